use std::ops::Range;

use proptest::prelude::*;

use super::*;
use crate::{SimilarityMatrix, VerdictKind, align};

fn units<'a>(texts: &[&'a str]) -> Vec<Unit<'a>> {
    texts.iter().copied().map(Unit::new).collect()
}

/// The beads as ranges, those with two sides only.
fn joined(alignment: &Alignment) -> Vec<(Range<usize>, Range<usize>)> {
    let beads = alignment.beads.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty());
    beads.map(|bead| (bead.source.clone(), bead.target.clone())).collect()
}

fn check(source: &[&str], target: &[&str], expected: &[(Range<usize>, Range<usize>)]) {
    assert_eq!(joined(&align(source, target)), expected);
}

fn assert_partition(alignment: &Alignment, sources: usize, targets: usize) {
    let mut source: Vec<usize> = alignment.beads.iter().flat_map(|bead| bead.source.clone()).collect();
    assert!(source.is_sorted(), "beads come in the order of the source");
    source.sort_unstable();
    let mut target: Vec<usize> = alignment.beads.iter().flat_map(|bead| bead.target.clone()).collect();
    target.sort_unstable();
    assert_eq!(source, (0..sources).collect::<Vec<_>>());
    assert_eq!(target, (0..targets).collect::<Vec<_>>());
    for bead in &alignment.beads {
        assert!((0.0..=1.0).contains(&bead.score), "{bead:?}");
        let is_null = bead.source.is_empty() || bead.target.is_empty();
        assert_eq!(is_null, bead.kind == BeadKind::Unaligned, "{bead:?}");
    }
}

const ENGLISH: [&str; 6] = [
    "The mayor opened a new bridge over the river on Monday.",
    "Repairs of the old one had cost the city 12 million hryvnias in 2021.",
    "Doctors of the children's hospital treated 340 patients last winter.",
    "Farmers in the Poltava region began to harvest wheat two weeks early.",
    "The national team lost the match against Portugal with a score of 1:3.",
    "Schools will receive 5,000 computers before September, the ministry of education said.",
];

const UKRAINIAN: [&str; 6] = [
    "У понеділок мер відкрив новий міст через річку.",
    "Ремонт старого моста у 2021 році коштував місту 12 млн гривень.",
    "Лікарі дитячої лікарні минулої зими лікували 340 пацієнтів.",
    "Фермери Полтавської області почали збирати пшеницю на два тижні раніше.",
    "Національна збірна програла матч проти Португалії з рахунком 1:3.",
    "Школи отримають 5000 комп'ютерів до вересня, повідомило міністерство освіти.",
];

/// Texts that no lexicon knows, and one of them dropped on either side.
const UNKNOWN_SOURCE: [&str; 6] =
    ["Zab gorl un.", "Trin vep ul.", "Kel mordu.", "Vash i polk.", "Drum tak o.", "Bil nuv."];
const UNKNOWN_TARGET: [&str; 6] = ["Ігу жай.", "Єпра хту.", "Оця шу й.", "Юф ґас.", "Їна щеп.", "Аїв зюх."];

#[test]
fn a_good_similarity_repairs_what_words_do_not_tell() {
    let (source, target) = (units(&UNKNOWN_SOURCE[..5]), units(&UNKNOWN_TARGET[1..]));
    let similarity =
        |from: usize, to: usize| if from == to + 1 { 0.9 } else { 0.1 + ((from * 3 + to * 5) % 4) as f32 * 0.05 };
    let expected: Vec<_> = (1..5).map(|at| (at..at + 1, at - 1..at)).collect();
    let (aligner, mut cache) = (Aligner::default(), Cache::default());
    assert_ne!(joined(&aligner.align(&mut cache, &source, &target)), expected, "words alone do not tell");
    assert_eq!(joined(&aligner.align_with(&mut cache, &source, &target, &similarity)), expected);
}

