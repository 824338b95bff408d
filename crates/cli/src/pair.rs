//! A pair of texts as a line gives it.

use poruch::align::{Role, Unit};
use poruch_dump::Lesson;
use serde::Deserialize;

use crate::line::{Id, LineError, read};

/// A line read and checked.
pub(crate) type ReadLine = Result<(Id, Pair), (Id, LineError)>;

/// The paragraphs of either side, with hints where there are any.
#[derive(Debug, Deserialize)]
pub(crate) struct Pair {
    pub(crate) en: Vec<String>,
    pub(crate) uk: Vec<String>,
    #[serde(default)]
    en_hints: Vec<Hint>,
    #[serde(default)]
    uk_hints: Vec<Hint>,
}

/// What is known of a paragraph beside its text.
#[derive(Debug, Deserialize)]
struct Hint {
    #[serde(default)]
    kind: Role,
    #[serde(default)]
    anchors: Vec<String>,
}

impl Pair {
    /// Reads a line, and checks that its hints fit its paragraphs.
    pub(crate) fn read(line: &[u8]) -> ReadLine {
        let (id, pair) = read::<Self>(line)?;
        match pair.check() {
            Ok(()) => Ok((id, pair)),
            Err(error) => Err((id, error)),
        }
    }

    fn check(&self) -> Result<(), LineError> {
        check_hints("en_hints", self.en_hints.len(), self.en.len())?;
        check_hints("uk_hints", self.uk_hints.len(), self.uk.len())
    }
}

impl Lesson for Pair {
    fn units(&self) -> [Vec<Unit<'_>>; 2] {
        [units(&self.en, &self.en_hints), units(&self.uk, &self.uk_hints)]
    }
}

fn units<'a>(texts: &'a [String], hints: &'a [Hint]) -> Vec<Unit<'a>> {
    let with_hint = |(at, text): (usize, &'a String)| match hints.get(at) {
        Some(hint) => Unit::new(text).with_role(hint.kind).with_anchors(&hint.anchors),
        None => Unit::new(text),
    };
    texts.iter().enumerate().map(with_hint).collect()
}

fn check_hints(name: &str, hints: usize, texts: usize) -> Result<(), LineError> {
    if hints == 0 || hints == texts {
        return Ok(());
    }
    Err(LineError::new("field", format!("{name}: {hints} entries for {texts} paragraphs")))
}
