//! `align`: 20, 200 and 2,000 paragraphs, against Gale–Church with the full table.
#![allow(missing_docs, reason = "a program without a public item")]

use criterion::{BenchmarkId, Criterion, Throughput};
use poruch::Cache;
use poruch::align::{Aligner, Unit};
use poruch_benches::unit_texts;

/// Costs of bead kinds, −100 ln of their share, of Gale & Church (1993), table 5.
const KINDS: [(usize, usize, f32); 6] =
    [(1, 1, 11.0), (1, 0, 461.0), (0, 1, 461.0), (2, 1, 241.0), (1, 2, 241.0), (2, 2, 451.0)];
/// Characters of variance for each character of length, of the same paper.
const VARIANCE: f32 = 6.8;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let (en, uk) = unit_texts();
    let aligner = Aligner::default();
    let mut cache = Cache::default();
    for size in [20, 200, 2_000] {
        let repeat = |texts: &[String]| texts.iter().cycle().take(size).cloned().collect::<Vec<_>>();
        let (en, uk) = (repeat(&en), repeat(&uk));
        let units = |texts: &'static [String]| texts.iter().map(|text| Unit::new(text)).collect::<Vec<_>>();
        let (source, target) = (units(Vec::leak(en)), units(Vec::leak(uk)));
        let mut group = criterion.benchmark_group("align");
        group.throughput(Throughput::Elements(size as u64));
        group.sample_size(10);
        group.bench_function(BenchmarkId::new("poruch", size), |bencher| {
            bencher.iter(|| {
                let beads = aligner.align(&mut cache, &source, &target).beads;
                assert!(beads.iter().map(|bead| bead.source.len()).sum::<usize>() == size, "a unit was lost");
                beads.len()
            });
        });
        group.bench_function(BenchmarkId::new("Gale-Church, full table", size), |bencher| {
            let lengths = |units: &[Unit<'_>]| units.iter().map(|unit| unit.text.chars().count()).collect::<Vec<_>>();
            bencher.iter(|| gale_church(&lengths(&source), &lengths(&target)));
        });
        group.finish();
    }
    criterion.final_summary();
}

/// The cost of the best alignment by length alone.
fn gale_church(source: &[usize], target: &[usize]) -> f32 {
    let width = target.len() + 1;
    let mut table = vec![f32::INFINITY; (source.len() + 1) * width];
    table[0] = 0.0;
    for cell in 1..table.len() {
        let (row, column) = (cell / width, cell % width);
        for (down, right, cost) in KINDS {
            if down <= row && right <= column {
                let before = table[(row - down) * width + column - right];
                let sum = |lengths: &[usize]| lengths.iter().sum::<usize>() as f32;
                let (one, other) = (sum(&source[row - down..row]), sum(&target[column - right..column]));
                table[cell] = table[cell].min(before + cost + mismatch(one, other));
            }
        }
    }
    *table.last().expect("the table has a cell")
}

fn mismatch(one: f32, other: f32) -> f32 {
    let mean = f32::midpoint(one, other);
    if mean == 0.0 { 0.0 } else { 50.0 * (one - other).powi(2) / (mean * VARIANCE) }
}