#[test]
fn a_good_similarity_finds_what_was_moved() {
    let source = [&ENGLISH[..], &UNKNOWN_SOURCE[..2]].concat();
    let target = [&UNKNOWN_TARGET[..2], &UKRAINIAN].concat();
    let partner = |unit: usize| (unit + 2) % 8;
    let similarity =
        |from: usize, to: usize| if to == partner(from) { 0.9 } else { 0.1 + ((from * 3 + to * 5) % 4) as f32 * 0.05 };
    let (source, target) = (units(&source), units(&target));
    let (aligner, mut cache) = (Aligner::default(), Cache::default());
    let moved = |alignment: &Alignment| -> Vec<(Range<usize>, Range<usize>)> {
        let beads = alignment.beads.iter().filter(|bead| bead.kind == BeadKind::Moved);
        beads.map(|bead| (bead.source.clone(), bead.target.clone())).collect()
    };
    assert_eq!(moved(&aligner.align(&mut cache, &source, &target)), [], "words alone do not tell");
    let alignment = aligner.align_with(&mut cache, &source, &target, &similarity);
    assert_eq!(moved(&alignment), [(6..7, 0..1), (7..8, 1..2)]);
    assert_partition(&alignment, 8, 8);
}

#[test]
fn a_similarity_that_tells_nothing_changes_nothing() {
    let (source, target) = (units(&ENGLISH), units(&UKRAINIAN[..4]));
    let (aligner, mut cache) = (Aligner::default(), Cache::default());
    let alone = aligner.align(&mut cache, &source, &target);
    for constant in [0.0, 1.0, f32::NAN, f32::INFINITY, f32::MAX] {
        assert_eq!(aligner.align_with(&mut cache, &source, &target, &|_: usize, _: usize| constant), alone);
    }
    let missing = SimilarityMatrix::new(&[], 4);
    assert_eq!(aligner.align_with(&mut cache, &source, &target, &missing), alone);
}

#[test]
fn a_similarity_of_pairs_is_heard_from_a_matrix_as_from_a_function() {
    let (source, target) = (units(&UNKNOWN_SOURCE[..5]), units(&UNKNOWN_TARGET[1..]));
    let similarity =
        |from: usize, to: usize| if from == to + 1 { 0.9 } else { ((from * 3 + to * 5) % 4) as f32 * 0.05 };
    let values: Vec<f32> = (0..5).flat_map(|from| (0..5).map(move |to| similarity(from, to))).collect();
    let (aligner, mut cache) = (Aligner::default(), Cache::default());
    let asked = aligner.align_with(&mut cache, &source, &target, &similarity);
    assert_eq!(aligner.align_with(&mut cache, &source, &target, &SimilarityMatrix::new(&values, 5)), asked);
}

#[test]
fn a_similarity_is_part_of_what_a_bead_rests_on() {
    let (source, target) = (units(&ENGLISH), units(&UKRAINIAN));
    let (aligner, mut cache) = (Aligner::default(), Cache::default());
    let diagonal = |from: usize, to: usize| if from == to { 0.9 } else { 0.1 };
    let beads = aligner.align_with(&mut cache, &source, &target, &diagonal).beads;
    let found = aligner.explain_with(&mut cache, &source, &target, &beads, &diagonal);
    assert!(found.iter().all(|explanation| explanation.evidence.similarity > 1.0), "{found:?}");
    let alone = aligner.explain(&mut cache, &source, &target, &beads);
    assert!(alone.iter().all(|explanation| explanation.evidence.similarity.abs() < f32::EPSILON));
}

/// A number in `[0, 1)` for each pair of units, another one for each seed.
fn noise(seed: usize, from: usize, to: usize) -> f32 {
    let mixed = (seed * 1009 + from * 31 + to * 17 + 7).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 40 & 0xffff) as f32 / 65_536.0
}

#[test]
fn a_random_similarity_leaves_a_clear_case_as_it_is() {
    let (source, target) = (units(&ENGLISH), units(&UKRAINIAN));
    let (aligner, mut cache) = (Aligner::default(), Cache::default());
    let alone = joined(&aligner.align(&mut cache, &source, &target));
    for seed in 0..200 {
        let random = |from: usize, to: usize| noise(seed, from, to);
        assert_eq!(joined(&aligner.align_with(&mut cache, &source, &target, &random)), alone, "seed {seed}");
    }
}

