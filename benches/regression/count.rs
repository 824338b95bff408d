//! Instructions, counted by Valgrind.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::GO;
use super::watched::Counted;

/// The instructions that a row takes to go through its corpus once, when it has done so before: the mean of several times.
///
/// # Errors
///
/// Where Valgrind is not at hand, or the row does not end well.
pub(super) fn instructions(counted: &Counted) -> Result<f64> {
    let (once, more) = (total(counted.row, 1)?, total(counted.row, 1 + counted.times)?);
    ensure!(more > once, "{}: {more} instructions for more rounds, {once} for one", counted.row);
    Ok((more - once) as f64 / f64::from(counted.times))
}

/// The instructions of a process in which a row goes through its corpus so many times.
fn total(row: &str, times: u32) -> Result<u64> {
    let program = std::env::current_exe().context("the path of this program")?;
    let output = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(program)
        .args([GO, row, &times.to_string()])
        .output()
        .context("cannot start valgrind, which counts instructions")?;
    let told = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{row}: {}\n{told}", output.status);
    references(&told).with_context(|| format!("{row}: no count of instructions in what Valgrind says:\n{told}"))
}

/// The count in what Valgrind says: `==123== I   refs:      1,234,567`.
fn references(told: &str) -> Option<u64> {
    let line = told.lines().find_map(|line| line.split_once("I   refs:").or_else(|| line.split_once("I refs:")))?;
    line.1.trim().replace(',', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_any_version_says() {
        let old = "==11== Cachegrind, a cache profiler\n==11== \n==11== I   refs:      21,934,112\n";
        let new = "==11== Cachegrind, a profiler\n==11== I refs:        1,000\n";
        assert_eq!([old, new, "==11== killed"].map(references), [Some(21_934_112), Some(1_000), None]);
    }
}
