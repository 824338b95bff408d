//! `poruch align`: one article pair.

mod explained;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use poruch::export::{Article, Format, Writer, write_columns};
use poruch::parse::{Draft, PageContext};
use poruch::{Cache, Pipeline, PipelineOptions};

use crate::args::AlignArgs;
use crate::output::cannot_write;
use crate::page;

/// The width of the two columns where the terminal does not tell its own.
const DEFAULT_WIDTH: usize = 120;

pub(crate) fn run(args: &AlignArgs) -> Result<ExitCode> {
    let wants_sentences = args.format.is_some_and(Format::wants_sentences);
    let align = args.align.options()?;
    let align = if wants_sentences { align.sentences(true) } else { align };
    let pipeline = Pipeline::new(PipelineOptions::new().align(align));
    let (first, second) = (read(&pipeline, &args.first)?, read(&pipeline, &args.second)?);
    let mut cache = Cache::default();
    let article = pipeline.align_drafts(first, second, &mut cache);
    let article = article.with_context(|| format!("{}, {}", args.first.display(), args.second.display()))?;
    let mut view = article.export_view();
    if args.explain {
        let explanations = pipeline.explain(&article, &mut cache);
        let beads = view.beads.iter_mut().zip(&explanations).filter(|(bead, _)| bead.kind != "unaligned");
        beads.for_each(|(bead, explanation)| bead.note = explained::note(explanation));
    }
    write(&view, args).with_context(|| cannot_write(args.output.as_deref()))?;
    Ok(ExitCode::SUCCESS)
}

fn read(pipeline: &Pipeline, path: &Path) -> Result<Draft> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let context = PageContext::new();
    let draft = page::text(&bytes, &context).and_then(|html| Ok(pipeline.parser().draft(&html.text, &context)?));
    draft.with_context(|| path.display().to_string())
}

fn write(article: &Article<'_>, args: &AlignArgs) -> Result<()> {
    match (args.format, &args.output) {
        (None, None) => Ok(write_columns(article, terminal_width(), &mut io::stdout().lock())?),
        (None, Some(path)) => {
            let mut file = create(path)?;
            write_columns(article, DEFAULT_WIDTH, &mut file)?;
            Ok(file.flush()?)
        }
        (Some(format), output) => write_format(article, format, output.as_deref()),
    }
}

/// One stream goes to standard output or to the file named; several go to files named after it.
fn write_format(article: &Article<'_>, format: Format, output: Option<&Path>) -> Result<()> {
    let streams: Vec<Box<dyn Write>> = match (output, format.extensions()) {
        (None, [_]) => vec![Box::new(BufWriter::new(io::stdout().lock()))],
        (None, _) => bail!("{format} is written to two files: name them with -o FILE (FILE.en and FILE.uk)"),
        (Some(path), [_]) => vec![Box::new(create(path)?)],
        (Some(path), endings) => {
            let files =
                endings.iter().map(|ending| Ok(Box::new(create(&with_ending(path, ending))?) as Box<dyn Write>));
            files.collect::<Result<_>>()?
        }
    };
    let mut writer = Writer::new(format, streams)?;
    writer.write(article)?;
    for mut stream in writer.finish()? {
        stream.flush()?;
    }
    Ok(())
}

fn create(path: &Path) -> Result<BufWriter<File>> {
    let file = File::create(path).with_context(|| cannot_write(Some(path)))?;
    Ok(BufWriter::new(file))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn terminal_width() -> usize {
    let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)).or_else(columns).unwrap_or(DEFAULT_WIDTH)
}
