//! Lines that the page gives twice.

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::flow::Flow;
use crate::score;
use crate::text::{ends_sentence, key, key_start};

/// A line of fewer bytes may well stand twice in a text: «Так.»
pub(crate) const SHORTEST_REPEATED: usize = 24;

/// A line under the title that holds it holds little else: a line above the title, the name of the site.
const MOST_BESIDE_TITLE: usize = 60;

/// The text has begun with a sentence of so many words.
const PARAGRAPH: usize = 20;

/// Leaves out what repeats the title with a line above it, among the first blocks.
fn drop_title(flow: &Flow, kept: &mut [bool], title: usize) {
    let title = key(flow.text(title));
    if title.len() < SHORTEST_REPEATED {
        return;
    }
    let first: Vec<usize> = (0..kept.len()).filter(|&at| kept[at]).take(3).collect();
    for at in first {
        let text = flow.text(at);
        let is_line = flow.block(at).is_heading() || !ends_sentence(text);
        if !is_line && flow.block(at).words >= PARAGRAPH {
            // A heading below that heads a part of the text.
            return;
        }
        kept[at] = !is_line || text.len() > title.len() + MOST_BESIDE_TITLE || !key(text).contains(&title);
    }
}

/// Leaves out lines that the page gives twice: the title again, a line under the title that repeats a heading, a line
/// that repeats a caption.
pub(super) fn drop_lines(flow: &Flow, kept: &mut [bool], title: Option<usize>) {
    let mut seen = Seen::default();
    if let Some(title) = title {
        seen.insert(flow.text(title));
        drop_title(flow, kept, title);
    }
    // From the end on, so that the heading stays and the line above it goes.
    for at in (0..flow.len()).rev().filter(|&at| flow.block(at).is_heading()) {
        if kept[at] {
            kept[at] = seen.insert(flow.text(at));
        }
    }
    for (at, kept) in kept.iter_mut().enumerate() {
        if score::is_caption(flow.block(at)) {
            seen.insert(flow.text(at));
        } else if *kept && !flow.block(at).is_heading() && flow.text(at).len() > SHORTEST_REPEATED {
            *kept = seen.insert(flow.text(at));
        }
    }
}

/// The lines seen so far, by how their keys begin: hardly any two begin alike, and whole keys cost time.
#[derive(Debug, Default)]
struct Seen<'f>(FxHashMap<String, Alike<'f>>);

/// Lines whose keys begin alike.
#[derive(Debug, Default)]
struct Alike<'f> {
    /// The first of them, while there is no other.
    first: Option<&'f str>,
    /// The keys of all, once there are several.
    keys: FxHashSet<String>,
}

impl<'f> Seen<'f> {
    /// Adds a line; `false` where it was seen before.
    fn insert(&mut self, line: &'f str) -> bool {
        let alike = match self.0.entry(key_start(line)) {
            Entry::Vacant(entry) => {
                entry.insert(Alike { first: Some(line), ..Alike::default() });
                return true;
            }
            Entry::Occupied(entry) => entry.into_mut(),
        };
        alike.keys.extend(alike.first.take().map(key));
        alike.keys.insert(key(line))
    }
}

#[cfg(test)]
mod tests {
    use crate::{BlockKind, parse};

    #[track_caller]
    fn headings(inner: &str) -> usize {
        let html = format!(
            "<html lang=uk><body><article><h1>У місті відкрили новий міст</h1>{inner}<p>Першими мостом поїхали автобуси, \
             а за ними пішли сотні пішоходів, які чекали на це з ночі.</p></article></body></html>"
        );
        let page = parse(&html).expect("a small page");
        page.blocks().filter(|block| block.kind == BlockKind::Heading).count()
    }

    #[test]
    fn leaves_out_the_title_that_is_given_again_above_the_text() {
        let again = "<h2>Транспорт: у місті відкрили новий міст</h2>";
        let text = "<p>Новий міст через річку, якого тут чекали дуже довго, відкрили в неділю вранці, через десять років після \
                    початку будівництва, коли зійшло сонце.</p>";
        assert_eq!(headings(&format!("{again}{text}")), 0);
        assert_eq!(headings(&format!("{text}{again}")), 1);
    }
}
