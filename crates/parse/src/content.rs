//! Which blocks are the article, and what each of them is.

mod about;
mod extent;
mod key_points;
pub(crate) mod lead;
mod margin;
mod neighbours;
mod posts;
mod repeats;
mod roles;

pub(crate) use margin::{Margin, find as margin};
pub(crate) use repeats::SHORTEST_REPEATED;

use crate::flow::{Flow, Form};
use crate::marks::Marks;
use crate::page::BlockKind;
use crate::run::best_run;
use crate::score::{self, Scores};
use crate::text::ends_sentence;
use crate::tree::Tree;
use crate::witness::Witness;

/// A block of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Chosen {
    /// Its index in the flow.
    pub(crate) at: usize,
    pub(crate) kind: BlockKind,
    pub(crate) level: Option<u8>,
}

/// The article of a page.
#[derive(Debug, Default)]
pub(crate) struct Content {
    /// In page order; the title first where it stands in the page.
    pub(crate) blocks: Vec<Chosen>,
    /// The words of its text outside links.
    pub(crate) words: usize,
    /// What stood in it and was left out for what it says, by index in the flow: it tells of the article, or repeats.
    dropped: Vec<bool>,
    voice: roles::Voice,
}

/// What the page says about its article apart from the flow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clues<'a> {
    /// `articleBody` of JSON-LD.
    pub(crate) body: &'a Witness,
    /// The page's description.
    pub(crate) description: Option<&'a str>,
    /// The title's block.
    pub(crate) title: Option<usize>,
    /// The names of the authors.
    pub(crate) authors: &'a [&'a str],
}

/// With fewer words an article is hardly one: what the names of boxes say is doubted.
const FEW: usize = 40;

/// What is found in spite of the names of its boxes must be an article, with so many words at least.
const ENOUGH: usize = 60;

/// With fewer words there is no article at all.
const NONE: usize = 20;

/// It must be so many times as long, too.
const MUCH_MORE: usize = 3;

/// Chooses the blocks of the article; once more without belief in the names of boxes where these leave hardly any
/// text, or less than they take: slide shows, texts cut into cards, first posts of a forum.
pub(crate) fn find(tree: &Tree, flow: &Flow, clues: Clues<'_>) -> Content {
    let mut content = choose(tree, flow, clues);
    let taken = prose_in(flow, Marks::ACCIDENTAL);
    for (few, doubtful) in [(taken, Marks::ACCIDENTAL), (FEW, Marks::DOUBTFUL), (NONE, Marks::MORE_DOUBTFUL)] {
        if content.words >= few {
            continue;
        }
        let again = choose(tree, &flow.without(doubtful), clues);
        if again.words >= ENOUGH.max(content.words * MUCH_MORE) {
            content = again;
        }
    }
    content
}

/// The words of the paragraphs in boxes with any of `marks`.
fn prose_in(flow: &Flow, marks: Marks) -> usize {
    /// A paragraph has rarely fewer bytes.
    const PARAGRAPH: usize = 150;
    let is_prose = |&at: &usize| {
        let block = flow.block(at);
        block.marks.has(marks) && block.len() >= PARAGRAPH && block.link_share() < 0.3 && ends_sentence(flow.text(at))
    };
    (0..flow.len()).filter(is_prose).map(|at| flow.block(at).words).sum()
}

/// Chooses the blocks of the article.
fn choose(tree: &Tree, flow: &Flow, clues: Clues<'_>) -> Content {
    let mut scores = Scores::new(tree, flow, clues.body, clues.title);
    neighbours::discount(tree, flow, &mut scores, clues.title);
    let run = best_run(&scores.values, &scores.costs);
    let run = extent::widen(tree, flow, &scores, run, clues.title);
    let first = clues.title.map_or(run.start, |title| (title + 1).min(run.start));
    let mut kept: Vec<bool> = (0..flow.len()).map(|at| run.contains(&at) && !scores.skipped[at]).collect();
    if let Some(title) = clues.title {
        kept[title] = false;
    }
    let points = key_points::find(tree, flow, &scores, first..run.end);
    let run_blocks = kept.clone();
    repeats::drop_lines(flow, &mut kept, clues.title);
    posts::drop_frames(flow, &mut kept);
    about::drop_lines(flow, &mut kept, clues.authors);
    about::drop_description(flow, &mut kept, clues.authors);
    let dropped = run_blocks.iter().zip(&kept).map(|(was, is)| was != is).collect();
    about::drop_loose_headings(flow, &mut kept);
    let voice = roles::voice(flow, &kept);
    let lead = lead::find(tree, flow, &scores, &kept, first..run.end, clues);
    let names = about::name_words(clues.authors);
    let mut blocks: Vec<Chosen> = clues.title.map(title).into_iter().collect();
    for (at, &is_kept) in kept.iter().enumerate().take(run.end).skip(first) {
        let kind = match () {
            () if points.contains(&at) => BlockKind::KeyPoint,
            () if lead.contains(&at) => BlockKind::Lead,
            () if is_kept => roles::kind(flow, at, voice),
            () if is_caption(flow, &scores, at) && run.contains(&at) => {
                // A portrait has its author's name beside it.
                if about::tells_of_article(flow.text(at), &names) {
                    continue;
                }
                BlockKind::Caption
            }
            () => continue,
        };
        blocks.push(Chosen { at, kind, level: level(flow, at, kind) });
    }
    let text = blocks.iter().filter(|block| block.kind.is_text());
    let words = text.map(|block| unlinked(flow, block.at)).sum();
    Content { blocks, words, dropped, voice }
}

fn title(at: usize) -> Chosen {
    Chosen { at, kind: BlockKind::Title, level: None }
}

/// The words of a block outside links.
fn unlinked(flow: &Flow, at: usize) -> usize {
    let linked = flow.block(at).words * flow.block(at).linked / flow.block(at).len().max(1);
    flow.block(at).words.saturating_sub(linked)
}

fn level(flow: &Flow, at: usize, kind: BlockKind) -> Option<u8> {
    match flow.block(at).form {
        Form::Heading(level) if kind == BlockKind::Heading => Some(level),
        _ if kind == BlockKind::Heading => Some(2),
        _ => None,
    }
}

fn is_caption(flow: &Flow, scores: &Scores, at: usize) -> bool {
    score::is_caption(flow.block(at)) && !scores.excluded[at] && flow.block(at).words > 1
}
