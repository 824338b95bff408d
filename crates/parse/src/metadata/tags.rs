//! What the article is about, in the site's own words.

use super::describe::{Sources, sourced};
use super::json_ld;
use crate::head::{has_rel, text_below};
use crate::marks::Marks;
use crate::page::{Origin, Sourced};
use crate::text::{key, may_begin_as, words};
use crate::tree::NodeId;
use crate::words::class;

/// More tags than this are a list of everything, not what the article is about.
const MOST_TAGS: usize = 100;

/// A tag has at most this many words.
const MOST_WORDS: usize = 8;

pub(super) fn read(sources: &Sources<'_>) -> Vec<Sourced<String>> {
    let mut tags = Tags::default();
    for tag in sources.head.all("article:tag") {
        tags.add(tag, Origin::Meta);
    }
    if tags.found.is_empty() {
        tags.keywords(sources);
    }
    let (tree, head) = (sources.tree, sources.head);
    // WordPress marks its sections as tags, too.
    let is_tag = |node: NodeId| has_rel(tree, node, "tag") && !has_rel(tree, node, "category");
    for &node in head.anchors.iter().filter(|&&node| is_tag(node)) {
        tags.add(&text_below(tree, node), Origin::Markup);
    }
    if tags.found.is_empty() {
        tags.labelled(sources);
    }
    if tags.found.is_empty() {
        tags.boxed(sources);
    }
    tags.found
}

#[derive(Default)]
struct Tags {
    found: Vec<Sourced<String>>,
}

impl Tags {
    fn add(&mut self, tag: &str, origin: Origin) {
        if self.found.len() >= MOST_TAGS {
            return;
        }
        let name = key(tag);
        if !self.found.iter().any(|other| key(&other.value) == name) {
            self.found.extend(sourced(tag, origin));
        }
    }

    fn keywords(&mut self, sources: &Sources<'_>) {
        let listed = sources.article.and_then(|article| article.get("keywords"));
        for tag in listed.into_iter().flat_map(json_ld::strings).flat_map(|list| list.split([',', ';'])) {
            self.add(tag, Origin::JsonLd);
        }
        if self.found.is_empty() {
            let list = sources.head.first(&["news_keywords", "keywords"]).unwrap_or_default();
            list.split([',', ';']).for_each(|tag| self.add(tag, Origin::Meta));
        }
    }

    /// The links below «Теги», or beside it in one line.
    fn labelled(&mut self, sources: &Sources<'_>) {
        let flow = sources.flow;
        let start = sources.title().map_or(0, |title| title + 1);
        let Some((at, is_alone)) = (start..flow.len()).find_map(|at| Some((at, label(sources, at)?))) else { return };
        let lines = if is_alone { at + 1..flow.len() } else { at..at + 1 };
        let is_list = |line: &usize| !is_alone || flow.block(*line).link_share() > 0.8;
        self.links(sources, lines.take_while(is_list), Origin::Text);
    }

    /// The links of the first box below the title that calls itself that of the tags.
    fn boxed(&mut self, sources: &Sources<'_>) {
        let Some(title) = sources.title() else { return };
        let mut lines = title + 1..sources.flow.len();
        let Some((first, of_first)) = lines.find_map(|at| Some((at, tag_box(sources, at)?))) else { return };
        let lines = (first..sources.flow.len()).take_while(|&at| tag_box(sources, at) == Some(of_first));
        self.links(sources, lines, Origin::Markup);
    }

    fn links(&mut self, sources: &Sources<'_>, lines: impl Iterator<Item = usize>, origin: Origin) {
        for &link in lines.take(MOST_TAGS).flat_map(|line| sources.flow.links(line)) {
            let tag = text_below(sources.tree, link);
            if words(&tag) <= MOST_WORDS {
                self.add(&tag, origin);
            }
        }
    }
}

/// Class words of the box that holds the tags.
const CLASS_WORDS: [&str; 4] = ["tags", "taglist", "tegi", "tehy"];

/// How far above a link the box of the tags stands.
const BOX_HEIGHT: usize = 4;

