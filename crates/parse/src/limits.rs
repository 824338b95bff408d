//! How much one page may cost.

/// How much one page may cost in time and memory.
///
/// Reading takes time and memory in proportion to the page, whatever it holds, as long as these limits hold:
/// the work for a tag grows with the number of elements open around it, hence with [`max_depth`](Self::max_depth).
///
/// ```
/// use poruch_parse::Limits;
///
/// let limits = Limits::new().max_bytes(2 * 1024 * 1024).max_nodes(100_000);
/// # let _ = limits;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub(crate) bytes: usize,
    pub(crate) nodes: usize,
    pub(crate) depth: usize,
    pub(crate) attributes: usize,
}

/// Offsets in a page are kept in 32 bits, and the parser's own buffers too.
const LARGEST_PAGE: usize = (u32::MAX / 2) as usize;

/// The parser itself needs a few open elements (`html`, `body`, `table`, `tbody`, `tr`, `td`, …).
const LEAST_DEPTH: usize = 16;

impl Limits {
    /// The limits that suit pages of any news site: 32 MiB, 2,000,000 nodes, depth 512, 1,024 attributes a tag.
    ///
    /// Search engines read at most 2 to 15 MB of a page; 512 is the depth at which Blink stops nesting.
    pub const fn new() -> Self {
        Self { bytes: 32 * 1024 * 1024, nodes: 2_000_000, depth: 512, attributes: 1024 }
    }

    /// Sets how many bytes of decoded text a page may have; at most 2 GiB. More is an error.
    #[must_use]
    pub const fn max_bytes(mut self, bytes: usize) -> Self {
        self.bytes = if bytes < LARGEST_PAGE { bytes } else { LARGEST_PAGE };
        self
    }

    /// Sets how many elements, texts and attributes a page may have together (about 100 bytes each while the page
    /// is read). More is an error.
    #[must_use]
    pub const fn max_nodes(mut self, nodes: usize) -> Self {
        self.nodes = if nodes < LARGEST_PAGE { nodes } else { LARGEST_PAGE };
        self
    }

    /// Sets how deep elements may nest; at least 16. Deeper ones are no error: they become children of the deepest
    /// element allowed, and the page notes it ([`Page::is_flattened`](crate::Page::is_flattened)).
    #[must_use]
    pub const fn max_depth(mut self, depth: usize) -> Self {
        self.depth = if depth > LEAST_DEPTH { depth } else { LEAST_DEPTH };
        self
    }

    /// Sets how many attributes a tag may have. More is an error.
    #[must_use]
    pub const fn max_attributes(mut self, attributes: usize) -> Self {
        self.attributes = attributes;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}
