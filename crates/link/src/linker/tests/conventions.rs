//! Conventions by which sites name the other version, in addresses and in links, true and false.

use poruch_parse::AlternateVia;

use super::site::{Chance, Made, Story, check_linked, digests, right_and_wrong};
use crate::{Via, link};

/// Articles of `sentences` each at the addresses that `urls` gives, seven a day.
fn articles(sentences: usize, urls: impl Fn(u64) -> [String; 2]) -> Vec<[Made; 2]> {
    let article = |number: u64| {
        let (Story { en, uk }, [en_url, uk_url]) = (Story::new(number, sentences), urls(number));
        [Made::new(en_url, "en", &en).on(number / 7), Made::new(uk_url, "uk", &uk).on(number / 7)]
    };
    (0..42).map(article).collect()
}

/// Checks that short pages at such addresses are paired by them: of English path and Ukrainian path.
#[track_caller]
fn check(urls: impl Fn(u64) -> [String; 2]) {
    check_linked(&articles(1, urls), Via::Url);
}

/// Words in Latin letters, no names in them.
fn slug(seed: u64) -> String {
    let mut chance = Chance::new(seed);
    let words: Vec<String> = (0..4).map(|_| chance.name().0.to_lowercase()).collect();
    words.join("-")
}

#[test]
fn the_same_name_beside_a_mark_of_the_language() {
    check(|n| [format!("https://n.example/en/{}", slug(n)), format!("https://n.example/{}", slug(n))]);
    check(|n| [format!("https://n.example/news/eng/{}", slug(n)), format!("https://n.example/news/ukr/{}", slug(n))]);
    check(|n| [format!("https://en.n.example/{}", slug(n)), format!("https://n.example/{}", slug(n))]);
    check(|n| [format!("https://n.example/{}?lang=en", slug(n)), format!("https://n.example/{}", slug(n))]);
    check(|n| [format!("https://n.example/{}-en", slug(n)), format!("https://n.example/{}", slug(n))]);
    check(|n| [format!("https://n.example/world/{}", slug(n)), format!("https://n.example/svit/{}", slug(n))]);
}

#[test]
fn the_same_number_in_addresses_of_other_shapes() {
    check(|n| {
        [
            format!("https://n.example/en/{}-{}.html", slug(n), 48_211 + 9 * n),
            format!("https://n.example/a{}/", 48_211 + 9 * n),
        ]
    });
    check(|n| {
        [
            format!("https://n.example/index.php?id={}&l=2", 48_211 + 9 * n),
            format!("https://n.example/news/{}", 48_211 + 9 * n),
        ]
    });
}

#[test]
fn numbers_that_differ_by_the_same_amount() {
    check(|n| [format!("https://n.example/en/{}", 48_212 + 2 * n), format!("https://n.example/{}", 48_211 + 2 * n)]);
    check(|n| [format!("https://n.example/en/{}", 48_211 + 9 * n), format!("https://n.example/{}", 1_048_211 + 9 * n)]);
}

#[test]
fn the_same_name_romanised_in_two_ways() {
    check(|n| {
        let other = slug(n).replace("ko", "co").replace('u', "ou").replace('z', "s");
        [format!("https://n.example/en/{other}"), format!("https://n.example/{}", slug(n))]
    });
}

#[test]
fn an_address_of_the_words_of_the_other_title() {
    let romanised = |title: &str| title.to_lowercase().replace([',', '.'], "").replace(' ', "-");
    check(|n| {
        let title = romanised(&Story::new(n, 0).en[0]);
        [format!("https://n.example/en/{}", 7100 + 3 * n), format!("https://n.example/news/{title}")]
    });
}

#[test]
fn numbers_that_are_not_shared_and_say_nothing() {
    let urls =
        |n: u64| [format!("https://n.example/en/{}", 48_000 + 3 * n), format!("https://n.example/{}", 48_001 + 7 * n)];
    check_linked(&articles(4, urls), Via::Content);
}

#[test]
fn equal_numbers_of_two_counters_are_not_believed() {
    let urls =
        |n: u64| [format!("https://n.example/en/{}", 7000 + n), format!("https://n.example/{}", 7000 + 5 * n % 42)];
    check_linked(&articles(3, urls), Via::Content);
}

#[test]
fn a_site_that_translates_few_articles_gets_no_more_pairs() {
    let urls =
        |n: u64| [format!("https://n.example/en/{}", 48_000 + 3 * n), format!("https://n.example/{}", 48_001 + 7 * n)];
    let mut pages = digests(&articles(3, urls));
    for number in 0..400 {
        let url = format!("https://n.example/{}", 91_000 + number);
        pages.push(Made::new(url, "uk", &Story::new(1000 + number, 3).uk).on(number % 6).digest());
    }
    assert_eq!(right_and_wrong(&link(&pages)), (42, 0));
}

#[test]
fn links_to_other_articles_are_not_followed() {
    let url =
        |lang: &str, n: u64| format!("https://n.example/{lang}{}", 7000 + if lang.is_empty() { 3 } else { 11 } * n);
    let mut pages = articles(4, |n| [url("en/", n), url("", n)]);
    let targets: [fn(u64) -> u64; 4] = [|n| n + 1, |_| 5, |n| n / 2, |n| n ^ 1];
    for target in targets {
        for (n, [en, uk]) in (0..).zip(&mut pages) {
            (en.alternates, uk.alternates) = (Vec::new(), Vec::new());
            *en = en.clone().alternate("uk", &url("", target(n)), AlternateVia::Hreflang);
            *uk = uk.clone().alternate("en", &url("en/", target(n)), AlternateVia::Hreflang);
        }
        check_linked(&pages, Via::Content);
    }
}

#[test]
fn links_to_the_front_page_to_itself_and_to_a_listing_say_nothing() {
    for target in ["https://n.example/", "https://n.example/en/", "https://n.example/uk/all-news-of-the-day"] {
        let mut pages = articles(4, |n| {
            [format!("https://n.example/en/{}", 7000 + 3 * n), format!("https://n.example/{}", 7001 + 8 * n)]
        });
        for [en, _] in &mut pages {
            *en = en.clone().alternate("uk", target, AlternateVia::Hreflang);
        }
        let mut all = digests(&pages);
        let listing = Made::new("https://n.example/uk/all-news-of-the-day", "uk", &Story::new(900, 9).uk);
        all.push(listing.listing());
        assert_eq!(right_and_wrong(&link(&all)), (pages.len(), 0), "{target}");
    }
}

#[test]
fn canonical_addresses_that_lie_neither_fold_nor_pair() {
    let mut pages = articles(4, |n| {
        [format!("https://n.example/en/{}", 7000 + 3 * n), format!("https://n.example/{}", 7001 + 8 * n)]
    });
    for lie in ["https://n.example/", "https://n.example/7001", "https://n.example/en/7003"] {
        for page in pages.iter_mut().flatten() {
            *page = page.clone().canonical(lie);
        }
        check_linked(&pages, Via::Content);
    }
}

#[test]
fn a_link_in_one_direction_suffices_for_pages_that_say_little() {
    let url =
        |lang: &str, n: u64| format!("https://n.example/{lang}{}", 7000 + if lang.is_empty() { 3 } else { 11 } * n);
    let mut pages = articles(1, |n| [url("en/", n), url("", n)]);
    for (n, [en, _]) in (0..).zip(&mut pages) {
        *en = en.clone().alternate("uk", &url("", n), AlternateVia::SwitchLink);
    }
    check_linked(&pages, Via::SwitchLink);
}
