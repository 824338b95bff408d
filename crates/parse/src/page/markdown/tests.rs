//! Whole articles as Markdown, read back by a reader of Markdown.

use proptest::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::page::{BlockKind, NewBlock, Page, PageBuilder};
use crate::parse;

/// A page of blocks given by kind, path and text.
fn page(blocks: &[(BlockKind, &str, &str)]) -> Page {
    let mut builder = PageBuilder::new(None);
    for &(kind, path, text) in blocks {
        let block = NewBlock {
            kind,
            level: (kind == BlockKind::Heading).then_some(3),
            lang: poruch_detect_language::Lang::UK,
            text: text.into(),
            path: path.into(),
            range: None,
            anchors: Vec::new(),
        };
        builder.block(block);
    }
    builder.build()
}

#[track_caller]
fn check(blocks: &[(BlockKind, &str, &str)], expected: &str) {
    assert_eq!(page(blocks).markdown(), expected);
}

/// The blocks that a reader of Markdown sees: the role as far as Markdown tells it, and the text.
fn read_back(markdown: &str) -> Vec<(BlockKind, String)> {
    let mut blocks: Vec<(BlockKind, String)> = Vec::new();
    let mut kind = BlockKind::Paragraph;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        let mut open = |kind| blocks.push((kind, String::new()));
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => open(BlockKind::Title),
            Event::Start(Tag::Heading { .. }) => open(BlockKind::Heading),
            Event::Start(Tag::CodeBlock(_)) => open(BlockKind::Code),
            Event::Start(Tag::TableCell) => open(BlockKind::TableCell),
            Event::Start(Tag::Paragraph) if kind != BlockKind::ListItem => open(kind),
            Event::Start(Tag::Item) => open(BlockKind::ListItem),
            Event::Start(Tag::List(_)) => kind = BlockKind::ListItem,
            Event::Start(Tag::BlockQuote(_)) => kind = BlockKind::Quote,
            Event::End(TagEnd::List(_) | TagEnd::BlockQuote(_)) => kind = BlockKind::Paragraph,
            Event::Start(Tag::Strong) => blocks.last_mut().expect("a block is open").0 = BlockKind::Lead,
            Event::Start(Tag::Emphasis) => blocks.last_mut().expect("a block is open").0 = BlockKind::Caption,
            Event::Text(text) => blocks.last_mut().expect("a block is open").1.push_str(&text),
            Event::Start(Tag::Paragraph | Tag::Table(_) | Tag::TableHead | Tag::TableRow) | Event::End(_) => {}
            other => panic!("{other:?} in {markdown:?}"),
        }
    }
    blocks
}

#[test]
fn writes_every_role_of_an_article() {
    use BlockKind::{Caption, Code, Heading, KeyPoint, Lead, ListItem, Paragraph, Quote, Title};
    let blocks = [
        (Title, "b/h1", "Міст #1 відкрито"),
        (Lead, "b/p[1]", "Рух почали вранці."),
        (KeyPoint, "b/ul[1]/li[1]", "Міст відкрили."),
        (KeyPoint, "b/ul[1]/li[2]", "Автобуси їздять."),
        (Heading, "b/h2", "Що далі"),
        (Paragraph, "b/p[2]", "1. Перший абзац."),
        (Caption, "b/figure/figcaption", "Новий міст. Фото: О. Гай"),
        (Quote, "b/blockquote[1]/p[1]", "Ми чекали."),
        (Quote, "b/blockquote[1]/p[2]", "Дуже довго."),
        (Quote, "b/blockquote[2]", "І дочекалися."),
        (ListItem, "b/ol/li[1]", "раз"),
        (ListItem, "b/ol/li[2]", "два"),
        (Code, "b/pre", "make bridge\n```"),
    ];
    let expected = "# Міст \\#1 відкрито\n\n**Рух почали вранці.**\n\n- Міст відкрили.\n- Автобуси їздять.\n\n### Що далі\n\n\
        1\\. Перший абзац.\n\n*Новий міст. Фото: О. Гай*\n\n> Ми чекали.\n>\n> Дуже довго.\n\n> І дочекалися.\n\n\
        1. раз\n2. два\n\n````\nmake bridge\n```\n````\n";
    check(&blocks, expected);
}

