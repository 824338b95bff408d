//! What the linker does with pages of a few stories; with whole sites in the modules below.

mod conventions;
mod copies;
mod domains;
mod series;
mod site;

use poruch_parse::Page;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{Evidence, Via};

/// Stories that have nothing in common, in both languages.
const STORIES: [(&str, &str, &str, &str); 4] = [
    (
        "Bridge across the Dnipro opened in Kremenchuk",
        "У Кременчуці відкрили міст через Дніпро",
        "The bridge in Kremenchuk cost 2.5 million hryvnias. Mayor Vitalii Maletskyi was the first to cross it with 340 children.",
        "Міст у Кременчуці коштував 2,5 мільйона гривень. Мер Віталій Малецький перейшов його першим разом із 340 дітьми.",
    ),
    (
        "Apple presents the new iPhone in Cupertino",
        "Apple показала новий iPhone у Купертіно",
        "The company Apple says that the phone weighs 187 grams. Tim Cook spoke for 74 minutes in Cupertino, California.",
        "Компанія Apple каже, що телефон важить 187 грамів. Тім Кук говорив 74 хвилини в Купертіно, Каліфорнія.",
    ),
    (
        "Dynamo beats Shakhtar in the final in Lviv",
        "«Динамо» перемогло «Шахтар» у фіналі у Львові",
        "Dynamo won 3:1 before 28,051 spectators in Lviv. Yarmolenko scored in the 12th and the 88th minute of the match.",
        "«Динамо» виграло 3:1 на очах 28 051 глядача у Львові. Ярмоленко забив на 12-й та 88-й хвилинах матчу.",
    ),
    (
        "Scientists from Oxford find water on Europa",
        "Вчені з Оксфорда знайшли воду на Європі",
        "The probe Clipper measured 63 percent more vapour, professor Amelia Stone of Oxford said on Friday. The ice is 19 kilometres thick.",
        "Зонд Clipper виміряв на 63 відсотки більше пари, сказала в п'ятницю професорка Амелія Стоун з Оксфорда. Лід завтовшки 19 кілометрів.",
    ),
];

fn page(url: &str, lang: &str, story: usize, more: impl Into<Value>) -> Digest {
    let (en_title, uk_title, en, uk) = STORIES[story];
    let (title, text) = if lang == "en" { (en_title, en) } else { (uk_title, uk) };
    let mut page = json!({
        "url": url, "lang": lang, "published": format!("2025-0{}-11", story + 1),
        "blocks": [
            {"kind": "title", "text": title, "lang": lang},
            {"kind": "paragraph", "text": text, "lang": lang},
        ],
    });
    page.as_object_mut().unwrap().extend(more.into().as_object().unwrap().clone());
    Digest::of(&serde_json::from_value::<Page>(page).unwrap())
}

fn plain(url: &str, lang: &str, story: usize) -> Digest {
    page(url, lang, story, json!({}))
}

fn alternate(lang: &str, url: &str) -> Value {
    json!({"alternates": [{"lang": lang, "url": url, "via": "hreflang"}]})
}

fn pairs(linkage: &Linkage) -> Vec<(usize, usize, Via)> {
    linkage.pairs.iter().map(|pair| (pair.en, pair.uk, pair.via)).collect()
}

fn reason(linkage: &Linkage, page: usize) -> Option<Reason> {
    linkage.left_out.iter().find(|left| left.page == page).map(|left| left.reason)
}

#[test]
fn pairs_pages_that_link_to_each_other() {
    let (en, uk) = ("https://n.example/en/a", "https://n.example/b");
    let linkage = link(&[page(en, "en", 0, alternate("uk", uk)), page(uk, "uk", 0, alternate("en", en))]);
    assert_eq!(pairs(&linkage), [(0, 1, Via::Hreflang)]);
    assert!(linkage.pairs[0].evidence.contains(&Evidence::Link { via: Via::Hreflang, mutual: true }));
}

#[test]
fn pairs_pages_by_what_they_say() {
    let pages: Vec<Digest> = (0..STORIES.len())
        .flat_map(|story| {
            let [en, uk] = [format!("https://n.example/p/a{story}"), format!("https://n.example/p/b{story}")];
            [plain(&en, "en", story), plain(&uk, "uk", story)]
        })
        .collect();
    let expected: Vec<_> = (0..STORIES.len()).map(|story| (2 * story, 2 * story + 1, Via::Content)).collect();
    assert_eq!(pairs(&link(&pages)), expected);
}

