//! What words say about a page's parts: class names of elements, and labels that a reader sees.

pub(crate) mod caption;
pub(crate) mod class;
pub(crate) mod label;
mod prompt;
pub(crate) mod read_also;
pub(crate) mod said;
pub(crate) mod source;
