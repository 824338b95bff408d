//! The arguments.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::stage::Stage;

/// How to call the bench.
pub(crate) const USAGE: &str = "\
usage: cargo bench --bench growth -- [OPTIONS] [STAGE [SIZE…]]…

STAGE: align (sizes in paragraphs a side), link, run (sizes in pages). All of them where none is named; sizes over two
powers of ten where none is given.

  --out DIR   where growth-STAGE.svg is drawn; by default in target/tmp/growth";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Args {
    pub(crate) plans: Vec<Plan>,
    /// Where plots are drawn.
    pub(crate) folder: PathBuf,
}

/// A stage, and the sizes to measure it at, growing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) stage: Stage,
    pub(crate) sizes: Vec<usize>,
}

impl Args {
    /// Reads the arguments after the program's name; `None` where help is wanted.
    pub(crate) fn read(from: impl IntoIterator<Item = String>) -> Result<Option<Self>> {
        let mut args = Self { plans: Vec::new(), folder: concat!(env!("CARGO_TARGET_TMPDIR"), "/growth").into() };
        let mut from = from.into_iter();
        while let Some(next) = from.next() {
            match &*next {
                "--help" | "-h" => return Ok(None),
                // What cargo adds.
                "--bench" => {}
                "--out" => args.folder = from.next().context("--out wants a folder")?.into(),
                option if option.starts_with('-') => bail!("unknown option {option}\n\n{USAGE}"),
                size if size.starts_with(|c: char| c.is_ascii_digit()) => {
                    let plan = args.plans.last_mut().with_context(|| format!("{size} stands behind no stage"))?;
                    plan.sizes.push(size.parse().with_context(|| format!("{size} is no size"))?);
                }
                stage => args.plans.push(Plan { stage: stage.parse()?, sizes: Vec::new() }),
            }
        }
        if args.plans.is_empty() {
            args.plans = Stage::ALL.map(|stage| Plan { stage, sizes: Vec::new() }).into();
        }
        for plan in &mut args.plans {
            if plan.sizes.is_empty() {
                plan.sizes = plan.stage.sizes().to_vec();
            }
            plan.sizes.sort_unstable();
            plan.sizes.dedup();
        }
        Ok(Some(args))
    }
}
