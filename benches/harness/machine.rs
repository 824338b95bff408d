//! What it was measured on.

use std::fs;
use std::process::Command;
use std::thread;

use jiff::Timestamp;
use jiff::tz::Offset;

/// The machine, the compiler and the day, as a sentence begins: `AMD EPYC, 2 cores, rustc 1.95.0, 2026-11-29`.
pub fn machine() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let today = Offset::UTC.to_datetime(Timestamp::now()).date();
    format!("{}, {cores} cores, {}, {today}", processor(), compiler())
}

/// The model of the processor, as Linux tells it; elsewhere the architecture alone.
fn processor() -> String {
    let told = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = told.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    model.map_or_else(|| std::env::consts::ARCH.to_owned(), |(_, model)| model.trim().to_owned())
}

/// Name and version of the compiler at hand, without hash and date.
fn compiler() -> String {
    let told = Command::new("rustc").arg("--version").output().map(|output| output.stdout).unwrap_or_default();
    let told = String::from_utf8_lossy(&told);
    let version: Vec<&str> = told.split_whitespace().take(2).collect();
    if version.is_empty() { "an unknown compiler".to_owned() } else { version.join(" ") }
}
