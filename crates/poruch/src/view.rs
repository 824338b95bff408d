//! The article as exporters take it.

use std::borrow::Borrow as _;
use std::ops::Range;

use poruch_align::{Sentence, SentenceBead};
use poruch_export::{Article, Bead, OtherVersion, SentencePair, Side, Text, Texts};
use poruch_parse::{Block, Page};

use crate::{BilingualArticle, Linked};

impl BilingualArticle {
    /// The article as [`export`](crate::export) takes it, borrowed from this one.
    pub fn export_view(&self) -> Article<'_> {
        let (en, uk) = (units(&self.en), units(&self.uk));
        let beads = self.alignment.beads.iter().map(|bead| {
            let sentences = bead.sentences.iter().map(|pair| sentence_pair(pair, &en, &uk)).collect();
            view(bead, &en, &uk).with_sentences(sentences)
        });
        let beads = beads.collect();
        let verdict = self.verdict();
        let (mut en, mut uk) = (side(&self.en), side(&self.uk));
        if let Some(linked) = &self.linked {
            en = en.with_copies(linked.en_copies.iter().map(String::as_str));
            uk = uk.with_copies(linked.uk_copies.iter().map(String::as_str));
        }
        let article = Article::new(en, uk).with_beads(beads).with_verdict(verdict.kind.as_str(), verdict.score);
        match &self.linked {
            Some(linked) => with_link(article, linked),
            None => article,
        }
    }
}

fn units(page: &Page) -> Vec<Block<'_>> {
    let mut units = Vec::with_capacity(page.blocks().len());
    units.extend(page.units());
    units
}

fn with_link<'a>(article: Article<'a>, linked: &'a Linked) -> Article<'a> {
    let versions = linked.versions.iter().map(|version| OtherVersion::new(version.lang.as_str(), &version.url));
    article
        .with_link(linked.via.as_str(), linked.score)
        .with_evidence(linked.evidence.iter().map(ToString::to_string).collect())
        .with_versions(versions.collect())
}

fn side(page: &Page) -> Side<'_> {
    let metadata = page.metadata();
    Side::new()
        .with_url(page.url())
        .with_title(page.title())
        .with_date(metadata.published.as_ref().map(|date| date.value.to_string()))
        .with_site_name(metadata.site_name.as_ref().map(|name| name.value.borrow()))
        .with_authors(metadata.authors.iter().map(|author| author.value.as_str()))
}

fn view<'a>(bead: &poruch_align::Bead, en: &[Block<'a>], uk: &[Block<'a>]) -> Bead<'a> {
    let texts = |blocks: &[Block<'a>], units: &Range<usize>| -> Texts<'a> {
        blocks.get(units.clone()).unwrap_or_default().iter().map(text).collect()
    };
    Bead::new(texts(en, &bead.source), texts(uk, &bead.target))
        .with_units(bead.source.clone(), bead.target.clone())
        .with_score(bead.score)
        .with_kind(bead.kind.as_str())
}

fn text<'a>(block: &Block<'a>) -> Text<'a> {
    Text::new(block.kind.as_str(), block.text).with_path(block.path).with_range(block.range.clone())
}

fn sentence_pair<'a>(bead: &SentenceBead, en: &[Block<'a>], uk: &[Block<'a>]) -> SentencePair<'a> {
    let texts = |sentences: &[Sentence], blocks: &[Block<'a>]| {
        sentences.iter().map(|sentence| &blocks[sentence.unit].text[sentence.range.clone()]).collect()
    };
    SentencePair::new(texts(&bead.source, en), texts(&bead.target, uk), bead.score)
}
