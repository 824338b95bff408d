//! What is aligned.

use serde::{Deserialize, Serialize};

/// A unit to align: the text of a paragraph, heading or list item, with what else is known of it.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
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

impl AsRef<str> for Unit<'_> {
    fn as_ref(&self) -> &str {
        self.text
    }
}

/// The role of a unit in its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
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
