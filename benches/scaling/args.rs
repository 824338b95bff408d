//! The arguments.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use super::stage::Stage;

/// How to call the bench.
pub(super) const USAGE: &str = "\
usage: cargo bench --bench growth -- [OPTIONS] [STAGE [SIZE…]]…

STAGE: align (sizes in paragraphs a side), link, run (sizes in pages). All of them where none is named; sizes over two
powers of ten where none is given.

  --out DIR   where growth-STAGE.svg is drawn; by default in target/tmp/growth";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Args {
    pub(super) plans: Vec<Plan>,
    /// Where plots are drawn.
    pub(super) folder: PathBuf,
}

/// A stage, and the sizes to measure it at, growing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) stage: Stage,
    pub(super) sizes: Vec<usize>,
}

impl Args {
    /// Reads the arguments after the program's name; `None` where help is wanted. Plots go to `folder` where no other is
    /// named.
    pub(super) fn read(from: impl IntoIterator<Item = String>, folder: &str) -> Result<Option<Self>> {
        let mut args = Self { plans: Vec::new(), folder: folder.into() };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &str) -> Result<Option<Args>> {
        Args::read(arguments.split_whitespace().map(str::to_owned), "here")
    }

    #[test]
    fn measures_all_stages_where_none_is_named() {
        let args = read("--bench").expect("no wrong argument").expect("no help is asked for");
        let stages: Vec<Stage> = args.plans.iter().map(|plan| plan.stage).collect();
        assert_eq!(stages, Stage::ALL);
        assert!(args.plans.iter().all(|plan| plan.sizes == plan.stage.sizes()));
        assert_eq!(args.folder, PathBuf::from("here"));
    }

    #[test]
    fn takes_sizes_for_those_of_the_stage_before() {
        let args = read("link run 300 30 300 --out there").expect("no wrong argument").expect("no help is asked for");
        let plan = |stage: Stage, sizes: &[usize]| Plan { stage, sizes: sizes.to_vec() };
        assert_eq!(args.plans, [plan(Stage::Link, Stage::Link.sizes()), plan(Stage::Run, &[30, 300])]);
        assert_eq!(args.folder, PathBuf::from("there"));
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for wrong in ["30", "parse", "run 3x", "--fast", "--out"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        assert_eq!(read("--help").expect("no wrong argument"), None);
    }
}
