//! How good that is which a row produces, against gold.

mod beads;
mod counts;
mod shingles;

pub use beads::strict_beads;
pub use counts::Counts;
pub use shingles::Shingles;
