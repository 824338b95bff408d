//! The title: which block it is, and what it is without the site's name.

use rustc_hash::FxHashSet;

use crate::flow::{Flow, Form};
use crate::marks::Marks;
use crate::text::{folded, key, words};

/// Separators between a title and the site's name in `<title>`.
const SEPARATORS: [&str; 12] = [" | ", " // ", " - ", " – ", " — ", " :: ", " • ", " · ", " » ", " « ", " ⋆ ", " / "];

/// The block that is the title, given what the head calls it.
///
/// An `h1` that shares its words with one of `names` is best, then another heading or an element called title that
/// has all of them, then the first `h1` with a sentence's worth of words.
pub(crate) fn block(flow: &Flow, names: &[&str]) -> Option<usize> {
    let names: Vec<FxHashSet<String>> = names.iter().map(|name| word_set(name)).collect();
    let ranked = (0..flow.len()).filter_map(|at| rank(flow, at, &names).map(|rank| (at, rank)));
    let best = ranked.fold(None, |best: Option<(usize, f32)>, (at, rank)| match best {
        Some((_, best_rank)) if best_rank >= rank => best,
        _ => Some((at, rank)),
    });
    best.map(|(at, _)| at).or_else(|| first_h1(flow))
}

/// How much a block looks like the title; `None` where it does not.
fn rank(flow: &Flow, at: usize, names: &[FxHashSet<String>]) -> Option<f32> {
    let block = flow.block(at);
    let (bonus, least) = match block.form {
        Form::Heading(1) => (1.0, 0.5),
        Form::Heading(2) => (0.4, 0.8),
        Form::Heading(_) => (0.1, 0.9),
        Form::Paragraph if block.marks.has(Marks::TITLE) => (0.2, 0.9),
        _ => return None,
    };
    if block.len() > 400 || block.marks.has(Marks::NAVIGATION | Marks::FOOTER | Marks::RELATED | Marks::HIDDEN) {
        return None;
    }
    let set = word_set(flow.text(at));
    let share = names.iter().map(|name| likeness(&set, name)).fold(0.0, f32::max);
    let link = 0.3 * block.link_share();
    // The name of a site in an `h1` above every page is a small part of what the head says.
    let is_whole = names.iter().any(|name| 2 * set.intersection(name).count() >= name.len());
    (share >= least).then_some(share + if is_whole { bonus } else { 0.0 } - link)
}

/// The title in the text of its block: an `h1` often holds a line above the title as well, and the head names the
/// title alone. The part is taken from the block, so that it is the page's own text.
pub(crate) fn in_block<'a>(text: &'a str, names: &[&str]) -> &'a str {
    let part = |name: &&str| {
        let start = text.len().checked_sub(folded(name).len()).filter(|&start| start > 0)?;
        let tail = text.get(start..).filter(|tail| words(tail) >= 4 && key(tail) == key(name))?;
        text[..start].ends_with([' ', ':', '.', '|', '–', '-', '—']).then_some(tail)
    };
    names.iter().find_map(part).unwrap_or(text)
}

fn first_h1(flow: &Flow) -> Option<usize> {
    let unlikely = Marks::NAVIGATION | Marks::FOOTER | Marks::RELATED | Marks::PROMPT;
    let is_title = |at: &usize| {
        let block = flow.block(*at);
        block.form == Form::Heading(1)
            && !block.marks.has(unlikely)
            && words(flow.text(*at)) > 1
            && block.link_share() < 0.5
    };
    (0..flow.len()).find(is_title)
}

