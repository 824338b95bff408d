//! The roles of the blocks of the body.

use crate::flow::{Flow, Form};
use crate::page::BlockKind;
use crate::text::ends_sentence;

/// Who speaks in bold lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Voice {
    /// The author, in headings.
    #[default]
    Reports,
    /// Whoever asks the questions of an interview.
    Asks,
}

/// The voice of the `kept` blocks: several bold questions, each with an answer below it, are an interview.
pub(super) fn voice(flow: &Flow, kept: &[bool]) -> Voice {
    let is_question = |&at: &usize| is_bold_line(flow, at) && flow.text(at).ends_with('?');
    let all: Vec<usize> = (0..kept.len()).filter(|&at| kept[at]).collect();
    let answered = all.windows(2).filter(|pair| is_question(&pair[0]) && !is_bold_line(flow, pair[1]));
    if answered.count() > 1 { Voice::Asks } else { Voice::Reports }
}

/// The role of a block of the body.
pub(super) fn kind(flow: &Flow, at: usize, voice: Voice) -> BlockKind {
    let is_question = voice == Voice::Asks && flow.text(at).ends_with('?');
    match flow.block(at).form {
        Form::Heading(_) => BlockKind::Heading,
        Form::Paragraph if is_bold_line(flow, at) && !is_question => BlockKind::Heading,
        Form::Paragraph => BlockKind::Paragraph,
        Form::ListItem => BlockKind::ListItem,
        Form::Quote => BlockKind::Quote,
        Form::Caption => BlockKind::Caption,
        Form::Cell => BlockKind::TableCell,
        Form::Code => BlockKind::Code,
    }
}

/// A short line all in bold, which ends no sentence or asks a question, heads what follows.
fn is_bold_line(flow: &Flow, at: usize) -> bool {
    let (block, text) = (flow.block(at), flow.text(at));
    block.is_bold() && block.linked == 0 && text.len() < 160 && (!ends_sentence(text) || text.ends_with('?'))
}
