//! The lead: what stands between title and body and sums the article up.

use std::ops::Range;

use super::Clues;
use crate::flow::{Flow, Form};
use crate::marks::Marks;
use crate::metadata::signature;
use crate::score::{Scores, container};
use crate::text::{ends_sentence, key, words};
use crate::title;
use crate::tree::{NodeId, Tree};
use crate::words::class;

/// A lead has at most this many words; what is longer is the body in a box of that name.
const LONGEST: usize = 130;

/// A line of fewer words may be about the article.
const LINE: usize = 10;

/// How many blocks below the title may be the lead.
const REACH: usize = 12;

/// How many blocks from the first one of the text on may be a lead that is called so.
const BESIDE_BODY: usize = 2;

/// A description of fewer words is none, but a motto.
const LEAST_DESCRIBED: usize = 6;

/// The name of a place at the start of a text is shorter, in bytes.
const LONGEST_PLACE: usize = 40;

/// The blocks of `range` that are the lead.
pub(super) fn find(
    tree: &Tree,
    flow: &Flow,
    scores: &Scores,
    kept: &[bool],
    range: Range<usize>,
    clues: Clues<'_>,
) -> Vec<usize> {
    let body = range.clone().find(|&at| kept[at]).unwrap_or(range.end);
    // The title may stand in the head of the page, far above the article.
    let near = range.start..range.end.min((range.start + REACH).max(body + BESIDE_BODY));
    let named = named(tree, flow, scores, near.clone(), range.end);
    if !named.is_empty() {
        return named;
    }
    if let Some(lead) = described(tree, flow, scores, kept, near, clues.description) {
        return vec![lead];
    }
    if let Some(lead) = under_title(tree, flow, range.clone(), clues.title) {
        return vec![lead];
    }
    // A heading over the text, unlike a line in the form of one, is no lead.
    let is_over_text = |&at: &usize| flow.block(at).is_heading() && flow.block(at).words < LINE;
    let mut content = range.filter(|&at| kept[at]).peekable();
    content.next_if(is_over_text);
    let Some(first) = content.next() else { return Vec::new() };
    // A line of a few words, such as the author's, is neither lead nor body.
    let Some(second) = content.find(|&at| flow.block(at).is_heading() || flow.block(at).words >= LINE) else {
        return Vec::new();
    };
    if stands_out(tree, flow, first, second, clues) { vec![first] } else { Vec::new() }
}

/// The blocks that the page itself calls a lead, next to each other and of one form: a list in the box of a lead is
/// another matter.
fn named(tree: &Tree, flow: &Flow, scores: &Scores, near: Range<usize>, end: usize) -> Vec<usize> {
    let is_lead = |at: &usize| is_named(tree, flow, scores, *at);
    let Some(first) = near.clone().find(|at| is_lead(at)) else { return Vec::new() };
    let is_list = |at: usize| flow.block(at).form == Form::ListItem;
    let is_like = |at: &usize| is_lead(at) && is_list(*at) == is_list(first);
    let beside = (first..end).take_while(|at| is_like(at) || scores.skipped[*at]);
    let lead: Vec<usize> = beside.filter(is_like).collect();
    let words: usize = lead.iter().map(|&at| flow.block(at).words).sum();
    if words <= LONGEST { lead } else { Vec::new() }
}

/// The block that the page's description repeats as a whole, at the start of the text or above it.
fn described(
    tree: &Tree,
    flow: &Flow,
    scores: &Scores,
    kept: &[bool],
    near: Range<usize>,
    description: Option<&str>,
) -> Option<usize> {
    let description = key(description?);
    let is_text =
        |at: usize| matches!(flow.block(at).form, Form::Paragraph | Form::Heading(2..)) && !scores.excluded[at];
    let is_whole = |&at: &usize| {
        is_text(at)
            && (LEAST_DESCRIBED..=LONGEST).contains(&flow.block(at).words)
            && flow.block(at).link_share() < 0.5
            && is_repeated(flow.text(at), &description)
    };
    let beside = Marks::CAPTION | Marks::ASIDE | Marks::RELATED | Marks::FIGURE | Marks::TEASER;
    let starts = near.scan(0, |texts, at| {
        *texts += usize::from(kept[at] && flow.block(at).words >= LINE);
        (*texts <= 1).then_some(at)
    });
    let shown =
        |at: &usize| if kept[*at] { is_set_off(tree, flow, kept, *at) } else { !flow.block(*at).marks.has(beside) };
    starts.filter(shown).find(is_whole)
}

