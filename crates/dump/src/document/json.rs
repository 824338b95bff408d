//! A page of a line of JSON: `{"url","html"}`, `html_base64` in place of `html` for bytes of any encoding, and
//! `headers`, an object of strings or lists of strings.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Body, Document, Header};
use crate::input::{Damage, DamageKind};

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    html: Option<String>,
    #[serde(default)]
    html_base64: Option<String>,
    #[serde(default)]
    headers: Option<Map<String, Value>>,
}

pub(super) fn document(line: &[u8]) -> Result<Document<'static>, Damage> {
    if !line.starts_with(b"{") {
        return Err(damage("the line is no object"));
    }
    let line: Line = serde_json::from_slice(line).map_err(|error| damage(error.to_string()))?;
    let body = match (line.html, line.html_base64) {
        (Some(html), _) => Body::Text(html),
        (None, Some(coded)) => {
            Body::Bytes(STANDARD.decode(coded.trim()).map_err(|error| damage(error.to_string()))?.into())
        }
        (None, None) => return Err(damage("missing field `html` or `html_base64`")),
    };
    let headers = headers(line.headers.unwrap_or_default())?;
    Ok(Document { url: line.url.map(Cow::Owned), headers, fetched: None, body })
}

fn damage(message: impl Into<String>) -> Damage {
    Damage::new(DamageKind::Json, message)
}

fn headers(headers: Map<String, Value>) -> Result<Vec<Header<'static>>, Damage> {
    let mut pairs = Vec::new();
    for (name, value) in headers {
        let values = if let Value::Array(values) = value { values } else { vec![value] };
        for value in values {
            let Value::String(value) = value else {
                return Err(damage(format!("headers: `{name}` is neither a string nor a list of strings")));
            };
            pairs.push((name.clone().into(), value.into()));
        }
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_bytes_and_headers() {
        let line = r#"{"url":"https://a.example/","html_base64":"0JDQsQ==","headers":{"Link":["<x>","<y>"],"A":"b"}}"#;
        let document = document(line.as_bytes()).unwrap();
        assert!(matches!(&document.body, Body::Bytes(bytes) if **bytes == *"Аб".as_bytes()));
        let of = |name: &str, value: &str| (name.to_owned().into(), value.to_owned().into());
        assert_eq!(document.headers, [of("A", "b"), of("Link", "<x>"), of("Link", "<y>")]);
    }

    #[test]
    fn says_what_is_wrong_with_a_line() {
        let message = |line: &str| document(line.as_bytes()).unwrap_err().message;
        assert!(message(r#"{"url":"https://a.example/"}"#).contains("html_base64"));
        assert!(message(r#"{"html":"#).contains("EOF"));
        assert!(message(r#"{"html":"","headers":{"Link":7}}"#).contains("`Link`"));
    }
}
