//! What a page says: metadata, blocks with their roles, and links to its versions in other languages.

mod builder;
mod date;
mod json;
mod markdown;
mod packed;

use std::ops::Range;

use poruch_detect_language::{Detector, Lang, PageLanguage};
use serde::{Deserialize, Serialize};

use crate::reader::block_lang;
pub(crate) use builder::{NewBlock, PageBuilder};
pub use date::{PageDate, ParseDateError};
pub(crate) use date::{date as civil_date, offset as utc_offset, time as civil_time};
pub use markdown::escape_markdown;

/// A page that was read: metadata, blocks in page order, links.
///
/// All text of the blocks stands in one buffer; a [`Block`] borrows from it. The `serde` form of a page is the
/// line that `poruch stage parse` writes (without its `id`), and reads back to an equal page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    url: Option<String>,
    kind: PageKind,
    language: PageLanguage,
    metadata: Metadata,
    buffer: String,
    records: Vec<Record>,
    alternates: Vec<Alternate>,
    related: Vec<Related>,
    is_flattened: bool,
}

/// A block as stored: spans of [`Page::buffer`].
#[derive(Debug, Clone, PartialEq)]
struct Record {
    kind: BlockKind,
    level: Option<u8>,
    lang: Lang,
    text: Range<usize>,
    path: Range<usize>,
    range: Option<Range<usize>>,
    anchors: Vec<String>,
}

impl Page {
    /// The address the page was read from, as given by the caller.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// Whether the page is one article.
    pub fn kind(&self) -> PageKind {
        self.kind
    }

    /// Whether elements nested deeper than [`Limits::max_depth`](crate::Limits::max_depth) allows and were read as
    /// children of the deepest element allowed: all text is there, but roles and paths of what stood that deep may be
    /// off. In JSON it is `flattened`, written only where it is true.
    ///
    /// ```
    /// let deep = "<div>".repeat(2000) + "<p>The bridge was opened at dawn.</p>";
    /// assert!(poruch_parse::parse(&deep)?.is_flattened());
    /// assert!(!poruch_parse::parse("<p>The bridge was opened at dawn.</p>")?.is_flattened());
    /// # Ok::<(), poruch_parse::ParseError>(())
    /// ```
    pub fn is_flattened(&self) -> bool {
        self.is_flattened
    }

    /// The language of the article: [`PageLanguage::lang`] of its [`language`](Self::language).
    pub fn lang(&self) -> Lang {
        self.language.lang()
    }

    /// What the page declares its language to be, what the article is written in (the first 4 KiB of its running text
    /// tell), and whether the two disagree.
    ///
    /// ```
    /// use poruch_parse::Lang;
    ///
    /// let html = "<html lang=uk><p>The bridge was opened at dawn, and hundreds of people walked across it.</p>";
    /// let page = poruch_parse::parse(html)?;
    /// assert_eq!(page.lang(), Lang::EN);
    /// assert_eq!(page.language().declared, [Lang::UK]);
    /// assert!(page.language().disagrees());
    /// # Ok::<(), poruch_parse::ParseError>(())
    /// ```
    pub fn language(&self) -> &PageLanguage {
        &self.language
    }