#[test]
fn evidence_that_is_left_out_is_not_in_the_explanation() {
    let photo = ["https://example.org/a.jpg".to_owned()];
    let source = ["He met Pidkova with 1,250 letters and a horse at shop.example.", "Share"];
    let target = ["Він зустрів Підкову з 1250 листами на shop.example.", "Поділитися"];
    let heading = |text| Unit::new(text).with_role(Role::Heading).with_anchors(&photo);
    let (source, target) = (source.map(heading), target.map(heading));
    let told = |without: Option<Feature>| {
        let options = without.into_iter().fold(AlignOptions::new(), AlignOptions::without);
        let (aligner, beads) = (Aligner::new(options), [Bead::new(0..1, 0..1), Bead::new(1..2, 1..2)]);
        let evidence = |explanation: &Explanation| explanation.evidence.parts();
        aligner.explain(&mut Cache::default(), &source, &target, &beads).iter().flat_map(evidence).collect::<Vec<_>>()
    };
    let sum = |parts: &[(&str, f32)], name| parts.iter().filter(|part| part.0 == name).map(|part| part.1.abs()).sum();
    let features = [
        (Feature::Lexicon, "lexicon"),
        (Feature::Cognates, "cognates"),
        (Feature::Quantities, "quantities"),
        (Feature::Verbatim, "verbatim"),
        (Feature::Anchors, "anchors"),
        (Feature::Absence, "missing"),
        (Feature::Length, "length"),
        (Feature::Roles, "role"),
        (Feature::Page, "page"),
    ];
    for (feature, name) in features {
        let (with, without): (f32, f32) = (sum(&told(None), name), sum(&told(Some(feature)), name));
        assert!(with > 0.0 && without < 1e-6, "{name}: {with} with, {without} without");
    }
}

#[test]
fn joins_translations_one_to_one() {
    let expected: Vec<_> = (0..6).map(|at| (at..at + 1, at..at + 1)).collect();
    check(&ENGLISH, &UKRAINIAN, &expected);
}

#[test]
fn leaves_what_has_no_partner_alone() {
    let target = [UKRAINIAN[0], "Читайте також: погода на вихідні", UKRAINIAN[2], UKRAINIAN[4], UKRAINIAN[5]];
    check(&ENGLISH, &target, &[(0..1, 0..1), (2..3, 2..3), (4..5, 3..4), (5..6, 4..5)]);
}

#[test]
fn joins_a_paragraph_to_the_two_that_translate_it() {
    let source = [ENGLISH[0], &[ENGLISH[2], ENGLISH[3]].join(" "), ENGLISH[4]];
    let target = [UKRAINIAN[0], UKRAINIAN[2], UKRAINIAN[3], UKRAINIAN[4]];
    check(&source, &target, &[(0..1, 0..1), (1..2, 1..3), (2..3, 3..4)]);
}

#[test]
fn finds_a_block_that_was_moved() {
    let target = [UKRAINIAN[4], UKRAINIAN[0], UKRAINIAN[1], UKRAINIAN[2], UKRAINIAN[3], UKRAINIAN[5]];
    let alignment = align(&ENGLISH, &target);
    let moved: Vec<_> = alignment.beads.iter().filter(|bead| bead.kind == BeadKind::Moved).collect();
    assert_eq!(moved.len(), 1);
    assert_eq!((moved[0].source.clone(), moved[0].target.clone()), (4..5, 0..1));
    assert_partition(&alignment, 6, 6);
}

#[test]
fn roles_and_anchors_speak_where_words_do_not() {
    let photo = ["https://example.org/a.jpg".to_owned()];
    let source = [Unit::new("Zzyx").with_role(Role::Title), Unit::new("Qwrt"), Unit::new("Plmk").with_anchors(&photo)];
    let target = [Unit::new("Жжщ").with_role(Role::Title), Unit::new("Кгнш").with_anchors(&photo)];
    let alignment = Aligner::default().align(&mut Cache::default(), &source, &target);
    let beads = joined(&alignment);
    assert!(beads.contains(&(2..3, 1..2)), "{beads:?}");
    assert!(beads.contains(&(0..1, 0..1)), "{beads:?}");
}

#[test]
fn leaves_a_heading_without_a_partner_apart_from_the_paragraph_below_it() {
    let source = [Unit::new("A bed in a four-berth compartment will cost from €59. Tickets go on sale on April 1.")];
    let target = [
        Unit::new("Скільки коштуватиме квиток").with_role(Role::Heading),
        Unit::new("Місце в чотиримісному купе обійдеться щонайменше у 59 євро. Продаж квитків розпочнеться 1 квітня."),
    ];
    let alignment = Aligner::default().align(&mut Cache::default(), &source, &target);
    assert_eq!(joined(&alignment), [(0..1, 1..2)]);
}

#[test]
fn words_of_one_language_are_not_remembered_as_those_of_the_other() {
    let source = units(&["Nobody travels alone.", "Leave me alone!", "You will clone the tree first."]);
    let target = units(&["Ніхто не подорожує сам.", "Дай мені спокій!", "Спершу виконайте clone дерева."]);
    let aligner = Aligner::default();
    let fresh = aligner.align(&mut Cache::default(), &source, &target);
    let mut used = Cache::default();
    aligner.align(&mut used, &[], &units(&["Можна зробити clone."]));
    assert_eq!(aligner.align(&mut used, &source, &target), fresh);
}