fn word_set(text: &str) -> FxHashSet<String> {
    key(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The share of common words, of the larger set; a name may go on with the site's.
fn likeness(block: &FxHashSet<String>, name: &FxHashSet<String>) -> f32 {
    let common = block.intersection(name).count() as f32;
    let of_block = common / block.len().max(1) as f32;
    let of_name = common / name.len().max(1) as f32;
    of_block * 0.7 + of_name * 0.3
}

/// `title` without the name of the site at its end or start.
pub(crate) fn without_site(title: &str, site: Option<&str>, host: Option<&str>) -> String {
    let title = folded(title);
    let site = site.map(key);
    let host = host.map(|host| host.trim_start_matches("www.").to_lowercase());
    let is_site = |part: &str| {
        let key = key(part);
        let joined = key.replace(' ', "");
        site.as_deref() == Some(&key) || host.as_deref().is_some_and(|host| names_host(&joined, host))
    };
    let mut rest = title.as_str();
    while let Some((head, tail)) = last_split(rest) {
        if is_site(tail) || (rest.contains(" | ") && words(head) >= 4 && words(tail) <= 3 && ends_with_bar(head, rest))
        {
            rest = head.trim_end();
        } else {
            break;
        }
    }
    if let Some((head, tail)) = first_split(rest)
        && is_site(head)
    {
        rest = tail.trim_start();
    }
    rest.to_owned()
}

/// Whether `joined` is the host's name with or without its ending: `pravda`, `pravdacomua`.
fn names_host(joined: &str, host: &str) -> bool {
    let whole: String = host.chars().filter(|c| c.is_alphanumeric()).collect();
    let name = host.split('.').find(|label| label.len() > 3).unwrap_or(host);
    let name: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    joined == whole || (joined.len() > 2 && joined == name)
}

/// Whether what was cut off after `head` began with a bar, which only ever separates.
fn ends_with_bar(head: &str, whole: &str) -> bool {
    whole[head.len()..].starts_with(" | ")
}

fn last_split(title: &str) -> Option<(&str, &str)> {
    let found = SEPARATORS.iter().filter_map(|separator| Some((title.rfind(separator)?, separator.len())));
    let (at, length) = found.max()?;
    Some((&title[..at], &title[at + length..]))
}

fn first_split(title: &str) -> Option<(&str, &str)> {
    // A colon separates after the name of a site only.
    let separators = SEPARATORS.iter().chain(&[": "]);
    let found = separators.filter_map(|separator| Some((title.find(separator)?, separator.len())));
    let (at, length) = found.min()?;
    Some((&title[..at], &title[at + length..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(without_site(title, Some("Новини Дня"), Some("www.newsday.ua")), expected);
    }

    #[test]
    fn takes_off_the_name_of_the_site() {
        check("Міст відкрито — Новини дня", "Міст відкрито");
        check("Bridge opened - NewsDay.ua", "Bridge opened");
        check("NewsDay | Bridge opened", "Bridge opened");
        check("Новини дня: Міст відкрито", "Міст відкрито");
        check("Міст відкрито // Новини дня", "Міст відкрито");
        check("У Києві відкрили новий міст | Новини | Київ", "У Києві відкрили новий міст");
    }

    #[test]
    fn takes_no_name_of_the_site_for_the_title() {
        let html = "<h1>Новини дня</h1><h2>У Києві відкрили новий міст через річку</h2><p>Текст.</p>";
        let tree = crate::tree::Tree::parse(html, &crate::Limits::new()).expect("a small page");
        let flow = Flow::read(&tree);
        assert_eq!(block(&flow, &["У Києві відкрили новий міст через річку — Новини дня"]), Some(1));
    }

    #[test]
    fn takes_the_title_without_the_line_above_it() {
        let names = ["У Києві відкрили новий міст"];
        assert_eq!(in_block("Транспорт У Києві відкрили новий міст", &names), names[0]);
        assert_eq!(
            in_block("Сьогодні у Києві відкрили новий міст", &["новий міст"]),
            "Сьогодні у Києві відкрили новий міст"
        );
    }

    #[test]
    fn keeps_a_dash_of_the_title() {
        check("Міст – гордість міста", "Міст – гордість міста");
        check("Київ - Львів: новий поїзд", "Київ - Львів: новий поїзд");
    }
}
