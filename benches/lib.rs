//! The benches: what they go through ([`corpora`], and sites that nobody wrote in [`sites`]), how they measure
//! (`harness`), and what they measure, with rivals as rows of the same run (`tables`); the latter two with the feature
//! `rivals`, which benches and tests turn on.

pub mod corpora;
#[cfg(feature = "rivals")]
pub mod harness;
#[cfg(feature = "rivals")]
pub mod quality;
#[cfg(feature = "rivals")]
pub mod rivals;
pub mod sites;
#[cfg(feature = "rivals")]
pub mod tables;
