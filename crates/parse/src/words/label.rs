//! Lines that a reader sees and that say what stands beside or below them.
//!
//! The lists are what news sites of both languages write; compared as [`key`](crate::text::key)s.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::read_also::{first_word, is_on_topic};
use crate::text::key;

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// A list of key points follows.
    KeyPoints,
    /// Teasers of other articles follow.
    Related,
    /// Readers' comments follow.
    Comments,
    /// A line of the template: a button, a reaction, a share bar, a notice.
    Widget,
    /// A line about the article, or the label of one.
    About,
    /// An offer to subscribe follows.
    Paywall,
    /// Who the author is follows.
    Author,
}

const KEY_POINTS: [&str; 25] = [
    "points of attention",
    "key points",
    "key takeaways",
    "key facts",
    "main points",
    "main theses",
    "the main theses",
    "highlights",
    "at a glance",
    "in brief",
    "takeaways",
    "what you need to know",
    "головні тези",
    "головне",
    "коротко",
    "ключові тези",
    "основні тези",
    "тези",
    "найголовніше",
    "стисло",
    "коротко про головне",
    "ключові моменти",
    "головні моменти",
    "ключові факти",
    "головні факти",
];

const RELATED: [&str; 123] = [
    "more on the topic",
    "more on this topic",
    "more on this story",
    "more on this",
    "more stories",
    "more news",
    "more like this",
    "related",
    "related news",
    "related stories",
    "related articles",
    "related posts",
    "related topics",
    "related content",
    "related coverage",
    "read also",
    "also read",
    "read more",
    "read next",
    "see also",
    "recommended",
    "recommended for you",
    "you may also like",
    "you might also like",
    "you may like",
    "most read",
    "most popular",
    "popular",
    "trending",
    "latest news",
    "top stories",
    "don t miss",
    "більше по темі",
    "більше за темою",
    "читайте також",
    "читати також",
    "дивіться також",
    "дивись також",
    "ще за темою",
    "ще по темі",
    "по темі",
    "за темою",
    "схожі новини",
    "останні новини",
    "популярне",
    "рекомендуємо",
    "вас може зацікавити",
    "вам може бути цікаво",
    "пов язані новини",
    "новини по темі",
    "новини за темою",
    "матеріали по темі",
    "матеріали за темою",
    "топ новини",
    "до теми",
    "інші новини",
    "більше про це",
    "більше на тему",
    "більше на цю тему",
    "також за темою",
    "також по темі",
    "more about this",
    "also on the topic",
    "on this topic",
    "also on this topic",
    "читайте также",
    "смотрите также",
    "по теме",
    "больше по теме",
    "похожие новости",
    "последние новости",
    "популярное",
    "рекомендуем",
    "recommended videos",
    "mehr zum thema",
    "mehr themen",
    "mehr lesen",
    "lesen sie auch",
    "auch interessant",
    "ähnliche beiträge",
    "ähnliche artikel",
    "das könnte sie auch interessieren",
    "новини партнерів",
    "from our partners",
    "from the web",
    "promoted content",
    "around the web",
    "you might like",
    "more to read",
    "more for you",
    "what to read next",
    "editors picks",
    "editor s picks",
    "вибір редакції",
    "новини за тегами",
    "читайте ще",
    "дивіться ще",
    "також читайте",
    "також дивіться",
    "не пропустіть",
    "вам буде цікаво",
    "вам також може сподобатися",
    "вас також може зацікавити",
    "схожі матеріали",
    "схожі статті",
    "подібні новини",
    "подібні матеріали",
    "пов язані матеріали",
    "пов язані статті",
    "популярні новини",
    "популярні статті",
    "найпопулярніше",
    "найчитаніше",
    "рекомендовані новини",
    "рекомендовані матеріали",
    "рекомендовані статті",
    "радимо прочитати",
    "останні матеріали",
    "свіжі новини",
    "стрічка новин",
    "новини від партнерів",
    "матеріали партнерів",
    "зараз читають",
];

const COMMENTS: [&str; 29] = [
    "comments",
    "leave a comment",
    "leave a reply",
    "join the conversation",
    "join the discussion",
    "коментарі",
    "коментарів",
    "залишити коментар",
    "обговорення",
    "комментарии",
    "оставить комментарий",
    "топ коментарі",
    "найкращі коментарі",
    "усі коментарі",
    "всі коментарі",
    "читати коментарі",
    "top comments",
    "all comments",
    "show comments",
    "view comments",
    "додати коментар",
    "написати коментар",
    "залиште коментар",
    "прокоментувати",
    "показати коментарі",
    "переглянути коментарі",
    "коментарі читачів",
    "коментарів немає",
    "приєднатися до обговорення",
];

