//! `poruch stage parse`.

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use poruch::Page;
use poruch::parse::{PageContext, Parser};
use serde::Deserialize;

use super::filter::Filter;
use crate::line::{Failures, LineError, Outcome, answer, failure, read};

/// A page to read.
#[derive(Debug, Deserialize)]
pub(crate) struct Input {
    #[serde(default)]
    html: Option<String>,
    #[serde(default)]
    html_base64: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    headers: Option<serde_json::Map<String, serde_json::Value>>,
}

pub(crate) fn run(filter: &Filter) -> Result<Failures> {
    let parser = Parser::default();
    filter.map(|| (), |(), line| parse(&parser, line))
}

fn parse(parser: &Parser, line: &[u8]) -> Outcome {
    match read::<Input>(line) {
        Ok((id, input)) => match input.page(parser) {
            Ok(page) => answer(&id, page),
            Err(error) => failure(&id, &error),
        },
        Err((id, error)) => failure(&id, &error),
    }
}

impl Input {
    /// The page, read.
    pub(crate) fn page(&self, parser: &Parser) -> Result<Page, LineError> {
        let context = self.context()?;
        let page = match (&self.html, &self.html_base64) {
            (Some(html), _) => parser.parse(html, &context),
            (None, Some(coded)) => {
                let bytes = STANDARD.decode(coded.trim());
                let bytes = bytes.map_err(|error| LineError::new("field", format!("html_base64: {error}")))?;
                parser.parse_bytes(&bytes, &context)
            }
            (None, None) => return Err(LineError::new("field", "missing field `html` or `html_base64`")),
        };
        page.map_err(|error| LineError::new("limit", error.to_string()))
    }

    fn context(&self) -> Result<PageContext<'_>, LineError> {
        let mut context = PageContext::new();
        if let Some(url) = &self.url {
            context = context.url(url);
        }
        for (name, value) in self.headers.iter().flatten() {
            for value in strings(value).ok_or_else(|| wrong_header(name))? {
                context = context.header(name, value);
            }
        }
        Ok(context)
    }
}

fn wrong_header(name: &str) -> LineError {
    LineError::new("field", format!("headers: `{name}` is neither a string nor a list of strings"))
}

fn strings(value: &serde_json::Value) -> Option<Vec<&str>> {
    match value {
        serde_json::Value::Array(values) => values.iter().map(serde_json::Value::as_str).collect(),
        value => value.as_str().map(|value| vec![value]),
    }
}
