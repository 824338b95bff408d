//! Lists, one after another and inside one another.

use super::escape::escape_line;
use super::place;
use crate::page::{Block, BlockKind};

/// A list may start with nine digits at most.
const LARGEST_NUMBER: usize = 999_999_999;

/// Whether a block is written as an item of a list.
pub(super) fn is_item(block: &Block<'_>) -> bool {
    matches!(block.kind, BlockKind::KeyPoint | BlockKind::ListItem)
}

/// The items of one or more lists, as their paths say.
pub(super) fn written(items: &[Block<'_>]) -> String {
    let mut lists = Lists::default();
    for item in items {
        lists.add(item);
    }
    lists.markdown
}

#[derive(Default)]
struct Lists<'a> {
    markdown: String,
    /// The lists that the last item stands in, the outermost first.
    open: Vec<List<'a>>,
    /// Whether the next list at each depth takes the second of its markers, so that it is not the one before it.
    turns: Vec<bool>,
}

struct List<'a> {
    kind: BlockKind,
    /// The path of the list.
    path: &'a str,
    /// The path of its last item.
    item: &'a str,
    /// The number of the next item; `None` in a list without numbers.
    number: Option<usize>,
    is_second: bool,
    /// How far what belongs to the last item is indented.
    indent: usize,
}

impl<'a> Lists<'a> {
    fn add(&mut self, block: &Block<'a>) {
        let item = place::up_to(block.path, "li");
        let path = place::parent(item.unwrap_or(block.path)).unwrap_or_default();
        let is_outer = |list: &List<'_>| place::is_below(block.path, list.item) && list.path != path;
        let goes_on = |list: &List<'_>| list.path == path && list.kind == block.kind;
        while self.open.last().is_some_and(|list| !is_outer(list) && !goes_on(list)) {
            self.open.pop();
        }
        if let Some(list) = self.open.last().filter(|list| goes_on(list) && item == Some(list.item)) {
            let line = format!("\n\n{}{}", " ".repeat(list.indent), escape_line(block.text));
            self.markdown.push_str(&line);
            return;
        }
        if !self.open.last().is_some_and(goes_on) {
            self.open(block.kind, path, item);
        }
        self.item(block, item.unwrap_or(block.path));
    }

    fn open(&mut self, kind: BlockKind, path: &'a str, item: Option<&str>) {
        let depth = self.open.len();
        if depth == 0 && !self.markdown.is_empty() {
            // The item that follows adds the other line end.
            self.markdown.push('\n');
        }
        self.turns.resize(self.turns.len().max(depth + 1), true);
        self.turns[depth] = !self.turns[depth];
        let is_numbered = item.is_some() && place::step(path).0 == "ol";
        // A list inside an item has to start with 1 to be none of its text.
        let first = item.filter(|_| depth == 0).map_or(1, |item| place::step(item).1.min(LARGEST_NUMBER));
        let (number, is_second) = (is_numbered.then_some(first), self.turns[depth]);
        self.open.push(List { kind, path, item: "", number, is_second, indent: 0 });
    }

    fn item(&mut self, block: &Block<'a>, item: &'a str) {
        let [.., list] = self.open.as_mut_slice() else { return };
        let marker = list.marker();
        list.item = item;
        let outer = self.open.iter().rev().nth(1).map_or(0, |list| list.indent);
        if let Some(list) = self.open.last_mut() {
            list.indent = outer + marker.len() + 1;
        }
        let end = if self.markdown.is_empty() { "" } else { "\n" };
        let line = format!("{end}{}{marker} {}", " ".repeat(outer), escape_line(block.text));
        self.markdown.push_str(&line);
    }
}

impl List<'_> {
    /// The marker of the next item.
    fn marker(&mut self) -> String {
        match &mut self.number {
            Some(number) => {
                let marker = format!("{number}{}", if self.is_second { ')' } else { '.' });
                *number = (*number + 1).min(LARGEST_NUMBER);
                marker
            }
            None => (if self.is_second { "*" } else { "-" }).to_owned(),
        }
    }
}
