//! Lines about the article at the start and the end of its text: the date, the section, the author's name.

use memchr::memchr3;
use rustc_hash::FxHashSet;

use super::roles;
use crate::flow::{Flow, Form};
use crate::metadata;
use crate::page::BlockKind;
use crate::text::{ends_sentence, is_alphabetic, key, words};
use crate::words::label::{self, Label};

/// A line of more words says more than who wrote the article and when.
const LONGEST: usize = 12;

/// How many blocks at either end are looked at.
const REACH: usize = 4;

/// So many words beside the names or the date still say nothing else: «Фото», «для», `science correspondent`.
const MOST_OTHER: usize = 3;

/// What a line of names calls their part in the article.
const CREDITS: [&str; 21] = [
    "автор",
    "авторка",
    "текст",
    "фото",
    "відео",
    "переклад",
    "редактор",
    "редакторка",
    "by",
    "text",
    "photo",
    "video",
    "автори",
    "світлини",
    "ілюстрація",
    "ілюстрації",
    "фотограф",
    "фотографка",
    "монтаж",
    "переклав",
    "переклала",
];

/// Takes such lines out of `kept`.
pub(super) fn drop_lines(flow: &Flow, kept: &mut [bool], authors: &[&str]) {
    let authors = name_words(authors);
    let all: Vec<usize> = (0..kept.len()).filter(|&at| kept[at]).collect();
    let tells = |at: usize| is_line(flow, at) && tells_of_article(flow.text(at), &authors);
    // A lead may stand above them, a note below.
    for &at in all.iter().take(REACH).chain(all.iter().rev().take(REACH)) {
        kept[at] &= !tells(at);
    }
    let (first, last) = (all.iter().find(|&&at| kept[at]), all.iter().rev().find(|&&at| kept[at]));
    for &at in first.into_iter().chain(last).filter(|&&at| is_line(flow, at) && is_signature(flow.text(at))) {
        kept[at] = false;
    }
}

/// What follows the name of an author who is described.
const DESCRIBES: [&str; 9] = ["is ", "has ", "writes ", "covers ", "ist ", "— ", "– ", "- ", "є "];

/// Whether a text says where its author is to be reached: `Reach Ann Carver at ann@news.example`.
fn tells_contact(text: &str) -> bool {
    const LONGEST: usize = 400;
    const REACH: [&str; 5] = ["Reach ", "Contact ", "Email ", "E-mail ", "You can reach "];
    const REACHED: [&str; 6] =
        ["can be reached at", "follow her on", "follow him on", "follow them on", "follow her at", "follow him at"];
    if text.len() >= LONGEST {
        return false;
    }
    let lower = text.to_lowercase();
    let is_told = REACHED.iter().any(|words| lower.contains(words)) && !text.starts_with(['“', '"']);
    is_told || (gives_address(text) && REACH.iter().any(|word| text.starts_with(word)))
}

/// Takes the last block out of `kept` where it tells who the author is: «Ганна Чумак — журналістка».
pub(super) fn drop_description(flow: &Flow, kept: &mut [bool], authors: &[&str]) {
    let describes = |text: &str| {
        let rest = authors.iter().find_map(|name| text.strip_prefix(*name).filter(|_| name.contains(' ')));
        rest.is_some_and(|rest| DESCRIBES.iter().any(|word| rest.trim_start_matches([' ', ',']).starts_with(word)))
    };
    if let Some(last) = kept.iter().rposition(|&kept| kept)
        && flow.block(last).form != Form::Heading(1)
        && (describes(flow.text(last)) || tells_contact(flow.text(last)))
    {
        kept[last] = false;
    }
}

/// The words of the authors' names.
pub(super) fn name_words(authors: &[&str]) -> FxHashSet<String> {
    authors.iter().flat_map(|name| word_list(name)).collect()
}

/// Whether a line says who wrote the article or when, and hardly anything else.
pub(super) fn tells_of_article(text: &str, authors: &FxHashSet<String>) -> bool {
    is_place(text)
        || is_byline(text, authors)
        || is_named_byline(text)
        || is_dateline(text)
        || is_list(text)
        || gives_time(text)
        || gives_address(text)
}

/// Whether the block is a line in the form of a paragraph, and no sentence.
fn is_line(flow: &Flow, at: usize) -> bool {
    let (block, text) = (flow.block(at), flow.text(at));
    let (is_short, is_date) = (block.words <= LONGEST, || is_dateline(text));
    match block.form {
        Form::Paragraph => is_short && (!ends_sentence(text) || is_date()) || is_list(text),
        Form::Heading(_) => is_short && is_date(),
        _ => false,
    }
}

/// Whether a line names the place of the news, or how long it takes to read: `LONDON —`, `4 min`, `Reporting from Lviv`.
fn is_place(text: &str) -> bool {
    let is_minutes =
        text.starts_with(|c: char| c.is_ascii_digit()) && (text.ends_with(" min") || text.ends_with(" хв"));
    let is_dash = text.ends_with(['—', '–']) || text.ends_with(" -");
    let is_told = text.starts_with("Reporting from ") && words(text) <= 2 * MOST_OTHER;
    is_told || (is_dash || is_minutes) && words(text) <= MOST_OTHER
}

