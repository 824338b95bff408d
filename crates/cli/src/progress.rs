//! How far a run is: a bar on a terminal, a line a stage otherwise.
#![allow(clippy::print_stderr, reason = "a run says on standard error how far it is")]

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressStyle};
use poruch_dump::{Observer, Progress, Stage};

/// Shows how far a run is.
#[derive(Debug)]
pub(crate) struct Bar {
    /// Absent where standard error is no terminal.
    bar: Option<ProgressBar>,
}

impl Bar {
    pub(crate) fn new() -> Self {
        Self { bar: std::io::stderr().is_terminal().then(ProgressBar::no_length) }
    }

    /// Shows how much of what the stage counts is done.
    pub(crate) fn advance(&self, done: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(done);
        }
    }

    /// Takes the bar off the terminal.
    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl Observer for Bar {
    fn stage(&self, stage: Stage, total: Option<u64>) {
        let Some(bar) = &self.bar else {
            eprintln!("{}", name(stage));
            return;
        };
        bar.reset();
        bar.set_style(style(stage));
        bar.set_message(name(stage));
        match total {
            Some(total) => bar.set_length(total),
            None => bar.unset_length(),
        }
    }

    fn progress(&self, progress: Progress) {
        self.advance(progress.done);
        if let Some(bar) = &self.bar {
            bar.set_prefix(match progress {
                Progress { pages, pairs: 0, .. } => format!("{pages} pages"),
                Progress { pages, pairs, .. } => format!("{pages} pages, {pairs} pairs"),
            });
        }
    }
}

fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Read => "reading",
        Stage::Link => "linking",
        Stage::Learn => "learning",
        Stage::Align => "aligning",
        _ => "working",
    }
}

fn style(stage: Stage) -> ProgressStyle {
    let template = if stage == Stage::Read {
        "{msg:9} {wide_bar} {binary_bytes}/{binary_total_bytes} {prefix} {eta}"
    } else {
        "{msg:9} {wide_bar} {pos}/{len} {prefix} {eta}"
    };
    ProgressStyle::with_template(template).expect("the template is well formed")
}
