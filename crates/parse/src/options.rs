//! How pages are read.

use crate::Limits;

/// How pages are read.
///
/// ```
/// use poruch_parse::{Limits, ParseOptions, Parser};
///
/// let parser = Parser::new(ParseOptions::new().limits(Limits::new().max_bytes(1024 * 1024)));
/// # let _ = parser;
/// ```
#[derive(Debug, Clone, Default)]
pub struct ParseOptions {
    limits: Limits,
}

impl ParseOptions {
    /// The defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// How much one page may cost.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    pub(crate) fn page_limits(&self) -> &Limits {
        &self.limits
    }
}
