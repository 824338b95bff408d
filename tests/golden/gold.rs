//! What a careful reader says of the pages of a case: the form of `gold.json`.

use std::collections::BTreeMap;

use poruch::Lang;
use poruch::align::{BeadKind, Unit};
use poruch::parse::{Alternate, BlockKind, PageKind, Related};
use serde::Deserialize;

/// A file `gold.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Gold {
    /// What the case is for.
    pub(super) about: String,
    /// The pages, `en` and `uk` among them.
    pub(super) pages: BTreeMap<String, GoldPage>,
    /// Which units of `en` and `uk` correspond.
    pub(super) beads: Vec<GoldBead>,
}

/// A page; of one that is no article only address, language and kind are told.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GoldPage {
    pub(super) file: String,
    pub(super) url: String,
    #[serde(default)]
    pub(super) headers: Vec<(String, String)>,
    #[serde(default = "utf_8")]
    pub(super) encoding: String,
    pub(super) lang: Lang,
    pub(super) kind: PageKind,
    #[serde(default)]
    pub(super) title: Option<String>,
    #[serde(default)]
    pub(super) published: Option<String>,
    #[serde(default)]
    pub(super) published_local: Option<String>,
    #[serde(default)]
    pub(super) modified: Option<String>,
    #[serde(default)]
    pub(super) modified_local: Option<String>,
    #[serde(default)]
    pub(super) category: Option<String>,
    #[serde(default)]
    pub(super) tags: Vec<String>,
    #[serde(default)]
    pub(super) author: Vec<String>,
    #[serde(default)]
    pub(super) source: Option<String>,
    #[serde(default)]
    pub(super) site_name: Option<String>,
    #[serde(default)]
    pub(super) image: Option<String>,
    #[serde(default)]
    pub(super) canonical: Option<String>,
    #[serde(default)]
    pub(super) key_points: Vec<String>,
    /// Teasers that the page ties to this article.
    #[serde(default)]
    pub(super) related: Vec<Related>,
    /// Other lists of headlines, which may be told or not: latest news, most read.
    #[serde(default)]
    pub(super) other_teasers: Vec<Related>,
    #[serde(default)]
    pub(super) alternates: Vec<Alternate>,
    #[serde(default)]
    pub(super) blocks: Vec<GoldBlock>,
}

fn utf_8() -> String {
    "utf-8".to_owned()
}

/// A block of a page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GoldBlock {
    pub(super) kind: BlockKind,
    #[serde(default)]
    pub(super) level: Option<u8>,
    pub(super) text: String,
}

/// Units of the English page and the units of the Ukrainian page that correspond to them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GoldBead {
    pub(super) en: Vec<usize>,
    pub(super) uk: Vec<usize>,
    pub(super) kind: BeadKind,
}

impl Gold {
    pub(super) fn en(&self) -> &GoldPage {
        &self.pages["en"]
    }

    pub(super) fn uk(&self) -> &GoldPage {
        &self.pages["uk"]
    }
}

impl GoldPage {
    /// The blocks that beads count: the title first, then all others but captions.
    pub(super) fn units(&self) -> Vec<&GoldBlock> {
        let title = self.blocks.iter().filter(|block| block.kind == BlockKind::Title).take(1);
        title.chain(self.blocks.iter().filter(|block| block.kind.is_text())).collect()
    }
}

impl GoldBlock {
    /// The block as the aligner takes it.
    pub(super) fn unit(&self) -> Unit<'_> {
        Unit::new(&self.text).with_role(poruch::role(self.kind))
    }

    /// The block as a line of a diff.
    pub(super) fn line(&self) -> String {
        block_line(self.kind, self.level, &self.text)
    }
}

/// A block as a line of a diff: `heading 2: Why a tram`.
pub(super) fn block_line(kind: BlockKind, level: Option<u8>, text: &str) -> String {
    let level = level.map(|level| format!(" {level}")).unwrap_or_default();
    format!("{}{level}: {}", kind.as_str(), text.replace('\n', "⏎"))
}

#[test]
fn gold_is_consistent() {
    for case in super::case::all() {
        let (name, gold) = (&case.name, &case.gold);
        assert!(!gold.about.is_empty(), "{name}: says not what it is for");
        for (page_name, page) in case.pages().filter(|(_, page)| page.kind == PageKind::Article) {
            let titles: Vec<_> = page.blocks.iter().filter(|block| block.kind == BlockKind::Title).collect();
            assert_eq!(titles.len(), 1, "{page_name}: titles");
            assert_eq!(page.title.as_deref(), Some(titles[0].text.as_str()), "{page_name}: title");
            let points: Vec<_> = page.blocks.iter().filter(|block| block.kind == BlockKind::KeyPoint).collect();
            assert!(points.iter().map(|block| &block.text).eq(&page.key_points), "{page_name}: key points");
        }
        let beads = &gold.beads;
        let side = |of: fn(&GoldBead) -> &Vec<usize>| {
            let mut indices: Vec<usize> = beads.iter().flat_map(|bead| of(bead).iter().copied()).collect();
            indices.sort_unstable();
            indices
        };
        assert!(side(|bead| &bead.en).into_iter().eq(0..gold.en().units().len()), "{name}: English units in beads");
        assert!(side(|bead| &bead.uk).into_iter().eq(0..gold.uk().units().len()), "{name}: Ukrainian units in beads");
    }
}
