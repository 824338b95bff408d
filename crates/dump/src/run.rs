//! A run over many pages, from inputs to aligned articles.

mod align;
mod finished;
mod learn;
mod link;
mod memory;
mod outputs;
mod pairs;
mod read;
mod sites;
mod stand_in;
mod steps;
mod tally;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Instant;

use poruch::align::{AlignOptions, Lexicon};
use poruch::export::Format;
use poruch::link::LinkOptions;
use poruch::parse::ParseOptions;
use poruch::{Pipeline, PipelineOptions};

use crate::key::{Key, KeyBuilder};
use crate::report::{Report, StageReport};
use crate::store::Store;
use crate::{DumpError, Input, Observer, Training};
use outputs::Outputs;

/// Memory that a run aims at unless told otherwise: 1 GiB.
const MEMORY: u64 = 1 << 30;
/// A longer record is passed over unless told otherwise: 64 MiB, far above any page of news.
const MAX_RECORD: u64 = 1 << 26;

/// A run: which inputs, where to, and how.
///
/// ```no_run
/// use poruch_dump::{Input, Run, Silent};
///
/// let input = Input::open("crawl.warc.gz")?;
/// let report = Run::new([input], "out").format(poruch::export::Format::Tmx).learn(true).run(&Silent)?;
/// println!("{} articles", report.pairs.total);
/// # Ok::<(), poruch_dump::DumpError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Run {
    inputs: Vec<Input>,
    output: PathBuf,
    formats: BTreeSet<Format>,
    learn: bool,
    rounds: Option<usize>,
    pages: bool,
    threads: Option<NonZeroUsize>,
    memory: u64,
    max_record: u64,
    parse: ParseOptions,
    align: AlignOptions,
    link: LinkOptions,
}

impl Run {
    /// A run over `inputs` that writes to the folder `output`, which is made where it is missing.
    pub fn new(inputs: impl IntoIterator<Item = Input>, output: impl Into<PathBuf>) -> Self {
        Self {
            inputs: inputs.into_iter().collect(),
            output: output.into(),
            formats: BTreeSet::from([Format::Jsonl]),
            learn: false,
            rounds: None,
            pages: false,
            threads: None,
            memory: MEMORY,
            max_record: MAX_RECORD,
            parse: ParseOptions::default(),
            align: AlignOptions::default(),
            link: LinkOptions::default(),
        }
    }

    /// Also writes `format`, beside `aligned.jsonl`, which is always written.
    #[must_use]
    pub fn format(mut self, format: Format) -> Self {
        self.formats.insert(format);
        self
    }

    /// Whether a lexicon is learnt from the sure pairs, and all is aligned with it. Off by default.
    #[must_use]
    pub fn learn(self, learn: bool) -> Self {
        Self { learn, ..self }
    }

    /// How often the lexicon is learnt ([`Training::rounds`]); by default, as often as a training does.
    #[must_use]
    pub fn rounds(self, rounds: usize) -> Self {
        Self { rounds: Some(rounds), ..self }
    }

    /// Whether `pages.jsonl` is written: every article page. Off by default.
    #[must_use]
    pub fn pages(self, pages: bool) -> Self {
        Self { pages, ..self }
    }

    /// How many threads share the work; by default, as many as the machine has cores. The output does not depend on it.
    #[must_use]
    pub fn threads(self, threads: Option<NonZeroUsize>) -> Self {
        Self { threads, ..self }
    }

    /// Bytes of memory to aim at, 1 GiB by default. What is read ahead and learnt from is cut to it, and pages with more
    /// than a 256th of it are read one at a time; what is held of the site at work is not.
    #[must_use]
    pub fn memory(self, memory: u64) -> Self {
        Self { memory, ..self }
    }

    /// Bytes of the longest record that is used, and of the longest page when decoded; 64 MiB by default.
    #[must_use]
    pub fn max_record(self, max_record: u64) -> Self {
        Self { max_record, ..self }
    }

    /// How pages are read.
    #[must_use]
    pub fn parse(self, parse: ParseOptions) -> Self {
        Self { parse, ..self }
    }

    /// How pairs are aligned. Sentences are aligned too where a format asks for them.
    #[must_use]
    pub fn align(self, align: AlignOptions) -> Self {
        Self { align, ..self }
    }

    /// How pages are linked, the least probability of a pair among it.
    #[must_use]
    pub fn link(self, link: LinkOptions) -> Self {
        Self { link, ..self }
    }

    /// Runs. Damage inside the inputs is counted in the report; outputs appear when they are whole.
    ///
    /// What was read and made is kept in the output folder, in `.poruch`: a run that was killed goes on where it was,
    /// and ends with the same outputs; one over inputs that have not changed, with the same options, does nothing and
    /// gives the report of the run before, marked [`unchanged`](Report::unchanged); and one over more inputs works on
    /// the sites with new pages only.
    ///
    /// # Errors
    ///
    /// Where an input that was there is gone, an output cannot be written, or another run writes to the same folder.
    /// Outputs of an earlier run stay as they were.
    pub fn run(&self, observer: &dyn Observer) -> Result<Report, DumpError> {
        let threads = self.threads.map_or(0, NonZeroUsize::get);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(|source| DumpError::Threads { source })?;
        fs::create_dir_all(&self.output).map_err(|source| DumpError::Write { path: self.output.clone(), source })?;
        let store = Store::open(&self.output, &self.maker())?;
        pool.install(|| self.run_unless_finished(&store, observer))
    }

