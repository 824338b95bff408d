//! News pages read into title, lead, paragraphs, metadata and language links, with roles and byte ranges.
//!
//! ```
//! use poruch_parse::{BlockKind, PageContext, Parser};
//!
//! let html = r#"<html lang="en"><title>Bridge opened | City News</title>
//!     <link rel="alternate" hreflang="uk" href="/uk/mist-vidkryto-1234">
//!     <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
//!     <article><h1>Bridge opened</h1>
//!     <p>The new bridge over the river was opened on Sunday morning, ten years after work on it began.</p>
//!     <p>The first to cross were buses, and hundreds of people on foot followed them to the other bank.</p>
//!     <div class="share"><a href="/share">Share</a></div></article></html>"#;
//! let page = Parser::default().parse(html, &PageContext::new().url("https://city.example/en/bridge-opened-1234"))?;
//!
//! let kinds: Vec<_> = page.blocks().map(|block| block.kind).collect();
//! assert_eq!(kinds, [BlockKind::Title, BlockKind::Paragraph, BlockKind::Paragraph]);
//! assert_eq!(page.alternates()[0].url, "https://city.example/uk/mist-vidkryto-1234");
//! # Ok::<(), poruch_parse::ParseError>(())
//! ```
//!
//! A [`Parser`] reads a page given as text or bytes, with what the caller knows of it in a [`PageContext`]; [`parse`]
//! is the same in one call. A [`Page`] holds the [`Metadata`], the [`Block`]s of the article with their roles, the
//! [`Alternate`] versions in other languages, and the [`Related`] teasers, which are no content.
//!
//! An article has other faces: [`Page::text`] and [`Page::markdown`]. [`AcceptLanguage`] tells which of its versions to
//! offer to a reader, and [`decode`] how the bytes of a page are read.
//!
//! # Text
//!
//! A block ends where a block element starts or ends, and at two line breaks; inline tags neither end one nor add a
//! space. Any run of white space, non-breaking spaces included, becomes one space (in code it stays); soft hyphens
//! and zero-width characters are taken out. [`Block::range`] counts bytes of the decoded page.
//!
//! # How the article is found
//!
//! Every block of text gets a score from its length, its links, its punctuation, what tags and class names around it
//! say (in English and Ukrainian), and how much prose stands beside it. The article is the contiguous run of blocks
//! with the largest sum, where leaving containers costs; so a body that advertisements split over several containers
//! is still one. `articleBody` of JSON-LD and the description are witnesses that point at blocks, never the text. The run
//! is then widened to the lead under the title, to prose of the same container and to a list that ends it, and lines that
//! only tell of the article are taken out. Where the names of boxes would leave hardly any text, they are not believed.
//!
//! # More than one page
//!
//! What one page alone leaves open, other pages decide: a [`Draft`] holds what stands beside its article as well. A
//! [`SiteLearner`] makes a [`SiteModel`] of the pages of a site, of three articles at the least, which knows by tag path
//! what is template and what is article ([`SiteModel::refine`]); [`extract_pair`] reads two language versions, each
//! with the other as witness. Both can be had: refine the drafts, then read them as a pair.
//!
//! # Cost
//!
//! Time and memory grow linearly with the page; nothing recurses; [`Limits`] bound both. No input makes it panic. A
//! draft takes some 5 % more instructions than a page, learning from it 4 %, refining it and reading it in a pair 1 %
//! each (measured on forty saved pages).
//!
//! # Features
//!
//! - `rcdom` (on by default): `Parser::from_rcdom`, for callers who hold a tree of `markup5ever_rcdom`.
//!
//! Sources: the [HTML Standard](https://html.spec.whatwg.org/), [schema.org](https://schema.org/) in JSON-LD, the
//! [Open Graph protocol](https://ogp.me/), RFC 8288 (`Link`),
//! RFC 9110 (`Accept-Language`), BCP 47 (language tags), [CommonMark](https://spec.commonmark.org/).

mod accept_language;
mod alternates;
mod content;
mod context;
mod decode;
mod draft;
mod error;
mod flow;
mod head;
mod limits;
mod marks;
mod metadata;
mod noscript;
mod options;
mod packed;
mod page;
mod page_kind;
mod pair;
mod parser;
mod path_key;
mod reader;
mod related;
mod replies;
mod run;
mod score;
mod site;
mod text;
mod title;
mod tree;
mod witness;
mod words;

pub use poruch_detect_language::{Lang, PageLanguage};

pub use accept_language::AcceptLanguage;
pub use context::PageContext;
pub use decode::{Decoded, EncodingOrigin, decode};
pub use draft::Draft;
pub use error::ParseError;
pub use limits::Limits;
pub use options::ParseOptions;
pub use packed::UnpackError;
pub use page::{
    Alternate, AlternateTarget, AlternateVia, Block, BlockKind, Blocks, Metadata, Origin, Page, PageDate, PageKind,
    ParseDateError, Related, Sourced, escape_markdown,
};
pub use pair::extract_pair;
pub use parser::{Parser, parse};
pub use site::{SiteLearner, SiteModel};