    /// Title, dates, authors and the like, each with where it was read.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// All blocks of the article in page order, title and captions among them.
    pub fn blocks(&self) -> Blocks<'_> {
        Blocks { page: self, next: 0..self.records.len() }
    }

    /// The block at `index` of [`blocks`](Self::blocks).
    pub fn block(&self, index: usize) -> Option<Block<'_>> {
        self.records.get(index).map(|record| self.view(record))
    }

    /// The blocks that alignment runs over: the title first, then all others but captions.
    ///
    /// A bead's indices count these units.
    pub fn units(&self) -> impl Iterator<Item = Block<'_>> + Clone {
        let title = self.blocks().filter(|block| block.kind == BlockKind::Title).take(1);
        title.chain(self.blocks().filter(|block| block.kind.is_text()))
    }

    /// The article's text without its title and captions: blocks in page order, one blank line between two.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.buffer.len());
        for block in self.blocks().filter(|block| block.kind.is_text()) {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(block.text);
        }
        text
    }

    /// What the article is called: the title of its [metadata](Metadata::title), else the text of the title's block.
    pub fn title(&self) -> Option<&str> {
        let block = || self.blocks().find(|block| block.kind == BlockKind::Title).map(|block| block.text);
        self.metadata.title.as_ref().map(|title| title.value.as_str()).or_else(block)
    }

    /// The lead (standfirst): the text of its blocks, joined by a space.
    pub fn lead(&self) -> Option<String> {
        let blocks: Vec<_> =
            self.blocks().filter(|block| block.kind == BlockKind::Lead).map(|block| block.text).collect();
        (!blocks.is_empty()).then(|| blocks.join(" "))
    }

    /// The key points («Points of attention», «Головні тези»), in page order.
    pub fn key_points(&self) -> impl Iterator<Item = &str> {
        self.blocks().filter(|block| block.kind == BlockKind::KeyPoint).map(|block| block.text)
    }

    /// Links to versions of this page in other languages, in the order found, as the page claims them.
    pub fn alternates(&self) -> &[Alternate] {
        &self.alternates
    }

    /// Teasers of other articles («More on the topic»), which are no content.
    pub fn related(&self) -> &[Related] {
        &self.related
    }

    /// Keeps the blocks for which `is_kept` says so, and their text.
    pub(crate) fn keep_blocks(&mut self, is_kept: impl Fn(usize) -> bool) {
        if (0..self.records.len()).all(&is_kept) {
            return;
        }
        let mut index = 0..;
        self.records.retain(|_| index.next().is_some_and(&is_kept));
        let kept = String::with_capacity(self.buffer.len());
        let all = std::mem::replace(&mut self.buffer, kept);
        for record in &mut self.records {
            for span in [&mut record.text, &mut record.path] {
                let start = self.buffer.len();
                self.buffer.push_str(&all[span.clone()]);
                *span = start..self.buffer.len();
            }
        }
    }

    /// Gives a block the role `kind` and its text from byte `start` on, which then is not the text of its byte range.
    pub(crate) fn change_block(&mut self, index: usize, kind: BlockKind, start: usize) {
        if let Some(record) = self.records.get_mut(index) {
            record.assume(kind);
            record.cut(start);
        }
    }

    /// Tells the language of a block.
    pub(crate) fn tell_lang(&mut self, index: usize, detector: &Detector) {
        if let Some(record) = self.records.get_mut(index) {
            record.lang = block_lang(detector, &self.buffer[record.text.clone()], self.language.lang());
        }
    }

    pub(crate) fn alternates_mut(&mut self) -> &mut Vec<Alternate> {
        &mut self.alternates
    }

    fn view<'a>(&'a self, record: &'a Record) -> Block<'a> {
        Block {
            kind: record.kind,
            level: record.level,
            text: &self.buffer[record.text.clone()],
            lang: record.lang,
            path: &self.buffer[record.path.clone()],
            range: record.range.clone(),
            anchors: &record.anchors,
        }
    }
}

impl Record {
    fn assume(&mut self, kind: BlockKind) {
        if self.kind != kind {
            self.kind = kind;
            self.level = (kind == BlockKind::Heading).then_some(self.level.unwrap_or(2));
        }
    }

    fn cut(&mut self, start: usize) {
        if start > 0 {
            self.text.start = self.text.end.min(self.text.start + start);
            self.range = None;
        }
    }
}

/// Whether a page is one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PageKind {
    /// One article with a body.
    #[default]
    Article,
    /// A list of links to articles: a front page, a section, a tag, an author's page, an archive.
    Listing,
    /// Neither: an error page, a form, a video or gallery without text.
    Other,
}

/// The role of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BlockKind {
    /// The article's title.
    Title,
    /// The lead (standfirst) under the title.
    Lead,
    /// An item of the list «Points of attention» / «Головні тези».
    KeyPoint,
    /// A heading of a section, with its level.
    Heading,
    /// A paragraph of the body.
    Paragraph,
    /// An item of a list of the body.
    ListItem,
    /// A quotation set apart.
    Quote,
    /// The caption of a picture or a video.
    Caption,
    /// A cell of a table.
    TableCell,
    /// Code, or other text in which white space counts.
    Code,
}

impl BlockKind {
    /// Whether blocks of this kind are part of [`Page::text`]: all but titles and captions.
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Title | Self::Caption)
    }

    /// The name in JSON: `key_point`, `list_item`, ….
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Lead => "lead",
            Self::KeyPoint => "key_point",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list_item",
            Self::Quote => "quote",
            Self::Caption => "caption",
            Self::TableCell => "table_cell",
            Self::Code => "code",
        }
    }
}

/// A block of an article, borrowed from its [`Page`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Block<'a> {
    /// Its role.
    pub kind: BlockKind,
    /// The level of a heading, 1 to 6.
    pub level: Option<u8>,
    /// Its text: white space folded (except in code), soft hyphens and zero-width characters taken out.
    pub text: &'a str,
    /// The language of the text.
    pub lang: Lang,
    /// Where it stands in the page: tag names with their position among siblings of that name, from `html` down,
    /// such as `html/body/main/article/p[3]`. The same for the same page.
    pub path: &'a str,
    /// The bytes of the decoded page that the text was read from; absent where the tree was repaired by the parser.
    pub range: Option<Range<usize>>,
    /// What the block shares with its other version whatever the language: targets of its links and images.
    pub anchors: &'a [String],
}