/// Whether a line holds authors' names and hardly anything else.
fn is_byline(text: &str, authors: &FxHashSet<String>) -> bool {
    let (named, other): (Vec<_>, Vec<_>) = word_list(text).partition(|word| authors.contains(word));
    let is_told = |word: &&String| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || metadata::is_word_of_date(word)
            || CREDITS.contains(&word.as_str())
    };
    named.len() > 1 && other.iter().filter(|word| !is_told(word)).count() <= MOST_OTHER
}

/// Whether a line lists, between bars or dots, when the article was written, by whom, in which section.
fn is_list(text: &str) -> bool {
    const ABOUT: [&str; 10] = [
        "published",
        "updated",
        "written by",
        "comments",
        "min read",
        "опубліковано",
        "оновлено",
        "переглядів",
        "автор",
        "коментарів",
    ];
    // With these bytes bars and dots begin, which most lines have none of.
    let may_list = text.len() < 240 && memchr3(b'|', 0xc2, 0xe2, text.as_bytes()).is_some();
    may_list && text.split(['|', '·', '•']).count() > 2 && {
        let key = key(text);
        ABOUT.iter().any(|word| key.contains(word))
    }
}

/// Whether a line gives, beside when the article was written, how long it takes to read: `5 min read · May 4, 2021`.
fn gives_time(text: &str) -> bool {
    let is_reading_time = |part: &str| key(part).contains("min") && label::whole(part) == Some(Label::Widget);
    let parts = || text.split(['|', '·', '•']).map(str::trim);
    parts().count() == 2
        && parts().any(is_reading_time)
        && parts().all(|part| is_reading_time(part) || is_dateline(part))
}

/// What stands before the name of an author.
const BY: [&str; 25] = [
    "by",
    "written by",
    "reported by",
    "від",
    "автор",
    "авторка",
    "автори",
    "текст",
    "von",
    "par",
    "por",
    "autor",
    "авторки",
    "підготував",
    "підготувала",
    "підготували",
    "записав",
    "записала",
    "переклав",
    "переклала",
    "розмовляв",
    "розмовляла",
    "спілкувався",
    "спілкувалася",
    "спілкувалась",
];

/// Whether a line is a label and names: `By Ann Carver and Tom Reed, London`.
fn is_named_byline(text: &str) -> bool {
    /// All of [`BY`] are shorter, in bytes.
    const LONGEST_LABEL: usize = 40;
    let lower = text[..text.floor_char_boundary(LONGEST_LABEL)].to_lowercase();
    let rest = BY.iter().find_map(|label| {
        let end = lower.starts_with(label).then_some(label.len())?;
        text.get(end..).filter(|rest| rest.starts_with([' ', ':']))
    });
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase)
            || matches!(word, "and" | "on" | "at" | "in" | "of" | "the" | "for" | "та" | "і" | "й" | "und" | "y" | "et")
    };
    let is_word = |word: &&str| word.contains(is_alphabetic);
    rest.is_some_and(|rest| {
        let names = || rest.split(|c: char| c.is_whitespace() || c == ':').filter(is_word);
        names().count() > 1 && names().all(is_name)
    })
}

/// Whether a line, which is no sentence, gives an e-mail address: its author's.
fn gives_address(text: &str) -> bool {
    let is_address =
        |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    text.split_whitespace().any(is_address)
}

/// Whether a line begins with a date and hardly holds anything else: «27 жовтня 2025 р. • Поля».
fn is_dateline(text: &str) -> bool {
    let word_count = text.split_whitespace().filter(|word| word.chars().any(is_alphabetic)).count();
    // The month and «р.» are words, too.
    word_count <= MOST_OTHER + 2
        && (metadata::begins_with_date(text) || metadata::has_moment(text) || gives_two_days(text))
}

/// Whether a line gives two days in digits: when the text was written, and when it was changed. (One alone may be that
/// of an event.)
fn gives_two_days(text: &str) -> bool {
    let is_day = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        let mut parts = word.split(['.', '/', '-']).map(str::len);
        let is_whole = word.bytes().all(|byte| byte.is_ascii_digit() || b"./-".contains(&byte));
        is_whole && matches!((parts.next(), parts.next(), parts.next()), (Some(1 | 2 | 4), Some(1 | 2), Some(2 | 4)))
    };
    text.split_whitespace().filter(is_day).count() > 1
}

/// Whether a line is a name, as authors sign: two or three words with capitals and nothing else.
fn is_signature(text: &str) -> bool {
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase) && (word.ends_with('.') || word.chars().any(char::is_lowercase))
    };
    let text = text.trim_start_matches(['—', '–', '-', ' ']);
    (2..=3).contains(&text.split(' ').count())
        && text.chars().all(|c| is_alphabetic(c) || " -'’ʼ.".contains(c))
        && text.split(' ').all(is_name)
}

