//! Tests of the workspace as a whole, in one binary.

mod examples;
mod golden;