/// The innermost box around a line of links that calls itself that of the tags.
fn tag_box(sources: &Sources<'_>, at: usize) -> Option<NodeId> {
    let other = Marks::NAVIGATION | Marks::FOOTER | Marks::COMMENTS | Marks::RELATED | Marks::TEASER | Marks::HIDDEN;
    let (tree, block) = (sources.tree, sources.flow.block(at));
    if block.marks.has(other) || block.link_share() <= 0.8 {
        return None;
    }
    let mut up = tree.up_from(block.node).take(BOX_HEIGHT);
    up.find(|&node| class::is_called(tree, node, &CLASS_WORDS))
}

/// All labels of tags are shorter, in bytes.
const LONGEST_LABEL: usize = 48;

/// Labels of a list of tags.
const LABELS: [&str; 14] = [
    "tags",
    "tag",
    "tagged",
    "topics",
    "related topics",
    "keywords",
    "теги",
    "тег",
    "теми",
    "мітки",
    "ключові слова",
    "метки",
    "темы",
    "ключевые слова",
];

/// Whether the line is the label of tags alone; `None` where it is none.
fn label(sources: &Sources<'_>, at: usize) -> Option<bool> {
    let (block, text) = (sources.flow.block(at), sources.flow.text(at));
    if block.marks.has(Marks::NAVIGATION | Marks::FOOTER | Marks::COMMENTS) || block.link_share() > 0.95 {
        return None;
    }
    if !may_begin_as(text, &LABELS) {
        return None;
    }
    let first = sources.flow.links(at).first().map(|&link| text_below(sources.tree, link)).unwrap_or_default();
    let before = text.find(&*first).filter(|_| !first.is_empty()).unwrap_or(text.len());
    (before < LONGEST_LABEL && LABELS.contains(&key(&text[..before]).as_str())).then_some(before == text.len())
}

#[cfg(test)]
mod tests {
    use crate::parse;

    #[track_caller]
    fn check(block: &str, expected: &[&str]) {
        let html = format!(
            "<html lang=uk><body><article><h1>У місті відкрили новий міст через річку</h1><p>Новий міст через річку \
             відкрили в неділю вранці, через десять років після початку будівництва.</p><p>Першими мостом поїхали \
             автобуси, а за ними пішли сотні пішоходів.</p>{block}</article></body></html>"
        );
        let page = parse(&html).expect("a small page");
        let tags: Vec<_> = page.metadata().tags.iter().map(|tag| tag.value.as_str()).collect();
        assert_eq!(tags, expected, "{block}");
    }

    #[test]
    fn reads_the_links_of_a_tag_block() {
        check("<h3>Теги</h3><ul><li><a href='/t/1'>мости</a><li><a href='/t/2'>Київ</a></ul>", &["мости", "Київ"]);
        check("<p>Теги: <a href='/t/1'>мости</a>, <a href='/t/2'>Київ</a></p>", &["мости", "Київ"]);
        check("<h2>Related topics</h2><ul><li><a href='/t/1'>Bridges</a></ul><p>Кінець.</p>", &["Bridges"]);
    }

    #[test]
    fn reads_the_links_of_a_box_of_tags() {
        let tags = &["мости", "Київ"];
        check("<div class=post__tags><a href='/t/1'>мости</a><a href='/t/2'>Київ</a></div>", tags);
        check("<ul class=tags><li><a href='/t/1'>мости</a><li><a href='/t/2'>Київ</a></ul>", tags);
        check("<div class=teaser><p class=tags><a href='/t/1'>мости</a></p></div>", &[]);
    }

    #[test]
    fn takes_a_category_of_wordpress_for_no_tag() {
        check("<p><a rel='category tag' href='/c'>Події</a> <a rel='tag' href='/t'>мости</a></p>", &["мости"]);
    }

    #[test]
    fn takes_no_link_of_the_text_for_a_tag() {
        check("<p>Теми мостів присвячено <a href='/a'>цю статтю</a>.</p>", &[]);
    }
}
