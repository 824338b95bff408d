//! Ukrainian sentences of `data/uk.txt`, kind by kind, cut as a reader would cut them.

use poruch_detect_language::Lang;

const CASES: &str = include_str!("data/uk.txt");

/// The lines of one kind.
fn lines(kind: &str) -> impl Iterator<Item = &'static str> {
    let lines = CASES.lines().skip_while(move |line| kind_of(line) != Some(kind)).skip(1);
    lines.take_while(|line| kind_of(line).is_none()).filter(|line| !line.is_empty())
}

/// The kind that a line opens.
fn kind_of(line: &str) -> Option<&str> {
    line.strip_prefix('[')?.strip_suffix(']')
}

fn found(text: &str) -> String {
    let sentences: Vec<&str> =
        poruch_segment::sentences(text, Lang::UK).into_iter().map(|range| &text[range]).collect();
    sentences.join(" | ")
}

fn check(kind: &str) {
    let lines: Vec<&str> = lines(kind).collect();
    let found: Vec<String> = lines.iter().map(|line| found(&line.replace(" | ", " "))).collect();
    assert!(!lines.is_empty(), "{kind} has cases");
    assert_eq!(found, lines);
}

#[test]
fn keeps_abbreviations_inside_sentences() {
    check("abbreviations");
}

#[test]
fn ends_sentences_at_abbreviations() {
    check("abbreviations at the end");
}

#[test]
fn keeps_abbreviations_with_their_numbers() {
    check("abbreviations before numbers");
}

#[test]
fn keeps_abbreviations_in_a_row() {
    check("joined abbreviations");
}

#[test]
fn keeps_initials_with_surnames() {
    check("initials");
}

#[test]
fn cuts_dialogue_between_speeches() {
    check("dialogue");
}

#[test]
fn keeps_speech_with_its_author() {
    check("direct speech");
}

#[test]
fn reads_quotes_of_every_shape() {
    check("quotes");
}

#[test]
fn reads_ellipses_and_doubled_marks() {
    check("ellipsis");
}

#[test]
fn keeps_numbers_and_dates_whole() {
    check("numbers");
}

#[test]
fn keeps_ordinals_and_cuts_lists() {
    check("ordinals and lists");
}

#[test]
fn cuts_labels_off_numbered_sentences() {
    check("numbered sentences");
}

#[test]
fn keeps_addresses_of_the_net_whole() {
    check("addresses of the net");
}

#[test]
fn keeps_brackets_with_their_sentences() {
    check("brackets");
}

#[test]
fn follows_writers_without_capitals() {
    check("lower case");
}

#[test]
fn keeps_headlines_whole() {
    check("headlines");
}

#[test]
fn cuts_exclamations() {
    check("greetings and exclamations");
}

#[test]
fn cuts_counts_of_votes() {
    check("votes");
}

#[test]
fn tests_every_kind_of_the_data() {
    let source = include_str!("uk.rs");
    for kind in CASES.lines().filter_map(kind_of) {
        assert!(source.contains(&format!("check(\"{kind}\")")), "{kind}");
    }
}
