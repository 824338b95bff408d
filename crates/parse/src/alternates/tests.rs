//! Pages that name their other versions, by every convention.

use proptest::prelude::*;

use crate::{Page, PageContext, Parser};

const URL: &str = "https://misto.example/uk/1";

fn page(link: &str) -> Page {
    let html = format!(
        "<html lang=uk><body class=lang-uk>{link}<h1>Міст відкрито</h1><p>Новий міст відкрили.</p></body></html>"
    );
    Parser::default().parse(&html, &PageContext::new().url(URL)).expect("a page")
}

/// The versions, each as `lang via target url`, the host left out where it is that of the page.
fn versions(page: &Page) -> Vec<String> {
    let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let line = |found: &crate::Alternate| {
        let [via, target] = [serde_json::to_value(found.via), serde_json::to_value(found.target)];
        let url = found.url.strip_prefix("https://misto.example").unwrap_or(&found.url);
        format!("{} {} {} {url}", found.lang, name(via.expect("a name")), name(target.expect("a name")))
    };
    page.alternates().iter().map(line).collect()
}

#[track_caller]
fn check(link: &str, expected: &[&str]) {
    assert_eq!(versions(&page(link)), expected, "{link}");
}

#[test]
fn reads_hreflang_in_every_spelling_of_a_language() {
    for tag in ["en", "EN", "en-US", "en_GB", "en-UK", "eng"] {
        check(&format!("<link rel=alternate hreflang='{tag}' href=/en/1>"), &["en hreflang page /en/1"]);
    }
    for tag in ["uk", "uk-UA", "uk_UA", "ua", "UA", "ukr"] {
        check(&format!("<link rel=alternate hreflang='{tag}' href=/1>"), &["uk hreflang page /1"]);
    }
    check("<link rel=alternate hreflang=x-default href=/en/1>", &[]);
}

#[test]
fn takes_no_other_alternate_for_a_version() {
    check("<link rel=alternate media='only screen and (max-width: 640px)' href=https://m.misto.example/uk/1>", &[]);
    check("<link rel=amphtml href=/amp/uk/1><link rel='alternate stylesheet' href=/dark.css>", &[]);
    check("<link rel=alternate type=application/rss+xml hreflang=en href=/en/rss>", &[]);
    check("<link rel=next hreflang=en href=/en/2>", &[]);
}

#[test]
fn tells_front_pages_and_the_page_itself_from_versions() {
    check(
        "<link rel=alternate hreflang=uk href=//www.misto.example/uk/1/#text><link rel=alternate hreflang=en href=/english/>
         <a href=/en/1>ENG</a>",
        &[
            "uk hreflang itself https://www.misto.example/uk/1/#text",
            "en hreflang front-page /english/",
            "en switch-link page /en/1",
        ],
    );
}

#[test]
fn gives_a_version_once_for_each_way_it_is_named() {
    let twice = "<link rel=alternate hreflang=en href=/en/1><link rel=alternate hreflang=en-GB href=/en/1>
        <a href=/en/1>EN</a><ul><li><a href='/en/1'>English</a></ul>";
    check(twice, &["en hreflang page /en/1", "en switch-link page /en/1"]);
}

#[test]
fn resolves_addresses() {
    check("<base href=/en/><a href=1>ENG</a>", &["en switch-link page /en/1"]);
    check("<base href=//cdn.example/><a href=en/1>ENG</a>", &["en switch-link page https://cdn.example/en/1"]);
    check("<a href='//en.misto.example/1'>ENG</a>", &["en switch-link page https://en.misto.example/1"]);
    check("<a href=' ../en/1 '>ENG</a>", &["en switch-link page /en/1"]);
    check("<a href='?lang=en'>ENG</a>", &["en switch-link page /uk/1?lang=en"]);
    for damaged in
        ["javascript:void(0)", "JavaScript:;", "mailto:en@misto.example", "https://", "http://[::1", "#", "", "  "]
    {
        check(&format!("<a href='{damaged}'>ENG</a>"), &[]);
    }
}

#[test]
fn reads_open_graph_where_it_gives_an_address() {
    check("<meta property=og:locale:alternate content=en_US>", &[]);
    check("<meta property=og:locale:alternate content=https://misto.example/en/1>", &["en og-locale page /en/1"]);
}

