//! Captions that no tag calls so: text that stands in one box with a picture, or repeats what the picture says of
//! itself.

use html5ever::local_name;

use super::{Flow, Form};
use crate::marks::Marks;
use crate::text::{first_letter, key};
use crate::tree::{NodeId, Tree};
use crate::words::caption;

/// A caption rarely has more words.
const MOST_WORDS: usize = 50;

/// A caption is rarely longer, in bytes.
const LONGEST: usize = 600;

/// How many levels the box of picture and caption may be above the caption.
const MOST_LEVELS: usize = 4;

/// So many pictures above a text may be what it is the caption of.
const MOST_PICTURES: usize = 8;

/// A card has fewer links above its text: title, section, length of the video.
const MOST_LINKS: usize = 4;

/// Fewer bytes in common may be an accident: «Фото».
const LEAST_COMMON: usize = 24;

/// Gives the blocks that are captions that form; marks what stands between a picture and a link in a box inside an
/// article as a teaser.
pub(super) fn mark(tree: &Tree, flow: &mut Flow) {
    let pictures = flow.mass().pictures();
    let found: Vec<usize> =
        (0..flow.len()).filter(|&at| is_labelled(flow, at) || is_caption(tree, flow, at, pictures)).collect();
    for at in found {
        flow.blocks[at].form = Form::Caption;
    }
    let pictures = flow.mass().pictures();
    let cards: Vec<usize> = (1..flow.len()).filter(|&at| is_card(tree, flow, at, pictures)).collect();
    for at in cards {
        flow.blocks[at].marks |= Marks::RELATED;
    }
}

/// Whether the block tells of another article: in a box inside this one, with a picture and a link above it.
fn is_card(tree: &Tree, flow: &Flow, at: usize, pictures: &[NodeId]) -> bool {
    let (block, link) = (flow.block(at), flow.block(at - 1));
    if block.form != Form::Paragraph || link.link_share() < 0.8 || block.words > MOST_WORDS {
        return false;
    }
    let has_picture = |around: NodeId| {
        let first = pictures.partition_point(|&picture| picture < around);
        pictures.get(first).is_some_and(|&picture| tree.holds(around, picture))
    };
    let up = tree.up_from(block.node).skip(1).take(MOST_LEVELS);
    let mut boxes = up.filter(|&around| block.article != Tree::ROOT && block.article < around);
    let Some(around) = boxes.find(|&around| tree.holds(around, link.node) && has_picture(around)) else {
        return false;
    };
    let is_inside = |other: usize| other < flow.len() && tree.holds(around, flow.block(other).node);
    let mut above = (0..at).rev().take(MOST_LINKS).take_while(|&other| is_inside(other));
    let is_only_text = !is_inside(at + 1) && above.all(|other| flow.block(other).link_share() > 0.8);
    is_only_text && !at.checked_sub(MOST_LINKS).is_some_and(is_inside) && !flow.mass().holds_title(tree, around)
}

/// Whether a line says of itself that it is a caption.
fn is_labelled(flow: &Flow, at: usize) -> bool {
    let (block, text) = (flow.block(at), flow.text(at));
    block.form == Form::Paragraph && text.len() < LONGEST && block.words <= MOST_WORDS && caption::captions(text)
}

fn is_caption(tree: &Tree, flow: &Flow, at: usize, pictures: &[NodeId]) -> bool {
    let block = flow.block(at);
    if block.form != Form::Paragraph || block.marks.has(Marks::LEAD | Marks::TITLE) || block.link_share() > 0.5 {
        return false;
    }
    // Only pictures after the block before it may be its own.
    let after = if at == 0 { NodeId(0) } else { flow.block(at - 1).node };
    let first = pictures.partition_point(|&picture| picture <= after);
    let own = &pictures[first..pictures.partition_point(|&picture| picture < block.node).max(first)];
    let Some(&last) = own.last() else { return false };
    block.words <= MOST_WORDS
        && (own.iter().rev().take(MOST_PICTURES).any(|&picture| says(tree, picture, flow.text(at)))
            || shares_box(tree, flow, at, last))
}

/// Whether the text that a picture has for those who do not see it is this one, or the start of it.
fn says(tree: &Tree, picture: NodeId, text: &str) -> bool {
    let begins_so = |value: &&str| first_letter(value) == first_letter(text);
    ["alt", "title"].iter().filter_map(|name| tree.attr(picture, name)).filter(begins_so).any(|value| {
        let (value, text) = (key(value), key(text));
        let common = value.len().min(text.len());
        common >= LEAST_COMMON && value.as_bytes()[..common] == text.as_bytes()[..common]
    })
}

/// Whether a box around the block holds the picture and no other text but its author's name.
fn shares_box(tree: &Tree, flow: &Flow, at: usize, picture: NodeId) -> bool {
    let node = flow.block(at).node;
    let mut up = tree.up_from(node).skip(1).take(MOST_LEVELS);
    let Some(around) = up.find(|&around| tree.holds(around, picture)) else { return false };
    let is_alone = |other: Option<usize>| {
        let other = other.filter(|&other| other < flow.len() && tree.holds(around, flow.block(other).node));
        other.is_none_or(|other| flow.block(other).marks.has(Marks::CREDIT | Marks::HIDDEN))
    };
    let is_body = tree.tag(around).is_some_and(|tag| {
        matches!(*tag, local_name!("article") | local_name!("main") | local_name!("body") | local_name!("td"))
    });
    !is_body
        && is_alone(at.checked_sub(1))
        && is_alone(Some(at + 1))
        && !flow.mass().holds_much(tree, around)
        && !flow.mass().holds_most(tree, around)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    #[track_caller]
    fn check(html: &str, expected: &[Form]) {
        let tree = Tree::parse(html, &Limits::new()).expect("a small page");
        let flow = Flow::read(&tree);
        assert_eq!(flow.blocks().iter().map(|block| block.form).collect::<Vec<_>>(), expected, "{html}");
    }

    const BODY: &str =
        "<p>Міст через річку відкрили вранці, і першими ним проїхали автобуси з мешканцями лівого берега.</p>";

    #[test]
    fn takes_the_only_text_beside_a_picture_for_its_caption() {
        let html = format!("{BODY}<div><div><img src=1.jpg></div><p>Новий міст уранці. Фото автора</p></div>{BODY}");
        check(&html, &[Form::Paragraph, Form::Caption, Form::Paragraph]);
    }

    #[test]
    fn takes_a_text_that_the_picture_repeats_for_its_caption() {
        let html = format!("{BODY}<img alt='Новий міст через річку'><p>Новий міст через річку, фото автора</p>{BODY}");
        check(&html, &[Form::Paragraph, Form::Caption, Form::Paragraph]);
    }

    #[test]
    fn knows_a_card_of_another_article() {
        let card = "<div><a href=/v><img src=1.jpg></a><div><h4><a href=/v>Старий міст закрили</a></h4><p>Розповідь очевидців.</p></div></div>";
        let html = format!("<article>{BODY}{card}{BODY}</article>");
        let tree = Tree::parse(&html, &Limits::new()).expect("a small page");
        let flow = Flow::read(&tree);
        let related: Vec<bool> = flow.blocks().iter().map(|block| block.marks.has(Marks::RELATED)).collect();
        assert_eq!(related, [false, false, true, false]);
    }

    #[test]
    fn takes_no_paragraph_after_a_picture_for_a_caption() {
        let html = format!("<div>{BODY}<p><img src=1.jpg></p><p>Рух відкрили о сьомій.</p>{BODY}</div>");
        check(&html, &[Form::Paragraph; 3]);
    }
}
