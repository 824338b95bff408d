//! `extract`: the article of a page, beside other extractors; of the bundled pages against what a careful reader says.

use poruch::parse::{BlockKind, Parser};

use super::parse::{bundled, rcdom};
use super::rows::{BARE_TREE, OURS};
use super::variables::PAGES;
use crate::corpora::{GoldBlock, GoldPage, OpenPage, cases, pages_of};
use crate::harness::{Group, Load, Row, Session, Unit};
use crate::quality::Shingles;

/// The F1 that ours reaches on the bundled pages at the least.
const LEAST_F1: f64 = 0.99;
/// Of a hundred pages, those whose article ours finds at the least.
const LEAST_FOUND: usize = 80;

const DOM_SMOOTHIE: &str = "dom_smoothie";
const LEGIBLE: &str = "legible";
const SLOWEST: &str = "trafilatura";
const ROWS: [&str; 5] = [OURS, BARE_TREE, DOM_SMOOTHIE, LEGIBLE, SLOWEST];
/// The slowest is given every so many of many pages.
const SLOWEST_TAKES_EVERY: usize = 8;
/// So many pages are many.
const MANY: usize = 100;

/// An extractor by its name: the text of the article of a page, empty where it finds none.
type Extractor<'a> = (&'static str, Box<dyn Fn(&OpenPage) -> String + 'a>);

/// Measures how the articles of pages are found: of the bundled ones, and of those of a file that the caller names.
pub fn extract(session: &mut Session) {
    let golds: Vec<Gold> = cases().iter().flat_map(|case| [Gold::of(&case.en), Gold::of(&case.uk)]).collect();
    measure(session, "extract/bundled", &bundled(), &golds);
    if let Some(path) = session.own(PAGES, "file of pages", ("extract/open", &ROWS)) {
        measure(session, "extract/open", &pages_of(&path), &[]);
    }
}

/// Measures all extractors on pages, and how good they are where there is gold.
fn measure(session: &mut Session, name: &str, pages: &[OpenPage], golds: &[Gold]) {
    let parser = Parser::default();
    let extractors: [Extractor<'_>; 4] = [
        (OURS, Box::new(|page| by_poruch(page, &parser))),
        (DOM_SMOOTHIE, Box::new(by_dom_smoothie)),
        (LEGIBLE, Box::new(by_legible)),
        (SLOWEST, Box::new(by_trafilatura)),
    ];
    let few: Vec<OpenPage> = pages.iter().step_by(SLOWEST_TAKES_EVERY).cloned().collect();
    let rows = extractors.iter().map(|(name, extract)| {
        let is_slow = *name == SLOWEST && pages.len() > MANY;
        let given = if is_slow { &few } else { pages };
        let row = Row::new(*name, move || given.iter().filter(|page| !extract(page).is_empty()).count());
        let row = if is_slow { row.part(Load::of("page", given)) } else { row };
        if golds.is_empty() { row } else { row.quality(move || mean_f1(pages, golds, extract)) }
    });
    let mut rows: Vec<_> = rows.collect();
    let mut ours = rows.remove(0).produces_at_least(LEAST_FOUND * pages.len() / 100);
    if !golds.is_empty() {
        ours = ours.least(LEAST_F1);
    }
    let tree = Row::new(BARE_TREE, || pages.iter().map(|page| rcdom(&page.html)).sum());
    let mut group = Group::new(name, Load::of("page", pages), Unit::Megabytes);
    if !golds.is_empty() {
        group = group.quality("F1 of the text");
    }
    session.measure(group.row(ours).row(tree).rows(rows));
}

fn by_poruch(page: &OpenPage, parser: &Parser) -> String {
    parser.parse(&page.html, &page.context()).map(|page| page.text()).unwrap_or_default()
}

fn by_dom_smoothie(page: &OpenPage) -> String {
    let reader = dom_smoothie::Readability::new(page.html.as_str(), None, None);
    let article = reader.and_then(|mut reader| reader.parse());
    article.map(|article| article.text_content.to_string()).unwrap_or_default()
}

fn by_legible(page: &OpenPage) -> String {
    legible::parse(&page.html, None, None).map(|article| article.text_content).unwrap_or_default()
}

fn by_trafilatura(page: &OpenPage) -> String {
    let article = trafilatura::extract(&page.html, &trafilatura::Options::default());
    article.map(|article| article.content_text).unwrap_or_default()
}

fn mean_f1(pages: &[OpenPage], golds: &[Gold], extract: impl Fn(&OpenPage) -> String) -> f64 {
    let f1 = |(page, gold): (&OpenPage, &Gold)| gold.f1(&extract(page));
    pages.iter().zip(golds).map(f1).sum::<f64>() / golds.len() as f64
}

/// The text of an article, with and without its title and its captions: each of the four is the article to somebody.
struct Gold([Shingles; 4]);

impl Gold {
    fn of(page: &GoldPage) -> Self {
        let readings = [(false, false), (false, true), (true, false), (true, true)];
        Self(readings.map(|(title, captions)| {
            let is_part = |block: &&GoldBlock| match block.kind {
                BlockKind::Title => title,
                BlockKind::Caption => captions,
                _ => true,
            };
            let texts: Vec<&str> = page.blocks.iter().filter(is_part).map(|block| block.text.as_str()).collect();
            Shingles::of(&texts.join("\n\n"))
        }))
    }

    /// The F1 of a text against the reading that it is most like.
    fn f1(&self, text: &str) -> f64 {
        let found = Shingles::of(text);
        self.0.iter().map(|gold| gold.among(&found).f1()).fold(0.0, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_may_be_told_with_and_without_title_and_captions() {
        let block = |kind, text: &str| GoldBlock { kind, text: text.to_owned() };
        let page = OpenPage { html: String::new(), url: None };
        let gold = Gold::of(&GoldPage {
            page,
            blocks: vec![
                block(BlockKind::Title, "The bridge is open again"),
                block(BlockKind::Caption, "The bridge on Monday morning"),
                block(BlockKind::Paragraph, "Buses crossed it first, then people on foot."),
            ],
        });
        let (title, caption, text) = (
            "The bridge is open again",
            "The bridge on Monday morning",
            "Buses crossed it first, then people on foot.",
        );
        for told in [vec![text], vec![caption, text], vec![title, text], vec![title, caption, text]] {
            assert!(gold.f1(&told.join(" ")) > 0.999, "{told:?}");
        }
        assert!(gold.f1(&format!("{text} Subscribe to our letter now")) < 1.0);
    }
}
