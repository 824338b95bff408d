//! Whole pages, small and of the kinds that news sites have.

use poruch_detect_language::Detector;

use super::*;
use crate::Page;
use crate::page::{AlternateTarget, AlternateVia, BlockKind, PageKind};
use crate::{Limits, Origin};

fn page(html: &str) -> Page {
    page_of(html, &PageContext::new().url("https://novyny.example/uk/mist-vidkryto-4512"))
}

fn page_of(html: &str, context: &PageContext<'_>) -> Page {
    let tree = Tree::parse(html, &Limits::new()).expect("a small page");
    read(&tree, context, &Detector::default(), Extent::Article).page
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
fn takes_a_short_article_for_what_its_title_and_declaration_say() {
    let sections = ["economy", "culture", "science", "sport", "health", "weather"];
    let promise =
        |section| format!("<p>Our reporters answer all letters about {section}, and publish the best of them.</p>");
    let boxes = sections.map(promise).concat();
    let html = format!(
        "<html lang=uk><head><title>Міст через річку знову відкрили для автобусів</title></head><body><article>
         <h1>Міст через річку знову відкрили для автобусів</h1><p>{P1}</p>{boxes}</article>"
    );
    assert_eq!(page(&html).lang(), Lang::UK);
    assert_eq!(page(&html.replace("lang=uk", "lang=en")).lang(), Lang::EN);
}

#[test]
fn keeps_what_a_page_declares_beside_what_it_is_written_in() {
    let english = "The first buses crossed the new bridge at dawn, and hundreds of people followed them on foot.";
    let html = |lang: &str, text: &str| {
        let menu = "<nav><ul><li><a href=/>Головна</a><li><a href=/n>Новини</a><li><a href=/p>Погода</a></ul></nav>";
        format!(
            "<html lang={lang}><meta property=og:locale content=en_GB><body>{menu}<article><h1>Bridge opened</h1>\
             <p>{text}</p><p>Поділитися</p></article>"
        )
    };
    let page_declared = page(&html("uk-UA", english));
    let language = page_declared.language();
    assert_eq!(language.declared, [Lang::UK, Lang::EN]);
    assert_eq!((language.detected.lang, language.lang()), (Lang::EN, Lang::EN));
    assert!(language.detected.confidence > 0.5);

    let wrong = page(&html("uk-UA", english).replace("en_GB", "uk_UA"));
    assert_eq!(wrong.language().declared, [Lang::UK]);
    assert!(wrong.language().disagrees());

    let silent = page(&html("uk", "14:35").replace("Bridge opened", "404").replace("Поділитися", "15:20"));
    assert_eq!((silent.lang(), silent.language().detected.lang), (Lang::UK, Lang::UND));
    assert!(!silent.language().disagrees());
}

#[test]
fn reads_nothing_off_an_empty_page() {
    let page = page("");
    assert_eq!((page.blocks().count(), page.kind()), (0, PageKind::Other));
}

#[test]
fn reads_on_below_a_table() {
    let rows = "<tr><td>Міст</td><td>10</td><td>так</td></tr>".repeat(8);
    let html = format!(
        "<h1>Міст через річку відкрили</h1><article><p>{P1}</p><div><table><tbody>{rows}</tbody></table></div><h2>Далі</h2><p>{P2}</p></article>"
    );
    let page = page(&html);
    let cells = page.blocks().filter(|block| block.kind == BlockKind::TableCell).count();
    assert_eq!((cells, page.blocks().last().map(|block| block.text)), (24, Some(P2)));
}

#[test]
fn keeps_a_short_last_paragraph_in_a_box_of_its_own() {
    let boxed = |text: &str| format!("<div class='block text'><div><p>{text}</p></div></div>");
    let links = "<div class='block links'><div><p>Ще про мости</p><ul><li><a href=/a>Чому мостів так мало</a></li></ul></div></div>";
    let html = format!(
        "<article><h1>Міст через річку відкрили</h1>{}{links}{}{}</article>",
        boxed(P1),
        boxed(P2),
        boxed("Рух відкриють для всіх 2028 року.")
    );
    let page = page(&html);
    let texts: Vec<_> = page.blocks().skip(1).map(|block| block.text).collect();
    assert_eq!(texts, [P1, P2, "Рух відкриють для всіх 2028 року."]);
}

#[test]
fn leaves_out_signs_of_permalinks() {
    let heading = |id: &str, link: &str| format!("<h2 id={id}>{link}Як будували {id}</h2>");
    let html = format!(
        "<h1>Міст через річку відкрили</h1><article>{}<p>{P1}</p>{}<p>{P2}</p></article>",
        heading("міст", "<a href='#міст' aria-hidden=true>#</a>"),
        heading("дорогу", "<a href='#дорогу'>¶</a>")
    );
    let page = page(&html);
    let headings: Vec<_> =
        page.blocks().filter(|block| block.kind == BlockKind::Heading).map(|block| block.text).collect();
    assert_eq!(headings, ["Як будували міст", "Як будували дорогу"]);
}

#[test]
fn leaves_out_what_asks_for_an_address() {
    let letters = "<div class=x1><div>Головні новини міста щоп’ятниці у вашій скриньці</div><form><input type=email></form></div>";
    let html = format!("<h1>Міст через річку відкрили</h1><div><p>{P1}</p>{letters}<p>{P2}</p><p>{P3}</p></div>");
    assert_eq!(page(&html).text(), [P1, P2, P3].join("\n\n"));
}

#[test]
fn reads_the_article_in_one_box_with_a_form_for_comments() {
    let html = format!(
        "<div><h2>Міст через річку відкрили</h2><p>{P1}</p><form><input name=email><textarea></textarea></form></div><div><p>{P3} {P3} {P3}</p></div>"
    );
    assert!(page(&html).text().contains(P1));
}

#[test]
fn reads_title_and_lead_off_lines_of_other_sizes() {
    let html = format!(
        "<title>Міст через річку відкрили</title><table><tr><td><font size=1>03.04.2025 13:20 | <a href=/c>Події</a></font><br>
        <font size=5><b>Міст через річку відкрили</b></font><br><br><font size=2><b>{P1}</b><br><br>{P2}<br><br>{P3}</font></td></tr></table>"
    );
    let page = page(&html);
    let expected = [
        (BlockKind::Title, "Міст через річку відкрили"),
        (BlockKind::Lead, P1),
        (BlockKind::Paragraph, P2),
        (BlockKind::Paragraph, P3),
    ];
    assert_eq!(blocks(&page), expected);
}

#[test]
fn takes_bold_questions_of_an_interview_for_paragraphs() {
    let ask = |question: &str, answer: &str| format!("<p><b>{question}</b></p><p>{answer}</p>");
    let html = format!(
        "<h1>Розмова з мостобудівником</h1><div>{}{}</div>",
        ask("Коли відкриють міст?", P1),
        ask("А що далі?", P2)
    );
    assert!(page(&html).blocks().skip(1).all(|block| block.kind == BlockKind::Paragraph));
    let alone = format!("<h1>Міст через річку відкрили</h1><div><p>{P3}</p>{}</div>", ask("Що далі?", P1));
    assert_eq!(page(&alone).block(2).map(|block| block.kind), Some(BlockKind::Heading));
}

#[test]
fn leaves_out_lines_about_the_article() {
    let html = format!(
        "<meta name=author content='Ганна Чумак, Остап Дудар'><h1>Міст через річку відкрили</h1><div><p>27 жовтня 2025 р. • Поля</p>
        <p>Ганна Чумак, Остап Дудар</p><p>4 хв читання</p><p>{P1}</p><p>{P2}</p><p align=right><i>Ганна Чумак</i></p></div>"
    );
    assert_eq!(page(&html).text(), format!("{P1}\n\n{P2}"));
}

#[test]
fn quotes_a_post_of_a_social_network_without_its_frame() {
    let text = "Міст відкрили, приходьте всі сьогодні ввечері на набережну!";
    let post = format!("<blockquote><p>{text}</p>— Міська рада (@rada) <a href=/p>6 травня</a></blockquote>");
    let html = format!("<h1>Міст через річку відкрили</h1><div><p>{P1}</p>{post}<p>{P2}</p></div>");
    assert_eq!(page(&html).text(), format!("{P1}\n\n{text}\n\n{P2}"));
}

#[test]
fn doubts_the_names_of_boxes_that_hold_all_text() {
    let texts = [(P1, P2), (P2, P3), (P3, P1)].map(|(first, second)| format!("{first} {second}"));
    for name in ["slideshow", "promo", "comments"] {
        let boxes = texts.each_ref().map(|text| format!("<div class={name}><p>{text}</p></div>")).concat();
        let html = format!("<h1>Міст через річку відкрили</h1>{boxes}<footer><p>{P1} {P2} {P3}</p></footer>");
        assert_eq!(page(&html).text(), texts.join("\n\n"), "{name}");
    }
}

/// Checks that `inside`, between paragraphs, and `below`, after them, are left out.
#[track_caller]
fn check_left_out(inside: &str, below: &str) {
    let html = format!("<h1>Міст через річку відкрили</h1><div><p>{P1}</p>{inside}<p>{P2}</p><p>{P3}</p>{below}</div>");
    assert_eq!(page(&html).text(), format!("{P1}\n\n{P2}\n\n{P3}"));
}

#[test]
fn leaves_out_what_templates_add_below_the_text() {
    check_left_out("", "<h4>Про автора</h4><p>Ганна Чумак пише про мости. Живе у місті з 1998 року.</p>");
    check_left_out(
        "",
        "<p>Теги: <a>міст</a>, <a>транспорт</a></p><p>Оцініть новину:</p><p>Поділитися в соцмережах</p>",
    );
    check_left_out("", "<p>Download the City News app for iOS and Android.</p><p>Click here for more stories.</p>");
    check_left_out("", "<p>Posted by Ann Carver on March 12, 2025. Bookmark the permalink.</p>");
    check_left_out("", "<p>Copyright 2025 City News. All rights reserved.</p>");
    let excerpt = P1.replace("міст", "театр");
    check_left_out(
        "",
        &format!("<h3>Популярне</h3><p><a href=1>Театр відкрили</a></p><p>{excerpt} <a href=1>Читати далі</a></p>"),
    );
}

#[test]
fn leaves_out_a_dialog_that_is_longer_than_the_article() {
    let dialog =
        format!("<div class=pum role=dialog aria-hidden=true><h4>Програма</h4><p>{P3}</p><p>{P3}</p><p>{P3}</p></div>");
    let page = page(&format!("<h1>Міст</h1><div class=text><p>{P1}</p><p>{P2}</p></div>{dialog}"));
    let texts: Vec<&str> = page.blocks().filter(|block| block.kind.is_text()).map(|block| block.text).collect();
    assert_eq!(texts, [P1, P2]);
}

#[test]
fn ends_at_the_comments_where_a_feed_follows() {
    let lines = [
        "Порт прийняв перше велике судно за рік, і його зустрічали з оркестром, хлібом та сіллю всі портові служби міста.",
        "Трамвай повертається на набережну, де його не було сорок років, а колії для нього вже кладуть уздовж берега.",
    ];
    let feed = lines.map(|line| format!("<div class=feed><p>{line}</p></div>")).concat();
    let article = format!("<div class=text><p>{P1}</p><p>{P2}</p><p>{P3}</p></div><div>Коментарі (2)</div>");
    let top = "<title>Міст відкрито</title><h1>Міст відкрито</h1>";
    let page = page(&format!("{top}<div class=page>{article}</div><section>{feed}</section>"));
    assert_eq!(page.blocks().last().map(|block| block.text), Some(P3));
}

#[test]
fn reads_an_article_that_scripts_would_write() {
    let html = format!("<body><h1>Міст відкрито</h1><div><noscript><p>{P1}</p><p>{P2}</p><p>{P3}</p></noscript></div>");
    let page = crate::parse(&html).expect("a small page");
    let texts: Vec<&str> = page.blocks().filter(|block| block.kind.is_text()).map(|block| block.text).collect();
    assert_eq!(texts, [P1, P2, P3]);
    let block = page.blocks().last().expect("the last paragraph");
    assert_eq!(&html[block.range.clone().expect("its place")], P3);
}

#[test]
fn reads_sections_that_a_table_of_contents_leads_to() {
    let section = |at: usize, text: &str| format!("<h2>Розділ {at}</h2><div id=toc_title_{at}><p>{text}</p></div>");
    let body: String = [P1, P2, P3].iter().enumerate().map(|(at, text)| section(at, text)).collect();
    let page = page(&format!("<h1>Міст</h1><article>{body}</article>"));
    assert_eq!(page.blocks().filter(|block| block.kind == BlockKind::Paragraph).count(), 3);
}

#[test]
fn leaves_out_the_tails_of_ukrainian_sites() {
    check_left_out(
        "",
        "<p><b>Вас також можуть зацікавити новини:</b></p><ul><li><a href=1>Подорожчав проїзд</a></li></ul>",
    );
    check_left_out("", "<p>Тільки перевірена інформація в нас у Telegram-каналі «Міські новини» та Viber.</p>");
    check_left_out("", "<p>Якщо Ви побачили помилку в тексті, виділіть її мишкою та натисніть Ctrl + Enter.</p>");
    check_left_out("<div><span>Читайте також:</span><a href=5>У місті подорожчав проїзд</a></div>", "");
    check_left_out("", "<div>Показати ще новини</div><div>Топ коментарі</div>");
    check_left_out("", "<p>Підтримайте незалежну журналістику — станьте нашим патроном.</p>");
}

#[test]
fn reads_a_large_initial_with_its_word() {
    let html = format!("<h1>Міст через річку відкрили</h1><div><span>П</span><p>{}</p><p>{P2}</p></div>", &P1[2..]);
    assert_eq!(page(&html).text(), format!("{P1}\n\n{P2}"));
}

#[test]
fn begins_with_a_short_lead() {
    let html = format!(
        "<h1>Міст через річку відкрили</h1><p class=lead>Рух новим мостом відкрили вранці</p><div class=info>Ганна Чумак</div>
        <div class=body><p>{P1}</p><p>{P2}</p></div>"
    );
    assert!(page(&html).text().starts_with("Рух новим мостом відкрили вранці\n\n"));
}

#[test]
fn leaves_out_what_templates_put_into_the_text() {
    check_left_out("<p>Більше новин про місто у нашому <a href=v>Viber</a></p>", "");
    check_left_out("<p>👉 Наш канал у Telegram: оперативно про головне</p><p>Продовження після реклами</p>", "");
    check_left_out("<div class=video-player><div>Watch: the mayor opens the bridge on Monday</div></div>", "");
}

#[test]
fn keeps_linked_names_in_a_table_of_figures() {
    let row = |name: &str, figure: u8| format!("<tr><td><a href=/{figure}>{name}</a></td><td>{figure}</td></tr>");
    let table = format!("<table>{}{}</table>", row("Карпати", 12), row("Дніпро", 9));
    let html = format!("<h1>Матч зіграли</h1><div><p>{P1}</p>{table}<p>{P2}</p></div>");
    assert_eq!(page(&html).text(), format!("{P1}\n\nКарпати\n\n12\n\nДніпро\n\n9\n\n{P2}"));
}

#[test]
fn ends_with_the_list_below_the_text() {
    let text = format!("<h1>Міст через річку відкрили</h1><div><p>{P1}</p><p>{P2}</p>");
    let list = "<h2>Маршрути</h2><ul><li>Автобус 12</li><li>Трамвай 3</li></ul></div>";
    let expected = format!("{P1}\n\n{P2}\n\nМаршрути\n\nАвтобус 12\n\nТрамвай 3");
    assert_eq!(page(&format!("{text}{list}")).text(), expected);
    let links = "<ul><li><a href=1>Автобус 12</a></li><li><a href=2>Трамвай 3</a></li></ul></div>";
    assert_eq!(page(&format!("{text}{links}")).text(), format!("{P1}\n\n{P2}"));
}

#[test]
fn ends_where_the_next_article_begins() {
    let own = format!("{P1} {P2}");
    let other = format!("{P2} {P3} {P1}");
    let post = |title: &str, text: &str| format!("<div class=post><h2>{title}</h2><p>{text}</p></div>");
    let article = |title: &str, text: &str| format!("<article><h1>{title}</h1><p>{text}</p></article>");
    let posts = [post("Міст через річку відкрили", &own), post("Місто лічить гроші", &other)].concat();
    let articles = [article("Міст через річку відкрили", &own), article("Місто лічить гроші", &other)].concat();
    for body in [posts, articles] {
        assert_eq!(page(&format!("<title>Міст через річку відкрили</title>{body}")).text(), own);
    }
}

#[test]
fn leaves_cards_beside_a_short_article_out() {
    let card = |text: &str| format!("<div class=card><h3><a href=/1>Інша новина міста</a></h3><p>{text}</p></div>");
    let cards = [P1, P2, P3].map(|text| card(&text.replace("міст", "театр"))).concat().repeat(2);
    let html =
        format!("<h1>Міст через річку відкрили</h1><div><p>{P1}</p><p>{P2}</p><p>{P3}</p></div><div>{cards}</div>");
    assert_eq!(page(&html).text(), format!("{P1}\n\n{P2}\n\n{P3}"));
}

#[test]
fn reads_paragraphs_behind_a_paywall_and_leaves_its_notice_out() {
    let html = format!(
        "<h1>Міст через річку відкрили</h1><div><p>{P1}</p><p class=paywall>{P2}</p>
        <div class=paywall-box><p>Передплатіть, щоб читати без обмежень і підтримати редакцію.</p></div></div>"
    );
    assert_eq!(page(&html).text(), format!("{P1}\n\n{P2}"));
}

#[test]
fn leaves_out_a_label_and_a_link_in_any_language() {
    let html = format!(
        "<h1>Bridge opened</h1><div><p>{P1}</p><p>Czytaj też: <a href=/1>Kto otworzy nowy most?</a></p>
        <p><b>Lees ook: <a href=/1>Wie opent de brug!</a></b></p><p>{P2}</p><p>Mehr zum Thema:</p></div>"
    );
    assert_eq!(page(&html).text(), format!("{P1}\n\n{P2}"));
}

#[test]
fn gives_a_caption_once() {
    let html = format!(
        "<h1>Міст через річку відкрили</h1><div><p>{P1}</p><figure><img src=1><figcaption>Новий міст уранці</figcaption></figure><p>Новий міст уранці</p><p>{P2}</p></div>"
    );
    assert_eq!(page(&html).text(), format!("{P1}\n\n{P2}"));
}

#[test]
fn takes_entries_under_links_for_a_list_of_articles() {
    let entries = format!(
        "<li><a href=/1>Автобуси перетнули новий міст</a><p>{P1}</p></li><li><a href=/2>Старий міст закрили назавжди</a><p>{P3}</p></li>"
    );
    assert_eq!(page(&format!("<h1>Архів</h1><ul>{entries}</ul>")).kind(), PageKind::Listing);
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

#[test]
fn takes_no_caption_for_the_language_of_the_page() {
    let caption =
        "Rescue workers walk past the old bridge over the river in the early hours of Sunday, 16 February 2025";
    let picture = format!("<figure><img src=1.jpg><figcaption>{caption}</figcaption></figure>");
    let html = format!(
        "<html lang=en><article><h1>Гаразд, ходімо!</h1><p>Новий міст через річку відкрили в неділю вранці.</p>{}\
         <p>Першими мостом поїхали автобуси, а за ними пішли сотні пішоходів.</p></article></html>",
        picture.repeat(9)
    );
    assert_eq!(page(&html).lang(), Lang::UK);
}
