//! What the tree builder gets in the place of an element's attributes: a number, by which they are found again.
//!
//! It keeps the start tags of formatting elements, compares them and makes copies; elsewhere it looks at few attributes.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute as ParsedAttribute, LocalName, QualName, local_name, ns};
use rustc_hash::FxHashMap;

use super::Attributes;
use super::arena::Arena;
use super::names::{NameId, Names};

/// So many bits of the number are in each character.
const BITS: u32 = 7;

/// Lists of attributes by number.
#[derive(Debug, Default)]
pub(super) struct StandIns {
    lists: Vec<Attributes>,
    /// The numbers of lists that may have to be compared, by their names and values in the order of names.
    known: FxHashMap<Vec<(NameId, String)>, u32>,
}

impl StandIns {
    /// What stands for `list`, a new number.
    pub(super) fn add(&mut self, list: Attributes) -> ParsedAttribute {
        let number = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        self.lists.push(list);
        attribute(number)
    }

    /// What stands for `list` and for every one that is equal.
    pub(super) fn add_equal(&mut self, list: Attributes, arena: &Arena<'_>) -> ParsedAttribute {
        let attributes = list.of(&arena.attributes).iter();
        let mut key: Vec<_> = attributes.map(|at| (at.name, arena.texts.get(at.value).to_owned())).collect();
        key.sort_unstable();
        if let Some(&number) = self.known.get(&key) {
            return attribute(number);
        }
        self.known.insert(key, u32::try_from(self.lists.len()).unwrap_or(u32::MAX));
        self.add(list)
    }

    /// The list that is stood for by the first of `attributes`, if it is a number.
    pub(super) fn list(&self, attributes: &[ParsedAttribute]) -> Option<Attributes> {
        let first = attributes.first().filter(|first| first.name.local == local_name!(""))?;
        let number = first.value.bytes().rev().fold(0, |number, byte| number << BITS | u32::from(byte));
        self.lists.get(number as usize).copied()
    }
}

/// An attribute without a name, such as no page can have.
fn attribute(number: u32) -> ParsedAttribute {
    let mut value = StrTendril::new();
    let mut left = number;
    while left > 0 {
        value.push_char(char::from((left % (1 << BITS)) as u8));
        left >>= BITS;
    }
    ParsedAttribute { name: unqualified(local_name!("")), value }
}

/// The attributes as they stand in the page.
pub(super) fn as_parsed(list: Attributes, names: &Names<'_>, arena: &Arena<'_>) -> Vec<ParsedAttribute> {
    let attributes = list.of(&arena.attributes).iter();
    let parsed = attributes.map(|attribute| ParsedAttribute {
        name: unqualified(names.get(attribute.name).local.clone()),
        value: StrTendril::from_slice(arena.texts.get(attribute.value)),
    });
    parsed.collect()
}

fn unqualified(local: LocalName) -> QualName {
    QualName::new(None, ns!(), local)
}
