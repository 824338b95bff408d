//! What the page says about its article, each value with where it was read.

mod authors;
mod dates;
mod describe;
pub(crate) mod json_ld;
mod visible_date;

pub(crate) use describe::{Sources, description, has_rel, read, title_names};
