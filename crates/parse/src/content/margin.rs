//! What stands beside the article and may be part of it: further knowledge decides.

use rustc_hash::FxHashSet;

use super::{Chosen, Content, level, roles};
use crate::flow::{Flow, FlowBlock};
use crate::marks::Marks;
use crate::score;
use crate::text::is_alphanumeric;
use crate::words::said::Said;

/// How many blocks above the article are looked at, and how many below.
const ABOVE: usize = 64;
const BELOW: usize = 256;

/// What no knowledge of other pages makes content.
const NEVER: Marks = Marks::HIDDEN
    .or(Marks::COMMENTS)
    .or(Marks::REPLIES)
    .or(Marks::RELATED)
    .or(Marks::ADVERT)
    .or(Marks::EMBED)
    .or(Marks::AUTHOR);
/// What stands at a picture.
const OF_PICTURE: Marks = Marks::CREDIT.or(Marks::FIGURE).or(Marks::CAPTION);

/// What stands beside an article.
#[derive(Debug, Default)]
pub(crate) struct Margin {
    /// What would be content if more were known, in page order, with the roles that it would have.
    pub(crate) open: Vec<Chosen>,
    /// What no knowledge of its place makes content: links, labels.
    pub(crate) refused: Vec<usize>,
}

/// The blocks of the flow around `content` and between its blocks.
pub(crate) fn find(flow: &Flow, content: &Content) -> Margin {
    let (Some(first), Some(last)) = (content.blocks.first(), content.blocks.last()) else { return Margin::default() };
    let chosen: FxHashSet<usize> = content.blocks.iter().map(|block| block.at).collect();
    let range = first.at.min(last.at).saturating_sub(ABOVE)..flow.len().min(first.at.max(last.at) + BELOW);
    let mut margin = Margin::default();
    for at in range.filter(|at| !chosen.contains(at)) {
        let block = flow.block(at);
        if !content.dropped[at] && may_be_content(block) && says_something(flow.text(at), flow.said(at)) {
            let kind = roles::kind(flow, at, content.voice);
            margin.open.push(Chosen { at, kind, level: level(flow, at, kind) });
        } else if !block.marks.has(OF_PICTURE) {
            margin.refused.push(at);
        }
    }
    margin
}

fn may_be_content(block: &FlowBlock) -> bool {
    !block.marks.has(NEVER.or(OF_PICTURE))
        && !score::is_caption(block)
        && block.link_share() < 0.5
        && block.timed * 2 <= block.len()
}

/// Whether the text is more than a sign, and no label, prompt or line about the article.
fn says_something(text: &str, said: Said) -> bool {
    let is_sign = |c: char| is_alphanumeric(c) || c >= '\u{2190}';
    text.contains(is_sign) && said.whole.is_none() && !said.prompts && !said.reads_also && !said.names_source
}