#[test]
fn pairs_pages_by_address() {
    let undated = json!({"published": null});
    let pages = [
        page("https://n.example/en/news/7512288", "en", 0, undated.clone()),
        page("https://n.example/news/7512288", "uk", 0, undated.clone()),
        page("https://n.example/news/7512290", "uk", 1, undated),
    ];
    let linkage = link(&pages);
    assert_eq!(pairs(&linkage), [(0, 1, Via::Url)]);
    assert_eq!(reason(&linkage, 2), Some(Reason::NoCounterpart));
}

#[test]
fn a_link_to_another_article_does_not_pair_them() {
    let pages = [
        page("https://n.example/en/a", "en", 0, alternate("uk", "https://n.example/b")),
        plain("https://n.example/b", "uk", 1),
        plain("https://n.example/c", "uk", 0),
    ];
    assert_eq!(pairs(&link(&pages)), [(0, 2, Via::Content)]);
}

#[test]
fn a_page_that_many_claim_is_the_version_of_one() {
    let claim = || alternate("uk", "https://n.example/b");
    let pages = [
        page("https://n.example/en/1", "en", 1, claim()),
        page("https://n.example/en/2", "en", 2, claim()),
        page("https://n.example/en/3", "en", 3, claim()),
        plain("https://n.example/b", "uk", 2),
    ];
    assert_eq!(pairs(&link(&pages)), [(1, 3, Via::Hreflang)]);
}

#[test]
fn pages_without_a_version_stay_alone() {
    let linkage = link(&[plain("https://n.example/a", "en", 0), plain("https://n.example/b", "uk", 2)]);
    assert_eq!(pairs(&linkage), []);
    assert_eq!(reason(&linkage, 0), Some(Reason::NoCounterpart));
}

#[test]
fn pages_of_other_sites_are_paired_only_where_they_link() {
    let pages = |more: Value| [page("https://a.example/x", "en", 0, more), plain("https://b.example/y", "uk", 0)];
    assert_eq!(pairs(&link(&pages(json!({})))), []);
    let linked = pages(alternate("uk", "https://b.example/y"));
    assert_eq!(pairs(&link(&linked)), [(0, 1, Via::Hreflang)]);
}

#[test]
fn copies_are_folded_into_the_canonical_page() {
    let canonical = json!({"canonical": "https://n.example/en/a"});
    let pages = [
        page("https://n.example/en/a?utm_source=x", "en", 0, canonical.clone()),
        page("https://m.n.example/en/a/amp/", "en", 0, canonical.clone()),
        page("https://n.example/en/a", "en", 0, canonical),
        plain("http://www.n.example/b/", "uk", 0),
        plain("https://n.example/b", "uk", 0),
    ];
    let linkage = link(&pages);
    assert_eq!(pairs(&linkage), [(2, 4, Via::Content)]);
    assert_eq!(reason(&linkage, 0), Some(Reason::Duplicate { of: 2 }));
    assert_eq!(reason(&linkage, 3), Some(Reason::Duplicate { of: 4 }));
}

#[test]
fn articles_that_only_a_tracking_parameter_tells_apart_are_no_copies() {
    let pages =
        [plain("https://n.example/read?source=12", "en", 0), plain("https://n.example/read?source=13", "en", 1)];
    assert_eq!(reason(&link(&pages), 1), Some(Reason::NoCounterpart));
}

#[test]
fn canonical_addresses_that_lie_are_not_followed() {
    let lie = |url: &str| json!({"canonical": url});
    let pages = [
        page("https://n.example/en/a", "en", 0, lie("https://n.example/")),
        page("https://n.example/a", "uk", 0, lie("https://n.example/en/a")),
        page("https://n.example/en/b", "en", 1, lie("https://n.example/")),
        page("https://n.example/c", "uk", 2, lie("https://n.example/a")),
    ];
    let linkage = link(&pages);
    assert_eq!(pairs(&linkage), [(0, 1, Via::Url)]);
    assert_eq!(reason(&linkage, 3), Some(Reason::NoCounterpart));
}

#[test]
fn says_why_a_page_is_no_candidate() {
    let pages = [
        page("https://n.example/ru/a", "ru", 0, json!({})),
        page("https://n.example/archive", "uk", 0, json!({"kind": "listing"})),
        page("https://n.example/video", "uk", 0, json!({"blocks": []})),
        page("saved.html", "en", 0, json!({})),
    ];
    let linkage = link(&pages);
    let expected = [Reason::OtherLanguage(Lang::RU), Reason::Listing, Reason::NoText, Reason::NoUrl];
    for (page, expected) in expected.into_iter().enumerate() {
        assert_eq!(reason(&linkage, page), Some(expected));
    }
}

