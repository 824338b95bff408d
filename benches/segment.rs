//! `segment`: sentences of running text, against UAX #29 alone.
#![allow(missing_docs, reason = "a program without a public item")]

use criterion::{Criterion, Throughput};
use poruch::Lang;
use poruch::segment::Segmenter;
use poruch_benches::unit_texts;
use unicode_segmentation::UnicodeSegmentation as _;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let (en, uk) = unit_texts();
    for (name, lang, texts) in [("segment/en", Lang::EN, en), ("segment/uk", Lang::UK, uk)] {
        let segmenter = Segmenter::default();
        let count = || texts.iter().map(|text| segmenter.sentences(text, lang).len()).sum::<usize>();
        assert!(count() >= texts.len(), "{name}: a text without a sentence");

        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
        group.bench_function("poruch", |bencher| bencher.iter(count));
        group.bench_function("unicode-segmentation", |bencher| {
            bencher.iter(|| texts.iter().map(|text| text.unicode_sentences().count()).sum::<usize>());
        });
        group.finish();
    }
    criterion.final_summary();
}
