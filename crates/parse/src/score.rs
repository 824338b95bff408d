//! How much each block looks like content.

use html5ever::local_name;
use rustc_hash::FxHashMap;

use crate::flow::{Flow, FlowBlock, Form, element};
use crate::marks::Marks;
use crate::text::{ends_sentence, is_alphabetic, words};
use crate::tree::{NodeId, Tree};
use crate::witness::Witness;
use crate::words::label::Label;
use crate::words::read_also;
use crate::words::said::Said;

/// What is known of each block besides its marks.
#[derive(Debug)]
pub(crate) struct Scores {
    /// How much the block looks like content; negative: like something else.
    pub(crate) values: Vec<f32>,
    /// What it costs a run to go on to the block.
    pub(crate) costs: Vec<f32>,
    /// Whether it is no content whatever stands around it.
    pub(crate) excluded: Vec<bool>,
    /// Whether it is left out even inside the article: excluded, or a link, a card, a box, a caption.
    pub(crate) skipped: Vec<bool>,
    /// The share of the page's prose that stands in blocks with the same parent as each block.
    pub(crate) shares: Vec<f32>,
}

/// The figures of the score, in units of "a paragraph of twenty words scores about one".
///
/// Set by judgement on what the parts of news pages look like, not fitted.
mod weight {
    /// A block that says nothing: half a line of text.
    pub(super) const BASE: f32 = -0.4;
    pub(super) const WORDS_OF_PROSE: f32 = 20.0;
    pub(super) const MOST_WORDS: f32 = 80.0;
    /// Text that is no sentence (a label, an entry) counts a third.
    pub(super) const NO_SENTENCE: f32 = 0.33;
    pub(super) const LINK: f32 = -1.5;
    pub(super) const BODY: f32 = 0.4;
    pub(super) const ARTICLE: f32 = 0.2;
    pub(super) const ASIDE: f32 = -2.0;
    pub(super) const HEADER: f32 = -0.6;
    pub(super) const BYLINE: f32 = -0.6;
    pub(super) const TEASER: f32 = -0.7;
    pub(super) const CONTROL: f32 = -1.0;
    pub(super) const FIGURE: f32 = -0.6;
    pub(super) const WITNESSED: f32 = 1.5;
    pub(super) const UNKNOWN_TO_WITNESS: f32 = -0.8;
    pub(super) const CONTAINER: f32 = 0.6;
    /// A block that is left out.
    pub(super) const GAP: f32 = -0.15;
    /// A cell or a short entry of a list, which may well be content.
    pub(super) const ENTRY: f32 = -0.05;
    pub(super) const LONGEST_GAP: usize = 8;
    /// Leaving a container, a level.
    pub(super) const CLIMB: f32 = 0.3;
    pub(super) const MOST_CLIMB: f32 = 3.0;
    /// Going on past what stands below articles. Of 0, 1.5, 3 and 6 the best on 990 pages of all kinds with gold
    /// segments; all others were set by judgement.
    pub(super) const PAST_END: f32 = 1.5;
    /// Going from one `<article>` to another.
    pub(super) const OTHER_ARTICLE: f32 = 1.0;
}

impl Scores {
    pub(crate) fn new(tree: &Tree, flow: &Flow, witness: &Witness, title: Option<usize>) -> Self {
        let excluded: Vec<bool> = (0..flow.len()).map(|at| is_excluded(flow, at)).collect();
        let shares = container_shares(tree, flow, &excluded);
        let mut scores: Vec<f32> = (0..flow.len()).map(|at| score(flow, at, shares[at], witness)).collect();
        let is_skipped = |at: usize| {
            excluded[at]
                || flow.said(at).whole.is_some()
                || is_skipped(flow, at, scores[at], shares[at])
                || heads_links(tree, flow, at)
        };
        let skipped: Vec<bool> = (0..flow.len()).map(is_skipped).collect();
        set_gaps(flow, &mut scores, &skipped);
        let costs = costs(tree, flow, &skipped, title.map(|title| flow.block(title)));
        Self { values: scores, costs, excluded, skipped, shares }
    }
}

/// Gives what will be left out the price of a gap, which does not grow without end: a box of thirty links inside the
/// body is one box. So are a table of figures and a list of names, which have no sentence to count for them.
fn set_gaps(flow: &Flow, scores: &mut [f32], skipped: &[bool]) {
    let mut length = 0;
    for (at, score) in scores.iter_mut().enumerate() {
        let is_entry = *score < 0.0 && matches!(flow.block(at).form, Form::Cell | Form::ListItem);
        let is_gap = skipped[at] || is_entry;
        length = if is_gap { length + 1 } else { 0 };
        if is_gap {
            let price = if skipped[at] { weight::GAP } else { weight::ENTRY };
            *score = if length <= weight::LONGEST_GAP { price } else { 0.0 };
        }
    }
}

