//! Bilingual sites that nobody wrote: dumps of any size for benches, for tests, and for whoever wants to try scale.
//!
//! ```no_run
//! use poruch_benches::sites::Sites;
//!
//! let written = Sites::new(1_000).write("dump.warc.gz".as_ref(), Some("gold.jsonl".as_ref()))?;
//! println!("{} pages, {} of them in {} pairs", written.pages, 2 * written.pairs, written.pairs);
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! Sites differ in their class names, in the order of their parts, in their bulk of scripts and styles, in how they
//! address the two versions of a story and in how they name one from the other, if they do. Stories are made of
//! sentences of this package's own (`sites/text/*.txt`) with people, places and figures of each story, so that
//! versions can be found by what they say; some are abridged, some have their paragraphs joined, split or moved. Beside
//! them stand what a crawl is full of: lists, copies, galleries, stories in one language, Russian versions, daily
//! forecasts that differ in figures only, records that are no pages.
//!
//! The same pages, sites and seed give the same bytes. Sixteen sites are crawled at a time; their pages are made as they
//! are written, so that what is held in memory is a list of them, some tens of bytes each.

mod bulk;
mod capture;
mod convention;
mod crawl;
mod format;
mod gold;
mod layout;
mod moment;
mod outline;
mod output;
mod page;
mod random;
mod site;
mod slug;
mod story;
#[cfg(test)]
mod tests;
mod text;
mod tongue;
mod words;

use std::io;
use std::path::Path;

use poruch_dump::in_order;

use capture::Capture;
use crawl::Stop;
use format::Format;
use output::Output;
pub(crate) use random::Random;
use site::Site;

/// Sites that are crawled at a time.
const SITES_AT_A_TIME: usize = 16;

/// Bilingual sites of so many pages in all.
#[derive(Debug, Clone, Copy)]
pub struct Sites {
    pages: usize,
    seed: u64,
    count: Option<usize>,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Pages.
    pub pages: usize,
    /// Records, those that hold no page among them.
    pub records: usize,
    /// Pairs of the gold.
    pub pairs: usize,
    /// Bytes of the dump.
    pub bytes: u64,
}

impl Sites {
    /// Sites that have so many pages in all.
    pub fn new(pages: usize) -> Self {
        Self { pages, seed: 1, count: None }
    }

    /// What everything is drawn from; 1 by default.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// How many sites; by default half of the square root of the pages, so that large dumps have more sites and larger
    /// ones.
    #[must_use]
    pub fn sites(self, count: usize) -> Self {
        Self { count: Some(count.max(1)), ..self }
    }

    /// Writes the dump, and the gold where it is wanted. The name of the dump tells its format: `.warc` and `.jsonl`,
    /// each perhaps with `.gz` or `.zst` behind it; anything else is a folder of saved pages. The threads of the rayon
    /// pool at hand share the work.
    ///
    /// # Errors
    ///
    /// Where a file cannot be written.
    pub fn write(&self, dump: &Path, gold: Option<&Path>) -> io::Result<Written> {
        let format = Format::of(dump);
        let mut output = Output::open(dump, format, gold)?;
        let mut sites = self.each();
        loop {
            let some: Vec<Site> = sites.by_ref().take(SITES_AT_A_TIME).collect();
            if some.is_empty() {
                return output.finish();
            }
            self.crawl(&some, format, &mut output)?;
        }
    }

    /// The sites, which have all pages between them, some more and some fewer.
    fn each(&self) -> impl Iterator<Item = Site> {
        let count = self.count.unwrap_or_else(|| (self.pages.isqrt() / 2).max(1));
        let weight = |number: usize| Random::fork(self.seed, number as u64).within(2..8);
        let total: usize = (0..count).map(weight).sum();
        let ends = (0..count).scan(0, move |sum, number| {
            let start = *sum;
            *sum += weight(number);
            Some((number, start, *sum))
        });
        let pages = move |weights: usize| self.pages * weights / total;
        ends.map(move |(number, start, end)| Site::new(self.seed, number, pages(end) - pages(start)))
    }

    /// Writes all pages of some sites.
    fn crawl(&self, sites: &[Site], format: Format, output: &mut Output) -> io::Result<()> {
        let (stops, stories): (Vec<Vec<Stop>>, Vec<u64>) =
            sites.iter().enumerate().map(|(place, site)| crawl::stops(site, place)).unzip();
        let stops = crawl::mixed(stops.concat(), self.seed);
        let fetch = |stop: &Stop| {
            let mut capture = Capture::fetch(&sites[stop.site], stories[stop.site], *stop);
            Ok((format.page(&capture)?, capture.gold.take()))
        };
        in_order(
            &stops,
            |_, stop| fetch(stop),
            |page: io::Result<_>| page.and_then(|(page, gold)| output.page(&page, gold)),
        )
    }
}