const WIDGETS: &[&str] = &[
    "share",
    "share this",
    "share this article",
    "share this story",
    "share on facebook",
    "share on x",
    "share on twitter",
    "share on telegram",
    "copy link",
    "print",
    "save",
    "add to favorites",
    "add to favourites",
    "add to bookmarks",
    "add to bookmark",
    "how do you like that",
    "how do you like it",
    "what do you think",
    "your reaction",
    "advertisement",
    "advertising",
    "sponsored",
    "sponsored content",
    "subscribe",
    "subscribe now",
    "sign up",
    "log in",
    "sign in",
    "accept",
    "accept all",
    "ok",
    "close",
    "listen to this article",
    "listen",
    "follow us",
    "back to top",
    "go to top",
    "report a typo",
    "text size",
    "reading time",
    "поділитися",
    "поділитись",
    "поширити",
    "поділитися новиною",
    "копіювати посилання",
    "друкувати",
    "зберегти",
    "додати до обраного",
    "додати в обране",
    "до обраного",
    "в закладки",
    "як вам це",
    "як вам новина",
    "ваша реакція",
    "реклама",
    "на правах реклами",
    "підписатися",
    "підписатись",
    "увійти",
    "прийняти",
    "закрити",
    "вгору",
    "поделиться",
    "распечатать",
    "подписаться",
    "как вам новость",
    "drucken",
    "teilen",
    "anzeige",
    "weiterlesen",
    "read full story",
    "click to expand",
    "like this",
    "like loading",
    "share article",
    "or",
    "advertisement story continues below",
    "read full article",
    "loading",
    "watch the video above",
    "share full article",
    "skip advertisement",
    "continue reading the main story",
    "after newsletter promotion",
    "add to your saved stories",
    "save this story",
    "save article",
    "gift this article",
    "поділитися в соцмережах",
    "поділіться новиною",
    "оцініть новину",
    "оцініть статтю",
    "продовження після реклами",
    "article continues below",
    "article continues after ad",
    "story continues below",
    "story continues below advertisement",
    "article continues below advertisement",
    "advertisement scroll to continue",
    "показати ще",
    "показати ще новини",
    "завантажити ще",
    "show more",
    "load more",
    "згорнути",
    "розгорнути",
    "поділіться",
    "поділитися статтею",
    "поділитися у facebook",
    "поділитися в facebook",
    "поділитися у telegram",
    "поділитися в telegram",
    "розповісти друзям",
    "скопіювати посилання",
    "надрукувати",
    "роздрукувати",
    "версія для друку",
    "слухати",
    "слухати статтю",
    "прослухати",
    "прослухати статтю",
    "послухати статтю",
    "додати до закладок",
    "у закладки",
    "час читання",
    "розмір тексту",
    "повідомити про помилку",
    "спонсорський контент",
    "спонсорський матеріал",
    "зареєструватися",
    "прийняти всі",
    "прийняти все",
    "стежте за нами",
    "слідкуйте за нами",
    "ми в соцмережах",
    "ми у соцмережах",
    "нагору",
    "догори",
    "читати далі",
    "читати повністю",
    "показати більше",
    "завантажити більше",
    "підпишіться",
    "підписуйтесь",
    "підписуйтеся",
    "підтримати нас",
    "підтримайте нас",
    "стати патроном",
    "стань патроном",
];

const AUTHOR: [&str; 9] = [
    "about the author",
    "about the authors",
    "about author",
    "про автора",
    "про авторку",
    "про авторів",
    "об авторе",
    "über den autor",
    "über die autorin",
];

/// Beginnings of the first line of a paywall's box.
const PAYWALL: [&str; 21] = [
    "this content is reserved for subscribers",
    "this article is for subscribers",
    "subscribe to continue reading",
    "subscribe to keep reading",
    "subscribe for more articles",
    "register for more articles",
    "create an account or sign in",
    "цей матеріал доступний лише передплатникам",
    "цей матеріал доступний лише для передплатників",
    "оформіть передплату щоб читати далі",
    "цей матеріал лише для передплатників",
    "ця стаття доступна лише передплатникам",
    "ця стаття лише для передплатників",
    "передплатіть щоб читати далі",
    "підпишіться щоб читати далі",
    "щоб читати далі оформіть передплату",
    "матеріал доступний лише передплатникам",
    "матеріал доступний лише для передплатників",
    "стаття доступна лише передплатникам",
    "стаття доступна лише для передплатників",
    "this content is for subscribers",
];

