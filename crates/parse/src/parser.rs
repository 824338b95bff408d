//! The page reader's entry points.

use poruch_detect_language::Detector;

use crate::context::PageContext;
use crate::options::ParseOptions;
use crate::reader::Extent;
use crate::tree::Tree;
use crate::{Draft, Page, ParseError, decode, noscript, reader};

/// Reads pages: made once from options, used from many threads.
///
/// ```
/// use poruch_parse::{PageContext, Parser};
///
/// let html = "<title>Міст відкрито</title><h1>Міст відкрито</h1>
///     <p>У Києві вранці відкрили новий міст через річку, якого мешканці чекали понад десять років.</p>";
/// let page = Parser::default().parse(html, &PageContext::new().url("https://news.example/uk/mist"))?;
///
/// assert_eq!(page.title(), Some("Міст відкрито"));
/// assert_eq!(page.blocks().count(), 2);
/// # Ok::<(), poruch_parse::ParseError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Parser {
    options: ParseOptions,
    detector: Detector,
}

impl Parser {
    /// A parser with `options`.
    pub fn new(options: ParseOptions) -> Self {
        Self { options, detector: Detector::default() }
    }

    /// Reads a decoded page.
    ///
    /// # Errors
    ///
    /// Where the page passes a limit of [`ParseOptions::limits`]. Broken markup is no error.
    pub fn parse(&self, html: &str, context: &PageContext<'_>) -> Result<Page, ParseError> {
        Ok(self.read(html, context, Extent::Article)?.page)
    }

    /// Reads a page of any encoding: see [`decode`]. Byte ranges of its blocks are those of the decoded text.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    pub fn parse_bytes(&self, bytes: &[u8], context: &PageContext<'_>) -> Result<Page, ParseError> {
        self.parse(&decode(bytes, context).text, context)
    }

    /// Reads a decoded page and keeps what further knowledge, of its site or of its other version, decides about.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    pub fn draft(&self, html: &str, context: &PageContext<'_>) -> Result<Draft, ParseError> {
        self.read(html, context, Extent::Surroundings)
    }

    /// Reads a page once more as readers without scripts see it where it has hardly any text otherwise.
    fn read(&self, html: &str, context: &PageContext<'_>, extent: Extent) -> Result<Draft, ParseError> {
        /// In bytes: a paragraph or two.
        const HARDLY_ANY: usize = 200;
        let read = |html: &str| {
            let tree = Tree::parse(html, self.options.page_limits())?;
            Ok(reader::read(&tree, context, &self.detector, extent))
        };
        let draft = read(html)?;
        if text_length(&draft.page) < HARDLY_ANY
            && let Some(shown) = noscript::shown(html)
        {
            let again = read(&shown)?;
            if text_length(&again.page) > 2 * HARDLY_ANY {
                return Ok(again);
            }
        }
        Ok(draft)
    }

    /// As [`draft`](Self::draft), from a page of any encoding.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    pub fn draft_bytes(&self, bytes: &[u8], context: &PageContext<'_>) -> Result<Draft, ParseError> {
        self.draft(&decode(bytes, context).text, context)
    }

    /// Reads a page off a tree that the caller already holds. Its blocks have no byte ranges.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    #[cfg(feature = "rcdom")]
    pub fn from_rcdom(&self, dom: &markup5ever_rcdom::RcDom, context: &PageContext<'_>) -> Result<Page, ParseError> {
        let tree = Tree::from_rcdom(dom, self.options.page_limits())?;
        Ok(reader::read(&tree, context, &self.detector, Extent::Article).page)
    }
}

/// The bytes of the article's text.
fn text_length(page: &Page) -> usize {
    page.blocks().filter(|block| block.kind.is_text()).map(|block| block.text.len()).sum()
}

/// Reads a decoded page of which nothing else is known.
///
/// ```
/// let page = poruch_parse::parse("<h1>Bridge opened</h1><p>The first buses crossed the new bridge at dawn.</p>")?;
///
/// assert_eq!(page.title(), Some("Bridge opened"));
/// # Ok::<(), poruch_parse::ParseError>(())
/// ```
///
/// # Errors
///
/// Where the page passes a limit of [`Limits::new`](crate::Limits::new).
pub fn parse(html: &str) -> Result<Page, ParseError> {
    Parser::default().parse(html, &PageContext::new())
}
