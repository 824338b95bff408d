//! Aligns two plain lists of paragraphs, without HTML: `align` knows nothing of pages.
//!
//! ```text
//! cargo run --release --example align_paragraphs
//! cargo run --release --example align_paragraphs -- en.txt uk.txt
//! ```
//!
//! In a file, an empty line stands between two paragraphs.
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use anyhow::{Context as _, Result, bail};
use poruch::align::align;

const EN: &str = "\
The harbour reopens

Odesa's harbour took its first ferry in three years on Saturday. About 240 passengers were on board.

\"We waited a long time for this whistle,\" said the captain, Ivan Dovbush.

Tickets cost 1,200 hryvnias.";

const UK: &str = "\
Порт знову відкрито

У суботу одеський порт прийняв перший за три роки пором.

На борту було близько 240 пасажирів.

«Ми довго чекали цього гудка», — сказав капітан Іван Довбуш.

На причалі грав військовий оркестр.

Квиток коштує 1200 гривень.";

fn main() -> Result<()> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let (en, uk) = match files.as_slice() {
        [] => (EN.to_owned(), UK.to_owned()),
        [en, uk] => (read(en)?, read(uk)?),
        _ => bail!("give an English and a Ukrainian text, or none for the bundled ones"),
    };
    let (en, uk) = (paragraphs(&en), paragraphs(&uk));
    let alignment = align(&en, &uk);
    for bead in &alignment.beads {
        println!("{:?} {:.2}", bead.kind, bead.score);
        for paragraph in &en[bead.source.clone()] {
            println!("  en  {paragraph}");
        }
        for paragraph in &uk[bead.target.clone()] {
            println!("  uk  {paragraph}");
        }
    }
    println!("\nThe same in ladder notation:\n{alignment}");
    println!("As a table:\n{}", alignment.tsv(&en, &uk));
    println!("{:?}, {:.2}", alignment.verdict.kind, alignment.verdict.score);
    Ok(())
}

fn read(path: &str) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"))
}

fn paragraphs(text: &str) -> Vec<&str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect()
}
