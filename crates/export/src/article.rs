//! What is written: an aligned bilingual article, borrowed from whoever made it.

use std::ops::{Deref, Range};
use std::slice;

use serde::{Serialize, Serializer};

/// An article in English and in Ukrainian with its beads, borrowed from its maker.
///
/// ```
/// use poruch_export::{Article, Bead, Side, Text};
///
/// let bead = Bead::new(vec![Text::new("paragraph", "Good day.")], vec![Text::new("paragraph", "Добрий день.")]);
/// let article = Article::new(Side::new(), Side::new().with_title("Вітання")).with_beads(vec![bead.with_score(0.98)]);
/// assert_eq!(article.beads[0].uk[0].text, "Добрий день.");
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct Article<'a> {
    /// What is known of the English version.
    pub en: Side<'a>,
    /// What is known of the Ukrainian version.
    pub uk: Side<'a>,
    /// How the two were found to be one article (`hreflang`, `url`, `content`, …); `None` where the caller paired them.
    pub via: Option<&'a str>,
    /// Probability, in `[0, 1]`, that the two are versions of one article.
    pub score: f32,
    /// All signals for and against that, each by its short name: `hreflang:mutual`, `same-id`, `days:0`, ….
    pub evidence: Vec<String>,
    /// The article in other languages.
    pub versions: Vec<OtherVersion<'a>>,
    /// What the pair is (`translation`, `partial`, `comparable`, `unrelated`), with its probability in `[0, 1]`.
    pub verdict: Option<(&'a str, f32)>,
    /// The beads, in English order.
    pub beads: Vec<Bead<'a>>,
}

/// What is known of one version of an article.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Side<'a> {
    /// Its address.
    pub url: Option<&'a str>,
    /// Its title.
    pub title: Option<&'a str>,
    /// When it was published: RFC 3339, or a date alone.
    pub date: Option<String>,
    /// The name of its site.
    pub site_name: Option<&'a str>,
    /// The names of its authors, in page order.
    pub authors: Vec<&'a str>,
    /// Addresses of other copies of it.
    pub copies: Vec<&'a str>,
}

/// The article in a language beside English and Ukrainian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OtherVersion<'a> {
    /// The code of the language.
    pub lang: &'a str,
    /// The address.
    pub url: &'a str,
}

impl<'a> OtherVersion<'a> {
    /// A version in `lang`, a code such as `ru`, at `url`.
    pub fn new(lang: &'a str, url: &'a str) -> Self {
        Self { lang, url }
    }
}

/// Texts of the English side and the texts of the Ukrainian side that translate them; either may be empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct Bead<'a> {
    /// Consecutive texts of the English version.
    pub en: Texts<'a>,
    /// Consecutive texts of the Ukrainian version.
    pub uk: Texts<'a>,
    /// Which units of the English version these are.
    pub en_units: Range<usize>,
    /// Which units of the Ukrainian version these are.
    pub uk_units: Range<usize>,
    /// Calibrated probability, in `[0, 1]`, that the bead is right.
    pub score: f32,
    /// `aligned`, `moved` or `unaligned`.
    pub kind: &'a str,
    /// Pairs of sentences inside, where they are known.
    pub sentences: Vec<SentencePair<'a>>,
    /// A remark, a line or more, for readers of [`write_columns`](crate::write_columns); empty where there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Consecutive texts of one side of a bead: a slice of them. One alone, as most beads have, takes no memory of its own.
#[derive(Debug, Clone)]
pub struct Texts<'a>(Held<'a>);

#[derive(Debug, Clone)]
enum Held<'a> {
    One(Text<'a>),
    Any(Vec<Text<'a>>),
}

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Text<'a> {
    /// Its role: `title`, `lead`, `key_point`, `heading`, `paragraph`, `list_item`, `quote`, `table_cell`, `code`, ….
    pub role: &'a str,
    /// The text.
    pub text: &'a str,
    /// Where it stands in its page.
    pub path: &'a str,
    /// Bytes of the decoded page that it was read from.
    pub range: Option<Range<usize>>,
}

/// Sentences of the English side and the sentences of the Ukrainian side that translate them; either may be empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct SentencePair<'a> {
    /// Sentences of the English version, in order.
    pub en: Vec<&'a str>,
    /// Sentences of the Ukrainian version, in order.
    pub uk: Vec<&'a str>,
    /// Probability, in `[0, 1]`, that the pair is right.
    pub score: f32,
}

impl<'a> Article<'a> {
    /// An article of two versions, without beads yet.
    pub fn new(en: Side<'a>, uk: Side<'a>) -> Self {
        Self { en, uk, score: 1.0, ..Self::default() }
    }

    /// With how the versions were found to be one article, and the probability of that.
    #[must_use]
    pub fn with_link(self, via: &'a str, score: f32) -> Self {
        Self { via: Some(via), score, ..self }
    }

    /// With all signals for and against that the versions are one article.
    #[must_use]
    pub fn with_evidence(self, evidence: Vec<String>) -> Self {
        Self { evidence, ..self }
    }

    /// With its versions in other languages.
    #[must_use]
    pub fn with_versions(self, versions: Vec<OtherVersion<'a>>) -> Self {
        Self { versions, ..self }
    }

    /// With what the pair is, and the probability of that.
    #[must_use]
    pub fn with_verdict(self, kind: &'a str, score: f32) -> Self {
        Self { verdict: Some((kind, score)), ..self }
    }

    /// With its beads.
    #[must_use]
    pub fn with_beads(self, beads: Vec<Bead<'a>>) -> Self {
        Self { beads, ..self }
    }

