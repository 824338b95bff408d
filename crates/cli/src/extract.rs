//! `poruch extract`: one page, read.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use poruch::Page;
use poruch::parse::{PageContext, Parser};

use crate::args::{ExtractArgs, Face};
use crate::output::cannot_write;
use crate::page;

/// The name of standard input among files.
const STDIN: &str = "-";

pub(crate) fn run(args: &ExtractArgs) -> Result<ExitCode> {
    let page = read(args)?;
    if page.blocks().len() == 0 {
        eprintln!("poruch: {}: no article found", name(&args.page));
    }
    let mut out: Box<dyn Write> = match &args.output {
        Some(path) => {
            let file = File::create(path).with_context(|| cannot_write(Some(path)))?;
            Box::new(BufWriter::new(file))
        }
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    let written = write(&page, args.format, &mut out).and_then(|()| Ok(out.flush()?));
    written.with_context(|| cannot_write(args.output.as_deref()))?;
    Ok(ExitCode::SUCCESS)
}

fn read(args: &ExtractArgs) -> Result<Page> {
    let bytes = bytes(&args.page).with_context(|| format!("cannot read {}", name(&args.page)))?;
    let mut context = PageContext::new();
    if let Some(url) = &args.url {
        context = context.url(url);
    }
    let page = page::text(&bytes, &context).and_then(|html| Ok(Parser::default().parse(&html.text, &context)?));
    page.with_context(|| name(&args.page))
}

fn bytes(page: &Path) -> io::Result<Vec<u8>> {
    if page != Path::new(STDIN) {
        return std::fs::read(page);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn name(page: &Path) -> String {
    if page == Path::new(STDIN) { "standard input".to_owned() } else { page.display().to_string() }
}

fn write(page: &Page, face: Face, out: &mut impl Write) -> Result<()> {
    match face {
        Face::Text => out.write_all(plain(page).as_bytes())?,
        Face::Markdown => out.write_all(page.markdown().as_bytes())?,
        Face::Json => {
            serde_json::to_writer(&mut *out, page)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// The title and the text, a blank line between two blocks; nothing where there is neither.
fn plain(page: &Page) -> String {
    let text = page.text();
    let parts = [page.title().unwrap_or_default(), &text].into_iter().filter(|part| !part.is_empty());
    let mut plain = parts.collect::<Vec<_>>().join("\n\n");
    if !plain.is_empty() {
        plain.push('\n');
    }
    plain
}
