//! Which blocks are the article, and what each of them is.

mod about;
mod key_points;
mod lead;
mod margin;
mod posts;
mod roles;

use std::ops::Range;

pub(crate) use margin::{Margin, find as margin};
use rustc_hash::FxHashSet;

use crate::flow::{Flow, Form};
use crate::page::BlockKind;
use crate::run::best_run;
use crate::score::{self, Scores};
use crate::text::{ends_sentence, key};
use crate::tree::Tree;
use crate::witness::Witness;

/// How many blocks below the title may be its opening.
const OPENING: usize = 12;

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

/// Chooses the blocks of the article.
pub(crate) fn choose(tree: &Tree, flow: &Flow, clues: Clues<'_>) -> Content {
    let mut scores = Scores::new(tree, flow, clues.body);
    discount_before_title(&mut scores, clues.title);
    let run = best_run(&scores.values, &scores.costs);
    let run = with_opening(flow, &scores, run, clues.title);
    let run = with_heading(tree, flow, &scores, run, clues.title);
    let first = clues.title.map_or(run.start, |title| (title + 1).min(run.start));
    let mut kept: Vec<bool> = (0..flow.len()).map(|at| run.contains(&at) && !scores.skipped[at]).collect();
    if let Some(title) = clues.title {
        kept[title] = false;
    }
    let points = key_points::find(tree, flow, &scores, first..run.end);
    let run_blocks = kept.clone();
    drop_repeated(flow, &mut kept, clues.title);
    posts::drop_posts(tree, flow, &mut kept);
    about::drop_lines(flow, &mut kept, clues.authors);
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
    let words = text.map(|block| unlinked(flow, &scores, block.at)).sum();
    Content { blocks, words, dropped, voice }
}

/// The run with the prose that stands between the title and it: the lead may stand far from the body.
fn with_opening(flow: &Flow, scores: &Scores, run: Range<usize>, title: Option<usize>) -> Range<usize> {
    let Some(title) = title.filter(|&title| title < run.start) else { return run };
    let opens = |at: &usize| !scores.skipped[*at] && scores.values[*at] > 0.0 && ends_sentence(flow.text(*at));
    let start = (title + 1..run.start).take(OPENING).find(opens).unwrap_or(run.start);
    start..run.end
}

/// The run with the heading over its first block, where that is not the title: it stands beside it.
fn with_heading(tree: &Tree, flow: &Flow, scores: &Scores, run: Range<usize>, title: Option<usize>) -> Range<usize> {
    let first = title.map_or(0, |title| title + 1);
    let above = (first..run.start).rev().find(|&at| !scores.skipped[at]);
    let heads = |&at: &usize| {
        let (block, next) = (flow.block(at), flow.block(run.start));
        matches!(block.form, Form::Heading(2..)) && score::container(tree, block) == score::container(tree, next)
    };
    above.filter(heads).map_or(run.clone(), |at| at..run.end)
}

fn title(at: usize) -> Chosen {
    Chosen { at, kind: BlockKind::Title, level: None }
}

/// The words of a block outside links.
fn unlinked(flow: &Flow, scores: &Scores, at: usize) -> usize {
    let linked = scores.words[at] * flow.block(at).linked / flow.block(at).len().max(1);
    scores.words[at].saturating_sub(linked)
}

fn level(flow: &Flow, at: usize, kind: BlockKind) -> Option<u8> {
    match flow.block(at).form {
        Form::Heading(level) if kind == BlockKind::Heading => Some(level),
        _ if kind == BlockKind::Heading => Some(2),
        _ => None,
    }
}

/// Text above the title is not the article's, unless most text stands there.
fn discount_before_title(scores: &mut Scores, title: Option<usize>) {
    let Some(title) = title else { return };
    let sum = |scores: &[f32]| scores.iter().filter(|&&score| score > 0.0).sum::<f32>();
    if sum(&scores.values[title..]) < sum(&scores.values[..title]) * 0.5 {
        return;
    }
    for score in &mut scores.values[..title] {
        *score = score.min(0.0) - 0.5;
    }
}

fn is_caption(flow: &Flow, scores: &Scores, at: usize) -> bool {
    score::is_caption(flow.block(at)) && !scores.excluded[at] && scores.words[at] > 1
}

/// A line of fewer bytes may well stand twice in a text: «Так.»
const SHORTEST_REPEATED: usize = 24;

/// Leaves out lines that the page gives twice: the title again, a line under the title that repeats a heading, a line
/// that repeats a caption.
fn drop_repeated(flow: &Flow, kept: &mut [bool], title: Option<usize>) {
    let mut seen: FxHashSet<String> = title.map(|at| key(flow.text(at))).into_iter().collect();
    // From the end on, so that the heading stays and the line above it goes.
    for at in (0..flow.len()).rev().filter(|&at| flow.block(at).is_heading()) {
        if kept[at] {
            kept[at] = seen.insert(key(flow.text(at)));
        }
    }
    for (at, kept) in kept.iter_mut().enumerate() {
        if score::is_caption(flow.block(at)) {
            seen.insert(key(flow.text(at)));
        } else if *kept && !flow.block(at).is_heading() && flow.text(at).len() > SHORTEST_REPEATED {
            *kept = seen.insert(key(flow.text(at)));
        }
    }
}
