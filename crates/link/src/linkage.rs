//! The outcome of linking: pairs with their evidence, and what was left out.

use poruch_detect_language::Lang;
use poruch_parse::AlternateVia;
use serde::{Deserialize, Serialize};

/// Which pages are versions of one article. Every page is in one pair or left out.
///
/// Pages are named by their index among those that were linked.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Linkage {
    /// The pairs, ordered by their English page.
    pub pairs: Vec<Pair>,
    /// What is known of articles in English or Ukrainian alone, ordered by page: those that have copies or versions in
    /// other languages.
    #[serde(default)]
    pub singles: Vec<Single>,
    /// The pages in no pair, ordered by page.
    pub left_out: Vec<LeftOut>,
}

/// Two pages that are versions of one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Pair {
    /// Index of the English page.
    pub en: usize,
    /// Index of the Ukrainian page.
    pub uk: usize,
    /// Probability, in `[0, 1]`, that the pair is right.
    pub score: f32,
    /// The strongest signal that joins them.
    pub via: Via,
    /// All signals that were found, for and against.
    pub evidence: Vec<Evidence>,
    /// The same article in other languages, one page a language, ordered by language.
    #[serde(default)]
    pub versions: Vec<Version>,
    /// Other copies of the English page, ordered.
    #[serde(default)]
    pub en_copies: Vec<usize>,
    /// Other copies of the Ukrainian page, ordered.
    #[serde(default)]
    pub uk_copies: Vec<usize>,
}

impl Pair {
    /// A pair of which no versions and copies are known yet.
    pub(crate) fn new(en: usize, uk: usize, score: f32, (via, evidence): (Via, Vec<Evidence>)) -> Self {
        let (versions, en_copies, uk_copies) = (Vec::new(), Vec::new(), Vec::new());
        Self { en, uk, score, via, evidence, versions, en_copies, uk_copies }
    }
}

/// A page in English or Ukrainian that is in no pair, and what else is known of its article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Single {
    /// Index of the page.
    pub page: usize,
    /// The same article in languages beside English and Ukrainian, one page a language, ordered by language.
    pub versions: Vec<Version>,
    /// Other copies of the page, ordered.
    pub copies: Vec<usize>,
}

/// A page in another language than English and Ukrainian that is a version of an article.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Version {
    /// Index of the page.
    pub page: usize,
    /// Its language.
    pub lang: Lang,
    /// The strongest signal that joins it to the article: never the content alone.
    pub via: Via,
    /// Probability, in `[0, 1]`, that it is a version of the article.
    pub score: f32,
}

/// The signal by which a pair was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Via {
    /// `hreflang` in the head or body of a page.
    Hreflang,
    /// The HTTP header `Link`.
    HttpLink,
    /// A locale's address in the metadata.
    OgLocale,
    /// JSON-LD.
    JsonLd,
    /// A visible link to the other language.
    SwitchLink,
    /// The addresses, by the conventions of the site.
    Url,
    /// Date, names, numbers, words, pictures, and the alignment.
    Content,
}

impl Via {
    /// The name in JSON: `http-link`, `url`, ….
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hreflang => "hreflang",
            Self::HttpLink => "http-link",
            Self::OgLocale => "og-locale",
            Self::JsonLd => "json-ld",
            Self::SwitchLink => "switch-link",
            Self::Url => "url",
            Self::Content => "content",
        }
    }
}

impl std::fmt::Display for Via {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<AlternateVia> for Via {
    fn from(via: AlternateVia) -> Self {
        match via {
            AlternateVia::HttpLink => Self::HttpLink,
            AlternateVia::OgLocale => Self::OgLocale,
            AlternateVia::JsonLd => Self::JsonLd,
            AlternateVia::SwitchLink => Self::SwitchLink,
            _ => Self::Hreflang,
        }
    }
}

/// One signal of a pair.
///
/// Its short form names it, and its figure after a colon: `hreflang:mutual`, `same-id`, `days:1`, `terms:14`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Evidence {
    /// One page links to the other as its version.
    Link {
        /// How.
        via: Via,
        /// Whether each links to the other.
        mutual: bool,
    },
    /// The addresses are equal but for the part that names the language.
    SameAddress,
    /// The addresses hold the same number.
    SameId,
    /// The addresses hold numbers that differ by as much as those of most pairs of the site.
    ShiftedId,
    /// The addresses end with the same name of the article, however romanised, or with the title of the other page.
    SameSlug,
    /// Both pages are dated.
    Days {
        /// How many days lie between the dates.
        apart: u32,
    },
    /// Names, numbers and words that both texts have.
    Terms {
        /// How many.
        shared: u32,
        /// Their weight, and the weight of what is missing, in nats.
        weight: f32,
    },
    /// Pictures and outside links that both pages have.
    Anchors {
        /// How many.
        shared: u32,
    },
    /// The texts were aligned.
    Verified {
        /// Probability by alignment that they are versions of one article.
        probability: f32,
    },
}

impl std::fmt::Display for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Link { via, mutual: true } => write!(f, "{via}:mutual"),
            Self::Link { via, mutual: false } => write!(f, "{via}"),
            Self::SameAddress => f.write_str("same-address"),
            Self::SameId => f.write_str("same-id"),
            Self::ShiftedId => f.write_str("shifted-id"),
            Self::SameSlug => f.write_str("same-slug"),
            Self::Days { apart } => write!(f, "days:{apart}"),
            Self::Terms { shared, .. } => write!(f, "terms:{shared}"),
            Self::Anchors { shared } => write!(f, "anchors:{shared}"),
            Self::Verified { probability } => write!(f, "verified:{probability:.3}"),
        }
    }
}

/// A page in no pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LeftOut {
    /// Index of the page.
    pub page: usize,
    /// Why.
    pub reason: Reason,
}

/// Why a page is in no pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reason {
    /// It lists articles: a front page, a section, a tag, an archive, as its content tells, or its address among
    /// those of the site's articles.
    Listing,
    /// It has no text of an article, or hardly any: a gallery, a video, a form, an error.
    NoText,
    /// It is in neither English nor Ukrainian, and no page in these is known to be its version.
    OtherLanguage(Lang),
    /// It is in neither English nor Ukrainian, and is a version of an article that is.
    Version {
        /// Its language.
        lang: Lang,
        /// Index of the English page of the article, or of the Ukrainian one where there is no other.
        of: usize,
    },
    /// It is another copy of a page of the dump.
    Duplicate {
        /// Index of the page that stands for all copies.
        of: usize,
    },
    /// No page of the site is its other version.
    NoCounterpart,
    /// It has no address, or none that can be read.
    NoUrl,
}

impl Reason {
    /// The name in JSON: `listing`, `other-language`, ….
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Listing => "listing",
            Self::NoText => "no-text",
            Self::OtherLanguage(_) => "other-language",
            Self::Version { .. } => "version",
            Self::Duplicate { .. } => "duplicate",
            Self::NoCounterpart => "no-counterpart",
            Self::NoUrl => "no-url",
        }
    }
}
