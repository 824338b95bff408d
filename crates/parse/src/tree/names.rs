//! The names of elements and attributes of a page, each kept once.

use html5ever::{LocalName, Namespace, ns};
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::class::Class;

/// A name of [`Names`]: its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NameId(u32);

/// The name of an element or an attribute, and what the parser does with elements of that name.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) ns: Namespace,
    pub(super) local: LocalName,
    pub(super) class: Class,
    print: Print,
}

impl Name {
    /// Whether it is called `local`, which has the print.
    pub(super) fn is(&self, local: &str, print: Print) -> bool {
        self.print == print && self.local == *local
    }
}

/// What tells most names apart without a look at the whole: length, first and last byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Print(usize, u8, u8);

impl Print {
    pub(super) fn of(local: &str) -> Self {
        let end = |byte: Option<&u8>| byte.copied().unwrap_or_default();
        Self(local.len(), end(local.as_bytes().first()), end(local.as_bytes().last()))
    }
}

/// So many spellings are remembered: pages have few, over and over.
const SPELLINGS: usize = 256;

/// Most pages have fewer names.
const USUAL: usize = 100;

/// All names met in a page.
#[derive(Debug)]
pub(super) struct Names<'h> {
    list: Vec<Name>,
    ids: FxHashMap<(Namespace, LocalName), NameId>,
    /// Names as they stood in the page last, by a sum of their bytes.
    spellings: [Option<(&'h str, NameId)>; SPELLINGS],
}

impl Default for Names<'_> {
    fn default() -> Self {
        let ids = FxHashMap::with_capacity_and_hasher(USUAL, FxBuildHasher);
        Self { list: Vec::with_capacity(USUAL), ids, spellings: [None; SPELLINGS] }
    }
}

impl<'h> Names<'h> {
    /// The name of an HTML element or an attribute that stands in the page as `spelling`, in capitals or not.
    pub(super) fn spelled(&mut self, spelling: &'h str) -> NameId {
        let slot = slot(spelling.as_bytes());
        if let Some((_, id)) = self.spellings[slot].filter(|(known, _)| *known == spelling) {
            return id;
        }
        let local = if spelling.bytes().any(|byte| byte.is_ascii_uppercase()) {
            LocalName::from(spelling.to_ascii_lowercase())
        } else {
            LocalName::from(spelling)
        };
        let id = self.id(ns!(html), local);
        self.spellings[slot] = Some((spelling, id));
        id
    }

    /// The name `local` in `ns`; attributes have those of HTML elements.
    pub(super) fn id(&mut self, ns: Namespace, local: LocalName) -> NameId {
        let next = NameId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        let id = *self.ids.entry((ns.clone(), local.clone())).or_insert(next);
        if id == next {
            let class = if ns == ns!(html) { Class::of(&local) } else { Class::FOREIGN };
            let print = Print::of(&local);
            self.list.push(Name { ns, local, class, print });
        }
        id
    }

    pub(super) fn get(&self, id: NameId) -> &Name {
        get(&self.list, id)
    }

    /// The names alone, by their ids.
    pub(super) fn into_list(mut self) -> Vec<Name> {
        self.list.shrink_to_fit();
        self.list
    }
}

/// The name `id` in a list of names.
pub(super) fn get(names: &[Name], id: NameId) -> &Name {
    &names[id.0 as usize]
}

/// Where a spelling is remembered: few share all of length, first, middle, and last two bytes.
fn slot(bytes: &[u8]) -> usize {
    let last = bytes.len() - 1;
    let sum = [0, last / 2, last.saturating_sub(1), last].into_iter();
    sum.fold(bytes.len(), |sum, index| sum * 31 + usize::from(bytes[index])) % SPELLINGS
}
