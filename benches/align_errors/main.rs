//! `align-errors`: what the aligner gets wrong on pairs with known alignment, and what misled it.
//!
//! Prints shares of beads, units left alone and moved beads found, how far scores are probabilities, errors by kind, and
//! the errors of the worst documents with their texts and the evidence of the right and of the wrong beads.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program reports what it measured")]

mod args;
mod corpus;
mod knot;
mod reliability;
mod report;
mod tally;

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use poruch::Cache;
use poruch::align::{AlignOptions, Aligner, Feature};
use poruch_dump::{Lesson as _, Training};

use args::{Args, USAGE};
use corpus::GoldPair;
use knot::Knot;
use report::{Explainer, Kinds};
use tally::{COLUMNS, Tally};

fn main() -> ExitCode {
    let args = match Args::read(std::env::args().skip(1)) {
        Ok(args) => args,
        Err(error) => {
            eprintln!("{error:#}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<()> {
    let options = AlignOptions::new().builtin_lexicon(!args.no_lexicon);
    let options = args.leave_out.iter().fold(options, |options, &feature| options.without(feature));
    if args.leave_each_out {
        return leave_each_out(&options, args);
    }
    let mut total = Tally::default();
    println!("{COLUMNS}");
    let mut sets = Vec::new();
    for file in &args.files {
        let set = Set::measure(file, &options, args)?;
        println!("{} {}", set.tally, file.display());
        total += &set.tally;
        sets.push(set);
    }
    if args.files.len() > 1 {
        println!("{total} all");
    }
    show_reliability(&total);
    show_kinds(&sets, args);
    if args.documents {
        show_documents(&sets);
    }
    show_worst(&sets, args);
    Ok(())
}

/// What is found of all files together, with one kind of evidence left out after another.
fn leave_each_out(options: &AlignOptions, args: &Args) -> Result<()> {
    println!("{COLUMNS}");
    let measure = |options: &AlignOptions, name: &str| -> Result<()> {
        let mut total = Tally::default();
        for file in &args.files {
            total += &Set::measure(file, options, args)?.tally;
        }
        println!("{total} {name}");
        Ok(())
    };
    measure(options, "nothing left out")?;
    Feature::ALL.into_iter().try_for_each(|feature| measure(&options.clone().without(feature), feature.as_str()))
}

/// What was found of a file.
struct Set {
    aligner: Aligner,
    documents: Vec<Document>,
    tally: Tally,
}

/// What was found of a pair.
struct Document {
    pair: GoldPair,
    tally: Tally,
    knots: Vec<Knot>,
}

impl Set {
    fn measure(file: &Path, options: &AlignOptions, args: &Args) -> Result<Self> {
        let pairs = corpus::read(file)?;
        let mut options = options.clone();
        if args.learn {
            let lexicon = Training::new().align(options.clone()).learn(&pairs, Some, |_| {});
            options = options.lexicon(lexicon);
        }
        let (aligner, mut cache) = (Aligner::new(options), Cache::default());
        let measure = |pair| Document::measure(pair, &aligner, &mut cache);
        let documents: Vec<_> = pairs.into_iter().map(measure).collect();
        let mut tally = Tally::default();
        for document in &documents {
            tally += &document.tally;
        }
        Ok(Self { aligner, documents, tally })
    }
}

impl Document {
    fn measure(pair: GoldPair, aligner: &Aligner, cache: &mut Cache) -> Self {
        let [en, uk] = pair.units();
        let beads = aligner.align(cache, &en, &uk).beads;
        let (tally, knots) = (Tally::of(&pair, &beads), knot::find(&pair, &beads));
        Self { pair, tally, knots }
    }

    fn knots_of<'a>(&'a self, args: &Args) -> Vec<&'a Knot> {
        self.knots.iter().filter(|knot| knot.kind.to_string().contains(&args.kind)).collect()
    }
}

fn show_reliability(total: &Tally) {
    let tables = [("beads", &total.scores), ("moved beads", &total.moved_scores), ("units alone", &total.null_scores)];
    for (name, scores) in tables.into_iter().filter(|(_, scores)| scores.count() > 0) {
        print!("\nscores of {name}, calibration error {:.2} %\n{scores}", 100.0 * scores.error());
    }
}

fn show_kinds(sets: &[Set], args: &Args) {
    let mut kinds = Kinds::default();
    let documents = || sets.iter().flat_map(|set| &set.documents);
    documents().flat_map(|document| document.knots_of(args)).for_each(|knot| kinds.add(knot));
    print!("\n{kinds}");
}

fn show_documents(sets: &[Set]) {
    println!("\n{COLUMNS}");
    let mut documents: Vec<_> = sets.iter().flat_map(|set| &set.documents).collect();
    documents.sort_by(|a, b| a.tally.beads.f1().total_cmp(&b.tally.beads.f1()));
    for document in documents {
        println!("{} {}", document.tally, document.pair.id);
    }
}

/// The errors of the documents that cost most beads, and what misled the aligner in all of them.
fn show_worst(sets: &[Set], args: &Args) {
    let mut documents: Vec<(usize, &Document, &Aligner)> = Vec::new();
    for set in sets {
        let cost = |document: &Document| match &*args.kind {
            "" => document.tally.beads.cost(),
            _ => document.knots_of(args).len(),
        };
        let costly = set.documents.iter().map(|document| (cost(document), document, &set.aligner));
        documents.extend(costly.filter(|(cost, ..)| *cost > 0));
    }
    documents.sort_by_key(|(cost, ..)| std::cmp::Reverse(*cost));
    let mut balance = report::Balance::default();
    let mut text = String::new();
    for (at, (_, document, aligner)) in documents.iter().enumerate() {
        let mut explainer = Explainer { aligner, cache: Cache::default(), chars: args.chars, balance };
        let shown = explainer.show(&document.pair, &document.knots_of(args));
        balance = explainer.balance;
        if at < args.worst {
            let _ = writeln!(text, "\n── {}\n{COLUMNS}\n{}\n{shown}", document.pair.id, document.tally);
        }
    }
    println!("\n{balance}\n{text}");
}
