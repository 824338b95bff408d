//! A line in, a line out: its id, its fields, and what may be wrong with it.
#![allow(clippy::print_stderr, reason = "a filter counts the lines that failed on standard error")]

use std::fmt;
use std::process::ExitCode;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A line's `id`, any JSON value, kept as written.
pub(crate) type Id = Option<Box<RawValue>>;

/// Why a line could not be processed.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LineError {
    kind: &'static str,
    message: String,
}

impl LineError {
    pub(crate) fn new(kind: &'static str, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// A line is one line of JSON, so only the column says where in it.
    fn of_json(kind: &'static str, error: &serde_json::Error) -> Self {
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = match message.strip_suffix(&place) {
            Some(fault) => format!("{fault} at column {}", error.column()),
            None => message,
        };
        Self::new(kind, message)
    }
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.message)
    }
}

/// What came of a line: what to write, and whether it is an error.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) json: String,
    pub(crate) failed: bool,
}

#[derive(Deserialize)]
struct IdAlone {
    #[serde(default)]
    id: Id,
}

#[derive(Serialize)]
struct Answer<'a, T> {
    id: &'a Id,
    #[serde(flatten)]
    fields: T,
}

#[derive(Serialize)]
struct ErrorAnswer<'a> {
    id: &'a Id,
    error: &'a LineError,
}

/// Reads a line's fields and id; the id comes with the error where it could be read.
pub(crate) fn read<T: DeserializeOwned>(line: &[u8]) -> Result<(Id, T), (Id, LineError)> {
    let text = std::str::from_utf8(line)
        .map_err(|error| (None, LineError::new("utf8", format!("not UTF-8 at byte {}", error.valid_up_to()))))?;
    check_object(text).map_err(|error| (None, error))?;
    let id = serde_json::from_str::<IdAlone>(text).map_err(|error| (None, LineError::of_json("json", &error)))?.id;
    match serde_json::from_str::<T>(text) {
        Ok(fields) => Ok((id, fields)),
        // It was read as JSON once: what is wrong now is a field, whatever the parser calls it.
        Err(error) => Err((id, LineError::of_json("field", &error))),
    }
}

/// A list would be read as the fields in their order.
fn check_object(text: &str) -> Result<(), LineError> {
    if text.trim_ascii_start().starts_with('{') {
        return Ok(());
    }
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => Err(LineError::new("field", "not an object")),
        Err(error) => Err(LineError::of_json("json", &error)),
    }
}

/// The line for `fields` under `id`.
pub(crate) fn answer<T: Serialize>(id: &Id, fields: T) -> Outcome {
    match serde_json::to_string(&Answer { id, fields }) {
        Ok(json) => Outcome { json, failed: false },
        Err(error) => failure(id, &LineError::of_json("json", &error)),
    }
}

/// The line for an error under `id`.
pub(crate) fn failure(id: &Id, error: &LineError) -> Outcome {
    let json = serde_json::to_string(&ErrorAnswer { id, error }).expect("an id and two strings are JSON");
    Outcome { json, failed: true }
}

/// How many lines failed, of how many.
#[derive(Debug, Default)]
pub(crate) struct Failures {
    pub(crate) failed: u64,
    pub(crate) lines: u64,
}

impl Failures {
    fn any(&self) -> bool {
        self.failed > 0
    }

    /// Reports the failures; the exit code that follows from them.
    pub(crate) fn verdict(&self, strict: bool) -> ExitCode {
        self.report();
        if strict && self.any() { ExitCode::from(1) } else { ExitCode::SUCCESS }
    }

    /// Says on standard error how many lines failed, where any did.
    fn report(&self) {
        if self.any() {
            eprintln!("poruch: {} of {} lines could not be processed", self.failed, self.lines);
        }
    }
}