#[test]
fn a_section_among_articles_is_no_article() {
    let url = |lang: &str, name: &str| format!("https://n.example/{lang}/{name}");
    let articles = (0..STORIES.len()).flat_map(|story| {
        let name = format!("story-of-the-{}", ["bridge", "telephone", "match", "moon"][story]);
        [plain(&url("en", &name), "en", story), plain(&url("uk", &name), "uk", story)]
    });
    let front = |lang: &str| page(&url(lang, "archive"), lang, 0, json!({"published": "2025-09-09"}));
    let pages: Vec<Digest> = articles.chain([front("en"), front("uk")]).collect();
    let linkage = link(&pages);
    assert_eq!(linkage.pairs.len(), STORIES.len());
    assert_eq!((reason(&linkage, 8), reason(&linkage, 9)), (Some(Reason::Listing), Some(Reason::Listing)));
}

#[test]
fn what_an_article_names_as_its_version_is_no_listing() {
    let (en, uk) = ("https://n.example/en/story-471122", "https://n.example/story-471122");
    let listing = json!({"kind": "listing"});
    let pages = [page(en, "en", 0, alternate("uk", uk)), page(uk, "uk", 0, listing.clone())];
    assert_eq!(pairs(&link(&pages)), [(0, 1, Via::Hreflang)]);

    let alone = [plain(en, "en", 0), page(uk, "uk", 0, listing)];
    assert_eq!(reason(&link(&alone), 1), Some(Reason::Listing));
}

#[test]
fn versions_in_other_languages_and_copies_are_known_of_a_pair() {
    let (en, uk, ru) = ("https://n.example/en/a-471122", "https://n.example/a-471122", "https://n.example/ru/a-471122");
    let pages = [
        plain(en, "en", 0),
        page(uk, "uk", 0, alternate("ru", ru)),
        page(ru, "ru", 0, json!({})),
        page("https://m.n.example/ru/a-471122", "ru", 0, json!({})),
        page("https://n.example/a-471122?utm_source=x", "uk", 0, json!({})),
        page("https://n.example/ru/other-471199", "ru", 1, json!({})),
    ];
    let linkage = link(&pages);
    let pair = &linkage.pairs[0];
    assert_eq!((pair.en, pair.uk, &pair.en_copies, &pair.uk_copies), (0, 1, &vec![], &vec![4]));
    let versions: Vec<_> = pair.versions.iter().map(|version| (version.page, version.lang)).collect();
    assert_eq!(versions, [(2, Lang::RU)]);
    assert_eq!(reason(&linkage, 2), Some(Reason::Version { lang: Lang::RU, of: 0 }));
    assert_eq!(reason(&linkage, 3), Some(Reason::Duplicate { of: 2 }));
    assert_eq!(reason(&linkage, 5), Some(Reason::OtherLanguage(Lang::RU)));
    assert_eq!(linkage.singles, []);
}

#[test]
fn versions_and_copies_are_known_of_a_page_without_a_counterpart() {
    let (uk, ru) = ("https://n.example/a", "https://n.example/ru/b");
    let pages = [
        page(ru, "ru", 0, alternate("uk", uk)),
        plain(uk, "uk", 0),
        plain("https://n.example/amp/a", "uk", 0),
        plain("https://n.example/c", "uk", 1),
    ];
    let linkage = link(&pages);
    let [single] = linkage.singles.as_slice() else { panic!("{:?}", linkage.singles) };
    assert_eq!((single.page, &single.copies), (1, &vec![2]));
    assert_eq!((single.versions[0].page, single.versions[0].via), (0, Via::Hreflang));
    assert_eq!(reason(&linkage, 0), Some(Reason::Version { lang: Lang::RU, of: 1 }));
    assert_eq!(reason(&linkage, 1), Some(Reason::NoCounterpart));
}

#[test]
fn a_link_to_another_article_makes_no_version() {
    let pages = [
        page("https://n.example/ru/b", "ru", 1, alternate("uk", "https://n.example/a")),
        plain("https://n.example/a", "uk", 0),
    ];
    assert_eq!(reason(&link(&pages), 0), Some(Reason::OtherLanguage(Lang::RU)));
}

