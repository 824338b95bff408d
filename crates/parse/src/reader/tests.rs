//! Whole pages, small and of the kinds that news sites have.

use poruch_detect_language::Detector;

use super::*;
use crate::page::{AlternateTarget, AlternateVia, BlockKind, PageKind};
use crate::{Limits, Origin};

fn page(html: &str) -> Page {
    page_of(html, &PageContext::new().url("https://novyny.example/uk/mist-vidkryto-4512"))
}

fn page_of(html: &str, context: &PageContext<'_>) -> Page {
    let tree = Tree::parse(html, &Limits::new()).expect("a small page");
    read(&tree, context, &Detector::default())
}

fn blocks(page: &Page) -> Vec<(BlockKind, &str)> {
    page.blocks().map(|block| (block.kind, block.text)).collect()
}

const P1: &str = "Перші автобуси перетнули новий міст на світанку, і сотні людей пішли за ними пішки на інший берег.";
const P2: &str = "Будівництво тривало десять років, його двічі зупиняли через брак грошей та одного разу через повінь.";
const P3: &str = "Нагадаємо, старий міст закрили для вантажівок ще три роки тому, коли в опорах знайшли тріщини.";

/// The page kind of a bilingual news site, with everything around the article.
fn bilingual_site() -> String {
    format!(
        r#"<html lang="uk"><head><title>Міст через річку відкрили | Новини</title>
<link rel="canonical" href="/uk/mist-vidkryto-4512"><link rel="alternate" hreflang="en" href="/en/bridge-4512">
<meta property="og:site_name" content="Новини"></head><body>
<div class="lang-banner">Ця сторінка доступна українською. <a href="/">Перейти</a></div>
<header><a href="/">Головна</a><nav><ul><li><a href="/polityka">Політика</a></li><li><a href="/sport">Спорт</a></li></ul></nav></header>
<main><div class="article-head"><span class="category"><a href="/suspilstvo">Суспільство</a></span>
<span>16 лютого 2025, 14:30</span></div>
<h1>Міст через річку відкрили</h1>
<div><a href="/en/bridge-4512">Read in English</a></div>
<p class="lead">Після десяти років робіт міст запрацював, і мерія обіцяє новий маршрут.</p>
<div>Джерело: <a href="https://gazeta.example/">Міська газета</a></div>
<div class="points"><div>Головні тези</div><ul><li>Міст відкрили вранці.</li><li>Автобуси вже їздять.</li></ul></div>
<div class="text"><h2>Як це було</h2><p>{P1}</p>
<div class="banner-adv">Реклама</div></div>
<div class="text"><p>{P2}</p>
<p>Читайте також: <a href="/uk/metro-99">Метро до аеропорту почнуть будувати восени</a></p>
<h2>Що далі</h2><p>{P3}</p></div>
<div class="cards"><h3>Більше по темі</h3>
<div class="card"><a href="/uk/tramvai-1"><h4>Трамвай повертається на набережну</h4></a><button>Додати до обраного</button><span>Додати до обраного</span></div>
<div class="card"><a href="/uk/port-2"><h4>Порт прийняв перше велике судно</h4></a><span>Додати до обраного</span></div></div>
<div>Як вам це?</div><div class="share"><a href="https://t.example/">Поділитися</a></div></main>
<div class="cookie-notice">Ми використовуємо файли cookie, щоб сайт працював краще для всіх наших читачів.</div>
<footer>© Новини, усі права захищено</footer></body></html>"#
    )
}

#[test]
fn reads_an_article_of_a_bilingual_site() {
    let html = bilingual_site();
    let page = page(&html);
    let expected = [
        (BlockKind::Title, "Міст через річку відкрили"),
        (BlockKind::Lead, "Після десяти років робіт міст запрацював, і мерія обіцяє новий маршрут."),
        (BlockKind::KeyPoint, "Міст відкрили вранці."),
        (BlockKind::KeyPoint, "Автобуси вже їздять."),
        (BlockKind::Heading, "Як це було"),
        (BlockKind::Paragraph, P1),
        (BlockKind::Paragraph, P2),
        (BlockKind::Heading, "Що далі"),
        (BlockKind::Paragraph, P3),
    ];
    assert_eq!(blocks(&page), expected);
    assert_eq!(page.kind(), PageKind::Article);
}

#[test]
fn keeps_teasers_apart_from_the_article() {
    let html = bilingual_site();
    let page = page(&html);
    let related: Vec<_> = page.related().iter().map(|teaser| (teaser.title.as_str(), teaser.url.as_str())).collect();
    let expected = [
        ("Метро до аеропорту почнуть будувати восени", "https://novyny.example/uk/metro-99"),
        ("Трамвай повертається на набережну", "https://novyny.example/uk/tramvai-1"),
        ("Порт прийняв перше велике судно", "https://novyny.example/uk/port-2"),
    ];
    assert_eq!(related, expected);
}

#[test]
fn reads_metadata_with_its_origin() {
    let html = bilingual_site();
    let page = page(&html);
    let metadata = page.metadata();
    let text = |value: &Option<crate::Sourced<String>>| value.as_ref().map(|value| (value.value.clone(), value.origin));
    assert_eq!(text(&metadata.source), Some(("Міська газета".into(), Origin::Text)));
    assert_eq!(text(&metadata.site_name), Some(("Новини".into(), Origin::Meta)));
    let canonical = "https://novyny.example/uk/mist-vidkryto-4512";
    assert_eq!(text(&metadata.canonical), Some((canonical.into(), Origin::Meta)));
    let published = metadata.published.as_ref().expect("a date");
    assert_eq!(published.value.local().as_deref(), Some("2025-02-16T14:30:00"));
    assert_eq!(published.origin, Origin::Text);
}

