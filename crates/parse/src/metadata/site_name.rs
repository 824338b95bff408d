//! The name of the site.

use super::describe::{Sources, headline, meta, sourced};
use super::json_ld;
use crate::head::Head;
use crate::page::{Origin, Sourced};
use crate::text::{folded, words};

/// A site's name has at most this many words.
const MOST_WORDS: usize = 6;

pub(super) fn read(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let publisher = || sources.article.and_then(|article| json_ld::text(article, "publisher", &["name"]));
    meta(sources, &["og:site_name", "application-name"])
        .or_else(|| publisher().and_then(|name| sourced(name, Origin::JsonLd)))
        .or_else(|| beside_title(sources.head, headline(sources)?).and_then(|name| sourced(&name, Origin::Meta)))
}

/// What `<title>` says before or after the article's own title: «Міст відкрито // Новини дня», `City News: Bridge
/// opened`. Where several names stand there, the outermost is the site's.
fn beside_title(head: &Head<'_>, headline: &str) -> Option<String> {
    let (whole, headline) = (folded(head.title.as_deref()?), folded(headline));
    let (before, after) = whole.split_once(&headline).filter(|_| words(&headline) > 1)?;
    let last = names(after).last().filter(|_| after.trim_start().starts_with(is_sign));
    let name = last.or_else(|| names(before).next().filter(|_| before.trim_end().ends_with(is_sign)))?;
    (words(name) <= MOST_WORDS).then(|| name.to_owned())
}

/// The names in a part of `<title>`. A hyphen separates them between spaces only.
fn names(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(['|', '—', '–', '•', '·', '⋆', '»', '«', '/', ':']).flat_map(|part| part.split("- "));
    parts.map(str::trim).filter(|name| words(name) > 0)
}

fn is_sign(c: char) -> bool {
    !c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use crate::parse;

    #[track_caller]
    fn check(title: &str, expected: Option<&str>) {
        let html = format!(
            "<html lang=uk><title>{title}</title><body><article><h1>У місті відкрили новий міст</h1><p>Новий міст через \
             річку відкрили в неділю вранці, через десять років після початку будівництва.</p></article></body></html>"
        );
        let page = parse(&html).expect("a small page");
        let found = page.metadata().site_name.as_ref().map(|name| name.value.as_str());
        assert_eq!(found, expected, "{title}");
    }

    #[test]
    fn reads_what_stands_beside_the_title() {
        check("У місті відкрили новий міст // Степова газета", Some("Степова газета"));
        check("Вісник Берегів: У місті відкрили новий міст", Some("Вісник Берегів"));
        check("У місті відкрили новий міст | Події | Місто-24", Some("Місто-24"));
        check("У місті відкрили новий міст - Місто 24", Some("Місто 24"));
    }

    #[test]
    fn finds_no_name_where_none_stands() {
        check("У місті відкрили новий міст", None);
        check("У місті відкрили новий міст через річку", None);
        check("Новини", None);
    }
}
