//! What the page says about its article, each value with where it was read.

mod authors;
mod category;
mod dates;
mod describe;
mod image;
pub(crate) mod json_ld;
mod near;
mod site_name;
mod tags;
mod visible_date;

pub(crate) use describe::{Sources, description, read};
pub(crate) use image::lead_picture;
pub(crate) use visible_date::begins as begins_with_date;
