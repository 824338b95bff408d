//! Articles that come every day or week and say nearly the same.

use super::site::{Chance, Made, Story, digests, right_and_wrong};
use crate::{Linker, link};

/// An issue of a series and the articles around it, at addresses that say nothing.
fn article(number: u64, story: &Story, day: u64) -> [Made; 2] {
    let url = |lang: &str, id: u64| format!("https://n.example/{lang}{id}");
    let (en, uk) = (url("en/", 9000 + 7 * number), url("", 50_000 + 3 * number));
    [Made::new(en, "en", &story.en).on(day), Made::new(uk, "uk", &story.uk).on(day)]
}

/// Links a site of `days` issues of a series, of which each language lacks some, among `others`. The linker is told of
/// any two pages that it asks about that they align.
fn check(days: u64, others: u64, issue: impl Fn(u64) -> Story) {
    let issues = (0..days).map(|day| article(day, &issue(day), day));
    let around = (0..others).map(|other| article(days + other, &Story::new(other, 4), other % days));
    let articles: Vec<_> = issues.chain(around).collect();
    let all = digests(&articles);
    assert_eq!(right_and_wrong(&link(&all)), (articles.len(), 0));

    let issues = usize::try_from(2 * days).unwrap();
    let is_missing = |page: usize| page < issues && (page.is_multiple_of(10) || page % 14 == 7);
    let (kept, pages): (Vec<_>, Vec<_>) = all.into_iter().enumerate().filter(|(page, _)| !is_missing(*page)).unzip();
    let linkage = Linker::default().link_verified(&pages, &mut |pairs| vec![Some(0.99); pairs.len()]);
    let mut pairs: Vec<_> = linkage.pairs.iter().map(|pair| (kept[pair.en], kept[pair.uk])).collect();
    pairs.sort_unstable();
    let whole = (0..articles.len()).map(|at| (2 * at, 2 * at + 1));
    let expected: Vec<_> = whole.filter(|(en, uk)| !is_missing(*en) && !is_missing(*uk)).collect();
    assert_eq!(pairs, expected);
}

fn losses(day: u64) -> Story {
    let mut chance = Chance::new(day);
    let total = 800_000 + 1_300 * day + chance.below(200);
    let (men, tanks, drones) = (700 + chance.below(900), 1 + chance.below(30), 20 + chance.below(90));
    let en = vec![
        "Losses of the enemy for the day".to_owned(),
        format!(
            "The enemy lost {men} soldiers over the past day, the General Staff of Ukraine said. The total is {total}."
        ),
        format!("The army also destroyed {tanks} tanks, and {drones} drones."),
        "The figures are being checked. Heavy fighting makes the count difficult.".to_owned(),
    ];
    let uk = vec![
        "Втрати ворога за добу".to_owned(),
        format!("Ворог за минулу добу втратив {men} солдатів, повідомив Генеральний штаб України. Загалом {total}."),
        format!("Армія також знищила {tanks} танків і {drones} дронів."),
        "Цифри уточнюють. Підрахунок ускладнюють важкі бої.".to_owned(),
    ];
    Story { en, uk }
}

fn weather(day: u64) -> Story {
    let mut chance = Chance::new(day);
    let (low, high) = (chance.below(9), 10 + chance.below(15));
    let en = vec![
        "Weather on Monday".to_owned(),
        format!(
            "It will be cloudy in Kyiv, Lviv and Odesa, from {low} to {high} degrees. No rain is expected in Kharkiv."
        ),
        "Drivers should be careful in the morning, the Hydrometeorological Centre said.".to_owned(),
    ];
    let uk = vec![
        "Погода на понеділок".to_owned(),
        format!("У Києві, Львові та Одесі буде хмарно, від {low} до {high} градусів. У Харкові дощу не очікують."),
        "Водіям слід бути обережними вранці, повідомив Гідрометеорологічний центр.".to_owned(),
    ];
    Story { en, uk }
}

#[test]
fn daily_reports_that_differ_in_numbers_alone_are_told_apart() {
    check(40, 0, losses);
    check(40, 300, losses);
    check(20, 800, losses);
}

#[test]
fn weekly_columns_of_one_template_are_told_apart_by_their_days() {
    check(30, 0, |week| weather(7 * week));
    check(30, 300, |week| weather(7 * week));
    check(20, 800, |week| weather(7 * week));
}
