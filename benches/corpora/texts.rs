//! Texts whose language is known.

use std::convert::Infallible;
use std::path::Path;

use poruch::Lang;
use poruch::align::Unit;
use poruch::parse::{Page, Parser};

use super::cases::cases;
use super::lines::read_lines;

/// A text whose language somebody told.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct LabelledText {
    /// The text.
    pub text: String,
    /// Its language.
    pub lang: Lang,
}

impl AsRef<str> for LabelledText {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// The texts of a file of JSON lines, plain or compressed, each with `text` and `lang`.
///
/// # Panics
///
/// Where the file cannot be read, or a line of it is none of a text.
pub fn texts_of(path: &Path) -> Vec<LabelledText> {
    read_lines(path, Ok::<_, Infallible>)
}

/// The texts of the units of each bundled English page, and of each Ukrainian one.
pub fn page_texts() -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let parser = Parser::default();
    let texts = |page: &Page| page.units().map(|unit| unit.text.to_owned()).collect::<Vec<_>>();
    let pages = cases().into_iter().map(|case| case.read_pages(&parser));
    pages.map(|(en, uk)| (texts(&en), texts(&uk))).unzip()
}

/// Texts as what is aligned.
pub fn paragraphs(texts: &[String]) -> Vec<Unit<'_>> {
    texts.iter().map(|text| Unit::new(text)).collect()
}