#[test]
fn answers_with_one_side_empty() {
    let alignment = align(&ENGLISH, &[]);
    assert_partition(&alignment, 6, 0);
    assert_eq!(alignment.verdict.kind, VerdictKind::Unrelated);
    assert_partition(&align(&[], &[]), 0, 0);
}

#[test]
fn answers_with_all_paragraphs_alike_and_one_side_much_longer() {
    let source = vec!["The same words again."; 1200];
    let target = vec!["Знову ті самі слова."; 700];
    assert_partition(&align(&source, &target), 1200, 700);
    assert_partition(&align(&source[..8], &target), 8, 700);
    assert_partition(&align(&source, &target[..1]), 1200, 1);
}

#[test]
fn a_ukrainian_source_is_read_as_such() {
    let aligner = Aligner::new(AlignOptions::new().sentences(true));
    let alignment = aligner.align(&mut Cache::default(), &units(&UKRAINIAN), &units(&ENGLISH));
    assert_eq!(joined(&alignment), (0..6).map(|at| (at..at + 1, at..at + 1)).collect::<Vec<_>>());
    assert_eq!(alignment.verdict.kind, VerdictKind::Translation);
    let bead = [Bead::new(0..1, 0..1)];
    let lexicon = |source: &[Unit<'_>], target: &[Unit<'_>]| {
        aligner.explain(&mut Cache::default(), source, target, &bead)[0].evidence.lexicon
    };
    let (there, back) = (lexicon(&units(&ENGLISH), &units(&UKRAINIAN)), lexicon(&units(&UKRAINIAN), &units(&ENGLISH)));
    assert!(there > 1.0 && (there - back).abs() < 0.01, "{there} {back}");
}

#[test]
fn tells_translations_from_other_texts() {
    assert_eq!(align(&ENGLISH, &UKRAINIAN).verdict.kind, VerdictKind::Translation);
    assert_eq!(align(&ENGLISH, &UKRAINIAN[..3]).verdict.kind, VerdictKind::Partial);
    let other = ["Кіт спав на дивані.", "Пес грався з м'ячем на подвір'ї.", "Дощ ішов цілу ніч."];
    assert_eq!(align(&ENGLISH, &other).verdict.kind, VerdictKind::Unrelated);
}

#[test]
fn long_pairs_are_cut_and_joined_again() {
    let numbered = |texts: &[&str]| -> Vec<String> {
        (0..600).map(|at| format!("{} {}", texts[at % 6], 1_000 + 7 * at)).collect()
    };
    let (source, target) = (numbered(&ENGLISH), numbered(&UKRAINIAN));
    let (source, target): (Vec<_>, Vec<_>) =
        (source.iter().map(String::as_str).collect(), target.iter().map(String::as_str).collect());
    let alignment = align(&source, &target);
    assert_partition(&alignment, 600, 600);
    let right = joined(&alignment).iter().filter(|(source, target)| source == target).count();
    assert!(right > 590, "{right} of 600");
}

#[test]
fn sentence_beads_cover_the_sentences_of_their_bead() {
    let source = [&*ENGLISH[..3].join(" ")];
    let target = [&*UKRAINIAN[..3].join(" ")];
    let aligner = Aligner::new(AlignOptions::new().sentences(true));
    let alignment = aligner.align(&mut Cache::default(), &units(&source), &units(&target));
    let sentences = &alignment.beads[0].sentences;
    assert_eq!(sentences.len(), 3);
    for (bead, (english, ukrainian)) in sentences.iter().zip(ENGLISH.iter().zip(&UKRAINIAN)) {
        assert_eq!(&source[0][bead.source[0].range.clone()], *english);
        assert_eq!(&target[0][bead.target[0].range.clone()], *ukrainian);
    }
}

#[test]
fn beads_are_no_larger_than_asked_for() {
    let aligner = Aligner::new(AlignOptions::new().max_units(1));
    let source = [ENGLISH[0], &[ENGLISH[2], ENGLISH[3]].join(" "), ENGLISH[4]];
    let target = [UKRAINIAN[0], UKRAINIAN[2], UKRAINIAN[3], UKRAINIAN[4]];
    let alignment = aligner.align(&mut Cache::default(), &units(&source), &units(&target));
    assert!(alignment.beads.iter().all(|bead| bead.source.len() <= 1 && bead.target.len() <= 1));
}

