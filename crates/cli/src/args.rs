//! The command line.
#![allow(clippy::doc_markdown, reason = "these comments are help texts, not Markdown")]

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use poruch::export::Format;

use crate::bytes::Bytes;

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
  poruch extract page.html                        the article of one page
  poruch align en.html uk.html                    two pages side by side
  poruch align en.html uk.html --format tmx -o article.tmx
  poruch run crawl.warc.gz -o out --format tmx,html
  poruch stage parse < pages.jsonl | poruch stage link
  poruch lexicon learn pairs.jsonl -o lexicon.tsv

Exit status: 0 when the run ended; 1 with --strict, where lines could not be
processed; 2 for unusable arguments, or an input that cannot be opened.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// One stage as a filter: JSON lines in, JSON lines out
    #[command(subcommand, after_help = STAGE_EXAMPLES)]
    Stage(StageCommand),
    /// Read the article of one page: title and text, Markdown, or all that was found as JSON
    #[command(after_help = EXTRACT_EXAMPLES)]
    Extract(ExtractArgs),
    /// Align one English and one Ukrainian page
    #[command(after_help = ALIGN_EXAMPLES)]
    Align(AlignArgs),
    /// Link and align all pages of web archives, JSONL files and folders
    #[command(after_help = RUN_EXAMPLES)]
    Run(RunArgs),
    /// Learn, show and merge lexicons, which say which words translate which
    #[command(subcommand, after_help = LEXICON_EXAMPLES)]
    Lexicon(LexiconCommand),
}

const STAGE_EXAMPLES: &str = "\
Examples:
  echo '{\"id\":1,\"text\":\"Добрий день\"}' | poruch stage detect
  echo '{\"id\":1,\"text\":\"На вул. Садовій. Так.\"}' | poruch stage segment
  echo '{\"id\":1,\"en\":[\"Yes.\"],\"uk\":[\"Так.\"]}' | poruch stage align
  poruch stage align --no-lexicon --learn < pairs-of-any-two-languages.jsonl

