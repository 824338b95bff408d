//! The other language version as a witness: what has a partner is content.

use crate::draft::Draft;
use crate::page::Page;

/// Two pages.
pub fn extract_pair(first: Draft, second: Draft) -> (Page, Page) {
    (first.into_page(), second.into_page())
}