#[test]
fn other_languages_align_by_what_they_share() {
    let german = ["Am 3. Mai 2019 besuchte Merkel Paris.", "Die Kosten: 450 Euro.", "Herr Dupont wohnt in Lyon."];
    let french = ["Le 3 mai 2019, Merkel a visité Paris.", "Le coût : 450 euros.", "Monsieur Dupont habite à Lyon."];
    let aligner = Aligner::new(AlignOptions::new().builtin_lexicon(false));
    let alignment = aligner.align(&mut Cache::default(), &units(&german), &units(&french));
    assert_eq!(joined(&alignment), [(0..1, 0..1), (1..2, 1..2), (2..3, 2..3)]);
}

fn once_each(mut texts: Vec<&str>) -> Vec<&str> {
    let mut seen = std::collections::BTreeSet::new();
    texts.retain(|text| seen.insert(*text));
    texts
}

/// The beads with two sides, in the order of the source.
fn in_order(mut beads: Vec<(Range<usize>, Range<usize>)>) -> Vec<(Range<usize>, Range<usize>)> {
    beads.sort_by_key(|(source, _)| source.start);
    beads
}

fn assert_mirrored(aligner: &Aligner, first: &[Unit<'_>], second: &[Unit<'_>]) {
    let there = aligner.align(&mut Cache::default(), first, second);
    let back = aligner.align(&mut Cache::default(), second, first);
    let mirrored = in_order(joined(&back).into_iter().map(|(source, target)| (target, source)).collect());
    assert_eq!(in_order(joined(&there)), mirrored);
}

/// What no one writes, and pages hold.
const ODD: &[&str] = &[
    "",
    " ",
    "\t\n\r\u{b}\u{c}",
    "\0\u{1}\u{1b}\u{7f}\u{85}",
    "\u{feff}\u{200b}\u{200d}\u{2028}",
    "\u{301}\u{301}",
    "\u{fffd}\u{ffff}\u{10ffff}",
    "\u{d7ff}\u{e000}",
    "\u{202e}שלום עולם\u{202c}",
    "مرحبا ١٢٣٤ بالعالم",
    "𝔘𝔫𝔦 👩‍👩‍👧‍👦 🇺🇦",
    "ǅ ﬁ ß İ ı",
    "1,2.3,4.5:6-7/8",
    "99999999999999999999999999 1e999 ½ Ⅻ",
    "#@#@ @# http:// a@b",
    "«„“”»…—–-",
    "«Він» — т. е. 12.02.2021 р.",
    "e.g. Mr. U.S. vs. a.m.",
];

/// A text of any letters, however odd: nothing, white space, control characters, words without end, marks without a
/// letter, text from right to left, letters beyond the basic plane.
fn odd_text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => prop::sample::select(ODD).prop_map(str::to_owned).boxed(),
        2 => "\\PC{0,30}".boxed(),
        2 => any::<String>().boxed(),
        1 => (prop::sample::select(vec!["a", "Ж", "9", "'", "\u{301}", "漢"])).prop_map(|letter| letter.repeat(10_000)).boxed(),
        2 => prop::sample::select(&ENGLISH[..]).prop_map(str::to_owned).boxed(),
        2 => prop::sample::select(&UKRAINIAN[..]).prop_map(str::to_owned).boxed(),
    ]
}

