//! What a caller can change.

use crate::rules::AbbreviationClass;

/// Options of a [`Segmenter`](crate::Segmenter).
///
/// ```
/// use poruch_detect_language::Lang;
/// use poruch_segment::{AbbreviationClass, SegmentOptions, Segmenter};
///
/// let options = SegmentOptions::new().abbreviation("укрпошт.", AbbreviationClass::Never);
/// let segmenter = Segmenter::new(options);
/// assert_eq!(segmenter.sentences("Лист укрпошт. Києва.", Lang::UK).len(), 1);
/// ```
#[derive(Debug, Clone, Default)]
pub struct SegmentOptions {
    abbreviations: Vec<(Box<str>, AbbreviationClass)>,
}

impl SegmentOptions {
    /// The built-in rules alone.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an abbreviation, in any case and with or without its last stop, or gives a built-in one another class.
    /// White space inside does not matter («т. зв.» is «т.зв.»). The last addition of a form counts.
    #[must_use]
    pub fn abbreviation(mut self, form: &str, class: AbbreviationClass) -> Self {
        let key: String = form.split_whitespace().collect::<String>().to_lowercase();
        let key = key.strip_suffix('.').unwrap_or(&key);
        match self.abbreviations.binary_search_by(|(known, _)| (**known).cmp(key)) {
            Ok(at) => self.abbreviations[at].1 = class,
            Err(at) => self.abbreviations.insert(at, (key.into(), class)),
        }
        self
    }

    /// The class that the caller gave to a lower-case form without its last stop.
    pub(crate) fn class(&self, form: &[u8]) -> Option<AbbreviationClass> {
        self.abbreviations
            .binary_search_by(|(known, _)| known.as_bytes().cmp(form))
            .ok()
            .map(|at| self.abbreviations[at].1)
    }
}
