//! Pages that the caller names.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use poruch::parse::{PageContext, decode};

use super::lines::read_lines;

/// A page, decoded, and its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPage {
    /// The page.
    pub html: String,
    /// Its address, where it is known.
    pub url: Option<String>,
}

impl OpenPage {
    /// What the parser is told of it.
    pub fn context(&self) -> PageContext<'_> {
        self.url.as_deref().map_or(PageContext::new(), |url| PageContext::new().url(url))
    }
}

impl AsRef<str> for OpenPage {
    fn as_ref(&self) -> &str {
        &self.html
    }
}

/// The pages of a file of JSON lines, plain or compressed, each with `html` or `html_base64` and perhaps `url`: what
/// `poruch stage parse` takes.
///
/// # Panics
///
/// Where the file cannot be read, or a line of it is none of a page.
pub fn pages_of(path: &Path) -> Vec<OpenPage> {
    read_lines(path, open_page)
}

#[derive(serde::Deserialize)]
struct Line {
    html: Option<String>,
    html_base64: Option<String>,
    url: Option<String>,
}

fn open_page(Line { html, html_base64, url }: Line) -> Result<OpenPage, String> {
    let Some(html) = html else {
        let coded = html_base64.ok_or("`html` or `html_base64` is missing")?;
        let bytes = STANDARD.decode(coded).map_err(|error| format!("`html_base64`: {error}"))?;
        return Ok(OpenPage { html: decode(&bytes, &PageContext::new()).text.into_owned(), url });
    };
    Ok(OpenPage { html, url })
}
