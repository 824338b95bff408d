//! Learns a lexicon from pairs of texts, saves it, loads it again, and aligns with it.
//!
//! ```text
//! cargo run --release --example learn_lexicon
//! cargo run --release --example learn_lexicon -- pairs.jsonl lexicon.tsv
//! ```
//!
//! A line of the file is `{"en":[paragraph,…],"uk":[paragraph,…]}`; the lexicon is written to the second file.
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use poruch::align::{AlignOptions, Aligner, Cache, Lexicon, Unit};
use poruch_dump::{PartFile, Training};

/// English paragraphs, and Ukrainian ones.
type Pair = (Vec<String>, Vec<String>);

/// A report on made-up instruments: no lexicon knows their names, but each stands on both sides again and again.
const INSTRUMENTS: [(&str, &str); 4] =
    [("glimmerscope", "мерехтовид"), ("fogcomb", "туманогребінь"), ("dunewheel", "дюнокрут"), ("mosslamp", "мохосвіт")];

fn main() -> Result<()> {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let folder = tempfile::tempdir()?;
    let (pairs, path) = match files.as_slice() {
        [] => (sample(), folder.path().join("lexicon.tsv")),
        [pairs, lexicon] => (read(pairs)?, lexicon.clone()),
        _ => bail!("give a file of pairs and one for the lexicon, or none for the bundled pairs"),
    };
    let learnt = Training::new().rounds(2).learn(&pairs, Some, |_| {});
    save(&learnt, &path)?;
    let lexicon = Lexicon::load(BufReader::new(File::open(&path)?))?;
    println!("{} pairs of words learnt from {} pairs of texts, among them", lexicon.len(), pairs.len());
    for entry in lexicon.entries().iter().filter(|entry| entry.forward * entry.backward > 0.25).take(12) {
        println!("  {:<14} {:<14} {:.2} {:.2}", entry.source, entry.target, entry.forward, entry.backward);
    }
    if files.is_empty() {
        println!("\nwithout it: {}", partner(AlignOptions::new()));
        println!("with it:    {}", partner(AlignOptions::new().lexicon(lexicon)));
    }
    Ok(())
}

/// A file that appears when it is whole.
fn save(lexicon: &Lexicon, path: &Path) -> Result<()> {
    let mut file = PartFile::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    lexicon.save(&mut file)?;
    Ok(file.commit()?)
}

/// What stands beside a sentence that says nothing but names.
fn partner(options: AlignOptions) -> String {
    let source = ["A fogcomb, a dunewheel."].map(Unit::new);
    let target = ["Мерехтовид, мохосвіт.", "Туманогребінь, дюнокрут."].map(Unit::new);
    let alignment = Aligner::new(options).align(&mut Cache::default(), &source, &target);
    alignment.to_string().replace('\n', "  ")
}

fn sample() -> Vec<Pair> {
    let pairs = (0..40).map(|at: usize| {
        let ((one, first), (two, second)) = (INSTRUMENTS[at % 4], INSTRUMENTS[(at + 1 + at / 4 % 3) % 4]);
        let en = format!("The {one} and the {two} were shown in hall {}.", at + 11);
        (vec![en], vec![format!("У залі {} показали {first} і {second}.", at + 11)])
    });
    pairs.collect()
}

fn read(path: &Path) -> Result<Vec<Pair>> {
    #[derive(serde::Deserialize)]
    struct Line {
        en: Vec<String>,
        uk: Vec<String>,
    }
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let pair = |line: &str| serde_json::from_str(line).map(|Line { en, uk }| (en, uk));
    text.lines().map(|line| pair(line).with_context(|| line.to_owned())).collect()
}
