//! `segment`: sentences of single units and of running text, against `unicode-segmentation` (UAX #29 alone),
//! `icu_segmenter` and `sentencex`; on the bundled pages, and on the texts of the file that `PORUCH_BENCH_TEXT` names.
#![allow(missing_docs, reason = "a program without a public item")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "right answers stand beside speed, and what is left out")]

use std::collections::BTreeSet;
use std::env;
use std::path::Path;

use criterion::{Criterion, Throughput};
use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use poruch::Lang;
use poruch::segment::Segmenter;
use poruch_benches::{page_texts, texts_of};
use unicode_segmentation::UnicodeSegmentation as _;

/// A segmenter by its name: the ends of the sentences of a text, in bytes.
type Row = (&'static str, fn(&str, Lang) -> Vec<usize>);

/// Ours first.
const ROWS: [Row; 4] = [
    ("poruch", by_poruch),
    ("unicode-segmentation", by_unicode_segmentation),
    ("icu_segmenter", by_icu),
    ("sentencex", by_sentencex),
];

/// The share of the ends of units that ours must find again in running text.
const LEAST_FOUND: f64 = 0.98;

/// Bytes of running text.
const LENGTH: usize = 1 << 20;

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(10);
    let (en, uk) = page_texts();
    for (lang, pages) in [(Lang::EN, en), (Lang::UK, uk)] {
        let units = pages.concat();
        bench(&mut criterion, &format!("segment/units/{lang}"), &units, lang);
        let running = Running::of(&units);
        running.print_found(lang);
        bench(&mut criterion, &format!("segment/running/{lang}"), &[running.text], lang);
    }
    match env::var_os("PORUCH_BENCH_TEXT") {
        Some(path) => bench_own(&mut criterion, path.as_ref()),
        None => eprintln!("segment/own: skipped, PORUCH_BENCH_TEXT names no file of texts"),
    }
    criterion.final_summary();
}

fn bench_own(criterion: &mut Criterion, path: &Path) {
    let texts = texts_of(path);
    for lang in [Lang::EN, Lang::UK] {
        let own: Vec<String> = texts.iter().filter(|text| text.lang == lang).map(|text| text.text.clone()).collect();
        if !own.is_empty() {
            bench(criterion, &format!("segment/own/{lang}"), &own, lang);
        }
    }
}

fn by_poruch(text: &str, lang: Lang) -> Vec<usize> {
    Segmenter::default().sentences(text, lang).into_iter().map(|sentence| sentence.end).collect()
}

fn by_unicode_segmentation(text: &str, _: Lang) -> Vec<usize> {
    text.split_sentence_bound_indices().map(|(at, sentence)| at + sentence.len()).collect()
}

fn by_icu(text: &str, _: Lang) -> Vec<usize> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    segmenter.segment_str(text).skip(1).collect()
}

fn by_sentencex(text: &str, lang: Lang) -> Vec<usize> {
    let end = |end: &mut usize, sentence: &str| {
        *end += sentence.len();
        Some(*end)
    };
    sentencex::segment(lang.as_str(), text).into_iter().scan(0, end).collect()
}

/// Units joined to one long text. Where each ends is known; what a unit holds is not.
struct Running {
    text: String,
    /// Ends of units that end as sentences do before one that begins as sentences do.
    ends: BTreeSet<usize>,
}

impl Running {
    fn of(units: &[String]) -> Self {
        let mut running = Self { text: String::new(), ends: BTreeSet::new() };
        let mut units = units.iter().cycle().peekable();
        while let (true, Some(unit)) = (running.text.len() < LENGTH, units.next()) {
            running.text.push_str(unit);
            let begins = units.peek().is_some_and(|next| next.starts_with(char::is_uppercase));
            if unit.ends_with(['.', '!', '?', '…']) && begins {
                running.ends.insert(running.text.len());
            }
            running.text.push(' ');
        }
        running
    }

    /// Prints how many of the known ends each row finds, and how many sentences it makes.
    fn print_found(&self, lang: Lang) {
        for (at, (name, ends)) in ROWS.into_iter().enumerate() {
            let sentences = ends(&self.text, lang);
            let trimmed = sentences.iter().map(|&end| self.text[..end].trim_end().len());
            let share = trimmed.filter(|end| self.ends.contains(end)).count() as f64 / self.ends.len() as f64;
            let known = self.ends.len();
            println!(
                "segment/running/{lang}/{name}: {:.1} % of {known} ends of units, in {} sentences",
                100.0 * share,
                sentences.len()
            );
            assert!(at > 0 || share >= LEAST_FOUND, "{name} finds {share} of the ends of units");
        }
    }
}

/// Times all rows on texts. Ours gives every text a sentence; every row gives as many while it is timed as before.
fn bench(criterion: &mut Criterion, name: &str, texts: &[String], lang: Lang) {
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    for (at, (row, ends)) in ROWS.into_iter().enumerate() {
        let count = || texts.iter().map(|text| ends(text, lang).len()).sum::<usize>();
        let expected = count();
        println!("{name}/{row}: {expected} sentences in {} texts", texts.len());
        assert!(at > 0 || expected >= texts.len(), "{name}: a text without a sentence");
        group.bench_function(row, |bencher| bencher.iter(|| assert_eq!(count(), expected, "{name}/{row}")));
    }
    group.finish();
}