#[test]
fn keeps_lists_apart_that_follow_one_another() {
    let item = BlockKind::ListItem;
    check(
        &[(item, "b/ul[1]/li", "а"), (item, "b/ul[2]/li[1]", "б"), (item, "b/ul[2]/li[2]", "в")],
        "- а\n\n* б\n* в\n",
    );
    check(&[(BlockKind::KeyPoint, "b/div[1]", "а"), (item, "b/div[2]", "б")], "- а\n\n* б\n");
    check(&[(item, "b/ol[1]/li[4]", "а"), (item, "b/ol[2]/li", "б")], "4. а\n\n1) б\n");
}

#[test]
fn writes_lists_inside_lists() {
    let item = BlockKind::ListItem;
    let blocks = [
        (item, "b/ol/li[1]", "а"),
        (item, "b/ol/li[1]/ul/li[1]", "б"),
        (item, "b/ol/li[1]/ul/li[2]", "в"),
        (item, "b/ol/li[1]/ul/li[2]/p", "ще про в"),
        (item, "b/ol/li[2]", "г"),
        (item, "b/ol/li[3]/ul/li", "ґ"),
    ];
    check(&blocks, "1. а\n   - б\n   - в\n\n     ще про в\n2. г\n\n* ґ\n");
}

#[test]
fn writes_tables_by_row_and_column() {
    let cell = BlockKind::TableCell;
    let blocks = [
        (cell, "b/table/thead/tr/th[2]", "2024"),
        (cell, "b/table/thead/tr/th[3]", "2025"),
        (cell, "b/table/tbody/tr[1]/th", "Мости"),
        (cell, "b/table/tbody/tr[1]/td[1]", "1|2"),
        (cell, "b/table/tbody/tr[1]/td[2]/p[1]", "3"),
        (cell, "b/table/tbody/tr[1]/td[2]/p[2]", "(план)"),
        (cell, "b/table/tbody/tr[2]/th", "Дороги"),
        (cell, "b/table/tbody/tr[2]/td[2]", "5"),
    ];
    let expected = "|  | 2024 | 2025 |\n| --- | --- | --- |\n| Мости | 1\\|2 | 3<br>(план) |\n| Дороги |  | 5 |\n";
    check(&blocks, expected);
    let without_head = [(cell, "b/table/tr[1]/td[1]", "а"), (cell, "b/table/tr[1]/td[2]", "б")];
    check(&without_head, "|  |  |\n| --- | --- |\n| а | б |\n");
}

#[test]
fn writes_cells_as_lines_where_no_rows_are_known() {
    let cell = BlockKind::TableCell;
    check(&[(cell, "b/div[1]", "- а"), (cell, "b/div[2]", "б")], "\\- а\n\nб\n");
    check(&[(cell, "b/table/tr/td[1]", "а"), (cell, "b/table/tr/td[4000000000]", "б")], "а\n\nб\n");
    check(&[(cell, "b/table/tr[1]/td", "а"), (cell, "b/table/tr[2]/td", "б")], "а\n\nб\n");
}

#[test]
fn begins_with_the_title_of_the_metadata_where_no_block_holds_it() {
    let page =
        parse("<title>Міст відкрито</title><p>Новий міст через річку відкрили в неділю вранці, повідомила мерія.</p>");
    let markdown = page.expect("a small page").markdown();
    assert_eq!(markdown, "# Міст відкрито\n\nНовий міст через річку відкрили в неділю вранці, повідомила мерія.\n");
    assert_eq!(page_of_nothing(), "");
}

fn page_of_nothing() -> String {
    Page::default().markdown()
}