/// Whether a block is left out even where it stands inside the article.
fn is_skipped(flow: &Flow, at: usize, score: f32, share: f32) -> bool {
    let (block, text) = (flow.block(at), flow.text(at));
    let is_beside = block.marks.has(Marks::ASIDE | Marks::FIGURE) && score < 1.0;
    let is_card = block.marks.has(Marks::TEASER) && score < 0.2 && share < 0.1;
    (is_link(block, text, share) && !is_of_table(flow, at)) || is_beside || is_card || is_caption(block)
}

/// Whether the block leads elsewhere: it is a link and no sentence of the text, or a label and a link («Читайте
/// також», whatever the language says for it).
fn is_link(block: &FlowBlock, text: &str, share: f32) -> bool {
    let is_sentence = ends_sentence(text);
    let is_whole = block.link_share() > 0.8 && !(is_sentence && block.words > 8 && share > 0.2);
    let is_labelled = matches!(block.form, Form::Paragraph | Form::ListItem | Form::Quote)
        && block.link_share() > 0.5
        && (!is_sentence || labels_link(block, text))
        && block.words < 30;
    is_whole || is_labelled
}

/// Whether a linked cell stands in a row with one that is none: a name in a table of figures.
fn is_of_table(flow: &Flow, at: usize) -> bool {
    let is_plain = |other: Option<usize>| {
        let other = other.filter(|&other| other < flow.len()).map(|other| flow.block(other));
        other.is_some_and(|other| other.form == Form::Cell && other.linked == 0)
    };
    flow.block(at).form == Form::Cell && (is_plain(at.checked_sub(1)) || is_plain(Some(at + 1)))
}

/// Whether a text is a label of a few words, a colon, and a link from there to the end, whatever that ends with.
fn labels_link(block: &FlowBlock, text: &str) -> bool {
    /// A label has rarely more words.
    const LONGEST_LABEL: usize = 4;
    let Some(sign) = text.find([':', '→', '►', '|']).or_else(|| text.find(" » ")) else { return false };
    // The sign, a space and a quotation mark or two are in no link either.
    block.len() - block.linked.min(block.len()) <= sign + 8 && words(&text[..sign]) <= LONGEST_LABEL
}

/// Whether the block is the label of a box of links, whatever it says: the first line of a box that holds nothing
/// else.
fn heads_links(tree: &Tree, flow: &Flow, at: usize) -> bool {
    /// A label has rarely more words.
    const LONGEST_LABEL: usize = 8;
    let (block, text) = (flow.block(at), flow.text(at));
    if block.form == Form::Heading(1) || block.linked > 0 || at + 1 >= flow.len() || block.words > LONGEST_LABEL {
        return false;
    }
    let is_link = |other: usize| flow.block(other).link_share() > 0.8;
    if !is_link(at + 1) || (ends_sentence(text) && !text.ends_with(':')) {
        return false;
    }
    let holds = |node: NodeId, other: usize| tree.holds(node, flow.block(other).node);
    let Some(box_of_both) = tree.up_from(block.node).find(|&node| holds(node, at + 1)) else { return false };
    let is_first = at == 0 || !holds(box_of_both, at - 1);
    is_first && (at + 1..flow.len()).take_while(|&other| holds(box_of_both, other)).all(is_link)
}

/// Whether the block is the caption of a picture: by its tag, or by its name and a place or a length that fit.
pub(crate) fn is_caption(block: &FlowBlock) -> bool {
    /// A caption is rarely longer, in bytes.
    const LONGEST_CAPTION: usize = 200;
    let fits = block.marks.has(Marks::FIGURE) || block.len() < LONGEST_CAPTION;
    block.form == Form::Caption || (block.marks.has(Marks::CAPTION) && fits)
}

/// Whether the block is no content, whatever stands around it.
fn is_excluded(flow: &Flow, at: usize) -> bool {
    let (block, text) = (flow.block(at), flow.text(at));
    if block.words == 0 && block.form != Form::Code {
        return true;
    }
    block.marks.has(Marks::EXCLUDED)
        || (block.marks.has(Marks::BYLINE | Marks::CONTROL) && !is_prose(block, text))
        || (block.timed * 2 > block.len() && block.words < 12)
        || (block.form == Form::Paragraph && block.words <= 3 && !text.contains(is_alphabetic))
        || says_other(flow.said(at))
        || (block.linked > 0 && (flow.said(at).reads_also || read_also::goes_on(text)))
}

/// Whether a text says of itself that it is no content.
fn says_other(said: Said) -> bool {
    said.prompts
        || said.names_source
        || matches!(said.whole, Some(Label::Widget | Label::About | Label::Comments | Label::Author))
}

/// Whether the text is long enough, and ends, as a paragraph does.
fn is_prose(block: &FlowBlock, text: &str) -> bool {
    block.words >= PROSE && ends_sentence(text)
}

