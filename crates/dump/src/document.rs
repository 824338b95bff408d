//! From what was read to what is parsed: the bytes of a page, its address, its HTTP headers, the day it was fetched.

mod body;
mod chunked;
mod coding;
mod http;
mod json;

use poruch::parse::{PageContext, PageDate};

use crate::input::{Damage, Raw, Skip};
pub(crate) use body::Body;

/// A page before it is parsed.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) url: Option<String>,
    headers: Vec<(String, String)>,
    fetched: Option<PageDate>,
    pub(crate) body: Body,
}

/// Why there is no page.
#[derive(Debug)]
pub(crate) enum NoDocument {
    Skipped(Skip),
    Damaged(Damage),
}

impl From<Damage> for NoDocument {
    fn from(damage: Damage) -> Self {
        Self::Damaged(damage)
    }
}

impl From<Skip> for NoDocument {
    fn from(skip: Skip) -> Self {
        Self::Skipped(skip)
    }
}

impl Document {
    /// The page that `raw` holds, of at most `max_body` bytes when decoded.
    pub(crate) fn of(raw: Raw, max_body: u64) -> Result<Self, NoDocument> {
        match raw {
            Raw::Response { url, date, message } => http::document(&message, url, date.as_deref(), max_body),
            Raw::Resource { url, date, media, body } => resource(url, date.as_deref(), media, body),
            Raw::Line(line) => Ok(json::document(&line)?),
            Raw::Saved { html, .. } if html.is_empty() => Err(Skip::Empty.into()),
            Raw::Saved { url, html } => {
                Ok(Self { url: Some(url), headers: Vec::new(), fetched: None, body: Body::Bytes(html) })
            }
        }
    }

    /// What the parser is told besides the bytes.
    pub(crate) fn context(&self) -> PageContext<'_> {
        let headers = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let mut context = PageContext::new().headers(headers);
        if let Some(url) = &self.url {
            context = context.url(url);
        }
        if let Some(date) = self.fetched {
            context = context.reference_date(date);
        }
        context
    }
}

fn resource(
    url: Option<String>,
    date: Option<&str>,
    media: Option<String>,
    body: Vec<u8>,
) -> Result<Document, NoDocument> {
    if !http::holds_html(media.as_deref(), &body) {
        return Err(Skip::NoHtml.into());
    }
    let headers = media.map(|media| ("Content-Type".to_owned(), media)).into_iter().collect();
    Ok(Document { url, headers, fetched: fetched(date), body: Body::Bytes(body) })
}

/// The day of a record; its time is that of the crawler, so of no use to a page.
fn fetched(date: Option<&str>) -> Option<PageDate> {
    date?.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests;
