//! The aligned bilingual article.

use poruch_align::{Alignment, Bead, BeadKind, SentenceBead, Verdict};
use poruch_link::Via;
use poruch_parse::{Block, Page};
use serde::{Deserialize, Serialize};

/// An article in English and in Ukrainian, and which of their paragraphs correspond.
///
/// Every unit of either side (the title, then the blocks of the text, [`Page::units`]) stands in exactly one bead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BilingualArticle {
    /// The English page.
    pub en: Page,
    /// The Ukrainian page.
    pub uk: Page,
    /// The beads over the units of the two pages (`source` is English), and what the pair as a whole is.
    pub alignment: Alignment,
    /// How the two pages were found to be one article; absent where the caller paired them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub linked: Option<Linked>,
}

/// How two pages were found to be versions of one article.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Linked {
    /// The evidence that decided.
    pub via: Via,
    /// Probability, in `[0, 1]`, that the two are versions of one article.
    pub score: f32,
}

/// A bead with its blocks.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ArticleBead<'a> {
    /// Consecutive blocks of the English page, possibly none.
    pub en: Vec<Block<'a>>,
    /// Consecutive blocks of the Ukrainian page, possibly none.
    pub uk: Vec<Block<'a>>,
    /// Calibrated probability, in `[0, 1]`, that the bead is right.
    pub score: f32,
    /// Aligned, moved or unaligned.
    pub kind: BeadKind,
    /// Sentence beads inside, where asked for; their units count those of the page.
    pub sentences: &'a [SentenceBead],
}

impl BilingualArticle {
    /// An English and a Ukrainian page with the alignment of their [units](Page::units), as it was made before.
    ///
    /// Beads beyond the units of a page have no blocks there.
    pub fn new(en: Page, uk: Page, alignment: Alignment) -> Self {
        Self { en, uk, alignment, linked: None }
    }

    /// What the pair as a whole is: a translation, a partial one, two texts on the same matter, or neither.
    pub fn verdict(&self) -> Verdict {
        self.alignment.verdict
    }

    /// The beads in English order, with their blocks: role, text, path and byte range in the decoded page.
    pub fn beads(&self) -> impl Iterator<Item = ArticleBead<'_>> {
        let en: Vec<_> = self.en.units().collect();
        let uk: Vec<_> = self.uk.units().collect();
        self.alignment.beads.iter().map(move |bead| ArticleBead::of(bead, &en, &uk))
    }

    /// The article with how its pages were found to belong together.
    #[must_use]
    pub fn with_link(self, linked: Linked) -> Self {
        Self { linked: Some(linked), ..self }
    }
}

impl<'a> ArticleBead<'a> {
    fn of(bead: &'a Bead, en: &[Block<'a>], uk: &[Block<'a>]) -> Self {
        Self {
            en: en.get(bead.source.clone()).unwrap_or_default().to_vec(),
            uk: uk.get(bead.target.clone()).unwrap_or_default().to_vec(),
            score: bead.score,
            kind: bead.kind,
            sentences: &bead.sentences,
        }
    }
}
