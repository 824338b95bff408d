//! The roles of the blocks of the body.

use crate::flow::{Flow, Form};
use crate::page::BlockKind;
use crate::text::ends_sentence;

/// The role of a block of the body.
pub(super) fn kind(flow: &Flow, at: usize) -> BlockKind {
    match flow.block(at).form {
        Form::Heading(_) => BlockKind::Heading,
        Form::Paragraph if is_bold_heading(flow, at) => BlockKind::Heading,
        Form::Paragraph => BlockKind::Paragraph,
        Form::ListItem => BlockKind::ListItem,
        Form::Quote => BlockKind::Quote,
        Form::Caption => BlockKind::Caption,
        Form::Cell => BlockKind::TableCell,
        Form::Code => BlockKind::Code,
    }
}

/// A short line all in bold that ends no sentence heads what follows.
fn is_bold_heading(flow: &Flow, at: usize) -> bool {
    let (block, text) = (flow.block(at), flow.text(at));
    let is_bold = block.emphasised * 10 >= block.len() * 9;
    is_bold && block.linked == 0 && text.len() < 160 && (!ends_sentence(text) || text.ends_with('?'))
}

/// Headings at the end of the run head nothing: what they headed was left out.
pub(super) fn drop_loose_headings(flow: &Flow, kept: &mut [bool]) {
    for at in (0..kept.len()).rev().filter(|&at| flow.block(at).len() > 0) {
        if !kept[at] {
            continue;
        }
        if !flow.block(at).is_heading() {
            return;
        }
        kept[at] = false;
    }
}
