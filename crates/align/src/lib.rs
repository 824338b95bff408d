//! Paragraph alignment of English and Ukrainian texts with calibrated scores.

mod bead;
mod lexicon;

pub use bead::{Alignment, Bead, BeadKind, SentenceBead, Verdict, VerdictKind};
pub use lexicon::{Lexicon, LexiconError};

/// A unit to align: the text of a paragraph, heading or list item, with what else is known of it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Unit<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its role.
    pub role: Role,
    /// What it shares with its other version whatever the language: link targets, image addresses.
    pub anchors: &'a [String],
}

impl<'a> Unit<'a> {
    /// A paragraph without hints.
    pub fn new(text: &'a str) -> Self {
        Self { text, role: Role::Unknown, anchors: &[] }
    }

    /// With its role.
    #[must_use]
    pub fn with_role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// With its anchors.
    #[must_use]
    pub fn with_anchors(self, anchors: &'a [String]) -> Self {
        Self { anchors, ..self }
    }
}

impl<'a> From<&'a str> for Unit<'a> {
    fn from(text: &'a str) -> Self {
        Self::new(text)
    }
}

/// The role of a unit in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Role {
    /// Not known.
    #[default]
    Unknown,
    /// The article's title.
    Title,
    /// The lead.
    Lead,
    /// A key point.
    KeyPoint,
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A quotation set apart.
    Quote,
    /// A caption.
    Caption,
    /// A cell of a table.
    TableCell,
    /// Code.
    Code,
}

/// Aligns two lists of paragraphs, English and Ukrainian, with the built-in lexicon.
pub fn align(source: &[&str], target: &[&str]) -> Alignment {
    let units = |texts: &[&str]| -> Vec<Unit<'_>> { texts.iter().map(|text| Unit::new(text)).collect() };
    let _ = units;
    let _ = (source, target);
    todo!()
}

/// How to align.
#[derive(Debug, Clone, Default)]
pub struct AlignOptions {}

/// Aligns pairs of texts; made once, used from many threads.
#[derive(Debug, Clone, Default)]
pub struct Aligner {}

/// Scratch space of an [`Aligner`], kept from one pair to the next.
#[derive(Debug, Default)]
pub struct Cache {}

impl Aligner {
    /// An aligner from `options`.
    pub fn new(options: AlignOptions) -> Self {
        let _ = options;
        Self {}
    }

    /// Aligns `source` (English) with `target` (Ukrainian).
    pub fn align(&self, cache: &mut Cache, source: &[Unit<'_>], target: &[Unit<'_>]) -> Alignment {
        let _ = (cache, source, target);
        todo!()
    }
}
