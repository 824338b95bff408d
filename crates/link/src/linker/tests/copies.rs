//! Copies of pages: which are folded, and which stands for the others.

use poruch_parse::AlternateVia;

use super::site::{Chance, Made, Story};
use crate::{Digest, Linkage, Reason, link};

const EN: &str = "https://n.example/en/bridge-4711";
const UK: &str = "https://n.example/mist-4711";

/// A Ukrainian page among others of its site.
fn uk(url: &str, story: u64) -> Made {
    Made::new(url, "uk", &Story::new(story, 5).uk).on(story)
}

fn en(url: &str, story: u64) -> Made {
    Made::new(url, "en", &Story::new(story, 5).en).on(story)
}

fn of(linkage: &Linkage, page: usize) -> Option<usize> {
    let left = linkage.left_out.iter().find(|left| left.page == page)?;
    if let Reason::Duplicate { of } = left.reason { Some(of) } else { None }
}

fn linked(pages: &[Made]) -> Linkage {
    let digests: Vec<Digest> = pages.iter().map(Made::digest).collect();
    link(&digests)
}

#[test]
fn forms_of_an_address_are_folded_into_the_plainest() {
    let forms = [
        "https://n.example/mist-4711?utm_source=x&fbclid=2",
        "https://m.n.example/mist-4711",
        "https://n.example/mist-4711/amp/",
        "https://n.example/amp/mist-4711",
        "https://n.example/mist-4711?print=1",
        "http://n.example/mist-4711",
        "http://www.n.example/mist-4711/",
        "https://n.example/mist-4711/index.html",
    ];
    let pages: Vec<Made> = forms.into_iter().chain([UK]).map(|url| uk(url, 3)).chain([en(EN, 3)]).collect();
    let linkage = linked(&pages);
    assert_eq!((linkage.pairs[0].uk, linkage.pairs[0].uk_copies.len()), (8, 8));
}

#[test]
fn an_amp_page_with_less_text_is_a_copy() {
    let mut amp = uk("https://n.example/mist-4711/amp", 3);
    amp.texts.truncate(3);
    assert_eq!(of(&linked(&[uk(UK, 3), amp]), 1), Some(0));
}

#[test]
fn an_article_at_two_addresses_with_a_paragraph_added_is_one() {
    let mut updated = uk("https://n.example/mist-4712", 3);
    updated.texts.push("Оновлено: рух мостом відкрили о 18:40.".to_owned());
    let linkage = linked(&[uk(UK, 3), updated]);
    assert_eq!((of(&linkage, 0), of(&linkage, 1)), (None, Some(0)));
}

#[test]
fn the_longest_state_of_an_address_stands_for_it() {
    let (mut cut, mut other) = (uk(UK, 3), uk(UK, 3));
    cut.texts.truncate(3);
    other.texts.truncate(4);
    let linkage = linked(&[cut, uk(UK, 3), other]);
    assert_eq!((of(&linkage, 0), of(&linkage, 1), of(&linkage, 2)), (Some(1), None, Some(1)));
}

#[test]
fn what_a_canonical_address_says_decides_between_copies() {
    let canonical = "https://n.example/news/a-very-long-name-of-the-bridge-4711";
    let pages = [uk(UK, 3).canonical(canonical), uk(canonical, 3)];
    assert_eq!(of(&linked(&pages), 0), Some(1));
}

#[test]
fn a_canonical_address_of_another_article_folds_nothing() {
    let pages = [uk(UK, 3).canonical("https://n.example/lis-4712"), uk("https://n.example/lis-4712", 4)];
    assert_eq!(linked(&pages).left_out.iter().filter(|left| left.reason == Reason::NoCounterpart).count(), 2);
}

#[test]
fn pages_of_one_title_are_no_copies_though_a_mark_tells_them_apart() {
    let made = |number: u64| {
        let mut page = uk(&format!("https://n.example/read?source={number}"), number).on(1);
        page.texts[0] = "Новини".to_owned();
        page
    };
    let pages: Vec<Made> = (0..20).map(made).collect();
    assert!((0..20).all(|page| of(&linked(&pages), page).is_none()));
}

#[test]
fn issues_of_a_column_with_one_title_are_no_copies() {
    let made = |week: u64| {
        let mut chance = Chance::new(week);
        let text = format!(
            "У Києві, Львові та Одесі буде хмарно, від {} до {} градусів, вітер {} метрів за секунду. У Харкові та \
            Дніпрі дощу не очікують. Водіям слід бути обережними вранці, повідомив Гідрометеорологічний центр.",
            chance.below(9),
            10 + chance.below(15),
            chance.below(20)
        );
        Made::new(format!("https://n.example/{}", 5000 + week), "uk", &["Погода на понеділок".to_owned(), text])
            .on(7 * week)
    };
    let pages: Vec<Made> = (0..12).map(made).collect();
    assert!((0..12).all(|page| of(&linked(&pages), page).is_none()));
}

#[test]
fn links_on_a_copy_are_those_of_the_article() {
    let amp = uk("https://n.example/8841/amp", 3).alternate("en", "https://n.example/en/7001", AlternateVia::Hreflang);
    // Only short texts: the link must decide.
    let short = |mut page: Made| {
        page.texts.truncate(2);
        page
    };
    let pages = [uk("https://n.example/8841", 3), amp, en("https://n.example/en/7001", 3)].map(short);
    let linkage = linked(&pages);
    assert_eq!((linkage.pairs[0].uk, linkage.pairs[0].via.as_str()), (0, "hreflang"));
}

#[test]
fn fifty_copies_of_one_article_leave_one_pair() {
    let copies = (0..50).map(|copy| uk(&format!("https://n.example/{}/mist", 100 + copy), 3));
    let pages: Vec<Made> = copies.chain([en(EN, 3)]).collect();
    let linkage = linked(&pages);
    assert_eq!((linkage.pairs.len(), linkage.pairs[0].uk_copies.len()), (1, 49));
}