fn score(flow: &Flow, at: usize, share: f32, witness: &Witness) -> f32 {
    let (block, text) = (flow.block(at), flow.text(at));
    let plain = block.words as f32 * (1.0 - block.link_share());
    let mut score = weight::BASE + plain.min(weight::MOST_WORDS) / weight::WORDS_OF_PROSE * fullness(block, text);
    if block.link_share() > 0.4 {
        score += weight::LINK * block.link_share() * (1.0 - share);
    }
    score += marks_score(block) + weight::CONTAINER * share;
    if witness.words() > 0 && block.words >= 4 {
        score += witness_score(witness, text, block.words);
    }
    if block.is_heading() { score.min(0.3) } else { score }
}

fn fullness(block: &FlowBlock, text: &str) -> f32 {
    let is_sentence = block.form == Form::Code || (block.words >= 6 && (ends_sentence(text) || text.contains(". ")));
    if is_sentence { 1.0 } else { weight::NO_SENTENCE }
}

fn marks_score(block: &FlowBlock) -> f32 {
    // The head of an article is part of it; the head of the page is not.
    let inside = block.marks.has(Marks::ARTICLE | Marks::MAIN);
    let marks = if inside { block.marks.without(Marks::HEADER) } else { block.marks };
    let table = [
        (Marks::BODY, weight::BODY),
        (Marks::ARTICLE | Marks::MAIN, weight::ARTICLE),
        (Marks::ASIDE, weight::ASIDE),
        (Marks::HEADER, weight::HEADER),
        (Marks::BYLINE, weight::BYLINE),
        (Marks::TEASER, weight::TEASER),
        (Marks::CONTROL, weight::CONTROL),
        (Marks::FIGURE | Marks::CAPTION, weight::FIGURE),
    ];
    table.iter().filter(|(any, _)| marks.has(*any)).map(|(_, weight)| weight).sum()
}

fn witness_score(witness: &Witness, text: &str, words: usize) -> f32 {
    let share = witness.share(text);
    if share > 0.5 {
        weight::WITNESSED
    } else if witness.words() > 100 && words > 12 {
        weight::UNKNOWN_TO_WITNESS
    } else {
        0.0
    }
}

/// So many words are a paragraph.
const PROSE: usize = 20;

/// A sentence of fewer words may be a label or a button.
const SENTENCE: usize = 12;

/// For each block, the share of the page's prose that stands in blocks with the same parent.
fn container_shares(tree: &Tree, flow: &Flow, excluded: &[bool]) -> Vec<f32> {
    // A short notice has no long sentence.
    let has_prose = (0..flow.len()).any(|at| !excluded[at] && is_prose(flow.block(at), flow.text(at)));
    let least = if has_prose { PROSE } else { SENTENCE };
    let mut masses: FxHashMap<NodeId, usize> = FxHashMap::default();
    let mut all = 0;
    for (at, block) in flow.blocks().iter().enumerate() {
        if !excluded[at] && block.words >= least && ends_sentence(flow.text(at)) && block.link_share() < 0.5 {
            *masses.entry(container(tree, block)).or_default() += block.words;
            all += block.words;
        }
    }
    let share = |block| masses.get(&container(tree, block)).map_or(0.0, |&mass| mass as f32 / all as f32);
    flow.blocks().iter().map(share).collect()
}

/// What a paragraph stands in: its element's parent. (Text between paragraphs belongs to the parent itself, but a
/// block cut by `<br><br>` has no element of its own; its container is that of its element all the same.)
pub(crate) fn container(tree: &Tree, block: &FlowBlock) -> NodeId {
    tree.parent(block.node).unwrap_or(Tree::ROOT)
}

/// What it costs to go on to each block from the last one that may be content.
fn costs(tree: &Tree, flow: &Flow, skipped: &[bool], title: Option<&FlowBlock>) -> Vec<f32> {
    let mut last: Option<usize> = None;
    let mut cost = |at: usize| {
        let Some(last) = last.replace(at) else { return 0.0 };
        let cost = step_cost(tree, flow.block(last), flow.block(at), title);
        let is_past_end = cost > 0.0 && (last + 1..at).any(|between| ends_article(flow, between));
        cost + if is_past_end { weight::PAST_END } else { 0.0 }
    };
    (0..flow.len()).map(|at| if skipped[at] { 0.0 } else { cost(at) }).collect()
}

/// Whether the block is of what stands below articles: the comments, the foot of the page.
fn ends_article(flow: &Flow, at: usize) -> bool {
    flow.block(at).marks.has(Marks::COMMENTS | Marks::REPLIES | Marks::FOOTER)
        || flow.said(at).whole == Some(Label::Comments)
}

