//! Kinds of evidence, as what can be left out.

use std::fmt;
use std::str::FromStr;

/// A kind of evidence, named to be [left out](crate::AlignOptions::without) so that what it is worth can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Feature {
    /// What the lexicons know: the built-in one and all others.
    Lexicon,
    /// Names and loan words that sound alike on both sides.
    Cognates,
    /// Numbers, sums, dates.
    Quantities,
    /// Addresses, tags, codes, Latin words written alike on both sides, and any word where both are in one script.
    Verbatim,
    /// Anchors that the caller names.
    Anchors,
    /// Terms whose counterpart is known, or to be expected, and is not there.
    Absence,
    /// Lengths.
    Length,
    /// Punctuation that a translation keeps.
    Marks,
    /// Roles that the caller names.
    Roles,
    /// Units in the wrong script, and strings of the page.
    Page,
    /// How often each kind of bead occurs and how lengths correspond, as estimated on the text at hand.
    Estimates,
    /// What sentences say of the borders of beads.
    Sentences,
}

impl Feature {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Lexicon,
        Self::Cognates,
        Self::Quantities,
        Self::Verbatim,
        Self::Anchors,
        Self::Absence,
        Self::Length,
        Self::Marks,
        Self::Roles,
        Self::Page,
        Self::Estimates,
        Self::Sentences,
    ];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lexicon => "lexicon",
            Self::Cognates => "cognates",
            Self::Quantities => "quantities",
            Self::Verbatim => "verbatim",
            Self::Anchors => "anchors",
            Self::Absence => "absence",
            Self::Length => "length",
            Self::Marks => "marks",
            Self::Roles => "roles",
            Self::Page => "page",
            Self::Estimates => "estimates",
            Self::Sentences => "sentences",
        }
    }
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The name of no [`Feature`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no kind of evidence has this name")]
#[non_exhaustive]
pub struct UnknownFeature;

impl FromStr for Feature {
    type Err = UnknownFeature;

    fn from_str(name: &str) -> Result<Self, UnknownFeature> {
        Self::ALL.into_iter().find(|feature| feature.as_str() == name).ok_or(UnknownFeature)
    }
}

/// Those that are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Features(u16);

impl Features {
    /// These and one more.
    pub(crate) fn with(self, feature: Feature) -> Self {
        Self(self.0 | 1 << feature as u16)
    }

    pub(crate) fn contains(self, feature: Feature) -> bool {
        self.0 >> feature as u16 & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for feature in Feature::ALL {
            assert_eq!(feature.as_str().parse(), Ok(feature));
        }
        assert_eq!("weather".parse::<Feature>(), Err(UnknownFeature));
    }

    #[test]
    fn a_set_holds_what_was_put_in() {
        let set = Features::default().with(Feature::Lexicon).with(Feature::Sentences);
        let held = Feature::ALL.into_iter().filter(|&feature| set.contains(feature));
        assert!(held.eq([Feature::Lexicon, Feature::Sentences]));
    }
}
