//! The arguments.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use poruch::align::Feature;

/// How to call the program.
pub(crate) const USAGE: &str = "\
usage: align-errors [OPTIONS] GOLD.jsonl…

A line of GOLD: {\"id\", \"en\": […], \"uk\": […], \"gold\": [[[en…], [uk…]], …]}, and perhaps \"moved\": [indices of gold
beads out of order], \"en_hints\" and \"uk_hints\": [{\"kind\", \"anchors\": […]}, …], an entry a paragraph.

  --learn           learn a lexicon from each file first
  --no-lexicon      leave out the built-in lexicon
  --leave-out NAME  leave out a kind of evidence: lexicon, cognates, quantities, verbatim, anchors, absence, length,
                    roles, page, estimates, sentences; may be repeated
  --leave-each-out  a line for each kind of evidence, left out alone, and nothing else
  --worst N         show the errors of the N documents that cost most beads; 3
  --chars N         show at most so many characters of a paragraph; 160
  --kind TEXT       show and count errors only whose kind contains TEXT
  --documents       a line for each document, the worst first";

/// What is asked for.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct Args {
    pub(crate) files: Vec<PathBuf>,
    pub(crate) learn: bool,
    pub(crate) no_lexicon: bool,
    pub(crate) leave_out: Vec<Feature>,
    pub(crate) leave_each_out: bool,
    pub(crate) documents: bool,
    pub(crate) worst: usize,
    pub(crate) chars: usize,
    pub(crate) kind: String,
}

impl Args {
    /// Reads the arguments after the program's name.
    pub(crate) fn read(mut from: impl Iterator<Item = String>) -> Result<Self> {
        let mut args = Self {
            files: Vec::new(),
            learn: false,
            no_lexicon: false,
            leave_out: Vec::new(),
            leave_each_out: false,
            documents: false,
            worst: 3,
            chars: 160,
            kind: String::new(),
        };
        while let Some(next) = from.next() {
            let mut value = || from.next().with_context(|| format!("{next} wants a value"));
            match &*next {
                "--learn" => args.learn = true,
                "--no-lexicon" => args.no_lexicon = true,
                "--documents" => args.documents = true,
                "--leave-out" => args.leave_out.push(value()?.parse().context("--leave-out")?),
                "--leave-each-out" => args.leave_each_out = true,
                "--worst" => args.worst = value()?.parse().context("--worst")?,
                "--chars" => args.chars = value()?.parse().context("--chars")?,
                "--kind" => args.kind = value()?,
                option if option.starts_with('-') => bail!("unknown option {option}"),
                file => args.files.push(file.into()),
            }
        }
        if args.files.is_empty() {
            bail!("no file given");
        }
        Ok(args)
    }
}