/// Some of the paragraphs above, in order, and what noise a page adds.
fn texts(
    paragraphs: &'static [&'static str],
    noise: &'static [&'static str],
) -> impl Strategy<Value = Vec<&'static str>> {
    let piece = prop_oneof![4 => 0..paragraphs.len(), 1 => paragraphs.len()..paragraphs.len() + noise.len()];
    let pick = move |at: usize| paragraphs.get(at).copied().unwrap_or_else(|| noise[at - paragraphs.len()]);
    prop::collection::vec(piece, 0..9).prop_map(move |picks| picks.into_iter().map(pick).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn beads_partition_both_sides(
        source in texts(&ENGLISH, &["", " ", "Share", "1", "Реклама"]),
        target in texts(&UKRAINIAN, &["", "—", "Поділитися", "2021", "Share"]),
    ) {
        let alignment = align(&source, &target);
        assert_partition(&alignment, source.len(), target.len());
    }

    #[test]
    fn a_text_aligns_with_itself_one_to_one(mut picks in prop::collection::btree_set(0..6_usize, 1..6)) {
        let text: Vec<_> = std::mem::take(&mut picks).into_iter().map(|at| ENGLISH[at]).collect();
        let expected: Vec<_> = (0..text.len()).map(|at| (at..at + 1, at..at + 1)).collect();
        prop_assert_eq!(joined(&align(&text, &text)), expected);
    }

    /// Which side a text stands on says nothing: its script does. Of equal paragraphs either may be taken, so there are none.
    #[test]
    fn swapped_sides_mirror_the_beads(
        first in texts(&ENGLISH, &["Share", "2021"]),
        second in texts(&UKRAINIAN, &["Поділитися", "2021"]),
        without_lexicon in any::<bool>(),
    ) {
        let aligner = Aligner::new(AlignOptions::new().builtin_lexicon(!without_lexicon));
        let [first, second] = [first, second].map(once_each);
        assert_mirrored(&aligner, &units(&first), &units(&second));
    }

    #[test]
    fn swapped_texts_of_one_language_mirror_the_beads(
        first in prop::collection::btree_set(0..6_usize, 1..6),
        second in prop::collection::btree_set(0..6_usize, 1..6),
    ) {
        let pick = |picks: &std::collections::BTreeSet<usize>| -> Vec<Unit<'static>> {
            picks.iter().map(|&at| Unit::new(ENGLISH[at])).collect()
        };
        let aligner = Aligner::new(AlignOptions::new().builtin_lexicon(false));
        assert_mirrored(&aligner, &pick(&first), &pick(&second));
    }

    #[test]
    fn a_used_cache_changes_nothing(
        first in texts(&ENGLISH, &["Share"]),
        second in texts(&UKRAINIAN, &["Поділитися"]),
    ) {
        let aligner = Aligner::new(AlignOptions::new().sentences(true));
        let mut cache = Cache::default();
        aligner.align(&mut cache, &units(&UKRAINIAN), &units(&ENGLISH));
        let used = aligner.align(&mut cache, &units(&first), &units(&second));
        let fresh = aligner.align(&mut Cache::default(), &units(&first), &units(&second));
        prop_assert_eq!(used, fresh);
    }

    #[test]
    fn what_was_aligned_before_changes_nothing(
        before in prop::collection::vec(odd_text(), 0..5),
        source in prop::collection::vec(odd_text(), 0..5),
        target in prop::collection::vec(odd_text(), 0..5),
    ) {
        let [before, source, target] =
            [&before, &source, &target].map(|texts| texts.iter().map(String::as_str).collect::<Vec<_>>());
        let aligner = Aligner::new(AlignOptions::new().sentences(true));
        let mut cache = Cache::default();
        let beads = aligner.align(&mut cache, &units(&before), &units(&source)).beads;
        aligner.explain(&mut cache, &units(&before), &units(&source), &beads);
        let used = aligner.align(&mut cache, &units(&source), &units(&target));
        let fresh = aligner.align(&mut Cache::default(), &units(&source), &units(&target));
        prop_assert_eq!(used, fresh);
    }

    #[test]
    fn odd_text_is_aligned(
        source in prop::collection::vec(odd_text(), 0..6),
        target in prop::collection::vec(odd_text(), 0..6),
    ) {
        let (source, target): (Vec<&str>, Vec<&str>) =
            (source.iter().map(String::as_str).collect(), target.iter().map(String::as_str).collect());
        let aligner = Aligner::new(AlignOptions::new().sentences(true));
        let mut cache = Cache::default();
        let alignment = aligner.align(&mut cache, &units(&source), &units(&target));
        assert_partition(&alignment, source.len(), target.len());
        let explanations = aligner.explain(&mut cache, &units(&source), &units(&target), &alignment.beads);
        for (bead, explanation) in alignment.beads.iter().zip(&explanations) {
            prop_assert!(explanation.evidence.total().is_finite(), "{:?}: {:?}", bead, explanation);
        }
    }

    #[test]
    fn any_similarity_gives_a_valid_answer(
        source in texts(&ENGLISH, &["Share"]),
        target in texts(&UKRAINIAN, &["Поділитися"]),
        values in prop::collection::vec(any::<f32>(), 0..80),
    ) {
        let matrix = SimilarityMatrix::new(&values, target.len());
        let alignment = Aligner::default().align_with(&mut Cache::default(), &units(&source), &units(&target), &matrix);
        assert_partition(&alignment, source.len(), target.len());
    }
}
