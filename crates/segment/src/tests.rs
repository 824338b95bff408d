//! Sentences as a reader of both languages would cut them.

mod english;

use poruch_detect_language::Lang;
use proptest::prelude::*;

use crate::{AbbreviationClass, ListLabels, SegmentOptions, Segmenter, sentences, words};

fn check(lang: Lang, expected: &[&str]) {
    let text = expected.join(" ");
    let found: Vec<&str> = sentences(&text, lang).into_iter().map(|range| &text[range]).collect();
    assert_eq!(found, expected);
}

fn uk(expected: &[&str]) {
    check(Lang::UK, expected);
}

fn en(expected: &[&str]) {
    check(Lang::EN, expected);
}

#[test]
fn a_segmenter_is_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    shared::<Segmenter>();
    shared::<SegmentOptions>();
}

#[test]
fn keeps_addresses_whole() {
    uk(&["Музей міститься на вул. Грушевського, буд. 4, у м. Київ.", "Вхід вільний."]);
    uk(&["Дорога веде до смт. Ворохта й далі до оз. Синевир.", "Там гарно."]);
}

#[test]
fn keeps_titles_with_names() {
    uk(&["Доповідь виголосив проф. Іваненко, а акад. Петренко промовчав.", "Зала аплодувала."]);
    en(&["Dr. Green met Prof. Brown and Mrs. Hill.", "They talked."]);
}

#[test]
fn ends_sentences_at_measures_but_not_at_places() {
    uk(&["Школу відкрили 1912 р.", "Вона стоїть досі."]);
    uk(&["Місто стоїть на р. Дністер.", "Воно давнє."]);
    uk(&["Завод дав 300 тис. т сталі за рік.", "План виконано."]);
    uk(&["На це пішло 20 млн грн.", "Гроші повернули."]);
}

#[test]
fn keeps_a_fronted_date_with_its_sentence() {
    uk(&["У 2014 р. Верховна Рада ухвалила закон.", "Він діє."]);
    en(&["At 9 p.m. Mrs. Hill left.", "We stayed."]);
}

#[test]
fn ends_sentences_at_et_cetera() {
    uk(&["Продавали мед, сир і т. д.", "Люди купували."]);
    uk(&["Були вчителі, лікарі та ін.", "Усі виступили."]);
    en(&["They sold honey, cheese, etc.", "People bought it."]);
}

#[test]
fn keeps_initials_with_surnames_on_either_side() {
    uk(&["Роман написав І. С. Нечуй-Левицький.", "Його читають."]);
    uk(&["Голова комісії Коваленко П. М.", "Засідання відкрито."]);
    uk(&["Рецензент: Мельник О. П.", "Видання третє."]);
    uk(&["Тут жила Леся У. Косач.", "Дім цілий."]);
    en(&["It was written by J. R. Smith.", "I read it."]);
    en(&["It is between you and I.", "Nobody else knows."]);
}

#[test]
fn reads_acronyms_with_stops_by_what_follows() {
    en(&["He moved to the U.S.", "The rest stayed."]);
    en(&["The U.S. Senate voted.", "It passed."]);
    en(&["She joined Acme Inc.", "Then she left."]);
    en(&["Acme Inc. Chairman Hill resigned."]);
}

#[test]
fn keeps_numbers_dates_and_names_of_files_whole() {
    uk(&["Курс 41.5 грн за долар від 03.04.2024 о 12.30.", "Він зріс."]);
    uk(&["Завантажте файл report.v2.pdf з сайту www.example.com.", "Це все."]);
    uk(&["Див. рис. 4 і табл. 2 на с. 15.", "Там є все."]);
    en(&["See Fig. 3 and No. 7 on p. 12.", "That is all."]);
}

#[test]
fn splits_lists_into_items() {
    uk(&["1. Перше питання.", "2. Друге питання."]);
    uk(&["а) хліб;", "б) сіль."]);
    en(&["1) bread", "2) salt"]);
}

#[test]
fn leaves_labels_to_their_items_on_request() {
    let kept = Segmenter::new(SegmentOptions::new().list_labels(ListLabels::Kept));
    let text = "НАКАЗУЮ: 1. Затвердити план. 2. Наказ набирає чинності завтра.";
    let found: Vec<&str> = kept.sentences(text, Lang::UK).into_iter().map(|range| &text[range]).collect();
    assert_eq!(found, ["НАКАЗУЮ:", "1. Затвердити план.", "2. Наказ набирає чинності завтра."]);
}

