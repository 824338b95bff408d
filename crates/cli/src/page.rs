//! A page that the user names, read as text.

use anyhow::{Result, ensure};
use poruch::parse::{Decoded, PageContext, decode};

/// The text of a page; what is none at all (a picture, an archive) is refused.
pub(crate) fn text<'a>(bytes: &'a [u8], context: &PageContext<'_>) -> Result<Decoded<'a>> {
    let decoded = decode(bytes, context);
    ensure!(decoded.is_text(), "this is no page: its bytes are no text in any encoding");
    Ok(decoded)
}
