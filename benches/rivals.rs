//! Rivals that no crate has: textbook methods, written out.

mod gale_church;
mod ibm_model_1;

pub use gale_church::{gale_church, lengths};
pub use ibm_model_1::ibm_model_1;
