//! What is measured.

use std::fmt;
use std::str::FromStr;

use anyhow::{Error, Result, bail};

/// A stage whose growth is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Two long texts, paragraph by paragraph.
    Align,
    /// The pages of one site.
    Link,
    /// A dump, from the first byte to the last bead, by all threads.
    Run,
}

impl Stage {
    pub(super) const ALL: [Self; 3] = [Self::Align, Self::Link, Self::Run];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Align => "align",
            Self::Link => "link",
            Self::Run => "run",
        }
    }

    /// What sizes count.
    pub(super) fn unit(self) -> &'static str {
        match self {
            Self::Align => "paragraphs",
            Self::Link | Self::Run => "pages",
        }
    }

    /// What the memory is that is measured.
    pub(super) fn memory(self) -> &'static str {
        match self {
            Self::Align | Self::Link => "memory allocated beside the input",
            Self::Run => "memory of the process",
        }
    }

    /// The sizes where none are asked for.
    pub(super) fn sizes(self) -> &'static [usize] {
        match self {
            Self::Align => &[200, 632, 2_000, 6_325, 20_000],
            Self::Link => &[100, 316, 1_000, 3_162, 10_000],
            Self::Run => &[200, 2_000, 20_000],
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Stage {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        match Self::ALL.into_iter().find(|stage| stage.name() == name) {
            Some(stage) => Ok(stage),
            None => bail!("{name:?} is no stage: align, link or run"),
        }
    }
}
