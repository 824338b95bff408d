//! `parse`: from HTML to all that is known of a page before its article is chosen, beside parsers that do less.

use std::cell::Cell;
use std::hint::black_box;

use html5ever::tendril::TendrilSink as _;
use lol_html::{HtmlRewriter, Settings, element, text};
use markup5ever_rcdom::RcDom;
use poruch::parse::Parser;
use scraper::Html;

use super::rows::{BARE_TREE, OURS};
use super::variables::PAGES;
use crate::corpora::{OpenPage, cases, pages_of};
use crate::harness::{Group, Load, Row, Session, Unit};

const SCRAPER: &str = "scraper, bare tree";
const LOL_HTML: &str = "lol_html, elements and text told";
const ROWS: [&str; 4] = [OURS, BARE_TREE, SCRAPER, LOL_HTML];

/// Measures how pages are read: the bundled ones, and those of a file that the caller names.
pub fn parse(session: &mut Session) {
    measure(session, "parse/bundled", &bundled());
    if let Some(path) = session.own(PAGES, "file of pages", ("parse/open", &ROWS)) {
        measure(session, "parse/open", &pages_of(&path));
    }
}

/// The bundled pages.
pub(super) fn bundled() -> Vec<OpenPage> {
    cases().into_iter().flat_map(|case| [case.en.page, case.uk.page]).collect()
}

fn measure(session: &mut Session, name: &str, pages: &[OpenPage]) {
    let parser = Parser::default();
    let draft = |page: &OpenPage| usize::from(black_box(parser.draft(&page.html, &page.context())).is_ok());
    let row = |name, read: fn(&str) -> usize| Row::new(name, move || pages.iter().map(|page| read(&page.html)).sum());
    let ours = Row::new(OURS, || pages.iter().map(draft).sum()).produces_at_least(pages.len() * 9 / 10);
    let rivals = [row(BARE_TREE, rcdom), row(SCRAPER, scraper), row(LOL_HTML, lol_html)];
    session.measure(Group::new(name, Load::of("page", pages), Unit::Megabytes).row(ours).rows(rivals));
}

/// The bare tree of a page. Gives how many children the document has.
pub(super) fn rcdom(html: &str) -> usize {
    let parser = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default());
    black_box(parser.one(html)).document.children.borrow().len()
}

fn scraper(html: &str) -> usize {
    black_box(Html::parse_document(html)).tree.root().children().count()
}

/// Goes through a page without making a tree: how many elements and pieces of text there are.
fn lol_html(html: &str) -> usize {
    let count = Cell::new(0);
    let add = || count.set(count.get() + 1);
    let elements = element!("*", |_| {
        add();
        Ok(())
    });
    let texts = text!("*", |_| {
        add();
        Ok(())
    });
    let settings = Settings::new().append_element_content_handler(elements).append_element_content_handler(texts);
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    rewriter.write(html.as_bytes()).and_then(|()| rewriter.end()).map_or(0, |()| count.get())
}