A line that cannot be processed yields {\"id\":…,\"error\":{\"kind\":…,\"message\":…}} in its place.";

const EXTRACT_EXAMPLES: &str = "\
Examples:
  poruch extract page.html
  poruch extract page.html --format markdown -o article.md
  curl -s https://site.example/1 | poruch extract --url https://site.example/1 --format json

The page may be in any encoding.";

const ALIGN_EXAMPLES: &str = "\
Examples:
  poruch align en.html uk.html
  poruch align en.html uk.html --explain
  poruch align en.html uk.html --sentences --format html -o article.html";

const RUN_EXAMPLES: &str = "\
Examples:
  poruch run crawl.warc.gz -o out
  poruch run saved-pages/ more.jsonl.zst -o out --format tmx,html --pages --learn

A run that was killed goes on where it was when the same command is given again. Given again after its end, the command \
does nothing; given with more inputs, it works on the sites with new pages only.";

const LEXICON_EXAMPLES: &str = "\
Examples:
  poruch lexicon learn pairs.jsonl -o lexicon.tsv
  poruch lexicon learn out/aligned.jsonl -o lexicon.tsv
  poruch lexicon show lexicon.tsv bridge мостами
  poruch lexicon merge own.tsv learnt.tsv -o both.tsv
  poruch stage align --lexicon both.tsv < pairs.jsonl

A lexicon is a text file: the line `# poruch lexicon v1`, then an entry a line, with tabs between: an English \
word, a Ukrainian word, the probability that the first is translated by the second, and that of the other direction.";

const LEARN_EXAMPLES: &str = "\
Examples:
  poruch lexicon learn pairs.jsonl more.jsonl.gz -o lexicon.tsv
  poruch lexicon learn out/aligned.jsonl -o lexicon.tsv
  poruch lexicon learn --no-lexicon german-french.jsonl -o de-fr.tsv

A line is a pair of texts, as `poruch stage align` takes it: {\"id\",\"en\":[paragraph,…],\"uk\":[paragraph,…]}; \
it is aligned, and the sure beads are learnt from. Or it is an aligned article, as `poruch run` writes it to \
aligned.jsonl: {\"beads\":[{\"en\":[text,…],\"uk\":[text,…],\"score\"?},…]}; its beads are taken as they stand.";

const SHOW_EXAMPLES: &str = "\
Examples:
  poruch lexicon show lexicon.tsv                 counts, and the strongest entries
  poruch lexicon show lexicon.tsv bridge мостами  words in any form, of either language
  poruch lexicon show --builtin cities";

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
    /// Languages: {"id","text","prior"?} to {"id","lang","confidence","parts"?}
    Detect(DetectArgs),
    /// Sentences: {"id","text","lang"?} to {"id","sentences":[[start,end],…]}, in code points
    ///
    /// Where a line names no "lang", it is told from the text.
    Segment(FilterArgs),
    /// Beads: {"id","en":[…],"uk":[…]} to {"id","beads":[…],"verdict"}
    ///
    /// Each line is a pair of lists of paragraphs, in English and in Ukrainian. Lists in two other languages, German as
    /// "en" and French as "uk", say, are aligned by --no-lexicon --learn: by what they share in writing, and by the
    /// words that the lines at hand teach.
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
    pub(crate) align: AlignmentArgs,
    #[command(flatten)]
    pub(crate) learn: LearnArgs,
    /// Memory to aim at while learning, as 512M or 2G; a line beyond is aligned, and not learnt from
    #[arg(long, value_name = "SIZE", default_value = "1G", requires = "learn")]
    pub(crate) memory: Bytes,
    /// Add "evidence", the log-likelihood ratios that a bead rests on, and "coverage", the share of either side that
    /// has a counterpart, to each bead
    #[arg(long)]
    pub(crate) explain: bool,
}

/// What alignment knows.
#[derive(Debug, ClapArgs)]
pub(crate) struct LexiconArgs {
    /// Add a lexicon from a file
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Vec<PathBuf>,
    /// Leave the built-in lexicon out
    #[arg(long)]
    pub(crate) no_lexicon: bool,
}

/// What alignment knows and gives.
#[derive(Debug, ClapArgs)]
pub(crate) struct AlignmentArgs {
    #[command(flatten)]
    pub(crate) lexicon: LexiconArgs,
    /// Add sentence beads inside paragraph beads
    #[arg(long)]
    pub(crate) sentences: bool,
}

/// Whether and how often a lexicon is learnt.
#[derive(Debug, ClapArgs)]
pub(crate) struct LearnArgs {
    /// Learn a lexicon from all pairs first, then align them with it
    #[arg(long)]
    pub(crate) learn: bool,
    /// How often to learn, each time from the alignment that the lexicon before gave [default: 2]
    #[arg(long, value_name = "N", requires = "learn")]
    pub(crate) rounds: Option<NonZeroUsize>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ExtractArgs {
    /// The page, - for standard input
    #[arg(default_value = "-", value_name = "PAGE")]
    pub(crate) page: PathBuf,
    /// The address that the page came from, which its links are resolved against
    #[arg(long)]
    pub(crate) url: Option<String>,
    /// How the article is written
    #[arg(long, value_enum, default_value_t = Face::Text)]
    pub(crate) format: Face,
    /// Write to a file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// How an article is written.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Face {
    /// The title and the text, a blank line between two blocks
    Text,
    /// Headings, lists, quotations, tables and captions as Markdown
    #[value(alias = "md")]
    Markdown,
    /// Metadata, blocks and links, as `stage parse` gives them
    Json,
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
    /// Say below each bead what it rests on, and how much of either side has a counterpart
    #[arg(long, conflicts_with = "format")]
    pub(crate) explain: bool,
    #[command(flatten)]
    pub(crate) align: AlignmentArgs,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RunArgs {
    /// Web archives (.warc, .warc.gz, .warc.zst), JSONL files (plain, .gz, .zst), folders of saved pages, lists of these
    /// (.list, .txt, .paths; a path a line)
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The folder to write to
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    /// Formats to write beside aligned.jsonl, separated by commas
    #[arg(long, value_delimiter = ',')]
    pub(crate) format: Vec<Format>,
    #[command(flatten)]
    pub(crate) learn: LearnArgs,
    /// Memory to aim at, as 512M or 2G, whatever the size of the dump
    #[arg(long, value_name = "SIZE", default_value = "1G")]
    pub(crate) memory: Bytes,
    /// Hosts or domains that are one site, separated by commas; can be given again for other sites. Domains of one name,
    /// and those that language links lead between, are found without
    #[arg(long, value_name = "HOST,HOST")]
    pub(crate) group: Vec<String>,
    /// Also write pages.jsonl: every article page as `stage parse` gives it
    #[arg(long)]
    pub(crate) pages: bool,
    #[command(flatten)]
    pub(crate) align: AlignmentArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LexiconCommand {
    /// Learn a lexicon from pairs of texts
    #[command(after_help = LEARN_EXAMPLES)]
    Learn(LexiconLearnArgs),
    /// Print entries for reading
    #[command(after_help = SHOW_EXAMPLES, override_usage = "poruch lexicon show [OPTIONS] <FILE|--builtin> [WORD]...")]
    Show(LexiconShowArgs),
    /// Make one lexicon of several: a pair of words has the greatest of its probabilities
    Merge(LexiconMergeArgs),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct LexiconLearnArgs {
    /// JSONL files (plain, .gz, .zst), - for standard input [default: standard input]
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) output: LexiconOutput,
    #[command(flatten)]
    pub(crate) lexicon: LexiconArgs,
    /// How often to learn, each time from the alignment that the lexicon before gave [default: 2]
    #[arg(long, value_name = "N")]
    pub(crate) rounds: Option<NonZeroUsize>,
    /// Memory to aim at, as 512M or 2G; pairs beyond are not learnt from
    #[arg(long, value_name = "SIZE", default_value = "1G")]
    pub(crate) memory: Bytes,
    /// Exit with 1 where a line could not be processed
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct LexiconShowArgs {
    /// The lexicon, unless --builtin; then words to look up, in any form and of either language
    #[arg(value_name = "FILE] [WORD", required_unless_present = "builtin")]
    pub(crate) file_and_words: Vec<OsString>,
    /// Look into the built-in lexicon
    #[arg(long)]
    pub(crate) builtin: bool,
    /// Print all entries, in the order of their words
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct LexiconMergeArgs {
    /// Lexicons
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) output: LexiconOutput,
}

/// Where a lexicon is written.
#[derive(Debug, ClapArgs)]
pub(crate) struct LexiconOutput {
    /// Write to a file, which appears when it is whole [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}