/// The role that Markdown keeps.
fn kept(kind: BlockKind) -> BlockKind {
    if kind == BlockKind::KeyPoint { BlockKind::ListItem } else { kind }
}

fn any_kind() -> impl Strategy<Value = BlockKind> {
    use BlockKind::{Caption, Code, Heading, KeyPoint, Lead, ListItem, Paragraph, Quote, TableCell, Title};
    prop::sample::select(&[Title, Lead, KeyPoint, Heading, Paragraph, ListItem, Quote, Caption, TableCell, Code][..])
}

/// Text made of what Markdown might take for markup.
const NASTY: &str =
    r"([-+*_#>=`~|!\\&<\[\]()\.0-9:^$ЇїaB «»—/@{}';]| |&amp;|&#35;|\]\(x\)|<b>|https://a\.b/c_d|\*\*|1\. |- ){1,20}";

proptest! {
    #[test]
    fn a_reader_of_markdown_sees_the_text_of_the_blocks(blocks in prop::collection::vec((any_kind(), NASTY), 0..8)) {
        let blocks: Vec<_> = blocks.into_iter().map(|(kind, text)| (kind, text.trim().to_owned())).filter(|(_, text)| !text.is_empty()).collect();
        let paths: Vec<_> = (0..blocks.len()).map(|at| format!("html/body/div[{at}]")).collect();
        let given: Vec<_> = blocks.iter().zip(&paths).map(|((kind, text), path)| (*kind, path.as_str(), text.as_str())).collect();
        let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let found: Vec<_> = read_back(&page(&given).markdown()).into_iter().map(|(kind, text)| (kind, fold(&text))).collect();
        // A cell without a row is a line.
        let role = |kind| if kind == BlockKind::TableCell { BlockKind::Paragraph } else { kept(kind) };
        let expected: Vec<_> = blocks.iter().map(|(kind, text)| (role(*kind), fold(text))).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn tables_keep_their_cells(texts in prop::collection::vec(NASTY, 2..12), columns in 2_usize..5) {
        let texts: Vec<_> = texts.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
        prop_assume!(texts.len() > 1);
        let path = |at: usize| format!("html/body/table/tbody/tr[{}]/td[{}]", at / columns + 1, at % columns + 1);
        let paths: Vec<_> = (0..texts.len()).map(path).collect();
        let given: Vec<_> = texts.iter().zip(&paths).map(|(text, path)| (BlockKind::TableCell, path.as_str(), text.as_str())).collect();
        let found: Vec<_> = read_back(&page(&given).markdown()).into_iter().map(|(_, text)| text).filter(|text| !text.is_empty()).collect();
        prop_assert_eq!(found, texts);
    }

    #[test]
    fn lists_keep_their_items(places in prop::collection::vec((prop::sample::select(&["ul[1]", "ul[2]", "ol", "div"][..]), 1_usize..4, 0_usize..3), 1..8)) {
        let path = |&(list, at, depth): &(&str, usize, usize)| format!("html/{list}{}/li[{at}]", "/li[1]/ol".repeat(depth));
        let paths: Vec<_> = places.iter().map(path).collect();
        let given: Vec<_> = paths.iter().map(|path| (BlockKind::ListItem, path.as_str(), "- 1. пункт")).collect();
        let markdown = page(&given).markdown();
        let found: String = read_back(&markdown).into_iter().map(|(_, text)| text).collect();
        prop_assert_eq!(found, "- 1. пункт".repeat(places.len()), "{}", markdown);
    }

    #[test]
    fn no_path_makes_it_panic(blocks in prop::collection::vec((any_kind(), "(/|li|ol|ul|tr|td|th|table|blockquote|\\[|\\]|[0-9]{1,22}){0,12}"), 0..12)) {
        let given: Vec<_> = blocks.iter().map(|(kind, path)| (*kind, path.as_str(), "слово")).collect();
        let _ = page(&given).markdown();
    }
}
