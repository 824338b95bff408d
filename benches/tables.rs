//! What is measured: a function a stage, with ours first in every group and rivals as rows of the same run.

mod align;
mod archived;
mod detect;
mod extract;
mod floors;
mod learn;
mod link;
mod parse;
mod pipeline;
mod rows;
mod run;
mod segment;
mod variables;

pub use align::align;
pub use detect::detect;
pub use extract::extract;
pub use floors::floors;
pub use learn::learn;
pub use link::link;
pub use parse::parse;
pub use pipeline::pipeline;
pub use run::run;
pub use segment::segment;

use crate::harness::Session;

/// All stages with rivals, in the order of the data.
pub const STAGES: [fn(&mut Session); 9] = [parse, extract, detect, segment, align, learn, link, pipeline, run];
