//! Articles as Markdown, read back by a reader of Markdown.

use poruch::Page;
use poruch::parse::PageKind;
use pulldown_cmark::{Event, Options, Parser};

use super::Disagreements;
use super::case;

#[test]
fn a_reader_of_markdown_sees_the_text_of_the_blocks() {
    let mut disagreements = Disagreements::default();
    for case in case::all() {
        for (name, gold) in case.pages().filter(|(_, gold)| gold.kind == PageKind::Article) {
            let page = case.parse(gold);
            disagreements.expect(&name, "markdown", &letters(&text(&page)), &letters(&seen(&page.markdown())));
        }
    }
    disagreements.assert_none();
}

fn text(page: &Page) -> String {
    page.blocks().map(|block| block.text).collect()
}

/// All text that a reader of the Markdown sees.
fn seen(markdown: &str) -> String {
    let mut seen = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) => seen.push_str(&text),
            Event::Start(_) | Event::End(_) => {}
            Event::InlineHtml(html) if &*html == "<br>" => {}
            other => panic!("{other:?} in {markdown}"),
        }
    }
    seen
}

/// The text without white space, which Markdown folds and splits into lines.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}