    fn run_unless_finished(&self, store: &Store, observer: &dyn Observer) -> Result<Report, DumpError> {
        let inputs = self.stamped_inputs()?;
        let key = self.key(&inputs);
        if let Some(report) = finished::report_of(store, &self.output, key)? {
            return Ok(report);
        }
        store.forget(finished::FACT)?;
        let report = self.run_stages(&Work { run: self, store, observer }, &inputs)?;
        store.finish()?;
        finished::note(store, &self.output, key, self.formats.iter().copied(), self.pages)?;
        Ok(report)
    }

    fn run_stages(&self, work: &Work<'_>, inputs: &[(String, String)]) -> Result<Report, DumpError> {
        let mut clock = Clock::start();
        let mut report =
            Report { inputs: self.inputs.iter().map(|input| input.path().to_owned()).collect(), ..Report::default() };
        report.bytes = self.inputs.iter().map(Input::bytes).sum();
        let mut outputs = Outputs::open(&self.output, self.formats.iter().copied(), self.pages)?;
        read::read(work, inputs, &mut report)?;
        report.stages.read = clock.lap();
        let sites = sites::Sites::of(work)?;
        let pairs = link::link(work, &sites, &mut report)?;
        report.stages.link = clock.lap();
        let lexicon = if self.learn { Some(learn::learn(work, &sites)?) } else { None };
        report.learned_words = lexicon.as_ref().map(Lexicon::source_words);
        report.stages.learn = clock.lap();
        align::align(work, &sites, pairs, lexicon, &mut outputs, &mut report)?;
        outputs.commit()?;
        report.stages.align = clock.lap();
        report.seconds = clock.total();
        report.peak_memory = memory::peak();
        outputs::write_report(&self.output, &report)?;
        Ok(report)
    }

    /// What makes the contents of a store: this program, and how it reads pages. What another build of the program made
    /// may differ, though its version be the same.
    fn maker(&self) -> String {
        let program = std::env::current_exe().and_then(fs::metadata).ok();
        let built = program.map(|program| (program.len(), program.modified().ok()));
        format!("{} {built:?} {:?} {}", env!("CARGO_PKG_VERSION"), self.parse, self.max_record)
    }

    /// Each input with what tells whether it has changed.
    fn stamped_inputs(&self) -> Result<Vec<(String, String)>, DumpError> {
        let stamped = |input: &Input| {
            let path = std::path::absolute(input.path()).unwrap_or_else(|_| input.path().to_owned());
            Ok((path.to_string_lossy().into_owned(), input.stamp()?))
        };
        self.inputs.iter().map(stamped).collect()
    }

    /// Identifies the run: its inputs as they are, and its options.
    fn key(&self, inputs: &[(String, String)]) -> Key {
        let key = KeyBuilder::new("run").with(self.maker().as_bytes()).with(self.linking().bytes());
        let training = self.learn.then_some((self.rounds, self.memory));
        let key = key.with(format!("{:?} {training:?} {}", self.formats, self.pages).as_bytes());
        inputs.iter().fold(key, |key, (path, stamp)| key.with(path.as_bytes()).with(stamp.as_bytes())).finish()
    }

    /// Identifies how pages are linked; candidates are aligned for it.
    fn linking(&self) -> Key {
        let key = KeyBuilder::new("linking").with(format!("{:?}", self.link).as_bytes());
        key.with(self.aligning(None).bytes()).finish()
    }

    /// Identifies how pairs are aligned, with a lexicon that was learnt.
    fn aligning(&self, lexicon: Option<Key>) -> Key {
        let key = KeyBuilder::new("aligning").with(&[u8::from(self.wants_sentences())]);
        let key = key.with(format!("{:?}", self.align.clone().without_lexicons()).as_bytes());
        let given = self.align.lexicons().iter().map(|lexicon| learn::key_of(lexicon));
        given.chain(lexicon).fold(key, |key, lexicon| key.with(lexicon.bytes())).finish()
    }

    fn wants_sentences(&self) -> bool {
        self.formats.iter().any(|format| format.wants_sentences())
    }

    /// The pipeline of this run, with a lexicon that was learnt.
    fn pipeline(&self, lexicon: Option<Lexicon>) -> Pipeline {
        let mut align = self.align.clone();
        if self.wants_sentences() {
            align = align.sentences(true);
        }
        if let Some(lexicon) = lexicon {
            align = align.lexicon(lexicon);
        }
        Pipeline::new(PipelineOptions::new().parse(self.parse.clone()).align(align))
    }

    /// How a lexicon is learnt: half of the memory is for what is learnt from.
    fn training(&self) -> Training {
        let training = Training::new().memory(self.memory / 2).align(self.align.clone());
        self.rounds.into_iter().fold(training, Training::rounds)
    }

    /// Bytes that are read ahead: a page takes ten to twenty times its bytes while it is parsed, and two batches are
    /// held at a time.
    fn batch_bytes(&self) -> usize {
        usize::try_from(self.memory / 64).unwrap_or(usize::MAX).clamp(1 << 12, 1 << 26)
    }
}

/// What all stages of a run work with.
#[derive(Clone, Copy)]
struct Work<'a> {
    run: &'a Run,
    store: &'a Store,
    observer: &'a dyn Observer,
}

/// Times the stages.
struct Clock {
    start: Instant,
    lap: Instant,
}

impl Clock {
    fn start() -> Self {
        let now = Instant::now();
        Self { start: now, lap: now }
    }

    /// What the stage since the last lap took.
    fn lap(&mut self) -> StageReport {
        let seconds = self.lap.elapsed().as_secs_f64();
        self.lap = Instant::now();
        StageReport { seconds, peak_memory: memory::peak() }
    }

    fn total(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }
}
