//! Sites that keep their languages on domains of their own.

use poruch_parse::AlternateVia;

use super::site::{Made, Story, check_linked, digests, right_and_wrong};
use crate::{LinkOptions, Linker, Via, link};

/// Articles of which the English versions are at `en`, the Ukrainian ones at `uk`.
fn articles(en: &str, uk: &str, count: u64) -> Vec<[Made; 2]> {
    let article = |number| {
        let Story { en: en_texts, uk: uk_texts } = Story::new(number, 4);
        let (en_url, uk_url) =
            (format!("https://{en}/news/{}", 7011 + 3 * number), format!("https://{uk}/a/{}", 24_000 + number));
        [Made::new(en_url, "en", &en_texts).on(number % 9), Made::new(uk_url, "uk", &uk_texts).on(number % 9)]
    };
    (0..count).map(article).collect()
}

#[test]
fn domains_of_one_name_are_one_site_where_content_agrees() {
    for en in ["name.com", "name-en.net", "nameenglish.com", "en.name.org"] {
        check_linked(&articles(en, "name.ua", 24), Via::Content);
    }
}

#[test]
fn domains_of_one_name_with_other_news_stay_apart() {
    let mut pages = articles("name.com", "name.ua", 24);
    for (at, article) in pages.iter_mut().enumerate() {
        let Story { en, .. } = Story::new(1000 + at as u64, 4);
        article[0].texts = en;
    }
    // One event that both report on.
    pages[5][0].texts = Story::new(5, 4).en;
    assert_eq!(right_and_wrong(&link(&digests(&pages))), (0, 0));
}

#[test]
fn a_language_link_between_front_pages_leads_to_the_other_domain() {
    let mut pages = articles("daily.example", "shchodennyk.ua", 24);
    assert_eq!(right_and_wrong(&link(&digests(&pages))), (0, 0));
    for [en, _] in &mut pages {
        *en = en.clone().alternate("uk", "https://shchodennyk.ua/", AlternateVia::SwitchLink);
    }
    check_linked(&pages, Via::Content);
}

#[test]
fn hosts_that_the_user_names_are_one_site() {
    let pages = digests(&articles("daily.example", "shchodennyk.ua", 24));
    let linker = Linker::new(LinkOptions::new().group(["www.daily.example", "shchodennyk.ua"]));
    assert_eq!(right_and_wrong(&linker.link(&pages)), (24, 0));
}

#[test]
fn domains_keep_their_own_pairs_beside_those_between_them() {
    let mut pages = articles("name.com", "name.ua", 24);
    let own: Vec<[Made; 2]> = articles("name.ua", "name.ua", 60).split_off(24);
    pages.extend(own);
    check_linked(&pages, Via::Content);
}
