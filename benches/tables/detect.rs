//! `detect`: the language of texts, from one word to articles of many kilobytes.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use lingua::{LanguageDetector, LanguageDetectorBuilder};
use poruch::Lang;
use poruch::detect_language::Detector;

use super::rows::OURS;
use super::variables::TEXT;
use crate::corpora::{LabelledText, page_texts, texts_of};
use crate::harness::{Group, Load, Row, Session, Unit};

/// `lingua`, which takes a hundred times as long as the others, is given so many texts at most, from all over the corpus.
const LINGUA_TAKES: usize = 300;

/// A detector by its name.
type Detect = (&'static str, fn(&str) -> Lang);

/// Ours first, the slow one last.
const DETECTORS: [Detect; 4] =
    [(OURS, by_poruch), ("whatlang", by_whatlang), ("whichlang, without Ukrainian", by_whichlang), (LINGUA, by_lingua)];
const LINGUA: &str = "lingua";

static DETECTOR: LazyLock<Detector> = LazyLock::new(Detector::default);
/// With the languages that ours has tables for.
static LINGUA_DETECTOR: LazyLock<LanguageDetector> =
    LazyLock::new(|| LanguageDetectorBuilder::from_all_languages().with_preloaded_language_models().build());

/// Measures how the language of texts is told: words and paragraphs of the bundled pages, and the texts of a file that
/// the caller names.
pub fn detect(session: &mut Session) {
    let (en, uk) = page_texts();
    let labelled = |cut: fn(&[String]) -> Vec<String>| -> Vec<LabelledText> {
        let of = |pages: &[Vec<String>], lang| -> Vec<LabelledText> {
            pages.iter().flat_map(|page| cut(page)).map(|text| LabelledText { text, lang }).collect()
        };
        [of(&en, Lang::EN), of(&uk, Lang::UK)].concat()
    };
    measure(session, ("detect/one word", Unit::Items), &labelled(words), 0.75);
    measure(session, ("detect/three words", Unit::Items), &labelled(starts), 0.9);
    measure(session, ("detect/paragraphs", Unit::Megabytes), &labelled(<[String]>::to_vec), 0.97);
    measure(session, ("detect/articles", Unit::Megabytes), &labelled(articles), 1.0);
    if let Some(path) = session.own(TEXT, "file of texts", ("detect/own", &DETECTORS.map(|(name, _)| name))) {
        measure(session, ("detect/own", Unit::Megabytes), &texts_of(&path), 0.0);
    }
}

fn by_poruch(text: &str) -> Lang {
    DETECTOR.detect(text).lang
}

fn by_whatlang(text: &str) -> Lang {
    tagged(whatlang::detect_lang(text).map(|lang| lang.code()))
}

fn by_whichlang(text: &str) -> Lang {
    tagged(Some(whichlang::detect_language(text).three_letter_code()))
}

fn by_lingua(text: &str) -> Lang {
    let found = LINGUA_DETECTOR.detect_language_of(text).map(|lang| lang.iso_code_639_1().to_string());
    tagged(found.as_deref())
}

fn tagged(tag: Option<&str>) -> Lang {
    tag.and_then(Lang::from_tag).unwrap_or_default()
}

/// The words of a page, each once.
fn words(units: &[String]) -> Vec<String> {
    let words = units.iter().flat_map(|unit| unit.split(|c: char| !c.is_alphabetic() && c != '’' && c != '\''));
    let words: BTreeSet<&str> = words.filter(|word| word.chars().count() > 1).collect();
    words.into_iter().map(str::to_owned).collect()
}

/// The first three words of each unit.
fn starts(units: &[String]) -> Vec<String> {
    units.iter().map(|unit| unit.split_whitespace().take(3).collect::<Vec<_>>().join(" ")).collect()
}

/// The page as one text, over and over to the length of a long read.
fn articles(units: &[String]) -> Vec<String> {
    const LENGTH: usize = 32 << 10;
    let article = units.join("\n");
    vec![article.repeat(LENGTH / article.len().max(1) + 1)]
}

/// Measures all detectors on texts. Ours must be right on the share `least` of them.
fn measure(session: &mut Session, (name, unit): (&str, Unit), texts: &[LabelledText], least: f64) {
    let few: Vec<LabelledText> = texts.iter().step_by(texts.len().div_ceil(LINGUA_TAKES).max(1)).cloned().collect();
    let all = texts.len();
    let row = |(name, detect): Detect| {
        let texts = if name == LINGUA { &few } else { texts };
        let right = move || texts.iter().filter(|text| detect(&text.text) == text.lang).count();
        let row = Row::new(name, right).produces_at_least(0).quality(move || right() as f64 / texts.len() as f64);
        if name == LINGUA && few.len() < all { row.part(Load::of("text", texts)) } else { row }
    };
    let [ours, rivals @ ..] = DETECTORS.map(row);
    let group = Group::new(name, Load::of("text", texts), unit).quality("right");
    session.measure(group.row(ours.least(least)).rows(rivals));
}
