//! What a caller can change.

use crate::rules::AbbreviationClass;

/// Where the label of a numbered sentence belongs («2. Затвердити порядок, що додається.»).
///
/// An item without a predicate («1. Перше питання.») keeps its label in any case, as do a label with a bracket
/// («1) хліб») and every item in a language whose list has no verbs, as English.
///
/// ```
/// use poruch_detect_language::Lang;
/// use poruch_segment::{ListLabels, SegmentOptions, Segmenter};
///
/// let text = "1. Наказ набирає чинності завтра.";
/// assert_eq!(Segmenter::default().sentences(text, Lang::UK).len(), 2);
/// let kept = Segmenter::new(SegmentOptions::new().list_labels(ListLabels::Kept));
/// assert_eq!(kept.sentences(text, Lang::UK).len(), 1);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListLabels {
    /// A sentence of its own: what stands behind the stop opens with a capital and has a predicate, so it is a whole
    /// sentence without the label. Ukrainian treebanks cut so.
    /// Useful for linguistic work; not useful where two languages are to be cut alike.
    #[default]
    Apart,
    /// A part of its item. Useful for alignment and translation memories.
    Kept,
}

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
    labels: ListLabels,
}

impl SegmentOptions {
    /// The built-in rules alone.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an abbreviation, in any case and with or without its last stop, or gives a built-in one another class.
    /// White space inside does not matter («т. зв.» is «т.зв.»). The last addition of a form counts; an empty one adds nothing.
    #[must_use]
    pub fn abbreviation(mut self, form: &str, class: AbbreviationClass) -> Self {
        let key: String = form.split_whitespace().collect::<String>().to_lowercase();
        let key = key.strip_suffix('.').unwrap_or(&key);
        if key.is_empty() {
            return self;
        }
        match self.abbreviations.binary_search_by(|(known, _)| (**known).cmp(key)) {
            Ok(at) => self.abbreviations[at].1 = class,
            Err(at) => self.abbreviations.insert(at, (key.into(), class)),
        }
        self
    }

    /// Says where the label of a numbered sentence belongs; [`ListLabels::Apart`] unless told.
    #[must_use]
    pub fn list_labels(mut self, labels: ListLabels) -> Self {
        self.labels = labels;
        self
    }

    pub(crate) fn labels(&self) -> ListLabels {
        self.labels
    }

    /// The class that the caller gave to a lower-case form without its last stop.
    pub(crate) fn class(&self, form: &[u8]) -> Option<AbbreviationClass> {
        self.abbreviations
            .binary_search_by(|(known, _)| known.as_bytes().cmp(form))
            .ok()
            .map(|at| self.abbreviations[at].1)
    }
}