    /// The beads with text on both sides.
    pub(crate) fn matched(&self) -> impl Iterator<Item = &Bead<'a>> {
        self.beads.iter().filter(|bead| bead.is_matched())
    }

    /// The title to call it by.
    pub(crate) fn name(&self) -> &'a str {
        self.en.title.or(self.uk.title).or(self.en.url).or(self.uk.url).unwrap_or("Untitled")
    }
}

impl<'a> Side<'a> {
    /// A version of which nothing is known.
    pub fn new() -> Self {
        Self::default()
    }

    /// With its address.
    #[must_use]
    pub fn with_url(self, url: impl Into<Option<&'a str>>) -> Self {
        Self { url: url.into(), ..self }
    }

    /// With its title.
    #[must_use]
    pub fn with_title(self, title: impl Into<Option<&'a str>>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// With when it was published: RFC 3339, or a date alone.
    #[must_use]
    pub fn with_date(self, date: impl Into<Option<String>>) -> Self {
        Self { date: date.into(), ..self }
    }

    /// With the name of its site.
    #[must_use]
    pub fn with_site_name(self, name: impl Into<Option<&'a str>>) -> Self {
        Self { site_name: name.into(), ..self }
    }

    /// With the names of its authors.
    #[must_use]
    pub fn with_authors(self, authors: impl IntoIterator<Item = &'a str>) -> Self {
        Self { authors: authors.into_iter().collect(), ..self }
    }

    /// With the addresses of other copies of it.
    #[must_use]
    pub fn with_copies(self, copies: impl IntoIterator<Item = &'a str>) -> Self {
        Self { copies: copies.into_iter().collect(), ..self }
    }
}

impl<'a> Bead<'a> {
    /// A bead of these texts: `aligned` with score 1 where both sides have some, else `unaligned`.
    pub fn new(en: impl Into<Texts<'a>>, uk: impl Into<Texts<'a>>) -> Self {
        let (en, uk) = (en.into(), uk.into());
        let kind = if en.is_empty() || uk.is_empty() { "unaligned" } else { "aligned" };
        let (en_units, uk_units) = (0..en.len(), 0..uk.len());
        Self { en, uk, en_units, uk_units, score: 1.0, kind, sentences: Vec::new(), note: String::new() }
    }

    /// With which units of the two versions its texts are.
    #[must_use]
    pub fn with_units(self, en_units: Range<usize>, uk_units: Range<usize>) -> Self {
        Self { en_units, uk_units, ..self }
    }

    /// With the probability, in `[0, 1]`, that it is right.
    #[must_use]
    pub fn with_score(self, score: f32) -> Self {
        Self { score, ..self }
    }

    /// With its kind: `aligned`, `moved` or `unaligned`.
    #[must_use]
    pub fn with_kind(self, kind: &'a str) -> Self {
        Self { kind, ..self }
    }

    /// With pairs of sentences inside.
    #[must_use]
    pub fn with_sentences(self, sentences: Vec<SentencePair<'a>>) -> Self {
        Self { sentences, ..self }
    }

    /// With a remark, a line or more, for readers of [`write_columns`](crate::write_columns).
    #[must_use]
    pub fn with_note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    pub(crate) fn is_matched(&self) -> bool {
        !self.en.is_empty() && !self.uk.is_empty()
    }
}

impl<'a> Deref for Texts<'a> {
    type Target = [Text<'a>];

    fn deref(&self) -> &Self::Target {
        match &self.0 {
            Held::One(text) => slice::from_ref(text),
            Held::Any(texts) => texts,
        }
    }
}

impl<'a> From<Vec<Text<'a>>> for Texts<'a> {
    fn from(texts: Vec<Text<'a>>) -> Self {
        Self(Held::Any(texts))
    }
}

impl<'a> FromIterator<Text<'a>> for Texts<'a> {
    fn from_iter<I: IntoIterator<Item = Text<'a>>>(texts: I) -> Self {
        let mut texts = texts.into_iter();
        match (texts.next(), texts.next()) {
            (Some(one), None) => Self(Held::One(one)),
            (first, second) => Self(Held::Any(first.into_iter().chain(second).chain(texts).collect())),
        }
    }
}

impl Default for Texts<'_> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl PartialEq for Texts<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Texts<'_> {}

impl Serialize for Texts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'a> Text<'a> {
    /// A text in a role (`title`, `paragraph`, …).
    pub fn new(role: &'a str, text: &'a str) -> Self {
        Self { role, text, ..Self::default() }
    }

    /// With where it stands in its page.
    #[must_use]
    pub fn with_path(self, path: &'a str) -> Self {
        Self { path, ..self }
    }

    /// With the bytes of the decoded page that it was read from.
    #[must_use]
    pub fn with_range(self, range: Option<Range<usize>>) -> Self {
        Self { range, ..self }
    }
}

impl<'a> SentencePair<'a> {
    /// A pair of sentences, with the probability, in `[0, 1]`, that it is right.
    pub fn new(en: Vec<&'a str>, uk: Vec<&'a str>, score: f32) -> Self {
        Self { en, uk, score }
    }

    pub(crate) fn is_matched(&self) -> bool {
        !self.en.is_empty() && !self.uk.is_empty()
    }
}

/// The texts, one after another with `between` in between.
pub(crate) fn joined(texts: &[Text<'_>], between: &str) -> String {
    texts.iter().map(|text| text.text).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_equal_however_they_are_held() {
        for count in 0..4 {
            let texts = vec![Text::new("paragraph", "Good day."); count];
            let (given, collected) = (Texts::from(texts.clone()), texts.iter().cloned().collect::<Texts<'_>>());
            assert_eq!(*collected, *texts, "{count}");
            assert_eq!(collected, given, "{count}");
            assert_eq!(serde_json::to_value(&collected).unwrap(), serde_json::to_value(&texts).unwrap(), "{count}");
        }
    }
}
