//! From what was read to what is parsed: the bytes of a page, its address, its HTTP headers, the day it was fetched.

mod body;
mod chunked;
mod coding;
mod http;
mod json;

use std::borrow::Cow;

use poruch::parse::{PageContext, PageDate};

use crate::input::{Damage, Raw, Skip};
pub(crate) use body::Body;

/// The name and the value of a header.
type Header<'a> = (Cow<'a, str>, Cow<'a, str>);

/// A page before it is parsed: as far as it can be, what was read itself.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    pub(crate) url: Option<Cow<'a, str>>,
    headers: Vec<Header<'a>>,
    fetched: Option<PageDate>,
    pub(crate) body: Body<'a>,
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

impl<'a> Document<'a> {
    /// The page that `raw` holds, of at most `max_body` bytes when decoded.
    pub(crate) fn of(raw: &'a Raw, max_body: u64) -> Result<Self, NoDocument> {
        match raw {
            Raw::Response { url, date, message } => http::document(message, url.as_deref(), date.as_deref(), max_body),
            Raw::Resource { url, date, media, body } => {
                resource(url.as_deref(), date.as_deref(), media.as_deref(), body)
            }
            Raw::Line(line) => Ok(json::document(line)?),
            Raw::Saved { html, .. } if html.is_empty() => Err(Skip::Empty.into()),
            Raw::Saved { url, html } => {
                let (url, body) = (Some(url.into()), Body::Bytes(html.into()));
                Ok(Self { url, headers: Vec::new(), fetched: None, body })
            }
        }
    }

    /// What the parser is told besides the bytes.
    pub(crate) fn context(&self) -> PageContext<'_> {
        let headers = self.headers.iter().map(|(name, value)| (&**name, &**value));
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

fn resource<'a>(
    url: Option<&'a str>,
    date: Option<&str>,
    media: Option<&'a str>,
    body: &'a [u8],
) -> Result<Document<'a>, NoDocument> {
    if !http::holds_html(media, body) {
        return Err(Skip::NoHtml.into());
    }
    let headers = media.map(|media| ("Content-Type".into(), media.into())).into_iter().collect();
    Ok(Document { url: url.map(Cow::Borrowed), headers, fetched: fetched(date), body: Body::Bytes(body.into()) })
}

/// The day of a record; its time is that of the crawler, so of no use to a page.
fn fetched(date: Option<&str>) -> Option<PageDate> {
    date?.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests;