fn word_list(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> = key(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.into_iter()
}

/// A closing line in bold with more words is a note rather than a heading.
const LONGEST_BOLD: usize = 8;

/// Headings and labels at the end of the text head nothing: what they headed was left out.
pub(super) fn drop_loose_headings(flow: &Flow, kept: &mut [bool]) {
    for at in (0..kept.len()).rev().filter(|&at| flow.block(at).len() > 0) {
        if !kept[at] {
            continue;
        }
        let block = flow.block(at);
        if block.form == Form::Paragraph && flow.text(at).ends_with(':') && block.words <= LONGEST_BOLD {
            kept[at] = false;
            continue;
        }
        let is_long = !block.is_heading() && block.words > LONGEST_BOLD;
        if is_long || roles::kind(flow, at, roles::Voice::Reports) != BlockKind::Heading {
            return;
        }
        kept[at] = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_line_that_gives_the_time_that_reading_takes() {
        assert!(gives_time("5 min read · May 4, 2021"));
        assert!(!gives_time("Five bridges · one river"));
    }

    #[test]
    fn knows_where_an_author_is_to_be_reached() {
        assert!(tells_contact("Reach Ann Carver at ann@news.example or call the newsroom."));
        assert!(tells_contact("Ann Carver writes on towns. Follow her on Twitter at @carver."));
        assert!(!tells_contact("Contact with the crew was lost at dawn."));
        assert!(!tells_contact("“Follow her on foot,” he said, and they all did."));
    }

    #[test]
    fn knows_a_line_that_gives_the_day() {
        assert!(is_dateline("27 жовтня 2025 р. • Поля"));
        assert!(is_dateline("October 27, 2025 • Fields"));
        assert!(is_dateline("03.04.2025 13:20"));
        assert!(is_dateline("Оновлено: 03.07.2024 – 18:57"));
        assert!(is_dateline("Сьогодні, 14:30"));
        assert!(is_dateline("16 лютого, 14:30"));
        assert!(is_dateline("Редакція | 16 лютого 2025 року, 14:30 | Економіка"));
        assert!(!is_dateline("Сьогодні холодно"));
        assert!(!is_dateline("Міст відкрили 16 лютого 2025"));
        assert!(!is_dateline("У 2025 році міст відкрили"));
        assert!(!is_dateline("24 лютого 2022 року почалася велика війна, і школу закрили"));
    }

    #[test]
    fn knows_names_of_authors() {
        let authors = name_words(&["Катерина Дудар", "Остап Чорний"]);
        assert!(is_byline("Катерина Дудар, Остап Чорний", &authors));
        assert!(is_byline("Автор: Остап Чорний, Київ", &authors));
        assert!(!is_byline("Остап Чорний побудував міст через річку", &authors));
        assert!(is_byline("By Остап Чорний | 16 Feb 2025, 2:30 PM", &authors));
        assert!(is_byline("Сьогодні, 14:30 Оновлено: вчора, 16:05 Автор: Остап Чорний", &authors));
        assert!(is_byline("Текст: Остап Чорний, фото: Ніна Верба", &authors));
        assert!(!is_byline("Катерина", &authors));
    }

    #[test]
    fn knows_a_list_of_what_is_about_the_article() {
        assert!(is_list("Місто | Опубліковано: годину тому | Автор: Ганна Чумак"));
        assert!(is_list("By AC, in News, City · 15 Feb 2025, 20:02 · 0 Comments"));
        assert!(!is_list("Рахунки: 2:1 | 3:0 | 1:1"));
        assert!(is_place("LONDON —") && is_place("4 min") && !is_place("Усе буде добре"));
    }

    #[test]
    fn knows_names_behind_a_label() {
        assert!(is_named_byline("By Ann Carver and Tom Reed, London"));
        assert!(is_named_byline("Текст: Ганна Чумак"));
        assert!(is_named_byline("Підготувала Ганна Чумак"));
        assert!(!is_named_byline("Підготувала місто до зими рада"));
        assert!(!is_named_byline("By the river"));
        assert!(!is_named_byline("Від Києва до Львова курсує новий поїзд"));
    }

    #[test]
    fn knows_the_address_of_an_author() {
        assert!(gives_address("Остап Чорний, ostap@novyny.example"));
        assert!(!gives_address("Міська рада (@miskrada)"));
    }

    #[test]
    fn knows_the_description_of_an_author() {
        let read = |last: &str| {
            let html = format!(
                "<meta name=author content='Ганна Чумак'><h1>Міст через річку відкрили</h1><div>
                <p>Перші автобуси перетнули новий міст на світанку, і сотні людей пішли за ними пішки на інший берег.</p>
                <p>{last}</p></div>"
            );
            crate::parse(&html).expect("a small page").text().contains(last)
        };
        assert!(!read("Ганна Чумак — журналістка, яка пише про мости та людей, що їх будують."));
        assert!(read("Ганна Чумак була на мосту першою, бо чекала на нього з ночі, попри дощ."));
    }

    #[test]
    fn knows_a_signature() {
        assert!(is_signature("Ганна Чумак"));
        assert!(is_signature("– Ann Carver"));
        assert!(is_signature("О. Мар’яненко-Гай"));
        assert!(!is_signature("Усе буде добре"));
        assert!(!is_signature("Київ"));
        assert!(!is_signature("НАТО ЄС"));
    }
}