/// A label is no longer, in bytes.
pub(super) const LONGEST: usize = 120;

/// What a line is whose whole text says so; a trailing count («Коментарі (12)», `Comments 3`) does not matter.
pub(crate) fn whole(text: &str) -> Option<Label> {
    (text.len() <= LONGEST).then(|| whole_line(text, &key(text))).flatten()
}

/// As [`whole`] where the key of the text is known.
pub(super) fn whole_line(text: &str, key: &str) -> Option<Label> {
    if text.len() > LONGEST {
        return None;
    }
    let line = key.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let begins_so = || STARTS.contains(first_word(key));
    if let Some(&label) = LABELS.get(line) {
        Some(label)
    } else if is_on_topic(line) || is_more(line) {
        Some(Label::Related)
    } else if is_count(key) || is_switch(key) {
        Some(Label::Widget)
    } else if !(key.starts_with(|c: char| c.is_ascii_digit()) || begins_so()) {
        None
    } else if is_reading_time(key) {
        Some(Label::Widget)
    } else if PAYWALL.iter().any(|start| line.starts_with(start)) {
        Some(Label::Paywall)
    } else {
        None
    }
}

/// The first words of [`PAYWALL`] and of lines that give the time of reading: few lines of a page begin with one of them.
static STARTS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let of_time = MINUTES.iter().chain(&READING).chain(&OF_READING);
    PAYWALL.iter().chain(of_time).map(|line| first_word(line)).collect()
});

/// The lists of whole lines in one table: each block of a page is looked up.
static LABELS: LazyLock<FxHashMap<&str, Label>> = LazyLock::new(|| {
    let lists: [(&[&str], Label); 6] = [
        (&KEY_POINTS, Label::KeyPoints),
        (&RELATED, Label::Related),
        (&COMMENTS, Label::Comments),
        (WIDGETS, Label::Widget),
        (&ABOUT, Label::About),
        (&AUTHOR, Label::Author),
    ];
    // Of two lists that hold a line the first counts.
    lists.into_iter().rev().flat_map(|(lines, label)| lines.iter().map(move |&line| (line, label))).collect()
});

/// Whether a line announces more of what the site has: `More from City News`, «Більше новин».
fn is_more(key: &str) -> bool {
    const LONGEST: usize = 5;
    let is_pair = matches!(
        key,
        "more news"
            | "more posts"
            | "більше новин"
            | "більше матеріалів"
            | "більше статей"
            | "ще новини"
            | "інші матеріали"
    );
    let rest = key.strip_prefix("more ").filter(|_| key.split(' ').count() <= LONGEST);
    is_pair
        || rest.is_some_and(|rest| rest.starts_with("from ") || rest.ends_with("stories") || rest.ends_with("articles"))
}

/// Whether a line counts readers or their reactions: «1245 переглядів», `37 views`.
fn is_count(key: &str) -> bool {
    const COUNTED: [&str; 19] = [
        "views",
        "comments",
        "comment",
        "shares",
        "likes",
        "переглядів",
        "перегляди",
        "коментарів",
        "просмотров",
        "view",
        "перегляд",
        "коментар",
        "коментарі",
        "комментариев",
        "комментария",
        "комментарий",
        "поширень",
        "вподобань",
        "уподобань",
    ];
    counted(key).is_some_and(|counted| COUNTED.contains(&counted))
}

/// What a number at the start of a line counts.
fn counted(key: &str) -> Option<&str> {
    let counted = key.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    (counted.len() < key.len()).then_some(counted)
}

/// Whether a line counts comments and says nothing else: «7 коментарів».
pub(crate) fn counts_comments(text: &str) -> bool {
    const COMMENTS: [&str; 8] =
        ["comments", "comment", "коментарів", "коментарі", "коментар", "комментариев", "комментария", "комментарий"];
    text.len() <= LONGEST && counted(&key(text)).is_some_and(|counted| COMMENTS.contains(&counted))
}

