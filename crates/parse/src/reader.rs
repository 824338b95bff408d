//! From a tree to a page: the stages of reading in their order.

use poruch_detect_language::{Detector, Lang, PageLanguage};
use rustc_hash::FxHashMap;

use crate::content::{self, Chosen, Clues, Content, Margin, lead};
use crate::context::PageContext;
use crate::draft::{Draft, Note, Refused};
use crate::flow::Flow;
use crate::head::Head;
use crate::metadata::json_ld::{self, JsonLd};
use crate::metadata::{self, Sources};
use crate::page::{BlockKind, Metadata, NewBlock, PageBuilder};
use crate::path_key::{NO_PATH, PathKeys};
use crate::title::{self, Names, Title};
use crate::tree::Tree;
use crate::witness::Witness;
use crate::{alternates, page_kind, related, replies};

/// So many links of a block are kept as its anchors.
const MOST_ANCHORS: usize = 32;

/// So much of the text decides its language; more does not change it.
const LANGUAGE_SAMPLE: usize = 4096;

/// A block of more bytes is long.
const LONG_BLOCK: usize = 200;

/// So many bytes of a long block tell its language, if they do so with the confidence of [`SURE_BLOCK`].
const BLOCK_SAMPLE: usize = 120;

/// A block's beginning is taken to be in the page's language from this confidence on, the expectation of that language
/// included.
const SURE_BLOCK: f32 = 0.98;

/// How much of a page is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The article alone.
    Article,
    /// What may be the article's, too.
    Surroundings,
}

/// Reads a page off its tree, in time linear in its nodes.
pub(crate) fn read(tree: &Tree, context: &PageContext<'_>, detector: &Detector, extent: Extent) -> Draft {
    let head = Head::read(tree, context);
    let data = JsonLd::read(&head.scripts);
    let article = data.article();
    let mut flow = Flow::read(tree);
    related::mark_sections(tree, &mut flow);
    replies::mark(tree, &mut flow);
    let names = Names::read(&head, article);
    let heading = title::find(tree, &flow, &head, &names);
    let body = article.and_then(|article| json_ld::text(article, "articleBody", &[])).map(Witness::new);
    let body = body.unwrap_or_default();
    let sources = Sources {
        tree,
        head: &head,
        data: &data,
        article,
        flow: &flow,
        heading: heading.as_ref(),
        names: &names,
        calendar: metadata::calendar(&head, context),
        context,
    };
    let mut metadata = metadata::read(&sources);
    let authors: Vec<&str> = metadata.authors.iter().map(|author| author.value.as_str()).collect();
    let clues = Clues {
        body: &body,
        description: metadata::description(&head, article),
        title: sources.title(),
        authors: &authors,
    };
    let story = content::find(tree, &flow, clues);
    let says_article = article.is_some() || head.first(&["og:type"]) == Some("article");
    let chosen: Vec<usize> = story.blocks.iter().map(|block| block.at).collect();
    if let (None, Some(first), Some(last)) = (&metadata.image, chosen.first(), chosen.last()) {
        let nodes = flow.block(*first).node..tree.after(flow.block(*last).node);
        metadata.image = metadata::lead_picture(&sources, &nodes);
    }
    let mut builder = PageBuilder::new(context.address());
    builder.flattened(tree.is_flattened());
    builder.kind(page_kind::judge(&flow, &story, head.base.as_ref(), says_article));
    builder.alternates(alternates::read(tree, &head, &data, context));
    builder.related(related::read(tree, &head, &flow, &chosen));
    let (language, told) = page_language(&flow, &story.blocks, &metadata, detector);
    let lang = language.lang();
    // What another expectation told may be told otherwise with that of the page's language.
    let told = if language.declared.first().copied() == expected(lang) { told } else { FxHashMap::default() };
    builder.language(language).metadata(metadata);
    let blocks = Blocks { tree, head: &head, flow: &flow, detector, lang, told, title: heading.as_ref() };
    if extent == Extent::Article {
        story.blocks.iter().for_each(|&chosen| blocks.add(&mut builder, chosen, true));
        return Draft { page: builder.build(), ..Draft::default() };
    }
    let mut paths = PathKeys::new(tree);
    let (notes, refused) = blocks.add_surroundings(&mut builder, &story, &mut paths);
    let jumps = alternates::jumps(tree, &head, &mut paths, context);
    Draft { page: builder.build(), notes, refused, jumps }
}

/// Whether the block is the only one of its element.
fn is_alone(flow: &Flow, at: usize) -> bool {
    let is_other = |other: usize| other >= flow.len() || flow.block(other).node != flow.block(at).node;
    is_other(at + 1) && at.checked_sub(1).is_none_or(is_other)
}

/// The blocks of the article and those that may be, each with whether it is: the title first, then in page order.
fn candidates(story: &Content, margin: &Margin) -> Vec<(Chosen, bool)> {
    let open = margin.open.iter().map(|&block| (block, false));
    let mut all: Vec<(Chosen, bool)> = story.blocks.iter().map(|&block| (block, true)).chain(open).collect();
    all.sort_by_key(|(block, _)| (block.kind != BlockKind::Title, block.at));
    all
}