#[test]
fn a_stored_linkage_is_the_same() {
    let (uk, ru) = ("https://n.example/a", "https://n.example/ru/b");
    let linkage = link(&[page(ru, "ru", 0, alternate("uk", uk)), plain(uk, "uk", 0)]);
    let json = serde_json::to_string(&linkage).unwrap();
    assert_eq!(serde_json::from_str::<Linkage>(&json).unwrap(), linkage);
}

#[test]
fn asks_only_in_doubt_and_heeds_the_answer() {
    let (en, uk) = ("https://n.example/en/x", "https://n.example/y");
    let undated = json!({"published": null});
    let doubtful = [page(en, "en", 1, undated.clone()), page(uk, "uk", 2, undated)];
    let linker = Linker::new(LinkOptions::new().doubt(0.0, 0.99));
    let mut asked = Vec::new();
    let linkage = linker.link_verified(&doubtful, &mut |pairs| {
        asked.extend_from_slice(pairs);
        vec![Some(0.999); pairs.len()]
    });
    assert_eq!((asked, linkage.pairs.len()), (vec![(0, 1)], 1));

    let sure = [page(en, "en", 0, alternate("uk", uk)), page(uk, "uk", 0, alternate("en", en))];
    let linkage = linker.link_verified(&sure, &mut |pairs| {
        assert_eq!(pairs, [], "there is no doubt");
        Vec::new()
    });
    assert_eq!(linkage.pairs.len(), 1);
}

#[test]
fn a_stored_digest_is_the_same() {
    let digest = page("https://n.example/en/a", "en", 0, alternate("uk", "https://n.example/b"));
    let json = serde_json::to_string(&digest).unwrap();
    assert_eq!(serde_json::from_str::<Digest>(&json).unwrap(), digest);
}

fn any_digest() -> impl Strategy<Value = Digest> {
    let host = prop_oneof!["n\\.example", "en\\.n\\.example", "m\\.n\\.example", "o\\.example", "\\PC{0,8}"];
    let path = prop_oneof!["(/en|/uk|/amp)?/[ab]{1,2}(-1234|-1235)?(\\?utm_a=1|\\?p=[12])?", "\\PC{0,12}"];
    let url = || (host.clone(), path.clone()).prop_map(|(host, path)| format!("https://{host}{path}"));
    (url(), url(), url(), prop::sample::select(vec!["en", "uk", "ru"]), 0..STORIES.len()).prop_map(
        |(url, target, canonical, lang, story)| {
            let mut more = alternate("uk", &target);
            more["canonical"] = canonical.into();
            page(&url, lang, story, more)
        },
    )
}

fn linked_digests(pages: &[Digest], linkage: &Linkage) -> Vec<(String, String)> {
    let url = |page: usize| pages[page].url().to_owned();
    let mut urls: Vec<_> = linkage.pairs.iter().map(|pair| (url(pair.en), url(pair.uk))).collect();
    urls.sort();
    urls
}

proptest! {
    #[test]
    fn every_page_is_in_one_pair_or_left_out(pages in prop::collection::vec(any_digest(), 0..24)) {
        let linkage = link(&pages);
        let paired = linkage.pairs.iter().flat_map(|pair| [pair.en, pair.uk]);
        let mut all: Vec<_> = paired.chain(linkage.left_out.iter().map(|left| left.page)).collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..pages.len()).collect::<Vec<_>>());
        for pair in &linkage.pairs {
            prop_assert_eq!((pages[pair.en].lang(), pages[pair.uk].lang()), (Lang::EN, Lang::UK));
            prop_assert!((0.0..=1.0).contains(&pair.score));
        }
        prop_assert!(linkage.pairs.is_sorted_by_key(|pair| pair.en));
        let of_pairs = linkage.pairs.iter().flat_map(|pair| &pair.versions);
        for version in of_pairs.chain(linkage.singles.iter().flat_map(|single| &single.versions)) {
            prop_assert!(!matches!(pages[version.page].lang(), Lang::EN | Lang::UK));
            let is_version = matches!(reason(&linkage, version.page), Some(Reason::Version { .. }));
            prop_assert!(is_version);
        }
    }

    #[test]
    fn the_order_of_the_pages_has_no_influence(pages in prop::collection::vec(any_digest(), 0..16).prop_shuffle()) {
        let mut reversed = pages.clone();
        reversed.reverse();
        prop_assert_eq!(linked_digests(&pages, &link(&pages)), linked_digests(&reversed, &link(&reversed)));
    }
}
