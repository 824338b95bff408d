//! The benches: what they go through ([`corpora`], and sites that nobody wrote in [`sites`]), how they measure
//! (`harness`), what they measure, with rivals as rows of the same run (`tables`), and how costs grow (`scaling`); all but
//! the first two with the feature `rivals`, which benches and tests turn on.

pub mod corpora;
#[cfg(feature = "rivals")]
pub mod harness;
#[cfg(feature = "rivals")]
pub mod quality;
#[cfg(feature = "rivals")]
pub mod regression;
#[cfg(feature = "rivals")]
pub mod rivals;
#[cfg(feature = "rivals")]
pub mod scaling;
pub mod sites;
#[cfg(feature = "rivals")]
pub mod tables;