#[test]
fn leaves_labels_to_english_items() {
    en(&["1. The order takes effect tomorrow.", "2. It is to be published."]);
    en(&["2.1. Scope of the contract.", "2.2. It applies to everyone."]);
}

#[test]
fn cuts_dialogue_where_a_new_speech_begins() {
    uk(&["— Ходімо! — гукнула вона.", "— Уже пізно."]);
    uk(&["Він спитав:", "— Хто там?"]);
    uk(&["— Так, — сказав він, — я прийду."]);
}

#[test]
fn keeps_attribution_with_quoted_speech() {
    uk(&["«Чому?» — спитала мати.", "Він мовчав."]);
    uk(&["«Не піду!» – відповів Іван.", "Усі стихли."]);
    en(&["“Why not?” she asked.", "He did not know."]);
    en(&["“I know.”", "She smiled."]);
}

#[test]
fn puts_the_stop_on_either_side_of_the_quote() {
    uk(&["Газета зветься «Слово».", "Вона щоденна."]);
    uk(&["«Це кінець.»", "Він пішов."]);
    en(&["He called it \"the end.\"", "We agreed."]);
    en(&["He called it 'the end'.", "We agreed."]);
}

#[test]
fn reads_brackets() {
    uk(&["Це добре (так кажуть).", "Далі буде."]);
    uk(&["Він (на жаль!) Петра не бачив."]);
    en(&["They met (it was late.) and parted.", "It rained."]);
    en(&["The war ended.[12]", "Peace came."]);
}

#[test]
fn reads_ellipses_by_what_follows() {
    uk(&["Може… але ні.", "Хто знає..."]);
    uk(&["Він замовк…", "Настала тиша."]);
    uk(&["...і тоді все стихло.", "Що далі?.."]);
    en(&["Well ... I do not know.", "Perhaps."]);
}

#[test]
fn follows_writers_without_capitals() {
    uk(&["привіт!", "як ти?", "усе добре."]);
    en(&["it was late.", "i went home."]);
}

#[test]
fn starts_anew_after_a_missing_space() {
    let text = "Він пішов.Вона лишилася.";
    let first = "Він пішов.".len();
    assert_eq!(sentences(text, Lang::UK), [0..first, first..text.len()]);
}

#[test]
fn looks_back_no_further_than_the_sentence() {
    for text in ["Хто?Київ. Він", "а!Ми.Ви. Ти", "1. А!Б.В. Г", "кінець.Київ.Так. Далі"]
    {
        is_well_formed(text, Lang::UK);
    }
}

#[test]
fn leaves_no_space_behind_a_spaced_ellipsis() {
    for text in ["Він...  . Потім", "Він. \u{a0}.", "a. . . B", "...  .№"] {
        is_well_formed(text, Lang::UK);
    }
}

#[test]
fn looks_for_the_end_of_a_quotation_in_its_paragraph() {
    let text = "Гра «Що? Де?\n \nКоли?» повертається.";
    let found: Vec<&str> = sentences(text, Lang::UK).into_iter().map(|range| &text[range]).collect();
    assert_eq!(found, ["Гра «Що?", "Де?", "Коли?» повертається."]);
}

#[test]
fn ends_a_heading_at_a_blank_line() {
    let text = "Заголовок без крапки\n\nПерше речення. Друге.";
    assert_eq!(sentences(text, Lang::UK).len(), 3);
}

#[test]
fn lets_the_caller_add_abbreviations() {
    let text = "Лист з укрпошт. Надійшов.";
    let options = SegmentOptions::new().abbreviation("Укрпошт.", AbbreviationClass::Never);
    assert_eq!(sentences(text, Lang::UK).len(), 2);
    assert_eq!(Segmenter::new(options).sentences(text, Lang::UK).len(), 1);
}

#[test]
fn reads_other_languages_by_their_nearest() {
    check(Lang::RU, &["Завод стоит на ул. Мира.", "Он работает."]);
    check(Lang::DE, &["Am 3. Oktober war es kalt.", "Wir froren."]);
    check(Lang::UND, &["Він живе на вул. Садовій.", "He met Mr. Hill."]);
}

