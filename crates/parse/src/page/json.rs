//! The JSON form of a page: the line that `poruch stage parse` writes.

use std::borrow::Cow;
use std::ops::Range;

use poruch_detect_language::Lang;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::builder::{NewBlock, PageBuilder};
use super::{Alternate, BlockKind, Metadata, Origin, Page, PageDate, PageKind, Related, Sourced};

#[derive(Serialize, Deserialize)]
struct PageForm<'a> {
    #[serde(borrow, default)]
    url: Option<Cow<'a, str>>,
    #[serde(default)]
    kind: PageKind,
    #[serde(default)]
    lang: Lang,
    #[serde(borrow, default)]
    title: Option<Cow<'a, str>>,
    #[serde(default)]
    published: Option<DateForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published_local: Option<DateForm>,
    #[serde(default)]
    modified: Option<DateForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    modified_local: Option<DateForm>,
    #[serde(borrow, default)]
    category: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    tags: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    author: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    source: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    site_name: Option<Cow<'a, str>>,
    #[serde(default, skip_deserializing)]
    lead: Option<String>,
    #[serde(borrow, default, skip_deserializing)]
    key_points: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    blocks: Vec<BlockForm<'a>>,
    #[serde(default)]
    alternates: Vec<Alternate>,
    #[serde(default)]
    related: Vec<Related>,
    #[serde(borrow, default)]
    image: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    canonical: Option<Cow<'a, str>>,
    #[serde(default)]
    declared_langs: Vec<Sourced<Lang>>,
    #[serde(default)]
    origins: Origins,
    #[serde(default, skip_deserializing)]
    text: String,
}
