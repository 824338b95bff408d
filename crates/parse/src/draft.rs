//! A page whose article is not settled: what the page alone says is the article, and what else may be.

mod tidy;

use poruch_detect_language::Detector;

use crate::alternates::Jumps;
use crate::packed::{Packed, UnpackError, pack_fields};
use crate::page::{Block, BlockKind, Page};

/// A page as it was read, with the blocks that stand beside its article and may be part of it.
///
/// One page alone is often not enough to tell: a lead of two words looks like a label, a note under the text like its
/// last paragraph. A draft keeps what further knowledge decides about: that of the site
/// ([`SiteModel::refine`](crate::SiteModel::refine)) and that of the other language version
/// ([`extract_pair`](crate::extract_pair)). It holds no tree and can be stored ([`pack`](Self::pack)) until
/// that knowledge is there.
///
/// ```
/// use poruch_parse::{PageContext, Parser, parse};
///
/// let html = "<h1>Bridge opened</h1><p>The first buses crossed the new bridge at dawn.</p>";
/// let draft = Parser::default().draft(html, &PageContext::new())?;
/// assert_eq!(draft.into_page(), parse(html)?);
/// # Ok::<(), poruch_parse::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// The page with all candidates among its blocks.
    pub(crate) page: Page,
    /// What is known of each of its blocks.
    pub(crate) notes: Vec<Note>,
    /// The blocks that are no candidates, for what they say or because they lead elsewhere.
    pub(crate) refused: Vec<Refused>,
    /// Links that may switch the language.
    pub(crate) jumps: Jumps,
}

/// What is known of a block that is no candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Refused {
    pub(crate) path: u32,
    pub(crate) is_link: bool,
}

/// What is known of a block of a draft.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Note {
    /// Where it stands, by make: [`PathKeys`](crate::path_key::PathKeys); [`NO_PATH`](crate::path_key::NO_PATH) where
    /// other blocks stand in the same element.
    pub(crate) path: u32,
    /// Whether it is of the article, as far as is known.
    pub(crate) is_chosen: bool,
    /// Which share of its text stands in links.
    pub(crate) link_share: f32,
}

pack_fields!(Refused { path, is_link });
pack_fields!(Note { path, is_chosen, link_share });

/// What becomes of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is none of the article, whatever else may become known.
    Never,
    /// It is none of the article, as far as is known.
    Open,
    /// It is of the article, with this role, from this byte of its text on.
    In(BlockKind, usize),
}

impl Draft {
    /// The page with the article as far as it is known.
    pub fn into_page(mut self) -> Page {
        self.decide();
        self.page
    }

    /// Leaves no candidates but the article as far as it is known, so that the [page](Self::page) is the one that
    /// [`into_page`](Self::into_page) gives.
    ///
    /// ```
    /// use poruch_parse::{PageContext, Parser};
    ///
    /// let html = "<h1>Bridge opened</h1><p>The first buses crossed the new bridge at dawn.</p>";
    /// let mut draft = Parser::default().draft(html, &PageContext::new())?;
    /// let page = draft.clone().into_page();
    /// draft.decide();
    /// assert_eq!(*draft.page(), page);
    /// # Ok::<(), poruch_parse::ParseError>(())
    /// ```
    pub fn decide(&mut self) {
        let Self { page, notes, .. } = self;
        page.keep_blocks(|at| notes.get(at).is_none_or(|note| note.is_chosen));
        notes.retain(|note| note.is_chosen);
    }

