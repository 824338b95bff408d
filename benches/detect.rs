//! `detect-language`: from one word to articles of many kilobytes, against `whatlang`, `whichlang` and `lingua`; on the
//! bundled pages, and on the texts of the file that `PORUCH_BENCH_TEXT` names.
#![allow(missing_docs, reason = "a program without a public item")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "right answers stand beside speed, and what is left out")]

use std::collections::BTreeSet;
use std::env;

use criterion::{Criterion, Throughput};
use lingua::LanguageDetectorBuilder;
use poruch::Lang;
use poruch::detect_language::Detector;
use poruch_benches::{LabelledText, page_texts, texts_of};

/// A detector by its name.
struct Row {
    name: &'static str,
    detect: Box<dyn Fn(&str) -> Lang>,
}

/// The rows of every group, ours first. Of `lingua`, the languages that ours has tables for.
fn rows() -> [Row; 4] {
    let ours = Detector::default();
    let lingua = LanguageDetectorBuilder::from_all_languages().with_preloaded_language_models().build();
    let by_lingua = move |text: &str| lingua.detect_language_of(text).map(|lang| lang.iso_code_639_1().to_string());
    let tagged = |tag: Option<&str>| tag.and_then(Lang::from_tag).unwrap_or_default();
    [
        Row { name: "poruch", detect: Box::new(move |text| ours.detect(text).lang) },
        Row {
            name: "whatlang",
            detect: Box::new(move |text| tagged(whatlang::detect_lang(text).map(|lang| lang.code()))),
        },
        Row {
            name: "whichlang, without Ukrainian",
            detect: Box::new(move |text| tagged(Some(whichlang::detect_language(text).three_letter_code()))),
        },
        Row { name: "lingua", detect: Box::new(move |text| tagged(by_lingua(text).as_deref())) },
    ]
}

/// What speed counts.
#[derive(Debug, Clone, Copy)]
enum Counted {
    Texts,
    Bytes,
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(10);
    let rows = rows();
    let (en, uk) = page_texts();
    let labelled = |cut: fn(&[String]) -> Vec<String>| {
        let of = |pages: &[Vec<String>], lang| -> Vec<LabelledText> {
            pages.iter().flat_map(|page| cut(page)).map(|text| LabelledText { text, lang }).collect()
        };
        [of(&en, Lang::EN), of(&uk, Lang::UK)].concat()
    };
    bench(&mut criterion, "detect/one word", (&labelled(words), Counted::Texts), &rows, 0.75);
    bench(&mut criterion, "detect/three words", (&labelled(starts), Counted::Texts), &rows, 0.9);
    bench(&mut criterion, "detect/paragraphs", (&labelled(<[String]>::to_vec), Counted::Bytes), &rows, 0.97);
    bench(&mut criterion, "detect/articles", (&labelled(articles), Counted::Bytes), &rows, 1.0);
    match env::var_os("PORUCH_BENCH_TEXT") {
        Some(path) => bench(&mut criterion, "detect/own", (&texts_of(path.as_ref()), Counted::Bytes), &rows, 0.0),
        None => eprintln!("detect/own: skipped, PORUCH_BENCH_TEXT names no file of texts"),
    }
    criterion.final_summary();
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

/// Times all rows on texts. Ours must be right on the share `least` of them; every row must find as many right while it
/// is timed as before.
fn bench(criterion: &mut Criterion, name: &str, corpus: (&[LabelledText], Counted), rows: &[Row], least: f64) {
    let (texts, counted) = corpus;
    let right = |row: &Row| texts.iter().filter(|text| (row.detect)(&text.text) == text.lang).count();
    let mut group = criterion.benchmark_group(name);
    group.throughput(match counted {
        Counted::Texts => Throughput::Elements(texts.len() as u64),
        Counted::Bytes => Throughput::Bytes(texts.iter().map(|text| text.text.len() as u64).sum()),
    });
    for (at, row) in rows.iter().enumerate() {
        let expected = right(row);
        println!("{name}/{}: {:.1} % of {} right", row.name, 100.0 * expected as f64 / texts.len() as f64, texts.len());
        assert!(at > 0 || expected as f64 >= least * texts.len() as f64, "{name}: {expected} of {} right", texts.len());
        group.bench_function(row.name, |bencher| {
            bencher.iter(|| assert_eq!(right(row), expected, "{name}/{}", row.name));
        });
    }
    group.finish();
}
