//! The page reader's entry points.

use poruch_detect_language::Detector;

use crate::context::PageContext;
use crate::options::ParseOptions;
use crate::reader::Extent;
use crate::tree::Tree;
use crate::{Draft, Page, ParseError, decode, reader};

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
        let tree = Tree::parse(html, self.options.page_limits())?;
        Ok(reader::read(&tree, context, &self.detector, Extent::Article).page)
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
        let tree = Tree::parse(html, self.options.page_limits())?;
        Ok(reader::read(&tree, context, &self.detector, Extent::Surroundings))
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