/// Whether a line opens or closes a box, or lets foreign content in: `Box aufklappen Box zuklappen`, `Inhalte erlauben`.
fn is_switch(key: &str) -> bool {
    const LONGEST: usize = 6;
    const ENDS: [&str; 9] = [
        "aufklappen",
        "zuklappen",
        "ausklappen",
        "einklappen",
        "inhalte erlauben",
        "inhalte anzeigen",
        "inhalte aktivieren",
        "inhalt anzeigen",
        "inhalt laden",
    ];
    // They all end in that.
    key.ends_with("en") && ENDS.iter().any(|end| key.ends_with(end)) && key.split(' ').count() <= LONGEST
}

/// Units of the time of reading.
const MINUTES: [&str; 9] = ["min", "mins", "minute", "minutes", "хв", "хвилина", "хвилини", "хвилин", "мин"];

/// Words for reading.
const READING: [&str; 7] = ["read", "reading", "читання", "читати", "прочитання", "чтения", "lesezeit"];

/// Other words beside the time of reading.
const OF_READING: [&str; 8] = ["time", "to", "a", "estimated", "на", "час", "для", "время"];

/// Whether a line says how long the article takes to read: «4 хв читання», `Reading time: 4 min`.
fn is_reading_time(key: &str) -> bool {
    let is_known = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_digit())
            || [&MINUTES[..], &READING, &OF_READING].iter().any(|list| list.contains(&word))
    };
    let has = |list: &[&str]| key.split(' ').any(|word| list.contains(&word));
    key.split(' ').all(is_known) && has(&MINUTES) && has(&READING)
}

const ABOUT: [&str; 25] = [
    "category",
    "categories",
    "tags",
    "topics",
    "source",
    "author",
    "published",
    "updated",
    "категорія",
    "теги",
    "теми",
    "джерело",
    "автор",
    "опубліковано",
    "оновлено",
    "ключові слова",
    "мітки",
    "рубрика",
    "рубрики",
    "категорії",
    "джерела",
    "авторка",
    "автори",
    "keywords",
    "authors",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_labels_with_counts_and_colons() {
        assert_eq!(whole("Головні тези:"), Some(Label::KeyPoints));
        assert_eq!(whole("Коментарі (12)"), Some(Label::Comments));
        assert_eq!(whole("Більше по темі"), Some(Label::Related));
        assert_eq!(whole("How do you like that?"), Some(Label::Widget));
        assert_eq!(whole("More from City News"), Some(Label::Related));
        assert_eq!(whole("1245 переглядів"), Some(Label::Widget));
        assert_eq!(whole("Вас також може зацікавити:"), Some(Label::Related));
        assert_eq!(whole("Скопіювати посилання"), Some(Label::Widget));
        assert_eq!(whole("Додати коментар"), Some(Label::Comments));
        assert_eq!(whole("Ключові слова:"), Some(Label::About));
        assert_eq!(whole("Прокоментувати рішення суду мер відмовився"), None);
        assert_eq!(whole("Більше мініатюрних матеріалів"), None);
        assert_eq!(whole("Міст відкрито"), None);
    }

    #[test]
    fn knows_a_count_of_comments() {
        assert!(counts_comments("7 коментарів") && counts_comments("1 comment"));
        assert!(!counts_comments("7 переглядів") && !counts_comments("Коментарі мера"));
    }

    #[test]
    fn knows_the_time_that_reading_takes() {
        assert_eq!(whole("4 хв читання"), Some(Label::Widget));
        assert_eq!(whole("Reading time: 12 minutes"), Some(Label::Widget));
        assert_eq!(whole("4 min read"), Some(Label::Widget));
        assert_eq!(whole("5 хвилин тиші"), None);
    }

    #[test]
    fn knows_the_switch_of_a_box() {
        assert_eq!(whole("Infobox aufklappen Infobox zuklappen"), Some(Label::Widget));
        assert_eq!(whole("Filmclub-Inhalte erlauben"), Some(Label::Widget));
        assert_eq!(whole("Die Tür ließ sich, wie der Hausherr sagte, auch von innen aufklappen"), None);
    }

    #[test]
    fn knows_labels_of_articles_on_the_topic() {
        for label in ["Статті за темою", "Новости по теме", "News on the topic:", "Також за темою:", "На цю тему"]
        {
            assert_eq!(whole(label), Some(Label::Related), "{label}");
        }
        assert_eq!(whole("Розмова на тему"), None);
    }
}
