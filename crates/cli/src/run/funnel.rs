//! What came of a run, from records to beads, with the reasons of every loss.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use poruch_dump::{Report, StageReport};

/// Some lines for reading; `report.json` has all of it.
pub(crate) fn of(report: &Report) -> String {
    let mut funnel = Funnel(String::new());
    let records = &report.records;
    let gaps: u64 = records.gaps.values().sum();
    funnel.line("records", records.total, &counts(&records.skipped));
    funnel.line_if("  damaged", report.damaged(), &counts(&records.damaged));
    funnel.line_if("  gaps", gaps, &counts(&records.gaps));
    let pages = &report.pages;
    funnel.line("pages", pages.total, &counts(&pages.kinds));
    funnel.line("  articles", pages.articles.values().sum(), &counts(&pages.articles));
    funnel.line("  left out", pages.left_out.values().sum(), &counts(&pages.left_out));
    let pairs = &report.pairs;
    funnel.line("linked", pairs.total, &counts(&pairs.via));
    funnel.line("aligned", pairs.total - pairs.failed, &counts(&pairs.verdicts));
    funnel.line("beads", report.beads.total, &counts(&report.beads.kinds));
    funnel.reused(report);
    funnel.costs(report);
    funnel.0
}

struct Funnel(String);

impl Funnel {
    fn line(&mut self, name: &str, total: u64, parts: &[String]) {
        let parts = if parts.is_empty() { String::new() } else { format!("  ({})", parts.join(", ")) };
        let _ = writeln!(self.0, "{name:<11}{total:>9}{parts}");
    }

    fn line_if(&mut self, name: &str, total: u64, parts: &[String]) {
        if total > 0 {
            self.line(name, total, parts);
        }
    }

    /// What an earlier run did. (Pairs may also have been aligned by this one, while it linked.)
    fn reused(&mut self, report: &Report) {
        let reused = &report.reused;
        let known = reused.inputs + reused.pages + reused.sites;
        let parts =
            [("inputs", reused.inputs), ("pages", reused.pages), ("sites", reused.sites), ("pairs", reused.pairs)];
        let parts: Vec<String> = parts.iter().map(|(name, count)| format!("{name} {count}")).collect();
        if known > 0 {
            let _ = writeln!(self.0, "{:<20}  ({})", "known before", parts.join(", "));
        }
    }

    /// Seconds and memory, in all and by stage.
    fn costs(&mut self, report: &Report) {
        let stages = &report.stages;
        let named = [("read", stages.read), ("link", stages.link), ("learn", stages.learn), ("align", stages.align)];
        let by_stage = |cost: &dyn Fn(&StageReport) -> Option<String>| {
            let parts = named.iter().filter_map(|(name, stage)| cost(stage).map(|cost| format!("{name} {cost}")));
            parts.collect::<Vec<_>>().join(", ")
        };
        let seconds = by_stage(&|stage| Some(format!("{:.1}", stage.seconds)));
        let _ = writeln!(self.0, "{:<11}{:>9.1}  ({seconds})", "seconds", report.seconds);
        if let Some(peak) = report.peak_memory {
            let memory = by_stage(&|stage| stage.peak_memory.map(|bytes| (bytes >> 20).to_string()));
            let _ = writeln!(self.0, "{:<11}{:>9}  (MiB at most; by the end of {memory})", "memory", peak >> 20);
        }
    }
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