/// The language of the page, told by its title and the beginning of its running text: captions are often those of the
/// agency that took the picture. With it the languages of the blocks that told it, where the first declared language is
/// expected.
fn page_language(
    flow: &Flow,
    blocks: &[Chosen],
    metadata: &Metadata,
    detector: &Detector,
) -> (PageLanguage, FxHashMap<usize, Lang>) {
    let mut declared: Vec<Lang> = Vec::new();
    for lang in &metadata.declared_langs {
        if !declared.contains(&lang.value) {
            declared.push(lang.value);
        }
    }
    let prior = declared.first().copied();
    let running = blocks.iter().filter(|block| block.kind != BlockKind::Caption).map(|block| block.at);
    let sample = running.scan(0, |length, at| {
        let is_enough = *length > LANGUAGE_SAMPLE;
        *length += flow.text(at).len();
        (!is_enough).then_some(at)
    });
    let mut langs = FxHashMap::default();
    let mut told: Vec<(&str, Lang)> = Vec::new();
    for at in sample {
        let text = language_sample(flow.text(at));
        let lang = detector.detect_with_prior(text, prior).lang;
        langs.insert(at, lang);
        told.push((text, lang));
    }
    let language = PageLanguage::judge_told(&declared, &told);
    let language = match &metadata.title {
        Some(title) => language.with_title(&title.value),
        None => language,
    };
    (language, langs)
}

/// As much of a text as its language is told by.
fn language_sample(text: &str) -> &str {
    &text[..text.floor_char_boundary(LANGUAGE_SAMPLE)]
}

/// The language that blocks of a page in the language `page` are expected to be in.
fn expected(page: Lang) -> Option<Lang> {
    (!page.is_und()).then_some(page)
}

/// The language of a block of a page in the language `page`. Where its beginning is clearly in that language, so is the
/// rest.
pub(crate) fn block_lang(detector: &Detector, text: &str, page: Lang) -> Lang {
    if begins_in(detector, text, page) {
        return page;
    }
    detector.detect_with_prior(language_sample(text), expected(page)).lang
}

/// Whether the beginning of a long block is clearly in the language of the page.
fn begins_in(detector: &Detector, text: &str, page: Lang) -> bool {
    if text.len() <= LONG_BLOCK {
        return false;
    }
    let start = detector.detect_with_prior(&text[..text.floor_char_boundary(BLOCK_SAMPLE)], expected(page));
    start.lang == page && start.confidence >= SURE_BLOCK
}

/// What the blocks of the page are made from.
struct Blocks<'a> {
    tree: &'a Tree<'a>,
    head: &'a Head<'a>,
    flow: &'a Flow,
    detector: &'a Detector,
    lang: Lang,
    /// The languages of blocks, by index, that were told on the way.
    told: FxHashMap<usize, Lang>,
    title: Option<&'a Title>,
}

impl Blocks<'_> {
    /// Adds a block. Most that are not of the article never become content: their language is told when they do.
    fn add(&self, builder: &mut PageBuilder, chosen: Chosen, is_of_article: bool) {
        let block = self.flow.block(chosen.at);
        let title = self.title.filter(|_| chosen.kind == BlockKind::Title);
        let (text, range) = match title {
            Some(title) => (title.text(self.flow), title.source.clone()),
            None if chosen.kind == BlockKind::Lead => lead::bare(self.tree, self.flow, chosen.at),
            None => (self.flow.text(chosen.at), block.source.clone()),
        };
        builder.block(NewBlock {
            kind: chosen.kind,
            level: chosen.level,
            lang: if is_of_article { self.lang_of(chosen.at, text) } else { Lang::UND },
            text: text.into(),
            path: self.tree.path(block.node).into(),
            range,
            anchors: self.anchors(chosen.at),
        });
    }

    /// The language of `text`, which is that of a block or a part of it.
    fn lang_of(&self, at: usize, text: &str) -> Lang {
        let told = self.told.get(&at).copied().filter(|_| text.len() == self.flow.text(at).len());
        match told {
            Some(lang) if lang == self.lang || !begins_in(self.detector, text, self.lang) => lang,
            Some(_) => self.lang,
            None => block_lang(self.detector, text, self.lang),
        }
    }

    /// Adds the blocks of the article and those beside it that may be, with what is known of each; and what cannot be.
    fn add_surroundings(
        &self,
        builder: &mut PageBuilder,
        story: &Content,
        paths: &mut PathKeys<'_>,
    ) -> (Vec<Note>, Vec<Refused>) {
        let margin = content::margin(self.flow, story);
        let mut notes = Vec::new();
        for (candidate, is_chosen) in candidates(story, &margin) {
            self.add(builder, candidate, is_chosen);
            let block = self.flow.block(candidate.at);
            let path = if is_alone(self.flow, candidate.at) { paths.of(block.node) } else { NO_PATH };
            notes.push(Note { path, is_chosen, link_share: block.link_share() });
        }
        let refused = margin.refused.iter().map(|&at| {
            let block = self.flow.block(at);
            Refused { path: paths.of(block.node), is_link: block.link_share() >= 0.5 }
        });
        (notes, refused.collect())
    }

    /// The targets of the block's links and pictures, each once.
    fn anchors(&self, at: usize) -> Vec<String> {
        let mut anchors: Vec<String> = Vec::new();
        for &node in self.flow.links(at).iter().take(MOST_ANCHORS) {
            let href = self.tree.attr(node, "href").or(self.tree.attr(node, "src"));
            let url = href.filter(|href| !href.starts_with('#')).and_then(|href| self.head.resolve(href));
            anchors.extend(url.map(String::from).filter(|url| !anchors.contains(url)));
        }
        anchors
    }
}

#[cfg(test)]
mod tests;