#[test]
fn reads_json_ld() {
    let data = |translation: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"NewsArticle","inLanguage":"uk",{translation}}}</script>"#
        )
    };
    let object = r#""workTranslation":{"@type":"NewsArticle","inLanguage":"en-GB","url":"/bridge"}"#;
    check(&data(object), &["en json-ld page /bridge"]);
    let list = r#""translationOfWork":[{"@id":"/en/1"},{"@id":"/p/2","inLanguage":{"alternateName":"ru"}}]"#;
    check(&data(list), &["en json-ld page /en/1", "ru json-ld page /p/2"]);
    check(&data(r#""workTranslation":"https://misto.example/en/1""#), &["en json-ld page /en/1"]);
    check(&data(r#""workTranslation":"Bridge opened""#), &[]);
    let graph = r#"<script type="application/ld+json">{"@graph":[{"@type":"Article","@id":"/1","workTranslation":{"@id":"/2#a"}},
        {"@type":"Article","@id":"/2#a","inLanguage":"en"}]}</script>"#;
    check(graph, &["en json-ld page /2#a"]);
}

#[test]
fn reads_switch_links() {
    check("<a href=/en/1>Read in English</a>", &["en switch-link page /en/1"]);
    check("<a href=/ru/1><b>Рус</b></a>", &["ru switch-link page /ru/1"]);
    check("<span class=active>УКР</span> | <a href=/en/1>ENG</a>", &["en switch-link page /en/1"]);
    check("<div>Ця сторінка доступна англійською. <a href=/en/1>Перейти</a></div>", &["en switch-link page /en/1"]);
    check("<a href='#'>УКР</a><a href='/en/1'>ENG</a>", &["en switch-link page /en/1"]);
}

#[test]
fn reads_flags() {
    for flag in [
        "<img src=/i/1.png alt=English>",
        "<img src=/i/flags/gb.svg alt=''>",
        "<img src=/i/flag-us.png>",
        "<i class='fi fi-gb'></i>",
        "<span class='flag-icon flag-icon-us' title=English></span>",
        "🇬🇧",
    ] {
        check(&format!("<a href=/en/1>{flag}</a>"), &["en switch-link page /en/1"]);
    }
    check("<a href=/en/1 aria-label='Switch to English'><svg></svg></a>", &["en switch-link page /en/1"]);
    check("<a href=/en/1 title='English version'>A</a>", &["en switch-link page /en/1"]);
    check("<a href=/album/us><img src=/i/us.png></a>", &[]);
}

#[test]
fn reads_menus_and_buttons() {
    check(
        "<select><option value=/uk/1 selected>Українська<option value=/en/1>English<option value=ru>Русский</select>",
        &["uk switch-link itself /uk/1", "en switch-link page /en/1"],
    );
    check("<button data-href=/en/1>EN</button>", &["en switch-link page /en/1"]);
    check("<ul><li data-href=/en/1>English</ul>", &["en switch-link page /en/1"]);
    check("<button onclick=\"location.href='/en/1'\">ENG</button>", &["en switch-link page /en/1"]);
    check("<a href='#' onclick=\"window.location='/en/1';return false\">ENG</a>", &["en switch-link page /en/1"]);
    check("<button onclick=\"setLang('en')\">ENG</button><select><option>English</select>", &[]);
}

#[test]
fn takes_no_link_for_a_switch_that_leads_to_something_else() {
    check("<nav><a href=/news/world>World</a><a href=/news/uk>UK</a><a href=/sport>Sport</a></nav>", &[]);
    check("<nav><a href=/en/1>EN</a><a href=/2>UK</a></nav>", &["en switch-link page /en/1", "uk switch-link page /2"]);
    check("<ul><li><a href=/jobs>Jobs</a><li><a href=/lessons>Englisch</a></ul>", &[]);
    check("<ul><li><a href=/r/it>Italian</a><li><a href=/r/fr>French</a><li><a href=/r/uk>UK</a></ul>", &[]);
    check(
        "<ul><li><a href=/de/1>Deutsch</a><li><a href=/fr/1>Français</a></ul>",
        &["de switch-link page /de/1", "fr switch-link page /fr/1"],
    );
    check("<div class=lang-menu><a href=/de/1>DE</a></div>", &["de switch-link page /de/1"]);
    check(
        "<p>Команда видала книжку про мости трьома мовами, а повний текст доповіді за минулий рік вийшов лише \
        <a href=https://un.example/report>англійською</a>.</p>",
        &[],
    );
    check("<a href=/tags/english>English Premier League</a>", &[]);
}

#[test]
fn reads_hreflang_in_a_list_of_languages() {
    check("<ul class=links><li><a hreflang=en href='/en'>English</a></ul>", &["en hreflang front-page /en"]);
    check("<ul class=languages><li><a hreflang=pl href='/pl/1'>Po polsku</a></ul>", &["pl hreflang page /pl/1"]);
    check("<a hreflang=de href='/de/1'>DE</a>", &["de hreflang page /de/1"]);
}

#[test]
fn takes_no_tag_or_teaser_with_hreflang_for_a_version() {
    let rest = "<p>Новий міст через річку відкрили в неділю вранці.</p>".repeat(60);
    check(&format!("<a hreflang=en href='/en/tags/bridges'>bridges</a>{rest}"), &[]);
    check(&format!("<a hreflang=en href='/en/9'>How the river got its name</a>{rest}"), &[]);
}

#[test]
fn reads_the_http_header() {
    let header = r#"</en/1>; rel="alternate"; hreflang="en", </style.css>; rel=preload, <//misto.example/ru/1>; rel=alternate; hreflang=ru"#;
    let context = PageContext::new().url(URL).header("link", header);
    let page = Parser::default().parse("<h1>Міст</h1>", &context).expect("a page");
    assert_eq!(versions(&page), ["en http-link page /en/1", "ru http-link page /ru/1"]);
}

#[test]
fn reads_the_menu_of_a_list_of_articles() {
    let card = |at: usize| format!("<div><h2><a href='/uk/{at}1'>Новина номер {at} про новий міст</a></h2></div>");
    let cards: String = (1..12).map(card).collect();
    let page = page(&format!("<div class=langs><a href=/uk>Укр</a> <a href=/en>Eng</a></div>{cards}"));
    assert_eq!(page.kind(), crate::PageKind::Listing);
    assert_eq!(versions(&page), ["uk switch-link front-page /uk", "en switch-link front-page /en"]);
}

#[test]
fn is_cheap_on_many_links_that_name_a_language() {
    let html = "<span>UK</span><a href=/uk>UK</a><a href=/en>EN</a>".repeat(30_000);
    assert_eq!(versions(&page(&html)), ["en switch-link front-page /en"]);
}

proptest! {
    #[test]
    fn no_switch_makes_it_panic(html in r#"(<(a|li|option|button|select|base|link|img)( (href|value|data-href|onclick|alt|title|class|hreflang|rel|src)='(/en/1|//|en|#|javascript:|location=|"|flag-ua|flags/gb\.png|uk|alternate|ENG|УКР)'){0,3}>|</(a|li|select|button)>|УКР|ENG|UK|🇺🇦|Читати ){0,40}"#) {
        let _ = page(&html);
    }
}
