//! The formats and what they ask of their caller.

use std::fmt;
use std::str::FromStr;

/// A format that bilingual articles can be written in.
///
/// | name | what it is | articles in a file |
/// | --- | --- | --- |
/// | `jsonl` | a JSON object a line, an article a line | all |
/// | `tmx` | TMX 1.4, a unit a bead | all |
/// | `tmx-sentences` | TMX 1.4, a unit a pair of sentences | all |
/// | `xliff` | XLIFF 2.1, a `file` an article | all |
/// | `xliff12` | XLIFF 1.2, a `file` an article | all |
/// | `tsv` | a table, a row a bead | all |
/// | `moses` | two files of lines that correspond | all |
/// | `ladder` | unit numbers, a bead a line | all |
/// | `md` | Markdown tables for reading | all |
/// | `html` | pages for reading, two columns | one |
///
/// ```
/// use poruch_export::Format;
///
/// let format: Format = "tmx-sentences".parse()?;
/// assert_eq!(format, Format::TmxSentences);
/// assert_eq!(Format::Moses.extensions(), ["en", "uk"]);
/// # Ok::<(), poruch_export::ParseFormatError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Format {
    /// A JSON object a line. Useful for programs; not for translators.
    Jsonl,
    /// Translation memory exchange 1.4, paragraphs. Useful for translation tools.
    Tmx,
    /// Translation memory exchange 1.4, sentences. Needs articles that were aligned with sentences.
    TmxSentences,
    /// XLIFF 2.1. Useful for translation tools; paragraphs of Ukrainian only have no place in it.
    Xliff,
    /// XLIFF 1.2, for tools that do not read 2.1.
    Xliff12,
    /// A table with a header row. Useful for spreadsheets and scripts.
    Tsv,
    /// Two plain texts whose lines correspond. Useful for training translation models.
    Moses,
    /// Unit numbers alone. Useful for comparing aligners.
    Ladder,
    /// Markdown. Useful for reading where plain text is shown.
    Md,
    /// HTML pages. Useful for reading and printing.
    Html,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 10] = [
        Self::Jsonl,
        Self::Tmx,
        Self::TmxSentences,
        Self::Xliff,
        Self::Xliff12,
        Self::Tsv,
        Self::Moses,
        Self::Ladder,
        Self::Md,
        Self::Html,
    ];

    /// The name that [`FromStr`] reads.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Tmx => "tmx",
            Self::TmxSentences => "tmx-sentences",
            Self::Xliff => "xliff",
            Self::Xliff12 => "xliff12",
            Self::Tsv => "tsv",
            Self::Moses => "moses",
            Self::Ladder => "ladder",
            Self::Md => "md",
            Self::Html => "html",
        }
    }

    /// The endings of the files it is written to, one a stream, in the order that [`Writer::new`](crate::Writer::new)
    /// takes the streams. No two formats share one.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Jsonl => &["jsonl"],
            Self::Tmx => &["tmx"],
            Self::TmxSentences => &["sentences.tmx"],
            Self::Xliff => &["xlf"],
            Self::Xliff12 => &["xliff12.xlf"],
            Self::Tsv => &["tsv"],
            Self::Moses => &["en", "uk"],
            Self::Ladder => &["ladder"],
            Self::Md => &["md"],
            Self::Html => &["html"],
        }
    }

    /// Whether each article goes to a file of its own where there are many.
    pub fn is_file_per_article(self) -> bool {
        self == Self::Html
    }

    /// Whether the articles should have been aligned with sentences.
    pub fn wants_sentences(self) -> bool {
        self == Self::TmxSentences
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A name that is no format's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a format (jsonl, tmx, tmx-sentences, xliff, xliff12, tsv, moses, ladder, md, html)")]
#[non_exhaustive]
pub struct ParseFormatError;

impl FromStr for Format {
    type Err = ParseFormatError;

    fn from_str(name: &str) -> Result<Self, ParseFormatError> {
        Self::ALL.into_iter().find(|format| format.as_str() == name).ok_or(ParseFormatError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_name_of_every_format() {
        for format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(format));
            assert_eq!(serde_json::to_value(format).expect("a string"), format.as_str());
        }
        assert_eq!("docx".parse::<Format>(), Err(ParseFormatError));
    }

    #[test]
    fn names_files_apart() {
        let mut endings: Vec<_> = Format::ALL.iter().flat_map(|format| format.extensions()).collect();
        let all = endings.len();
        endings.sort_unstable();
        endings.dedup();
        assert_eq!(endings.len(), all);
    }
}
