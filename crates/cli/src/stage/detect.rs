//! `poruch stage detect`.

use anyhow::Result;
use poruch::Lang;
use poruch::detect_language::{Detector, Part};
use serde::{Deserialize, Serialize};

use super::filter::Filter;
use super::offsets::CodePoints;
use crate::line::{Failures, Outcome, answer, failure, read};

#[derive(Deserialize)]
struct Input {
    text: String,
    #[serde(default)]
    prior: Option<String>,
}

#[derive(Serialize)]
struct Output {
    lang: Lang,
    confidence: f32,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<(usize, usize, Lang)>>,
}

pub(crate) fn run(filter: &Filter, parts: bool) -> Result<Failures> {
    let detector = Detector::default();
    filter.map(|| (), |(), line| detect(&detector, parts, line))
}

fn detect(detector: &Detector, parts: bool, line: &[u8]) -> Outcome {
    let (id, input) = match read::<Input>(line) {
        Ok(read) => read,
        Err((id, error)) => return failure(&id, &error),
    };
    let prior = input.prior.as_deref().and_then(Lang::from_tag);
    let detection = detector.detect_with_prior(&input.text, prior);
    let parts = parts.then(|| spans(&input.text, &detector.parts(&input.text, prior)));
    answer(&id, Output { lang: detection.lang, confidence: detection.confidence, parts })
}

/// Parts as the lines give them: start and end in code points, language.
fn spans(text: &str, parts: &[Part]) -> Vec<(usize, usize, Lang)> {
    let mut points = CodePoints::new(text);
    let mut span = |part: &Part| {
        let [start, end] = points.span(&part.range);
        (start, end, part.lang)
    };
    parts.iter().map(&mut span).collect()
}