#[test]
fn finds_language_links_and_what_they_lead_to() {
    let html = r#"<html lang="uk"><head><base href="https://novyny.example/uk/"><title>Міст</title>
        <link rel="alternate" hreflang="uk" href="https://novyny.example/uk/mist-vidkryto-4512/">
        <link rel="alternate" hreflang="x-default" href="/"></head>
        <body><a href="/en/">ENG</a><a href="../ru/most">Русская версия</a><h1>Міст</h1></body></html>"#;
    let context = PageContext::new()
        .url("https://novyny.example/uk/mist-vidkryto-4512")
        .header("Link", "<https://en.novyny.example/bridge>; rel=\"alternate\"; hreflang=\"en-GB\"");
    let found = page_of(html, &context);
    let found: Vec<_> =
        found.alternates().iter().map(|link| (link.lang.as_str(), link.url.as_str(), link.via, link.target)).collect();
    let expected = [
        ("uk", "https://novyny.example/uk/mist-vidkryto-4512/", AlternateVia::Hreflang, AlternateTarget::Itself),
        ("en", "https://en.novyny.example/bridge", AlternateVia::HttpLink, AlternateTarget::Page),
        ("en", "https://novyny.example/en/", AlternateVia::SwitchLink, AlternateTarget::FrontPage),
        ("ru", "https://novyny.example/ru/most", AlternateVia::SwitchLink, AlternateTarget::Page),
    ];
    assert_eq!(found, expected);
}

#[test]
fn cuts_text_at_two_line_breaks() {
    let html = format!("<h1>Міст через річку відкрили</h1><div>{P1}<br><br>\n{P2}<br>{P3}</div>");
    let expected = [
        (BlockKind::Title, "Міст через річку відкрили".to_owned()),
        (BlockKind::Paragraph, P1.to_owned()),
        (BlockKind::Paragraph, format!("{P2} {P3}")),
    ];
    let page = page(&html);
    let found: Vec<_> = page.blocks().map(|block| (block.kind, block.text.to_owned())).collect();
    assert_eq!(found, expected);
}

#[test]
fn keeps_and_invents_no_space_at_inline_tags() {
    let html = "<h1>Міст відкрито</h1><p>Міст<b>и</b> та <i>дороги</i>,\u{a0}як ка<wbr>же мер, буду\u{ad}ють швидко й якісно.</p>";
    let page = page(html);
    assert_eq!(page.block(1).map(|block| block.text), Some("Місти та дороги, як каже мер, будують швидко й якісно."));
}

#[test]
fn gives_the_bytes_of_a_block() {
    let html = format!("<h1>Міст через річку відкрили</h1><p>{P1}</p><p>{P2}</p>");
    let page = page(&html);
    for block in page.blocks() {
        assert_eq!(&html[block.range.clone().expect("a range")], block.text);
    }
}

#[test]
fn reads_an_article_laid_out_as_a_table() {
    let html = format!(
        "<table><tr><td><a href=/a>Меню</a></td><td><h1>Міст через річку відкрили</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p></td></tr></table>"
    );
    let page = page(&html);
    let kinds: Vec<_> = page.blocks().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Title, BlockKind::Paragraph, BlockKind::Paragraph, BlockKind::Paragraph]);
}

#[test]
fn gives_a_line_once_that_a_later_heading_repeats() {
    let html = format!(
        "<h1>Міст через річку відкрили</h1><p>Рух почали о сьомій ранку</p><p>{P1}</p><h2>Рух почали о сьомій ранку</h2><p>{P2}</p>"
    );
    let page = page(&html);
    let found = blocks(&page);
    assert_eq!(found.iter().filter(|(_, text)| *text == "Рух почали о сьомій ранку").count(), 1, "{found:?}");
    assert_eq!(found[2], (BlockKind::Heading, "Рух почали о сьомій ранку"));
}

#[test]
fn leaves_out_what_is_not_shown() {
    let html = format!(
        "<h1>Міст через річку відкрили</h1><p>{P1}</p><p hidden>{P3}</p><p style='display:none'>{P3}</p><p>{P2}</p>"
    );
    assert_eq!(page(&html).text(), format!("{P1}\n\n{P2}"));
}

#[test]
fn tells_a_list_of_articles_from_an_article() {
    let card = |at: usize| {
        format!(
            "<div><h2><a href='/n/{at}'>Новина номер {at} про новий міст</a></h2><p>Короткий опис новини.</p></div>"
        )
    };
    let cards: String = (1..12).map(card).collect();
    assert_eq!(page(&format!("<h1>Архів новин</h1>{cards}")).kind(), PageKind::Listing);
    assert_eq!(page("<h1>404</h1><p>Не знайдено</p>").kind(), PageKind::Other);
    assert_eq!(page(&bilingual_site()).kind(), PageKind::Article);
}

#[test]
fn reads_nothing_off_an_empty_page() {
    let page = page("");
    assert_eq!((page.blocks().count(), page.kind()), (0, PageKind::Other));
}

proptest::proptest! {
    #[test]
    fn no_page_makes_it_panic(html in r#"(<(div|p|h1|ul|li|a href=x|table|td|br|b|figure|article|span class="lead share")>|</(div|p|ul|a|table)>|Слово |text. |Джерело: |Головні тези|&nbsp;|-){0,60}"#) {
        let page = page(&html);
        for block in page.blocks() {
            proptest::prop_assert!(!block.text.is_empty());
            if let Some(range) = block.range {
                proptest::prop_assert!(html.get(range).is_some());
            }
        }
    }
}
