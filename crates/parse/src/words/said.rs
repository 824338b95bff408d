//! What the words of a block say of it.

use super::label::{self, Label};
use super::{prompt, read_also, source};
use crate::text::key;

/// What the words of a block say of it, read once and asked for many times.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Said {
    /// As [`label::whole`].
    pub(crate) whole: Option<Label>,
    /// Whether it is an invitation or a notice of the template rather than a part of the article.
    pub(crate) prompts: bool,
    /// As [`read_also::reads_also`].
    pub(crate) reads_also: bool,
    /// Whether there is a [`source::source_of`] it.
    pub(crate) names_source: bool,
}

impl Said {
    pub(crate) fn by(text: &str) -> Self {
        let names_source = source::source_of(text).is_some();
        if text.len() > prompt::LONGEST {
            return Self { reads_also: read_also::reads_also(text), names_source, ..Self::default() };
        }
        let key = key(text);
        Self {
            whole: label::whole_line(text, &key),
            prompts: prompt::prompts(text, &key),
            reads_also: read_also::reads_also_line(text, &key),
            names_source,
        }
    }
}
