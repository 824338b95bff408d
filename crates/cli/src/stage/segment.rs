//! `poruch stage segment`.

use anyhow::Result;
use poruch::Lang;
use poruch::detect_language::detect;
use poruch::segment::Segmenter;
use serde::{Deserialize, Serialize};

use super::filter::Filter;
use super::offsets::CodePoints;
use crate::line::{Failures, Outcome, answer, failure, read};

#[derive(Deserialize)]
struct Input {
    text: String,
    #[serde(default)]
    lang: Option<String>,
}

#[derive(Serialize)]
struct Output {
    sentences: Vec<[usize; 2]>,
}

pub(crate) fn run(filter: &Filter) -> Result<Failures> {
    let segmenter = Segmenter::default();
    filter.map(|| (), |(), line| segment(&segmenter, line))
}

fn segment(segmenter: &Segmenter, line: &[u8]) -> Outcome {
    let (id, input) = match read::<Input>(line) {
        Ok(read) => read,
        Err((id, error)) => return failure(&id, &error),
    };
    let declared = input.lang.as_deref().and_then(Lang::from_tag);
    let lang = declared.unwrap_or_else(|| detect(&input.text).lang);
    let mut points = CodePoints::new(&input.text);
    let sentences = segmenter.sentences(&input.text, lang);
    answer(&id, Output { sentences: sentences.iter().map(|range| points.span(range)).collect() })
}