/// The blocks of a page, in page order.
#[derive(Debug, Clone)]
pub struct Blocks<'a> {
    page: &'a Page,
    next: Range<usize>,
}

impl<'a> Iterator for Blocks<'a> {
    type Item = Block<'a>;

    fn next(&mut self) -> Option<Block<'a>> {
        let index = self.next.next()?;
        Some(self.page.view(&self.page.records[index]))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.next.size_hint()
    }
}

impl ExactSizeIterator for Blocks<'_> {}

/// A value and where it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it was read.
    pub origin: Origin,
}

impl<T> Sourced<T> {
    /// A value read at `origin`.
    pub fn new(value: T, origin: Origin) -> Self {
        Self { value, origin }
    }
}

/// Where a value of the metadata was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Origin {
    /// A JSON-LD object.
    JsonLd,
    /// A `<meta>` or `<link>` of the head, an HTTP header, or the `<title>`.
    Meta,
    /// Markup with a meaning: `<time datetime>`, `rel="author"`, microdata, the `lang` attribute.
    Markup,
    /// Visible text: «16 лютого 2025, 14:30», `Source: The New York Times`.
    Text,
    /// The address of the page: the day of `/2025/02/16/bridge-opened`.
    Address,
}

/// What a page says about its article.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Metadata {
    /// What the article is called, without the site's name: the title as the page shows it.
    ///
    /// Where the page shows a line above the title («Столиця») and both JSON-LD and another statement of the head join
    /// the two by a colon, it is that name («Столиця: міст відкрито»), while the block of kind
    /// [`Title`](BlockKind::Title) is the heading alone. Another title that the head has for search engines or social
    /// networks is not taken; where the page shows no title, the head's is.
    pub title: Option<Sourced<String>>,
    /// When it was first published, with the time and its offset where the page gives them. A date in figures is read
    /// in the order of the page's language and country (`05/04/2025`); one that counts from the day of reading
    /// («сьогодні») only where the [context](crate::PageContext) names that day.
    pub published: Option<Sourced<PageDate>>,
    /// When it was last changed: what JSON-LD and `<meta>` say, or a line «Оновлено: …» near the title.
    pub modified: Option<Sourced<PageDate>>,
    /// The section it stands in.
    pub category: Option<Sourced<String>>,
    /// Its tags, in page order.
    pub tags: Vec<Sourced<String>>,
    /// The names of its authors, in page order; the site's own name only where nobody else is named.
    pub authors: Vec<Sourced<String>>,
    /// Where the news comes from: `The New York Times` of «Source: The New York Times».
    pub source: Option<Sourced<String>>,
    /// The name of the site.
    pub site_name: Option<Sourced<String>>,
    /// The address of its main picture, resolved.
    pub image: Option<Sourced<String>>,
    /// The canonical address, resolved.
    pub canonical: Option<Sourced<String>>,
    /// The languages that the page declares to be in (`lang`, `Content-Language`, `og:locale`, `inLanguage`).
    pub declared_langs: Vec<Sourced<Lang>>,
}

/// A link to a version in another language, as the page claims it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternate {
    /// The language of the target, as far as the link says.
    pub lang: Lang,
    /// The address, resolved against the page's.
    pub url: String,
    /// How the link was found.
    pub via: AlternateVia,
    /// What the target is, as far as its address tells.
    #[serde(default)]
    pub target: AlternateTarget,
}

/// How a link to another version was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AlternateVia {
    /// `<link rel="alternate" hreflang>` in the head, or `<a hreflang>` in the body.
    Hreflang,
    /// The HTTP header `Link: <…>; rel="alternate"; hreflang="…"`.
    HttpLink,
    /// `og:locale:alternate` or `og:url` with a locale.
    OgLocale,
    /// `workTranslation`, `translationOfWork` of a JSON-LD object.
    JsonLd,
    /// A visible link: «Читати українською», `УКР`, `UA`, `Read in English`.
    SwitchLink,
}

/// What the target of a language link is, as far as its address tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AlternateTarget {
    /// A page that may be the other version.
    #[default]
    Page,
    /// The front page of a site or of its part in that language: never a translation.
    FrontPage,
    /// The page itself.
    Itself,
}

/// A teaser of another article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// Its title.
    pub title: String,
    /// Its address, resolved.
    pub url: String,
}
