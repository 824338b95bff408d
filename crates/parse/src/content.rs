//! Which blocks are the article, and what each of them is.

mod about;
mod key_points;
mod lead;
mod posts;
mod roles;

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::flow::{Flow, FlowBlock, Form};
use crate::marks::Marks;
use crate::page::BlockKind;
use crate::run::best_run;
use crate::score::{self, Scores};
use crate::text::{ends_sentence, key, words};
use crate::tree::{NodeId, Tree};
use crate::witness::Witness;
use crate::words::class;

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
const FEW: usize = 60;

/// With fewer words there is no article at all.
const NONE: usize = 20;

/// What is found in spite of the names of its boxes must be so many times as long.
const MUCH_MORE: usize = 3;

/// Chooses the blocks of the article; once more without belief in the names of boxes where these leave hardly any
/// text, or less than they take: slide shows, texts cut into cards, first posts of a forum.
pub(crate) fn find(tree: &Tree, flow: &Flow, clues: Clues<'_>) -> Content {
    let mut content = choose(tree, flow, clues);
    let taken = prose_in(flow, Marks::DOUBTFUL);
    for (few, doubtful) in [(FEW.max(taken), Marks::DOUBTFUL), (NONE, Marks::MORE_DOUBTFUL)] {
        if content.words >= few {
            break;
        }
        let again = choose(tree, &flow.without(doubtful), clues);
        if again.words >= FEW.max(content.words * MUCH_MORE) {
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
    (0..flow.len()).filter(is_prose).map(|at| words(flow.text(at))).sum()
}

/// Chooses the blocks of the article.
fn choose(tree: &Tree, flow: &Flow, clues: Clues<'_>) -> Content {
    let mut scores = Scores::new(tree, flow, clues.body);
    discount_before_title(&mut scores, clues.title);
    discount_next_article(tree, flow, &mut scores, clues.title);
    let run = best_run(&scores.values, &scores.costs);
    let run = with_container(flow, &scores, run, clues.title);
    let run = with_list(tree, flow, &scores, run);
    let run = with_opening(flow, &scores, run, clues.title);
    let run = with_heading(tree, flow, &scores, run, clues.title);
    let first = clues.title.map_or(run.start, |title| (title + 1).min(run.start));
    let mut kept: Vec<bool> = (0..flow.len()).map(|at| run.contains(&at) && !scores.skipped[at]).collect();
    if let Some(title) = clues.title {
        kept[title] = false;
    }
    let points = key_points::find(tree, flow, &scores, first..run.end);
    drop_repeated(flow, &mut kept, clues.title);
    posts::drop_frames(flow, &mut kept);
    about::drop_lines(flow, &mut kept, clues.authors);
    about::drop_description(flow, &mut kept, clues.authors);
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
    Content { blocks, words }
}

/// A list that ends an article has more entries than one.
const ENTRIES: usize = 2;

/// The run with the list that stands beside its last block: an article may well end with one.
fn with_list(tree: &Tree, flow: &Flow, scores: &Scores, run: Range<usize>) -> Range<usize> {
    let is_entry = |at: usize| flow.block(at).form == Form::ListItem && flow.block(at).linked == 0;
    let mut below = (run.end..flow.len()).filter(|&at| !scores.skipped[at] && !flow.block(at).is_heading());
    let (Some(last), Some(first)) = (run.clone().last(), below.next().filter(|&at| is_entry(at))) else { return run };
    let list = score::container(tree, flow.block(first));
    let holds = |node: NodeId, inner: NodeId| node <= inner && inner < tree.after(node);
    // The last paragraph may have a box of its own.
    let mut boxes = std::iter::successors(tree.parent(flow.block(last).node), |&node| tree.parent(node)).take(2);
    if !boxes.any(|node| tree.parent(list) == Some(node)) {
        return run;
    }
    let entries = (first..flow.len()).take_while(|&at| holds(list, flow.block(at).node));
    let entries: Vec<usize> = entries.filter(|&at| !scores.skipped[at]).collect();
    let is_list = entries.len() >= ENTRIES && entries.iter().all(|&at| is_entry(at));
    run.start..if is_list { entries[entries.len() - 1] + 1 } else { run.end }
}

/// A line of so many words below the title says something, whatever it ends with.
const LONG_LINE: usize = 12;

/// A container with this share of the page's prose is that of the article.
const MAIN_SHARE: f32 = 0.4;

/// The run with the prose that stands in the article's own container before and after it: lists of links and figures
/// may part it from the rest.
fn with_container(flow: &Flow, scores: &Scores, run: Range<usize>, title: Option<usize>) -> Range<usize> {
    let is_main = |&at: &usize| {
        scores.shares[at] >= MAIN_SHARE
            && !scores.skipped[at]
            && scores.values[at] > 0.5
            && ends_sentence(flow.text(at))
    };
    if !run.clone().any(|at| is_main(&at)) {
        return run;
    }
    let first = title.filter(|&title| title < run.start).map_or(run.start, |title| title + 1);
    let start = (first..run.start).find(is_main).unwrap_or(run.start);
    let end = (run.end..flow.len()).rev().find(is_main).map_or(run.end, |last| last + 1);
    start..end
}

/// The run with the prose that stands between the title and it: the lead may stand far from the body.
fn with_opening(flow: &Flow, scores: &Scores, run: Range<usize>, title: Option<usize>) -> Range<usize> {
    let Some(title) = title.filter(|&title| title < run.start) else { return run };
    let opens = |at: &usize| {
        let is_sentence = || ends_sentence(flow.text(*at)) || scores.words[*at] >= LONG_LINE;
        !scores.skipped[*at] && ((scores.values[*at] > 0.0 && is_sentence()) || begins_list(flow, scores, *at))
    };
    let start = (title + 1..run.start).take(OPENING).find(opens).unwrap_or(run.start);
    start..run.end
}

/// Whether a list or a table begins with the block: so many entries in a row, none of them a link or a figure alone,
/// and of more words than a line about the article has.
fn begins_list(flow: &Flow, scores: &Scores, at: usize) -> bool {
    const ENTRIES: usize = 4;
    const LEAST_WORDS: usize = 12;
    let is_entry = |at: usize| {
        let block = flow.block(at);
        matches!(block.form, Form::Cell | Form::ListItem)
            && block.linked == 0
            && !scores.skipped[at]
            && flow.text(at).contains(char::is_alphabetic)
    };
    at + ENTRIES <= flow.len()
        && (at..at + ENTRIES).all(is_entry)
        && scores.words[at..at + ENTRIES].iter().sum::<usize>() >= LEAST_WORDS
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

/// Text under another title is another article's: pages go on with the next one, and blogs show several posts.
fn discount_next_article(tree: &Tree, flow: &Flow, scores: &mut Scores, title: Option<usize>) {
    /// An article of one paragraph at least.
    const LEAST: f32 = 1.0;
    let Some(title) = title.filter(|&title| flow.block(title).is_heading()) else { return };
    let (own, mut sum) = (flow.block(title), 0.0);
    for at in title + 1..flow.len() {
        let block = flow.block(at);
        let other = block.article != own.article && block.article != Tree::ROOT && own.article != Tree::ROOT;
        let is_title = block.form == own.form && !scores.skipped[at];
        if is_title && sum > LEAST && (other || is_other_post(tree, own, block)) {
            for score in &mut scores.values[at..] {
                *score = score.min(0.0) - 0.5;
            }
            return;
        }
        sum += scores.values[at].max(0.0);
    }
}

/// Whether a heading stands in a box of a post of the same make as the title's.
fn is_other_post(tree: &Tree, title: &FlowBlock, heading: &FlowBlock) -> bool {
    let is_outside = |node: NodeId| !(node <= title.node && title.node < tree.after(node));
    let is_post = |node: NodeId| {
        let names = tree.attr(node, "class").unwrap_or_default();
        class::has_word(names, &["post", "posts", "entry", "article", "story", "hentry"])
    };
    let mut up =
        std::iter::successors(Some(heading.node), |&node| tree.parent(node)).take_while(|&node| is_outside(node));
    up.any(is_post) && score::are_alike(tree, title.node, heading.node)
}

fn is_caption(flow: &Flow, scores: &Scores, at: usize) -> bool {
    score::is_caption(flow.block(at)) && !scores.excluded[at] && scores.words[at] > 1
}

/// A line of fewer bytes may well stand twice in a text: «Так.»
const SHORTEST_REPEATED: usize = 24;

/// A line under the title that holds it holds little else: a line above the title, the name of the site.
const MOST_BESIDE_TITLE: usize = 60;

/// Leaves out what repeats the title with a line above it, among the first blocks.
fn drop_title(flow: &Flow, kept: &mut [bool], title: usize) {
    let title = key(flow.text(title));
    if title.len() < SHORTEST_REPEATED {
        return;
    }
    let first: Vec<usize> = (0..kept.len()).filter(|&at| kept[at]).take(3).collect();
    for at in first {
        let text = flow.text(at);
        kept[at] = text.len() > title.len() + MOST_BESIDE_TITLE || !key(text).contains(&title);
    }
}

/// Leaves out lines that the page gives twice: the title again, a line under the title that repeats a heading, a line
/// that repeats a caption.
fn drop_repeated(flow: &Flow, kept: &mut [bool], title: Option<usize>) {
    let mut seen: FxHashSet<String> = title.map(|at| key(flow.text(at))).into_iter().collect();
    if let Some(title) = title {
        drop_title(flow, kept, title);
    }
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
