//! From two pages to one article.

use poruch_align::{AlignOptions, Aligner, Cache, Explanation, Role, Unit};
use poruch_detect_language::Lang;
use poruch_parse::{BlockKind, Draft, Page, PageContext, ParseOptions, Parser, extract_pair};

use crate::{BilingualArticle, Error, Position};

/// How pages are read and aligned.
#[derive(Debug, Clone, Default)]
pub struct PipelineOptions {
    parse: ParseOptions,
    align: AlignOptions,
}

impl PipelineOptions {
    /// The defaults of both stages.
    pub fn new() -> Self {
        Self::default()
    }

    /// How pages are read.
    #[must_use]
    pub fn parse(self, parse: ParseOptions) -> Self {
        Self { parse, ..self }
    }

    /// How their paragraphs are aligned.
    #[must_use]
    pub fn align(self, align: AlignOptions) -> Self {
        Self { align, ..self }
    }
}

/// Reads and aligns pages: made once from options, used from many threads.
///
/// ```
/// use poruch::{Pipeline, PipelineOptions, align::AlignOptions};
///
/// let pipeline = Pipeline::new(PipelineOptions::new().align(AlignOptions::new().sentences(true)));
/// # let _ = pipeline;
/// ```
#[derive(Debug, Clone, Default)]
pub struct Pipeline {
    parser: Parser,
    aligner: Aligner,
}

impl Pipeline {
    /// A pipeline from `options`.
    pub fn new(options: PipelineOptions) -> Self {
        Self { parser: Parser::new(options.parse), aligner: Aligner::new(options.align) }
    }

    /// Its parser, for callers who read pages on their own.
    pub fn parser(&self) -> &Parser {
        &self.parser
    }

    /// Its aligner, for callers who hold paragraphs.
    pub fn aligner(&self) -> &Aligner {
        &self.aligner
    }

    /// Aligns two pages given as text, one English and one Ukrainian, in whichever order they come. Each is read with
    /// the other as witness.
    ///
    /// # Errors
    ///
    /// Where a page passes a limit of the parser, or the two are not an English and a Ukrainian page.
    pub fn align_pages(&self, first_html: &str, second_html: &str) -> Result<BilingualArticle, Error> {
        let context = PageContext::new();
        let read = |page, html| self.parser.draft(html, &context).map_err(|source| Error::Parse { page, source });
        let (first, second) = (read(Position::First, first_html)?, read(Position::Second, second_html)?);
        self.align_drafts(first, second, &mut Cache::default())
    }

    /// Aligns two drafts, one English and one Ukrainian, in whichever order they come, each read with the other as
    /// witness ([`extract_pair`]).
    ///
    /// ```
    /// use poruch::parse::PageContext;
    /// use poruch::{Cache, Pipeline};
    ///
    /// let pipeline = Pipeline::default();
    /// let read = |html| pipeline.parser().draft(html, &PageContext::new());
    /// let en = read("<html lang=en><h1>The bridge is open</h1><p>Buses crossed the new bridge on Monday.</p>")?;
    /// let uk = read("<html lang=uk><h1>Міст відкрито</h1><p>У понеділок новим мостом поїхали автобуси.</p>")?;
    /// let article = pipeline.align_drafts(en, uk, &mut Cache::default())?;
    /// assert_eq!(article.en.title(), Some("The bridge is open"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the two are not an English and a Ukrainian page.
    pub fn align_drafts(&self, first: Draft, second: Draft, cache: &mut Cache) -> Result<BilingualArticle, Error> {
        let (first, second) = extract_pair(first, second);
        self.align_parsed(first, second, cache)
    }

    /// Aligns two pages as they were read, one English and one Ukrainian, in whichever order they come.
    ///
    /// # Errors
    ///
    /// Where the two are not an English and a Ukrainian page.
    pub fn align_parsed(&self, first: Page, second: Page, cache: &mut Cache) -> Result<BilingualArticle, Error> {
        let (en, uk) = by_language(first, second)?;
        let alignment = self.aligner.align(cache, &units(&en), &units(&uk));
        Ok(BilingualArticle::new(en, uk, alignment))
    }

    /// Probability, in `[0, 1]`, by the alignment of their texts, that `en` and `uk` are versions of one article.
    ///
    /// What [`Linker::link_verified`](poruch_link::Linker::link_verified) asks for.
    pub fn verify(&self, en: &Page, uk: &Page, cache: &mut Cache) -> f32 {
        self.aligner.align(cache, &units(en), &units(uk)).verdict.versions
    }

    /// What each bead of an article that this pipeline aligned rests on, and how much of either side it covers.
    ///
    /// ```
    /// use poruch::{Cache, Pipeline};
    ///
    /// let en = "<html lang=en><article><h1>The bridge is open</h1>\
    ///     <p>Repairs cost 1,250,000 hryvnias, said Mayor Klymenko on Monday.</p></article>";
    /// let uk = "<html lang=uk><article><h1>Міст відкрито</h1>\
    ///     <p>Ремонт коштував 1 250 000 гривень, сказав у понеділок мер Клименко.</p></article>";
    /// let pipeline = Pipeline::default();
    /// let article = pipeline.align_pages(en, uk)?;
    /// let explanations = pipeline.explain(&article, &mut Cache::default());
    /// assert!(explanations.iter().any(|bead| bead.evidence.quantities > 0.0));
    /// # Ok::<(), poruch::Error>(())
    /// ```
    pub fn explain(&self, article: &BilingualArticle, cache: &mut Cache) -> Vec<Explanation> {
        self.aligner.explain(cache, &units(&article.en), &units(&article.uk), &article.alignment.beads)
    }
}

/// The English page and the Ukrainian page of the two.
fn by_language(first: Page, second: Page) -> Result<(Page, Page), Error> {
    match (first.lang(), second.lang()) {
        (Lang::EN, Lang::UK) => Ok((first, second)),
        (Lang::UK, Lang::EN) => Ok((second, first)),
        (one, other) if one == other && !one.is_und() => Err(Error::SameLanguage { lang: one }),
        (first, second) => Err(Error::OtherLanguages { first, second }),
    }
}

/// The units of a page that alignment runs over, with their roles and anchors.
pub fn units(page: &Page) -> Vec<Unit<'_>> {
    let read = page.units().map(|block| Unit::new(block.text).with_role(role(block.kind)).with_anchors(block.anchors));
    let mut units = Vec::with_capacity(page.blocks().len());
    units.extend(read);
    units
}

/// The role that a block has in alignment, for callers who align blocks on their own.
pub fn role(kind: BlockKind) -> Role {
    match kind {
        BlockKind::Title => Role::Title,
        BlockKind::Lead => Role::Lead,
        BlockKind::KeyPoint => Role::KeyPoint,
        BlockKind::Heading => Role::Heading,
        BlockKind::Paragraph => Role::Paragraph,
        BlockKind::ListItem => Role::ListItem,
        BlockKind::Quote => Role::Quote,
        BlockKind::Caption => Role::Caption,
        BlockKind::TableCell => Role::TableCell,
        BlockKind::Code => Role::Code,
        _ => Role::Unknown,
    }
}