#[test]
fn finds_nothing_in_white_space() {
    assert!(sentences(" \n\t ", Lang::UK).is_empty());
    assert!(sentences("", Lang::EN).is_empty());
}

#[test]
fn keeps_apostrophes_and_hyphens_inside_words() {
    let text = "М’ята, пʼять, п'ять і будь-хто; don't, well-known – 3,5 км";
    let found: Vec<&str> = words(text).map(|range| &text[range]).collect();
    assert_eq!(found, ["М’ята", "пʼять", "п'ять", "і", "будь-хто", "don't", "well-known", "3,5", "км"]);
}

/// Texts made of what the rules look at.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "вул",
        "Київ",
        "т",
        "д",
        "І",
        "Я",
        "Франко",
        "р",
        "1934",
        "м",
        "see",
        "U",
        "S",
        "Mr",
        "he",
        "The",
        "а",
        "1",
        "2",
        ".",
        ".",
        ".",
        "!",
        "?",
        "…",
        "...",
        ":",
        ";",
        ",",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "—",
        "-",
        "«",
        "»",
        "“",
        "”",
        "\"",
        "'",
        "’",
        "(",
        ")",
        "[",
        "]",
        "•",
        "\u{a0}",
        "\u{301}",
        "🙂",
        "№",
        "[1]",
        ":)",
        "a@b.c",
        "http://a.b/c",
        "Dear Ann,",
        "01/02/2019 03:04 PM",
        "==========",
        "4",
        "За – 5 ",
        "1.1. ",
        "діє",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn is_well_formed(text: &str, lang: Lang) {
    let mut covered = 0;
    for range in sentences(text, lang) {
        assert!(range.start >= covered && range.start < range.end);
        assert!(text[covered..range.start].trim().is_empty(), "nothing but white space between sentences");
        assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
        covered = range.end;
    }
    assert!(text[covered..].trim().is_empty());
}

/// The languages that are read by different rules.
fn lang() -> impl Strategy<Value = Lang> {
    prop::sample::select(vec![Lang::UK, Lang::EN, Lang::RU, Lang::DE, Lang::UND])
}

/// A text of the pieces that rules look at, or any at all.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![4 => text(), 1 => any::<String>()]
}

proptest! {
    #[test]
    fn sentences_cover_the_text_in_order(text in any_text(), lang in lang()) {
        is_well_formed(&text, lang);
    }

    #[test]
    fn equal_texts_come_apart_alike(text in any_text(), lang in lang()) {
        prop_assert_eq!(sentences(&text, lang), Segmenter::default().sentences(&text.clone(), lang));
    }

    #[test]
    fn paragraphs_come_apart_as_they_would_alone(first in any_text(), second in any_text(), lang in lang()) {
        let (first, second) = (first.trim(), second.trim());
        let text = [first, "\n\n", second].concat();
        let shift = first.len() + 2;
        let mut expected = sentences(first, lang);
        expected.extend(sentences(second, lang).into_iter().map(|range| range.start + shift..range.end + shift));
        prop_assert_eq!(sentences(&text, lang), expected);
    }

    #[test]
    fn white_space_around_a_text_only_moves_its_sentences(text in any_text(), lang in lang()) {
        let moved = sentences(&format!(" \n {text}\n\n "), lang);
        let expected: Vec<_> = sentences(&text, lang).into_iter().map(|range| range.start + 3..range.end + 3).collect();
        prop_assert_eq!(moved, expected);
    }

    #[test]
    fn words_are_in_order_and_hold_no_white_space(text in any_text()) {
        let mut end = 0;
        for range in words(&text) {
            prop_assert!(range.start >= end && range.start < range.end);
            prop_assert!(!text[range.clone()].contains(char::is_whitespace));
            end = range.end;
        }
    }

    #[test]
    fn every_letter_and_digit_stands_in_a_word(text in text()) {
        let outside: String = words(&text).fold((String::new(), 0), |(mut outside, end), range| {
            outside.push_str(&text[end..range.start]);
            (outside, range.end)
        }).0;
        prop_assert!(!outside.contains(char::is_alphanumeric));
    }
}
