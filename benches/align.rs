//! `align`: 20 to 20,000 paragraphs a side, time and memory, against Gale–Church with the full table where it is of a
//! sensible size.
#![allow(missing_docs, reason = "a program without a public item")]
#![allow(clippy::print_stdout, reason = "figures beside those of the harness")]

use std::process::Command;
use std::time::Instant;
use std::{env, fs};

use criterion::{BenchmarkId, Criterion, Throughput};
use poruch::Cache;
use poruch::align::{Aligner, Unit};
use poruch_benches::noisy_prose;

/// Paragraphs a side.
const SIZES: [usize; 4] = [20, 200, 2_000, 20_000];
/// The table of Gale–Church has the square of that many cells.
const LARGEST_TABLE: usize = 2_000;
/// Set for the process that aligns one pair of the given size and tells the most memory it held.
const PEAK_OF: &str = "PORUCH_BENCH_PEAK_OF";

/// Costs of bead kinds, −100 ln of their share, of Gale & Church (1993), table 5.
const KINDS: [(usize, usize, f32); 6] =
    [(1, 1, 11.0), (1, 0, 461.0), (0, 1, 461.0), (2, 1, 241.0), (1, 2, 241.0), (2, 2, 451.0)];
/// Characters of variance for each character of length, of the same paper.
const VARIANCE: f32 = 6.8;

fn main() {
    if let Ok(size) = env::var(PEAK_OF) {
        return tell_peak(size.parse().expect("a number of paragraphs"));
    }
    let mut criterion = Criterion::default().configure_from_args().sample_size(10);
    let aligner = Aligner::default();
    for size in SIZES {
        let (en, uk) = noisy_prose(size);
        let (source, target) = (units(&en), units(&uk));
        let mut group = criterion.benchmark_group("align");
        group.throughput(Throughput::Elements(size as u64));
        let mut cache = Cache::default();
        group.bench_function(BenchmarkId::new("noisy prose", size), |bencher| {
            bencher.iter(|| align(&aligner, &mut cache, &source, &target));
        });
        if size <= LARGEST_TABLE {
            let lengths = |units: &[Unit<'_>]| units.iter().map(|unit| unit.text.chars().count()).collect::<Vec<_>>();
            group.bench_function(BenchmarkId::new("Gale-Church, full table", size), |bencher| {
                bencher.iter(|| gale_church(&lengths(&source), &lengths(&target)));
            });
        }
        group.finish();
    }
    criterion.final_summary();
    print_growth(&aligner);
}

fn units(texts: &[String]) -> Vec<Unit<'_>> {
    texts.iter().map(|text| Unit::new(text)).collect()
}

/// How many beads there are; all units are found in them again.
fn align(aligner: &Aligner, cache: &mut Cache, source: &[Unit<'_>], target: &[Unit<'_>]) -> usize {
    let beads = aligner.align(cache, source, target).beads;
    assert_eq!(beads.iter().map(|bead| bead.source.len()).sum::<usize>(), source.len(), "a unit was lost");
    let joined = beads.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty()).count();
    assert!(joined * 2 > source.len(), "{joined} beads with two sides for {} units", source.len());
    beads.len()
}

/// Prints time and memory by size, and by what time grows where the text doubles: 2 is linear.
fn print_growth(aligner: &Aligner) {
    let mut before: Option<(usize, f64)> = None;
    for size in SIZES {
        let seconds = shortest(aligner, size);
        let growth = before.map_or(String::new(), |(fewer, less)| {
            let doublings = (size as f64 / fewer as f64).log2();
            format!(", ×{:.2} for each doubling", (seconds / less).powf(1.0 / doublings))
        });
        let peak = peak_of(size).map_or(String::new(), |megabytes| format!(", {megabytes} MB for the whole process"));
        println!("align/noisy prose/{size}: {:.2} ms{peak}{growth}", seconds * 1e3);
        before = Some((size, seconds));
    }
}

fn shortest(aligner: &Aligner, size: usize) -> f64 {
    let (en, uk) = noisy_prose(size);
    let (source, target) = (units(&en), units(&uk));
    let mut cache = Cache::default();
    let run = |_| {
        let start = Instant::now();
        align(aligner, &mut cache, &source, &target);
        start.elapsed().as_secs_f64()
    };
    (0..5).map(run).fold(f64::MAX, f64::min)
}

/// The most memory, in megabytes, that a process of its own holds which aligns one pair: program, lexicon and texts
/// included.
fn peak_of(size: usize) -> Option<String> {
    let output = Command::new(env::current_exe().ok()?).env(PEAK_OF, size.to_string()).output().ok()?;
    let peak = String::from_utf8(output.stdout).ok()?;
    (!peak.is_empty()).then_some(peak)
}

/// Prints the peak that the kernel noted; nothing where there is none to ask.
fn tell_peak(size: usize) {
    let (en, uk) = noisy_prose(size);
    align(&Aligner::default(), &mut Cache::default(), &units(&en), &units(&uk));
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
    if let Some(kilobytes) = peak {
        let kilobytes: u64 = kilobytes;
        print!("{}", kilobytes / 1_000);
    }
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