/// Whether a block of the text differs from the one below it by its container, form, weight or class: where it does not,
/// the description is likely to have been made from the text.
fn is_set_off(tree: &Tree, flow: &Flow, kept: &[bool], at: usize) -> bool {
    let Some(next) = (at + 1..flow.len()).find(|&next| kept[next] && !flow.block(next).is_heading()) else {
        return false;
    };
    let class = |at: usize| tree.attr(flow.block(at).node, "class").unwrap_or_default().trim();
    let (below, block) = (flow.block(next), flow.block(at));
    block.form != below.form
        || container(tree, block) != container(tree, below)
        || block.is_bold() != below.is_bold()
        || class(at) != class(next)
}

/// Whether the description is this text, with or without the place that begins it: «Київ. Новий міст…».
fn is_repeated(text: &str, description: &str) -> bool {
    let after_place = text.split_once(['.', '·', '—', '–']).filter(|(place, _)| place.len() <= LONGEST_PLACE);
    [Some(text), after_place.map(|(_, rest)| rest)].into_iter().flatten().any(|text| {
        let text = key(text);
        let longer = text.len().max(description.len());
        common_start(&text, description).is_some_and(|shorter| shorter * 10 >= longer * 9)
    })
}

/// A subtitle in the form of a heading, right under the title and above the text.
fn under_title(tree: &Tree, flow: &Flow, range: Range<usize>, title: Option<usize>) -> Option<usize> {
    let (at, title) = (range.start, title?);
    let is_heading = |at: usize| flow.block(at).is_heading();
    let heads_nothing = at + 1 < range.end && !is_heading(at + 1);
    (at == title + 1
        && heads_nothing
        && is_heading(at)
        && (LINE..=LONGEST).contains(&flow.block(at).words)
        && flow.block(at).linked == 0
        && container(tree, flow.block(at)) == container(tree, flow.block(title)))
    .then_some(at)
}

/// Whether a block is called a lead and reads as one. (A card near the title that is no link is a lead, too: German
/// templates call it teaser.)
fn is_named(tree: &Tree, flow: &Flow, scores: &Scores, at: usize) -> bool {
    let (block, text) = (flow.block(at), flow.text(at));
    let words = flow.block(at).words;
    let is_text = !matches!(block.form, Form::Caption | Form::Code | Form::Cell) && block.link_share() < 0.5;
    let reads_well = words >= 8 || (words >= 4 && ends_sentence(text));
    let other = Marks::CAPTION | Marks::ASIDE | Marks::RELATED | Marks::FIGURE;
    let is_teaser = block.marks.has(Marks::TEASER) && words >= 10 && ends_sentence(text) && block.linked == 0;
    (block.marks.has(Marks::LEAD) || is_teaser || says_lead(tree, block.node))
        && is_text
        && reads_well
        && !scores.excluded[at]
        && !block.marks.has(other)
}

/// Whether an attribute that templates keep for themselves calls the block or the box around it a lead:
/// `data-test-tag="lead-text"`, `type="lead"`.
fn says_lead(tree: &Tree, node: NodeId) -> bool {
    let is_own = |name: &str| name.starts_with("data-") || name == "type";
    let says = |node: NodeId| {
        let mut values = tree.attrs(node).filter(|(name, value)| is_own(name) && value.len() < LONGEST_NAME);
        values.any(|(_, value)| class::has_word(value, &LEAD))
    };
    tree.subtree(node).take(NODES_OF_LINE).any(says) || tree.parent(node).is_some_and(says)
}

/// So many nodes of a block are looked at for such an attribute: it stands at its start.
const NODES_OF_LINE: usize = 8;

/// Words for a lead in such attributes.
const LEAD: [&str; 4] = ["lead", "lede", "standfirst", "intro"];

/// A name in an attribute is shorter, in bytes; what is longer is data.
const LONGEST_NAME: usize = 40;

