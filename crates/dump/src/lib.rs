//! Web archives, JSONL files and folders of pages turned into aligned bilingual articles.
//!
//! ```no_run
//! use poruch_dump::{Input, Run, Silent};
//!
//! let inputs = [Input::open("crawl.warc.gz")?, Input::open("saved-pages")?];
//! let report = Run::new(inputs, "out").pages(true).run(&Silent)?;
//! println!("{} records, {} pages, {} articles", report.records.total, report.pages.total, report.pairs.total);
//! # Ok::<(), poruch_dump::DumpError>(())
//! ```
//!
//! # The nouns
//!
//! - [`Input`]: a web archive (`.warc`, plain, gzip, zstd), a JSONL file of `{"url","html"}`, or a folder of saved pages;
//!   [`Input::open_all`] reads lists of them.
//! - [`Run`]: which inputs, where to, and how; [`Run::run`] does it.
//! - [`Observer`]: is told how far it is.
//! - [`Report`]: what became of every record and of every page.
//! - [`Training`]: learns a lexicon from pairs of texts, each of them a [`Lesson`], in rounds; a run does it where
//!   [`Run::learn`] asks for it.
//! - [`Decoded`], [`Spool`], [`PartFile`]: a file that may be compressed, records outside of memory, a file that appears
//!   when it is whole. They are what a run is made of, for programs that read and write beside it, as is
//!   [`in_order`], work shared by all threads.
//!
//! # What happens
//!
//! Inputs are read in order, and pages extracted by all threads; what was extracted is stored on disk. The pages of each
//! site, or of a group of sites that belong together, show what they have in common and are linked, every pair is aligned,
//! and written by site and English address: the same inputs and options give the same bytes, whatever the number of
//! threads. A file appears under its name when it is whole.
//!
//! # Again
//!
//! All that a run reads and makes stands in `.poruch/state.sqlite` in the output folder, under the key of what it was
//! made from: pages by the bytes of their record, models of sites and linkages by the pages, alignments by the two pages,
//! the models and the options. So a run that was killed goes on where it was; one over the same inputs with the same
//! options does nothing; and one over inputs that have changed does what is new. What another build of the program made
//! is not used, and a state that is damaged ends the run with an error that names the file. Nobody but the run needs the
//! folder: without it, the next one starts anew.
//!
//! # Memory
//!
//! In memory are: what is read ahead, cut to [`Run::memory`]; the page at work on each thread, and of large pages one
//! alone; the names of all sites; and the site at work on each thread, some 14 KB for each of its pages; all
//! threads work together on one with more than 500 pages, of which some two KB a page are held.
//!
//! # Damage
//!
//! A record that cannot be read costs nothing but itself. Where a web archive is damaged, reading goes on at the next
//! record: at the next compressed member, or at the next `WARC/` line inside or after a record whose length is wrong.
//! What was lost is counted in the [`Report`] and named in `left-out.jsonl`, with file, offset and cause.
//!
//! # Limits
//!
//! Records and decoded pages longer than [`Run::max_record`] are passed over and counted. Sources: WARC 1.1 (ISO
//! 28500), RFC 9112 (HTTP), RFC 1952 (gzip), RFC 8878 (zstd).

mod decoded;
mod document;
mod error;
mod fields;
mod flow;
mod in_order;
mod input;
mod key;
mod observer;
mod part_file;
mod part_folder;
mod report;
mod run;
#[cfg(test)]
mod sample;
mod shelf;
mod spool;
mod store;
mod training;

pub use decoded::Decoded;
pub use error::DumpError;
pub use in_order::in_order;
pub use input::{DamageKind, DamageSample, Input, InputKind, Skip};
pub use observer::{Observer, Progress, Silent, Stage};
pub use part_file::PartFile;
pub use report::{Beads, Pages, Pairs, Records, Report, Reused, StageReport, Stages};
pub use run::Run;
pub use spool::{Place, Spool, SpoolWriter};
pub use training::{KnownBead, Lesson, Training};
