//! Which pages of a bilingual site are versions of one article.
//!
//! ```
//! use poruch_link::{Digest, Via, link};
//!
//! let page = |json: &str| serde_json::from_str::<poruch_parse::Page>(json);
//! let english = page(
//!     r#"{"url": "https://news.example/en/bridge-4711.html", "lang": "en", "published": "2025-02-16",
//!         "blocks": [{"kind": "paragraph", "lang": "en", "text": "The bridge in Kremenchuk cost 2.5 million."}]}"#,
//! )?;
//! let ukrainian = page(
//!     r#"{"url": "https://news.example/mist-4711.html", "lang": "uk", "published": "2025-02-16",
//!         "blocks": [{"kind": "paragraph", "lang": "uk", "text": "Міст у Кременчуці коштував 2,5 мільйона."}]}"#,
//! )?;
//!
//! let linkage = link(&[Digest::of(&english), Digest::of(&ukrainian)]);
//! assert_eq!((linkage.pairs[0].en, linkage.pairs[0].uk), (0, 1));
//! assert_eq!(linkage.pairs[0].via, Via::Url);
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # The nouns
//!
//! A [`Digest`] is what linking keeps of a page: its address, language links, day, and samples of the names, numbers
//! and words of its text, all hashed. A [`Linkage`] is the outcome: each page is in one [`Pair`], or [`LeftOut`] with
//! a [`Reason`]; a pair, and a [`Single`] page in one of the two languages, knows the copies of its pages and each
//! [`Version`] in another language. A [`Linker`] has options, and can ask the caller to have doubtful candidates
//! aligned. [`SiteGroups`] tells which sites, by [`site_key`], are to be linked together, so that a dump of any size is
//! linked one group at a time.
//!
//! # The method
//!
//! 0. **Domains are joined** where the user names them as one, where a page of one links to a page of the other as its
//!    version, and where their names are alike or any language link leads between them and content agrees.
//!    **Sections are set aside**: pages whose address names no article, on a site where most addresses do.
//! 1. **Copies are folded**: the same address but for tracking, AMP, print, mobile host, scheme; a canonical address,
//!    where the page there is in the same language and has the same text; the same text; nearly the same text under one
//!    title on one day. What links and addresses of copies say holds for the article.
//! 2. **Candidates**: pages that link to each other as versions; addresses that are equal without the part that names
//!    the language, share the number of the article, have numbers that differ by the same amount on most pairs, or share
//!    the name of the article, however romanised, which may be the title of the other page; pages of one day; pages that
//!    share rare names, numbers, words or pictures, by an inverted index. The part that names the language is recognised
//!    by its code where that is the page's own language, and learned where a part stands on most pages of one language
//!    and on none of the other.
//! 3. **Evidence** is summed for each candidate as a likelihood ratio against two random pages of the site, in nats.
//!    A day says the more the fewer pages have it, a term the rarer it is; links and addresses say as much as date and
//!    content confirm them over the whole site, so that a site whose links are wrong or stale is not believed. Where a
//!    page has many candidates alike (issues of a series, reports from one template), what they have in common is no
//!    evidence for one of them: what counts is how far it stands out.
//! 4. **Probabilities**: each candidate among its rivals and the case that the page has no other version, of which the
//!    site shows how common it is.
//! 5. **Pairs** are chosen one to one, the sure ones first, which frees the rest of their rivals.
//! 6. **Versions** in other languages are found in the same way, between a language and English or Ukrainian, but by
//!    links and addresses alone; no such page is in a pair.
//!
//! # Bounds
//!
//! With *n* pages of a site: time *n* log *n* (each page has a bounded number of terms, candidates and links), memory
//! linear, about 700 bytes a page while its site is linked, beside the digests; a digest has about 1 kB, and can be
//! [shrunk](Digest::shrink). Nothing depends on the order of the pages.
//!
//! # Limits
//!
//! Versions on domains of different names are paired only where a language link leads from one domain to the
//! other or the user names them as one. Two articles of one day on one subject are told apart by what sets them apart
//! in numbers and names, else only by alignment.
//!
//! # Sources
//!
//! Resnik & Smith 2003, "The Web as a parallel corpus" (addresses and structure); Broder 1997 (sampling of terms).

mod address;
mod digest;
mod linkage;
mod linker;
mod marker;
mod options;
mod sets;
mod site_groups;

pub use address::site_key;
pub use digest::{Digest, Digester};
pub use linkage::{Evidence, LeftOut, Linkage, Pair, Reason, Single, Version, Via};
pub use linker::{Linker, Verify, link};
pub use options::LinkOptions;
pub use site_groups::{SiteGroups, linked_sites};
