//! What came of a run, from records to beads, with the reasons of every loss.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use poruch_dump::Report;

/// A few lines for reading; `report.json` has all of it.
pub(crate) fn of(report: &Report) -> String {
    let mut lines = String::new();
    let mut line = |name: &str, total: u64, parts: Vec<String>| {
        let parts = if parts.is_empty() { String::new() } else { format!("  ({})", parts.join(", ")) };
        writeln!(lines, "{name:<10}{total:>9}{parts}").expect("a string takes what is written");
    };
    let records = &report.records;
    line("records", records.total, [counts(&records.skipped), counts(&records.damaged)].concat());
    let gaps: u64 = records.gaps.values().sum();
    if gaps > 0 {
        line("gaps", gaps, counts(&records.gaps));
    }
    line("pages", report.pages.total, [counts(&report.pages.kinds), counts(&report.pages.languages)].concat());
    line("left out", report.pages.left_out.values().sum(), counts(&report.pages.left_out));
    line("pairs", report.pairs.total, [counts(&report.pairs.via), counts(&report.pairs.verdicts)].concat());
    line("beads", report.beads.total, counts(&report.beads.kinds));
    let stages = &report.stages;
    let _ = writeln!(
        lines,
        "seconds   {:>9.1}  (read {:.1}, link {:.1}, learn {:.1}, align {:.1})",
        report.seconds, stages.read.seconds, stages.link.seconds, stages.learn.seconds, stages.align.seconds
    );
    if let Some(bytes) = report.peak_memory {
        let _ = writeln!(lines, "memory    {:>9}  (MiB at most)", bytes >> 20);
    }
    lines
}

fn counts<K: serde::Serialize>(counts: &BTreeMap<K, u64>) -> Vec<String> {
    counts.iter().map(|(name, count)| format!("{} {count}", label(name))).collect()
}

/// The name that the report has for a kind.
fn label<K: serde::Serialize>(kind: &K) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
