//! Pages read by the parser against the gold.

use poruch::Page;
use poruch::parse::{Alternate, PageDate, PageKind, Related, Sourced};

use super::Disagreements;
use super::case;
use super::diff::Sets;
use super::gold::{GoldBlock, GoldPage, block_line};
use super::slice;

/// Calls `check` with each article page, parsed, and its gold.
fn each_article(mut check: impl FnMut(&mut Disagreements, &str, &GoldPage, &Page)) {
    let mut disagreements = Disagreements::default();
    for case in case::all() {
        for (name, gold) in case.pages().filter(|(_, gold)| gold.kind == PageKind::Article) {
            check(&mut disagreements, &name, gold, &case.parse(gold));
        }
    }
    disagreements.assert_none();
}

#[test]
fn kind_and_language_are_those_of_the_gold() {
    let mut disagreements = Disagreements::default();
    for case in case::all() {
        for (name, gold) in case.pages() {
            let page = case.parse(gold);
            disagreements.expect(&name, "kind", &gold.kind, &page.kind());
            disagreements.expect(&name, "lang", &gold.lang, &page.lang());
        }
    }
    disagreements.assert_none();
}

#[test]
fn metadata_is_that_of_the_gold() {
    each_article(|disagreements, name, gold, page| {
        let metadata = page.metadata();
        let mut expect = |field: &str, expected: &Option<String>, found: Option<String>| {
            disagreements.expect(name, field, expected, &found);
        };
        expect("title", &gold.title, page.title().map(str::to_owned));
        expect("published", &gold.published, date(metadata.published.as_ref()));
        expect("modified", &gold.modified, date(metadata.modified.as_ref()));
        expect("category", &gold.category, value(metadata.category.as_ref()));
        expect("source", &gold.source, value(metadata.source.as_ref()));
        expect("site_name", &gold.site_name, value(metadata.site_name.as_ref()));
        expect("image", &gold.image, value(metadata.image.as_ref()));
        expect("canonical", &gold.canonical, value(metadata.canonical.as_ref()));
        disagreements.expect(name, "tags", &gold.tags, &values(&metadata.tags));
        disagreements.expect(name, "author", &gold.author, &values(&metadata.authors));
    });
}

#[test]
fn times_without_an_offset_are_those_of_the_gold() {
    each_article(|disagreements, name, gold, page| {
        let metadata = page.metadata();
        disagreements.expect(name, "published_local", &gold.published_local, &local(metadata.published.as_ref()));
        disagreements.expect(name, "modified_local", &gold.modified_local, &local(metadata.modified.as_ref()));
    });
}

fn value(found: Option<&Sourced<String>>) -> Option<String> {
    found.map(|found| found.value.clone())
}

fn values(found: &[Sourced<String>]) -> Vec<String> {
    found.iter().map(|found| found.value.clone()).collect()
}

fn date(found: Option<&Sourced<PageDate>>) -> Option<String> {
    found.map(|found| found.value.to_string())
}

/// The time of a date that is no point in time for want of an offset.
fn local(found: Option<&Sourced<PageDate>>) -> Option<String> {
    found.filter(|found| !found.value.is_exact()).and_then(|found| found.value.local())
}

#[test]
fn blocks_are_those_of_the_gold() {
    each_article(|disagreements, name, gold, page| {
        let expected: Vec<_> = gold.blocks.iter().map(GoldBlock::line).collect();
        let found: Vec<_> = page.blocks().map(|block| block_line(block.kind, block.level, block.text)).collect();
        disagreements.expect_lines(name, "blocks", &expected, &found);
    });
}

#[test]
fn key_points_are_those_of_the_gold() {
    each_article(|disagreements, name, gold, page| {
        let found: Vec<_> = page.key_points().map(str::to_owned).collect();
        disagreements.expect_lines(name, "key points", &gold.key_points, &found);
    });
}

#[test]
fn related_links_are_those_of_the_gold() {
    each_article(|disagreements, name, gold, page| {
        let lines = |links: &[Related]| links.iter().map(|link| format!("{} <{}>", link.title, link.url)).collect();
        let (expected, allowed, found): (Vec<_>, Vec<_>, Vec<_>) =
            (lines(&gold.related), lines(&gold.other_teasers), lines(page.related()));
        let sets = Sets { expected: &expected, allowed: &allowed, found: &found };
        disagreements.expect_set(name, "related", &sets);
    });
}

#[test]
fn language_links_are_those_of_the_gold() {
    each_article(|disagreements, name, gold, page| {
        let lines = |links: &[Alternate]| links.iter().map(|link| format!("{link:?}")).collect();
        let (expected, found): (Vec<_>, Vec<_>) = (lines(&gold.alternates), lines(page.alternates()));
        let sets = Sets { expected: &expected, allowed: &[], found: &found };
        disagreements.expect_set(name, "alternates", &sets);
    });
}

#[test]
fn ranges_hold_the_text_of_their_blocks() {
    let mut disagreements = Disagreements::default();
    for case in case::all() {
        for (name, gold) in case.pages().filter(|(_, gold)| gold.kind == PageKind::Article) {
            let (decoded, page) = (case.decoded(gold), case.parse(gold));
            for block in page.blocks() {
                let source = block.range.and_then(|range| decoded.get(range));
                let read = source.map(slice::read);
                disagreements.expect(&name, "range", &Some(slice::fold(block.text)), &read);
            }
        }
    }
    disagreements.assert_none();
}
