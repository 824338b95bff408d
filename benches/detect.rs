//! `detect-language`: short texts and paragraphs, against `whatlang`.
#![allow(missing_docs, reason = "a program without a public item")]

use criterion::{Criterion, Throughput};
use poruch::Lang;
use poruch::detect_language::Detector;
use poruch_benches::unit_texts;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let (en, uk) = unit_texts();
    let paragraphs: Vec<String> = en.into_iter().chain(uk).collect();
    let three_words = |text: &String| text.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    let short: Vec<String> = paragraphs.iter().map(three_words).collect();
    bench(&mut criterion, "detect/paragraphs", &paragraphs);
    bench(&mut criterion, "detect/three words", &short);
    criterion.final_summary();
}

fn bench(criterion: &mut Criterion, name: &str, texts: &[String]) {
    let detector = Detector::default();
    let known = |text: &String| matches!(detector.detect(text).lang, Lang::EN | Lang::UK);
    let right = texts.iter().filter(|text| known(text)).count();
    assert!(right * 10 > texts.len() * 8, "{name}: {right} of {} texts told", texts.len());

    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Elements(texts.len() as u64));
    group.bench_function("poruch", |bencher| bencher.iter(|| texts.iter().filter(|text| known(text)).count()));
    group.bench_function("whatlang", |bencher| {
        bencher.iter(|| texts.iter().filter(|text| whatlang::detect(text).is_some()).count());
    });
    group.finish();
}