    /// The page with all candidates among its blocks, those beside the article too: its kind, language, metadata and
    /// links are those of the page.
    ///
    /// ```
    /// use poruch_parse::{PageContext, Parser};
    ///
    /// let html = "<h1>Bridge opened</h1><p>The first buses crossed the new bridge at dawn.</p>";
    /// let draft = Parser::default().draft(html, &PageContext::new())?;
    /// assert_eq!(draft.page().title(), Some("Bridge opened"));
    /// # Ok::<(), poruch_parse::ParseError>(())
    /// ```
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Appends the draft as bytes that [`unpack`](Self::unpack) of the same version of this crate reads back. They are
    /// short and quickly read: for programs that keep many drafts while they work.
    ///
    /// ```
    /// use poruch_parse::{Draft, PageContext, Parser};
    ///
    /// let html = "<h1>Bridge opened</h1><p>The first buses crossed the new bridge at dawn.</p>";
    /// let draft = Parser::default().draft(html, &PageContext::new())?;
    /// let mut bytes = Vec::new();
    /// draft.pack(&mut bytes);
    /// let mut again = Draft::default();
    /// again.unpack(&bytes)?;
    /// assert_eq!(again, draft);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn pack(&self, to: &mut Vec<u8>) {
        let Self { page, notes, refused, jumps } = self;
        page.pack(to);
        notes.pack(to);
        refused.pack(to);
        jumps.pack(to);
        page.pack_related(to);
    }

    /// Becomes the draft that was [packed](Self::pack). The memory of what it was before serves again.
    ///
    /// # Errors
    ///
    /// Where the bytes are no packed draft of this version; what the draft is then is open.
    pub fn unpack(&mut self, mut bytes: &[u8]) -> Result<(), UnpackError> {
        self.refill(&mut bytes)?;
        self.page.refill_related(&mut bytes)?;
        if bytes.is_empty() { Ok(()) } else { Err(UnpackError) }
    }

    /// The same without the page's [teasers](Page::related), for programs that do not look at them: they are most of the
    /// strings of many a page.
    ///
    /// # Errors
    ///
    /// As [`unpack`](Self::unpack).
    pub fn unpack_article(&mut self, mut bytes: &[u8]) -> Result<(), UnpackError> {
        self.refill(&mut bytes)
    }

    /// Reads all but the teasers.
    fn refill(&mut self, bytes: &mut &[u8]) -> Result<(), UnpackError> {
        let Self { page, notes, refused, jumps } = self;
        page.refill(bytes)?;
        notes.refill(bytes)?;
        refused.refill(bytes)?;
        jumps.refill(bytes)?;
        if page.is_sound() && jumps.is_sound() { Ok(()) } else { Err(UnpackError) }
    }

    pub(crate) fn page_mut(&mut self) -> &mut Page {
        &mut self.page
    }

    /// Its candidates with what is known of them, in page order.
    pub(crate) fn candidates(&self) -> impl Iterator<Item = (Block<'_>, Note)> {
        self.page.blocks().zip(self.notes.iter().copied())
    }

    /// The draft with `fates` come true, as far as they leave an article that reads well; as it was where they would
    /// leave no text.
    pub(crate) fn settle(mut self, mut fates: Vec<Fate>) -> Self {
        tidy::tidy(&self, &mut fates);
        if !fates.iter().any(|fate| matches!(fate, Fate::In(kind, _) if kind.is_text())) {
            return self;
        }
        let detector = Detector::default();
        for (at, fate) in fates.iter().enumerate() {
            if let Fate::In(kind, start) = *fate {
                self.page.change_block(at, kind, start);
                if !self.notes[at].is_chosen {
                    self.page.tell_lang(at, &detector);
                }
            }
            self.notes[at].is_chosen = matches!(fate, Fate::In(..));
        }
        if fates.contains(&Fate::Never) {
            let mut known = fates.iter();
            self.notes.retain(|_| known.next() != Some(&Fate::Never));
            self.page.keep_blocks(|at| fates[at] != Fate::Never);
        }
        self
    }
}

/// A page in which nothing is left to decide.
impl From<Page> for Draft {
    fn from(page: Page) -> Self {
        Self { page, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use crate::{BlockKind, PageContext, Parser, parse};

    const HTML: &str = "<article><h1>Міст відкрито</h1><header><p>Рух є</p></header>
        <p>Новий міст через річку відкрили в неділю вранці, через десять років після початку будівництва.</p>
        <p>Першими мостом поїхали автобуси, а за ними пішли сотні пішоходів.</p></article>";

    #[test]
    fn holds_what_the_page_alone_leaves_out() {
        let draft = Parser::default().draft(HTML, &PageContext::new()).expect("a small page");
        let open: Vec<_> =
            draft.candidates().filter(|(_, note)| !note.is_chosen).map(|(block, _)| block.text).collect();
        assert_eq!(open, ["Рух є"]);
        assert_eq!(draft.into_page(), parse(HTML).expect("a small page"));
    }

    #[test]
    fn survives_storage() {
        let draft = Parser::default().draft(HTML, &PageContext::new()).expect("a small page");
        let mut bytes = Vec::new();
        draft.pack(&mut bytes);
        let mut other = Parser::default().draft("<h1>Рух</h1><p>Є</p>", &PageContext::new()).expect("a small page");
        other.unpack(&bytes).expect("a packed draft");
        assert_eq!(other, draft);
        other.unpack_article(&bytes).expect("a packed draft");
        assert_eq!((other.page.text(), other.page.related()), (draft.page.text(), [].as_slice()));
        assert!(other.unpack(&bytes[1..]).is_err());
    }

    #[test]
    fn takes_fates_as_they_come() {
        let draft = Parser::default().draft(HTML, &PageContext::new()).expect("a small page");
        let (out, lead) = (super::Fate::Open, super::Fate::In(BlockKind::Lead, 0));
        let fates = vec![super::Fate::In(BlockKind::Title, 0), lead, out, super::Fate::In(BlockKind::Paragraph, 0)];
        let page = draft.settle(fates).into_page();
        assert_eq!(page.lead().as_deref(), Some("Рух є"));
        assert_eq!(page.blocks().count(), 3);
    }
}
