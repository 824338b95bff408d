//! Links that may switch the language.

use std::ops::Range;

use url::Url;

use super::target;
use crate::packed::pack_fields;

/// A link of a few words or a picture, which may be one that switches the language, whatever it shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Jump<'a> {
    /// Where it stands, by make.
    pub(crate) path: u32,
    /// By which the page it leads to is known: [`target::page_key`].
    pub(crate) key: u64,
    /// Its address, resolved.
    pub(crate) url: &'a str,
}

/// Such links of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Jumps {
    /// Their addresses, one behind the other.
    addresses: String,
    links: Vec<Link>,
}

/// Where the address of a link stands among all, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Link {
    path: u32,
    key: u64,
    address: Range<usize>,
}

pack_fields!(Link { path, key, address });
pack_fields!(Jumps { addresses, links });

impl Jumps {
    /// Appends a link that stands at `path` and leads to `url`.
    pub(super) fn push(&mut self, path: u32, url: &Url) {
        let start = self.addresses.len();
        self.addresses.push_str(url.as_str());
        self.links.push(Link { path, key: target::page_key(url), address: start..self.addresses.len() });
    }

    /// The links, in page order.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = Jump<'_>> {
        self.links.iter().map(|link| Jump {
            path: link.path,
            key: link.key,
            url: &self.addresses[link.address.clone()],
        })
    }

    /// Whether all addresses stand in the text, as they do of every page that was read.
    pub(crate) fn is_sound(&self) -> bool {
        self.links.iter().all(|link| self.addresses.get(link.address.clone()).is_some())
    }
}
