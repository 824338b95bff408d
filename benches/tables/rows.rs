//! Names of rows that stand in more than one table.

/// Ours.
pub(super) const OURS: &str = "poruch";
/// The parser that ours stands on, making the tree that comes with it and nothing else.
pub(super) const BARE_TREE: &str = "html5ever + RcDom, bare tree";