/// The text of a lead and the bytes of the page it was read from, without the place that the template sets before it
/// («Київ · …») and the signature that ends it.
pub(crate) fn bare<'f>(tree: &Tree, flow: &'f Flow, at: usize) -> (&'f str, Option<Range<usize>>) {
    let text = flow.text(at);
    let start = after_place(text).unwrap_or(0);
    let end = signature::closing(tree, flow, at).unwrap_or(text.len());
    let part = start..text[..end].trim_end().len();
    (&text[part.clone()], title::source(tree, flow, at, &part))
}

/// Where a text begins after the name of a place and a middle dot, which is a sign of templates and of no sentence.
fn after_place(text: &str) -> Option<usize> {
    let (place, rest) = text.split_once(" · ")?;
    let is_place = place.len() <= LONGEST_PLACE && place.starts_with(char::is_uppercase) && !ends_sentence(place);
    (is_place && words(rest) >= LINE).then(|| text.len() - rest.len())
}

/// Whether the first block of the body is set off as a lead is: by its tag, its weight, or its own box while it is
/// the page's description or stands with the title.
fn stands_out(tree: &Tree, flow: &Flow, first: usize, second: usize, clues: Clues<'_>) -> bool {
    let (block, text) = (flow.block(first), flow.text(first));
    let words = flow.block(first).words;
    if !(6..=LONGEST).contains(&words) || block.link_share() > 0.5 {
        return false;
    }
    if block.is_heading() {
        return words >= 8 && (ends_sentence(text) || is_description(text, clues.description));
    }
    if block.form != Form::Paragraph {
        return false;
    }
    let apart = container(tree, block) != container(tree, flow.block(second));
    let with_title = clues.title.is_some_and(|title| stands_with(tree, flow, title, first));
    (block.is_bold() && !flow.block(second).is_bold() && words >= 10 && !text.ends_with('?'))
        || (apart && (with_title || is_description(text, clues.description)))
}

/// Whether a block stands in the title's container, or in the head of the article as the title does.
fn stands_with(tree: &Tree, flow: &Flow, title: usize, at: usize) -> bool {
    let (title, block) = (flow.block(title), flow.block(at));
    let beside = container(tree, title);
    // A group of headings stands for the title.
    let is_group = tree.tag(beside).is_some_and(|tag| &**tag == "hgroup");
    let beside = if is_group { tree.parent(beside).unwrap_or(beside) } else { beside };
    beside == container(tree, block) || (title.marks.has(Marks::HEADER) && block.marks.has(Marks::HEADER))
}

/// Whether the description is this text, whole or cut short.
fn is_description(text: &str, description: Option<&str>) -> bool {
    let Some(description) = description else { return false };
    common_start(&key(text), &key(description)).is_some_and(|shorter| shorter > 30)
}

/// The length of the shorter of two texts where the longer one begins with nine tenths of it.
fn common_start(one: &str, other: &str) -> Option<usize> {
    let shorter = one.len().min(other.len());
    let start = shorter * 9 / 10;
    (one.as_bytes()[..start] == other.as_bytes()[..start]).then_some(shorter)
}

#[cfg(test)]
mod tests {
    use crate::parse;

    const LEAD: &str = "Рух новим мостом почали в неділю вранці, і містяни чекали на це понад десять років";

    /// A page with `above` above its text, `head` in its head.
    fn page(head: &str, above: &str) -> String {
        format!(
            "<html lang=uk><head>{head}</head><body><main><header><h1>У місті відкрили новий міст через річку</h1>{above}\
             <div class=text><p>Новий міст через річку відкрили в неділю вранці, через десять років після початку \
             будівництва.</p><p>Першими мостом поїхали автобуси, а за ними пішли сотні пішоходів з обох берегів \
             річки.</p><p>Тепер дорога до центру займає двадцять хвилин замість години, кажуть у міській раді.</p></div>\
             </main></body></html>"
        )
    }

    #[track_caller]
    fn check(head: &str, above: &str, expected: &str) {
        let lead = parse(&page(head, above)).expect("a small page").lead();
        assert_eq!(lead.as_deref().unwrap_or("-"), expected, "{above}");
    }

