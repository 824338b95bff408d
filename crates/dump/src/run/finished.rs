//! Whether all is done already: the same inputs, the same options, and the outputs as they were written.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;
use std::time::UNIX_EPOCH;

use poruch::export::Format;
use serde::{Deserialize, Serialize};

use super::outputs::{REPORT, names};
use crate::key::Key;
use crate::store::Store;
use crate::{DumpError, Report};

/// The note of the store about it.
pub(super) const FACT: &str = "finished";

/// A run that ended.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Finished {
    /// The key of the run.
    key: Vec<u8>,
    /// Its outputs by name, each with its length and the time of its last change.
    outputs: Vec<(String, u64, u128)>,
}

/// The report of the run with this key, if it ended and its outputs are as it left them.
pub(super) fn report_of(store: &Store, folder: &Path, key: Key) -> Result<Option<Report>, DumpError> {
    let finished: Option<Finished> = store.fact(FACT)?.and_then(|fact| serde_json::from_str(&fact).ok());
    let is_there = |(name, length, time): &(String, u64, u128)| state_of(folder, name) == Some((*length, *time));
    if !finished.is_some_and(|finished| finished.key == key.bytes() && finished.outputs.iter().all(is_there)) {
        return Ok(None);
    }
    let report =
        File::open(folder.join(REPORT)).ok().and_then(|file| serde_json::from_reader(BufReader::new(file)).ok());
    Ok(report.map(|report: Report| Report { unchanged: true, ..report }))
}

/// Notes that the run with this key ended.
pub(super) fn note(
    store: &Store,
    folder: &Path,
    key: Key,
    formats: impl Iterator<Item = Format>,
    pages: bool,
) -> Result<(), DumpError> {
    let outputs = names(formats, pages).into_iter();
    let outputs = outputs.filter_map(|name| state_of(folder, &name).map(|(length, time)| (name, length, time)));
    let finished = Finished { key: key.bytes().to_vec(), outputs: outputs.collect() };
    store.set_fact(FACT, &serde_json::to_string(&finished).unwrap_or_default())
}

/// Length and time of the last change, in nanoseconds since 1970; of a folder, those of all that is in it together.
fn state_of(folder: &Path, name: &str) -> Option<(u64, u128)> {
    let path = folder.join(name);
    let own = state_of_file(&path)?;
    let Ok(inside) = fs::read_dir(&path) else { return Some(own) };
    inside.into_iter().try_fold(own, |(total, last), entry| {
        let (length, time) = state_of_file(&entry.ok()?.path())?;
        Some((total + length, last.max(time)))
    })
}

fn state_of_file(path: &Path) -> Option<(u64, u128)> {
    let metadata = fs::metadata(path).ok()?;
    let time = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((metadata.len(), time.as_nanos()))
}
