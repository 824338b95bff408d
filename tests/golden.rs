//! The golden pages: real-looking article pages in both languages, and what a careful reader says of them.
//!
//! Each folder of `data/pages` is a case (`data/pages/README.md` tells its form). Every test goes through all cases,
//! collects each disagreement with the gold, prints them all, and fails if there is one. The gold is written by
//! people and never from the output of the program.

mod aligned;
mod case;
mod diff;
mod encodings;
mod gold;
mod linked;
mod markdown;
mod pages;
mod slice;

use diff::Disagreements;