    #[test]
    fn reads_what_the_page_calls_a_lead() {
        check("", &format!("</header><p class=lead>{LEAD}.</p>"), &format!("{LEAD}."));
        check("", &format!("</header><div data-block=intro><p>{LEAD}.</p></div>"), &format!("{LEAD}."));
        check("", &format!("</header><p data-test-tag=lead-text>{LEAD}.</p>"), &format!("{LEAD}."));
        check("", &format!("</header><p><em>Київ</em> · <b data-cy=intro>{LEAD}.</b></p>"), &format!("{LEAD}."));
        check("", &format!("</header><div type=lead><p>{LEAD}.</p></div>"), &format!("{LEAD}."));
        check("", &format!("<h2 class=entry-sub-title>{LEAD}</h2></header>"), LEAD);
    }

    #[test]
    fn keeps_a_list_out_of_the_lead() {
        let list = "<ul><li>Міст будували десять років, з перервами на суди.<li>Рух ним почали в неділю вранці.</ul>";
        check("", &format!("</header><div class=lead><p>{LEAD}.</p>{list}</div>"), &format!("{LEAD}."));
    }

    #[test]
    fn reads_a_lead_far_below_a_title_in_the_head_of_the_page() {
        let lines = "<p>Поділитися</p>".repeat(15);
        check("", &format!("</header>{lines}<div class=intro><p>{LEAD}.</p></div>"), &format!("{LEAD}."));
    }

    #[test]
    fn believes_a_description_that_repeats_a_block() {
        let head = format!("<meta name=description content='{LEAD}'>");
        check(&head, &format!("<div><span>{LEAD}</span></div></header><p>Олена Гай</p>"), LEAD);
        check(&head, &format!("</header><p>Київ. {LEAD}.</p>"), &format!("Київ. {LEAD}."));
        check(&head, "</header>", "-");
        let first = "Новий міст через річку відкрили в неділю вранці, через десять років після початку будівництва.";
        check(&format!("<meta name=description content='{first}'>"), "</header>", "-");
        let cut = "<meta name=description content='Новий міст через річку відкрили в неділю вранці, через'>";
        check(cut, "</header>", "-");
    }

    #[test]
    fn leaves_a_signature_out_of_the_lead() {
        let signed = format!("</header><p class=lead>{LEAD}. <i>Записала Олена Гай</i></p>");
        check("", &signed, &format!("{LEAD}."));
        let whole = format!("<p class=lead><em>Київ</em><i> · </i><b>{LEAD}.</b> <i>Записала Олена Гай</i></p>");
        let html = page("", &format!("</header>{whole}"));
        let page = parse(&html).expect("a small page");
        assert_eq!(page.metadata().authors[0].value, "Олена Гай");
        let lead = page.block(1).expect("a lead");
        assert_eq!(lead.text, format!("{LEAD}."));
        assert_eq!(&html[lead.range.expect("a page without repairs")], lead.text);
        check("", &format!("</header><p class=lead>{LEAD}. <i>Рух почали</i></p>"), &format!("{LEAD}. Рух почали"));
    }

    #[test]
    fn reads_a_subtitle_under_the_title() {
        check("", &format!("<h2>{LEAD}</h2></header>"), LEAD);
        check("", "<h2>Як будували міст</h2></header>", "-");
    }

    #[test]
    fn reads_what_stands_with_the_title() {
        check("", &format!("<div>{LEAD}.</div></header>"), &format!("{LEAD}."));
        let page = format!(
            "<article><div><hgroup><h1>У місті відкрили новий міст</h1></hgroup><div><span>Київ.</span> {LEAD}.</div></div>\
             <div><p>Новий міст через річку відкрили в неділю вранці, через десять років після початку будівництва.</p>\
             <p>Першими мостом поїхали автобуси, а за ними пішли сотні пішоходів з обох берегів річки.</p></div></article>"
        );
        assert_eq!(parse(&page).expect("a small page").lead().as_deref(), Some(format!("Київ. {LEAD}.").as_str()));
    }

    #[test]
    fn reads_a_bold_first_paragraph() {
        check("", &format!("</header><p><strong>{LEAD}.</strong></p>"), &format!("{LEAD}."));
        check("", &format!("</header><p><b>Київ.</b> {LEAD}.</p>"), "-");
    }
}
