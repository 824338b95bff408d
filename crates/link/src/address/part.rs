//! Parts of addresses.

use std::ops::Range;

use crate::digest::hash;

/// Where a part of an address stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Host,
    Path,
    Query,
}

/// A part of an address that can differ within a site.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part<'a> {
    pub(crate) place: Place,
    /// The name of a parameter.
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
}

/// Where the name and the text of a part stand in the text of an address.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    pub(super) place: Place,
    pub(super) name: Range<usize>,
    pub(super) text: Range<usize>,
}

impl Stretch {
    /// The part, in the `text` of its address.
    pub(super) fn of<'a>(&self, text: &'a str) -> Part<'a> {
        Part { place: self.place, name: &text[self.name.clone()], text: &text[self.text.clone()] }
    }
}

impl Part<'_> {
    /// By which equal parts are known.
    pub(crate) fn key(&self) -> u64 {
        self.spell(hash::of(b""), self.text)
    }

    /// Hashes the part with another text in its place, from `state` on.
    pub(crate) fn spell(&self, state: u64, text: &str) -> u64 {
        let sign = match self.place {
            Place::Host => ".",
            Place::Path => "/",
            Place::Query => "?",
        };
        [sign, self.name, "=", text].iter().fold(state, |state, text| hash::extend(state, text.as_bytes()))
    }
}
