//! The whole: two pages in, one aligned article out.
#![allow(missing_docs, reason = "a program without a public item")]

use criterion::{Criterion, Throughput};
use poruch::{BilingualArticle, Pipeline};
use poruch_benches::{PagePair, page_pairs};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let pairs = page_pairs();
    let pipeline = Pipeline::default();
    let beads =
        |article: BilingualArticle| article.alignment.beads.iter().filter(|bead| !bead.target.is_empty()).count();
    let align = |pair: &PagePair| pipeline.align_pages(&pair.en, &pair.uk).map_or(0, beads);
    assert!(pairs.iter().all(|pair| align(pair) > 0), "a pair that does not align");

    let mut group = criterion.benchmark_group("pipeline/bundled");
    group.throughput(Throughput::Elements(pairs.len() as u64));
    group.bench_function("poruch", |bencher| bencher.iter(|| pairs.iter().map(align).sum::<usize>()));
    group.finish();
    criterion.final_summary();
}
