//! Texts of our own, as they stand on news pages.

use proptest::prelude::*;

use crate::{Detector, Lang, detect};

fn check(lang: Lang, texts: &[&str]) {
    for text in texts {
        assert_eq!(detect(text).lang, lang, "{text}");
    }
}

#[test]
fn knows_ukrainian() {
    check(
        Lang::UK,
        &[
            "Міська рада ухвалила рішення про ремонт мосту через річку.",
            "Що відомо про нову виставку",
            "Читайте також",
            "Київ",
            "ВІЙНА В УКРАЇНІ",
            "Компанія Apple показала новий iPhone 15 Pro",
            "Гасло Make America Great Again стало мемом",
            "Мiнiстр вiдвiдав лiкарню", // Latin i
        ],
    );
}

#[test]
fn knows_english() {
    check(
        Lang::EN,
        &[
            "The city council decided to repair the bridge over the river.",
            "What we know about the new exhibition",
            "Read more",
            "News",
            "BREAKING NEWS FROM THE FRONT",
            "She said “так” and left.",
        ],
    );
}

#[test]
fn does_not_take_neighbours_for_ukrainian() {
    check(Lang::RU, &["Городской совет принял решение о ремонте моста.", "Это всё, что мы знаем", "Читайте также нас"]);
    check(Lang::BE, &["Гарадскі савет прыняў рашэнне аб рамонце моста праз раку.", "Усё, што мы ведаем"]);
    check(Lang::BG, &["Градският съвет взе решение за ремонта на моста.", "Всичко, което знаем"]);
    check(Lang::SR, &["Градско веће је донело одлуку о поправци моста.", "Све што знамо о томе"]);
    check(Lang::MK, &["Градскиот совет донесе одлука за поправка на мостот.", "Сѐ што знаеме за тоа"]);
}

#[test]
fn does_not_take_neighbours_for_english() {
    check(Lang::PL, &["Rada miasta podjęła decyzję o remoncie mostu.", "Co wiemy o nowej wystawie"]);
    check(Lang::CS, &["Rada města rozhodla o opravě mostu přes řeku.", "Co víme o nové výstavě"]);
    check(Lang::DE, &["Der Stadtrat hat die Reparatur der Brücke beschlossen.", "Was wir über die Ausstellung wissen"]);
    check(Lang::FR, &["Le conseil municipal a décidé de réparer le pont sur la rivière."]);
    check(Lang::ES, &["El ayuntamiento decidió reparar el puente sobre el río."]);
    check(Lang::IT, &["Il consiglio comunale ha deciso di riparare il ponte sul fiume."]);
}

#[test]
fn knows_languages_without_lists_by_the_second_voice() {
    let finnish =
        "Kaupunginhallitus päätti torstaina korjata joen ylittävän sillan ja rakentaa uuden koulun kaupunkiin.";
    assert_eq!(detect(finnish).lang.as_str(), "fi");
    assert_eq!(detect("Το δημοτικό συμβούλιο αποφάσισε να επισκευάσει τη γέφυρα.").lang.as_str(), "el");
}

#[test]
fn tells_siblings_by_the_second_voice_or_the_expectation() {
    let norwegian = "Kommunestyret vedtok torsdag å reparere broen over elven og bygge en ny skole i byen.";
    assert_eq!(detect(norwegian).lang.as_str(), "nb");
    let danish = "Kommunalbestyrelsen besluttede torsdag at reparere broen over åen og bygge en ny skole i byen.";
    assert_eq!(detect(danish).lang.as_str(), "da");
    let serbian = "Gradsko veće je odlučilo da popravi most preko reke.";
    assert_eq!(Detector::default().detect_with_prior(serbian, Some(Lang::SR)).lang, Lang::SR);
}

#[test]
fn gives_words_that_neighbours_share_to_one_of_them() {
    for word in ["Президент", "Реклама", "Фото", "не", "на"] {
        assert!(!detect(word).lang.is_und(), "{word}");
        assert_eq!(Detector::default().detect_with_prior(word, Some(Lang::UK)).lang, Lang::UK);
        assert_eq!(Detector::default().detect_with_prior(word, Some(Lang::RU)).lang, Lang::RU);
    }
}

#[test]
fn finds_no_language_where_there_is_none() {
    check(
        Lang::UND,
        &[
            "",
            " \n",
            "12.05.2024",
            "14:35",
            "100 %",
            "IV",
            "USD",
            "GitHub",
            "info@example.com",
            "https://example.com/новини",
            "🙂",
        ],
    );
}

#[test]
fn finds_no_language_in_a_lone_latin_name() {
    check(Lang::UND, &["Angela Merkel"]);
    assert_eq!(Detector::default().detect_with_prior("Angela Merkel", Some(Lang::UK)).lang, Lang::UND);
    assert_eq!(Detector::default().detect_with_prior("Angela Merkel", Some(Lang::DE)).lang, Lang::DE);
}

#[test]
fn lets_the_expectation_decide_weak_evidence_only() {
    let detector = Detector::default();
    let shared = "Реклама";
    assert_eq!(detector.detect_with_prior(shared, Some(Lang::UK)).lang, Lang::UK);
    assert_eq!(detector.detect_with_prior(shared, Some(Lang::RU)).lang, Lang::RU);
    let clear = "Суд ухвалив вирок, який уже набрав чинності.";
    assert_eq!(detector.detect_with_prior(clear, Some(Lang::RU)).lang, Lang::UK);
    assert_eq!(detector.detect_with_prior(clear, Some(Lang::EN)).lang, Lang::UK);
}

#[test]
fn is_surer_of_more_text() {
    let word = detect("робота").confidence;
    let sentence = detect("Це була тривала й виснажлива робота, яку ніхто не хотів робити.").confidence;
    assert!(word < sentence && sentence > 0.99);
}

/// Texts made of what the detector looks at.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "що", "это", "ў", "ъ", "ња", "the", "und", "się", "ř", "É", "USD", "қ", "中", "σ", "'", "’", ".", "@", "://",
        "«", "»", "“", "”", " ", " ", " ", "\n", "5", "\u{301}", "\u{ad}", "🙂", "a.b",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn is_well_formed(text: &str) {
    let detector = Detector::default();
    let detection = detector.detect_with_prior(text, Some(Lang::EN));
    assert!((0.0..=1.0).contains(&detection.confidence));
    let parts = detector.parts(text, Some(Lang::EN));
    assert_eq!(parts.is_empty(), detection.lang.is_und());
    let mut end = 0;
    for part in &parts {
        assert!(part.range.start >= end && part.range.start < part.range.end);
        assert!(text[end..part.range.start].trim().is_empty());
        end = part.range.end;
    }
    assert!(parts.is_empty() || text[end..].trim().is_empty());
}

proptest! {
    #[test]
    fn parts_cover_a_text_in_order(text in text()) {
        is_well_formed(&text);
    }

    #[test]
    fn any_text_is_judged(text in any::<String>()) {
        is_well_formed(&text);
    }
}
