//! How rows are measured and told: the one harness of all targets.
//!
//! A [`Group`] is a corpus and the [`Row`]s that go through it, ours first. Its rows take turns: every round begins with
//! another row, each row works for a tenth of a second at the least, and how many times the speed of another ours has
//! is the median of what the single rounds say. All rows meet the same noise, so that a ratio holds on a machine that is
//! not quiet; a throughput alone does not.
//!
//! Outside of the timed rounds each row goes through its corpus twice more: once to see that it produces what it should
//! and how good that is, and once to count its allocations.

mod allocations;
mod args;
mod chore;
mod cost;
mod group;
mod machine;
mod markdown;
mod measured;
mod report;
mod session;
mod statistics;
mod turns;

pub use allocations::Allocations;
pub use args::{Args, ArgsError};
pub use chore::Chore;
pub use cost::Cost;
pub use group::{Group, Load, Row, Threads, Unit};
pub use machine::machine;
pub use markdown::markdown;
pub use measured::{Measured, MeasuredRow};
pub use session::Session;
pub use statistics::{Spread, median};

/// What a bench target does: reads the arguments, measures `stage`, and prints every group when it is done.
pub fn main(stage: fn(&mut Session)) {
    #[allow(clippy::print_stdout, reason = "a bench says what it measured")]
    let print = |line: &str| println!("{line}");
    stage(&mut Session::from_args("cargo bench [--bench TARGET] --", print));
}
