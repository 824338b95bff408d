//! Which language a text is in: Ukrainian, English, one of their neighbours, or none.

mod lang;

pub use lang::Lang;

use std::ops::Range;

/// The language of a text and how sure the decision is.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Detection {
    /// The dominant language, [`Lang::UND`] where the text holds no evidence.
    pub lang: Lang,
    /// How sure the decision is, in `[0, 1]`.
    pub confidence: f32,
}

/// A stretch of a text in one language.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Part {
    /// Byte range in the text, on char boundaries.
    pub range: Range<usize>,
    /// Its language.
    pub lang: Lang,
}

/// The language of `text`.
pub fn detect(text: &str) -> Detection {
    Detector::default().detect(text)
}

/// Tells languages apart.
#[derive(Debug, Clone, Default)]
pub struct Detector {}

impl Detector {
    /// The language of `text`.
    pub fn detect(&self, text: &str) -> Detection {
        self.detect_with_prior(text, None)
    }

    /// The language of `text`, which is expected to be `prior`.
    pub fn detect_with_prior(&self, text: &str, prior: Option<Lang>) -> Detection {
        let _ = (text, prior);
        todo!()
    }

    /// The stretches of `text` by language.
    pub fn parts(&self, text: &str, prior: Option<Lang>) -> Vec<Part> {
        let _ = (text, prior);
        todo!()
    }
}