fn step_cost(tree: &Tree, from: &FlowBlock, to: &FlowBlock, title: Option<&FlowBlock>) -> f32 {
    if from.article != to.article && title.is_some_and(|title| are_entries(tree, from, to, title)) {
        return 0.0;
    }
    let start = if from.form == Form::Cell { table(tree, from.node) } else { from.node };
    let levels = climb(tree, start, to.node).saturating_sub(1);
    let levels = if levels > 0 && are_alike(tree, start, to.node) { 0 } else { levels };
    let other = if from.article == to.article { 0.0 } else { weight::OTHER_ARTICLE };
    (weight::CLIMB * levels as f32).min(weight::MOST_CLIMB) + other
}

/// Whether two blocks stand in `<article>`s side by side below the one title: entries of a live text.
fn are_entries(tree: &Tree, from: &FlowBlock, to: &FlowBlock, title: &FlowBlock) -> bool {
    let is_entry = |node: NodeId| {
        let is_within = title.article == Tree::ROOT || (title.article < node && node < tree.after(title.article));
        node != Tree::ROOT && is_within && !tree.holds(node, title.node)
    };
    let are_beside = |one: NodeId, other: NodeId| tree.parent(one) == tree.parent(other) || are_alike(tree, one, other);
    is_entry(from.article)
        && is_entry(to.article)
        && are_beside(from.article, to.article)
        && !leads_elsewhere(tree, to.article)
}

/// Whether the heading of an `<article>` is a link to a page of its own: a teaser.
fn leads_elsewhere(tree: &Tree, article: NodeId) -> bool {
    /// The heading stands among so many nodes at the start.
    const NODES_OF_HEAD: usize = 60;
    let is_link = |node: NodeId| tree.attr(node, "href").is_some_and(|href| !href.contains('#'));
    let is_heading = |node: NodeId| element::is_heading(tree, node);
    let is_headed = |node: NodeId| {
        let around = tree.up_from(node).take_while(|&node| node > article);
        around.take(6).any(is_heading) || tree.subtree(node).take(NODES_OF_HEAD).any(is_heading)
    };
    tree.subtree(article).take(NODES_OF_HEAD).filter(|&node| is_link(node)).any(is_headed)
}

/// The table around a cell: one thing, however many levels its cells are below it.
fn table(tree: &Tree, cell: NodeId) -> NodeId {
    tree.up_from(cell).find(|&node| tree.tag(node) == Some(&local_name!("table"))).unwrap_or(cell)
}

/// Whether two blocks stand in boxes of the same make: templates that give each paragraph a box of its own.
pub(crate) fn are_alike(tree: &Tree, from: NodeId, to: NodeId) -> bool {
    let up = |start: NodeId, other: NodeId| tree.up_from(start).take_while(move |&node| !tree.holds(node, other));
    if !up(from, to).map(|node| tree.tag(node)).eq(up(to, from).map(|node| tree.tag(node))) {
        return false;
    }
    let (Some(first), Some(second)) = (up(from, to).last(), up(to, from).last()) else { return false };
    let classes = |node| tree.attr(node, "class").unwrap_or_default().split_ascii_whitespace();
    classes(first).any(|name| classes(second).any(|other| other == name))
}

/// How many levels up from `from` an element begins to hold `to` as well.
fn climb(tree: &Tree, from: NodeId, to: NodeId) -> usize {
    tree.up_from(from).take_while(|&node| !tree.holds(node, to)).count()
}

#[cfg(test)]
mod tests {
    use crate::parse;

    #[test]
    fn tells_entries_of_a_live_text_from_teasers() {
        let text = |count: usize, heading: &dyn Fn(usize) -> String| -> String {
            let article = |at: usize| {
                let heading = heading(at);
                format!(
                    "<article class=entry><h3>{heading}</h3><div><p>О {at} годині рятувальники перекрили стрічкою береги \
                     річки, а охочих дивитися на воду просять робити це з верхньої тераси.</p></div></article>"
                )
            };
            let html = format!(
                "<html lang=uk><body><main><h1>Повінь у місті: як минає день</h1><div class=intro><p>Уночі річка вийшла з \
                 берегів, і місто взялося рахувати збитки, а ми стежили за цим днем погодинно.</p><p>До вечора вода \
                 відійшла, і люди почали повертатися додому, до мокрих меблів і речей.</p></div><div class=feed>{}</div>\
                 </main></body></html>",
                (1..=count).map(article).collect::<String>()
            );
            parse(&html).expect("a small page").text()
        };
        let live = text(6, &|at| format!("Запис {at}"));
        assert!((1..=6).all(|at| live.contains(&format!("О {at} годині"))), "{live}");
        let teasers = text(6, &|at| format!("<a href='/{at}'>Інша новина {at}</a>"));
        assert!(!teasers.contains("О 6 годині"), "{teasers}");
    }
}
