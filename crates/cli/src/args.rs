//! The command line.
#![allow(clippy::doc_markdown, reason = "these comments are help texts, not Markdown")]

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};
use poruch::export::Format;

/// Aligned bilingual articles from English and Ukrainian pages
///
/// Reads what a bilingual news site publishes, finds which English page and which Ukrainian page are versions of one
/// article, and aligns the two paragraph by paragraph.
#[derive(Debug, Parser)]
#[command(name = "poruch", version, after_help = EXAMPLES)]
pub(crate) struct Args {
    /// How many threads to use [default: all cores]
    #[arg(long, global = true, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  poruch align en.html uk.html                    two pages side by side
  poruch align en.html uk.html --format tmx -o article.tmx
  poruch run crawl.warc.gz -o out --format tmx,html
  poruch stage parse < pages.jsonl | poruch stage link

Exit status: 0 when the run ended; 1 with --strict, where lines could not be
processed; 2 for unusable arguments, or an input that cannot be opened.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// One stage as a filter: JSON lines in, JSON lines out
    #[command(subcommand, after_help = STAGE_EXAMPLES)]
    Stage(StageCommand),
    /// Align one English and one Ukrainian page
    #[command(after_help = ALIGN_EXAMPLES)]
    Align(AlignArgs),
    /// Link and align all pages of web archives, JSONL files and folders
    #[command(after_help = RUN_EXAMPLES)]
    Run(RunArgs),
}

const STAGE_EXAMPLES: &str = "\
Examples:
  echo '{\"id\":1,\"text\":\"Добрий день\"}' | poruch stage detect
  echo '{\"id\":1,\"text\":\"На вул. Садовій. Так.\"}' | poruch stage segment
  echo '{\"id\":1,\"en\":[\"Yes.\"],\"uk\":[\"Так.\"]}' | poruch stage align

A line that cannot be processed yields {\"id\":…,\"error\":{\"kind\":…,\"message\":…}} in its place.";

const ALIGN_EXAMPLES: &str = "\
Examples:
  poruch align en.html uk.html
  poruch align en.html uk.html --sentences --format html -o article.html";

const RUN_EXAMPLES: &str = "\
Examples:
  poruch run crawl.warc.gz -o out
  poruch run saved-pages/ more.jsonl.zst -o out --format tmx,html --pages --learn";

/// What all stage filters take.
#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct FilterArgs {
    /// Exit with 1 where a line could not be processed
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum StageCommand {
    /// Pages: {"id","html" or "html_base64","url"?,"headers"?} to metadata, blocks and language links
    Parse(FilterArgs),
    /// Languages: {"id","text","prior"?} to {"id","lang","confidence"}
    Detect(DetectArgs),
    /// Sentences: {"id","text","lang"?} to {"id","sentences":[[start,end],…]}, in code points
    Segment(FilterArgs),
    /// Beads: {"id","en":[…],"uk":[…]} to {"id","beads":[…],"verdict"}
    Align(StageAlignArgs),
    /// Pairs: lines of `stage parse` (in or out) with "url" to {"en_id","uk_id","en_url","uk_url","score","via"}
    Link(FilterArgs),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct DetectArgs {
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
    /// Add "parts": the stretches of the text by language, [start, end, lang] in code points
    #[arg(long)]
    pub(crate) parts: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct StageAlignArgs {
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
    #[command(flatten)]
    pub(crate) lexicon: LexiconArgs,
    /// Read all lines first and learn a lexicon from them
    #[arg(long)]
    pub(crate) learn: bool,
}

/// What alignment knows and gives.
#[derive(Debug, ClapArgs)]
pub(crate) struct LexiconArgs {
    /// Add a lexicon from a file
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Vec<PathBuf>,
    /// Leave the built-in lexicon out
    #[arg(long)]
    pub(crate) no_lexicon: bool,
    /// Add sentence beads inside paragraph beads
    #[arg(long)]
    pub(crate) sentences: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct AlignArgs {
    /// A page in one language
    pub(crate) first: PathBuf,
    /// The page in the other language
    pub(crate) second: PathBuf,
    /// jsonl, tmx, tmx-sentences, xliff, xliff12, tsv, moses, ladder, md or html [default: two columns for reading]
    #[arg(long)]
    pub(crate) format: Option<Format>,
    /// Write to a file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) lexicon: LexiconArgs,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RunArgs {
    /// Web archives (.warc, .warc.gz, .warc.zst), JSONL files (plain, .gz, .zst), folders of saved pages
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The folder to write to
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    /// Formats to write beside aligned.jsonl, separated by commas
    #[arg(long, value_delimiter = ',')]
    pub(crate) format: Vec<Format>,
    /// Learn a lexicon from the sure pairs, then align again with it
    #[arg(long)]
    pub(crate) learn: bool,
    /// Also write pages.jsonl: every article page as `stage parse` gives it
    #[arg(long)]
    pub(crate) pages: bool,
    #[command(flatten)]
    pub(crate) lexicon: LexiconArgs,
}
