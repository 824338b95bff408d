//! Environment variables that name files of the caller's own.

/// A file of pages.
pub(super) const PAGES: &str = "PORUCH_BENCH_PAGES";
/// A file of texts with their language.
pub(super) const TEXT: &str = "PORUCH_BENCH_TEXT";
/// A web archive.
pub(super) const DUMP: &str = "PORUCH_BENCH_DUMP";
