//! Any text is judged, and the answer is well formed.

use poruch_detect_language::{Detection, Detector, Lang, PageLanguage};
use proptest::prelude::*;

/// Texts of what the detector and the search for parts look at.
fn text() -> impl Strategy<Value = String> {
    let letters = ["що", "это", "ў", "ъ", "ња", "the", "und", "się", "ř", "É", "USD", "қ", "中", "σ", "ﬀ", "İ", "ѣ"];
    let words = ["місто ", "город ", "bridge ", "The ", "Київ ", "а", "I", "a.b", "#мир", "@me", "x_y", "://"];
    let signs = ["'", "’", "ʼ", "‘", ".", ",", ":", "«", "»", "“", "”", "„", "\"", "(", ")", "[", "]", "—", "…", "?!"];
    let blanks =
        [" ", " ", "\n", "\r\n", "\t", "\u{a0}", "\u{301}", "\u{ad}", "\u{200b}", "\u{feff}", "5", "№", "🙂", "\0"];
    let pieces = [&letters[..], &words, &signs, &blanks].concat();
    prop::collection::vec(prop::sample::select(pieces), 0..60).prop_map(|pieces| pieces.concat())
}

fn prior() -> impl Strategy<Value = Option<Lang>> {
    let langs = ["uk", "en", "ru", "zh", "xx", ""];
    prop::sample::select(langs.to_vec()).prop_map(Lang::from_tag)
}

fn is_well_formed(detection: Detection) -> bool {
    (0.0..=1.0).contains(&detection.confidence) && (!detection.lang.is_und() || detection.confidence <= 0.0)
}

/// Parts are whole characters in order, with white space alone around them.
fn check_parts(text: &str, prior: Option<Lang>) {
    let detector = Detector::default();
    let parts = detector.parts(text, prior);
    assert_eq!(parts.is_empty(), detector.detect_with_prior(text, prior).lang.is_und());
    let mut end = 0;
    for part in &parts {
        assert!(!text[part.range.clone()].trim().is_empty(), "an empty part: {part:?}");
        assert!(!part.lang.is_und(), "a part without a language: {part:?}");
        assert!(text[end..part.range.start].trim().is_empty(), "a gap before {part:?}");
        end = part.range.end;
    }
    assert!(parts.is_empty() || text[end..].trim().is_empty(), "a gap at the end");
    assert!(parts.windows(2).all(|pair| pair[0].lang != pair[1].lang), "one part in two: {parts:?}");
}

fn check(text: &str, prior: Option<Lang>) {
    let detector = Detector::default();
    let detection = detector.detect_with_prior(text, prior);
    assert!(is_well_formed(detection), "{detection:?}");
    assert_eq!(detection, detector.detect_with_prior(text, prior), "two answers");
    check_parts(text, prior);
    let page = PageLanguage::judge(prior.as_slice(), text.lines()).with_title(text);
    assert!(is_well_formed(page.detected), "{page:?}");
}

proptest! {
    #[test]
    fn texts_of_known_pieces_are_judged(text in text(), prior in prior()) {
        check(&text, prior);
    }

    #[test]
    fn texts_of_any_characters_are_judged(text in any::<String>(), prior in prior()) {
        check(&text, prior);
    }
}

#[test]
fn long_monotonous_texts_are_judged() {
    for piece in ["«", "\"", "(", "а a ", "«а» \"a\" ", ". ", "'", "слово", "word ", "\u{301}", "中", "а.a", "@", "…» "]
    {
        check(&piece.repeat(100_000 / piece.len()), Some(Lang::UK));
    }
}
