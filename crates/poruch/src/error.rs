//! Why two pages could not be made one article.

use std::fmt;

use poruch_detect_language::Lang;

/// Why two pages could not be made one article.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A page could not be read.
    #[error("the {page} page could not be read")]
    Parse {
        /// Which of the two.
        page: Position,
        /// Why.
        #[source]
        source: poruch_parse::ParseError,
    },
    /// Both pages are in the same language.
    #[error("both pages are in the same language ({lang}): one must be English (en), the other Ukrainian (uk)")]
    SameLanguage {
        /// The language of both.
        lang: Lang,
    },
    /// The pages are in two languages, but not in English and Ukrainian.
    #[error("the first page is in {first}, the second in {second}: one must be English (en), the other Ukrainian (uk)")]
    OtherLanguages {
        /// The language of the first page; `und` where its text holds no evidence.
        first: Lang,
        /// The language of the second page.
        second: Lang,
    },
}

/// Which of two pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Position {
    /// The first one given.
    First,
    /// The second one given.
    Second,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::First => "first",
            Self::Second => "second",
        })
    }
}
