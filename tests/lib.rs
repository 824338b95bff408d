//! Tests of the workspace as a whole: the golden pages under `data/pages`, the examples, the code of the README.
//!
//! All but the README's code is in the one integration binary, `main.rs`: `cargo test -p poruch-tests`.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
