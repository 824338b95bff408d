//! The aligned bilingual article.

use poruch_align::{Alignment, Bead, BeadKind, SentenceBead, Verdict};
use poruch_detect_language::Lang;
use poruch_link::{Evidence, Pair, Via};
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

/// How two pages were found to be versions of one article, and which other pages have it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Linked {
    /// The evidence that decided.
    pub via: Via,
    /// Probability, in `[0, 1]`, that the two are versions of one article.
    pub score: f32,
    /// All signals that were found, for and against.
    pub evidence: Vec<Evidence>,
    /// The article in other languages, ordered by language.
    pub versions: Vec<OtherVersion>,
    /// Addresses of other copies of the English page.
    pub en_copies: Vec<String>,
    /// Addresses of other copies of the Ukrainian page.
    pub uk_copies: Vec<String>,
}

/// An article in a language beside English and Ukrainian.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OtherVersion {
    /// The language.
    pub lang: Lang,
    /// The address.
    pub url: String,
}

impl Linked {
    /// What `pair` says, with the addresses that `url` gives for the pages it names.
    ///
    /// ```
    /// use poruch::Linked;
    /// use poruch::link::{Digest, link};
    ///
    /// let urls = ["https://news.example/en/bridge-4711", "https://news.example/bridge-4711"];
    /// let page = |url, lang| format!(r#"{{"url": "{url}", "lang": "{lang}", "blocks": [
    ///     {{"kind": "paragraph", "lang": "{lang}", "text": "Kremenchuk 4711"}}]}}"#);
    /// let pages = [page(urls[0], "en"), page(urls[1], "uk")];
    /// let digests = pages.map(|page| Digest::of(&serde_json::from_str(&page).unwrap()));
    /// let linked = Linked::of(&link(&digests).pairs[0], |page| urls[page].to_owned());
    /// assert_eq!((linked.via.as_str(), linked.versions.len()), ("url", 0));
    /// ```
    pub fn of(pair: &Pair, url: impl Fn(usize) -> String) -> Self {
        let versions = pair.versions.iter();
        Self {
            via: pair.via,
            score: pair.score,
            evidence: pair.evidence.clone(),
            versions: versions.map(|version| OtherVersion { lang: version.lang, url: url(version.page) }).collect(),
            en_copies: pair.en_copies.iter().map(|&page| url(page)).collect(),
            uk_copies: pair.uk_copies.iter().map(|&page| url(page)).collect(),
        }
    }
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
