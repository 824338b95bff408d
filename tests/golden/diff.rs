//! Disagreements with the gold, collected and shown together.

use std::fmt::{Debug, Write as _};

/// Disagreements with the gold, in the order found.
#[derive(Default)]
pub(super) struct Disagreements {
    text: String,
    count: usize,
}

impl Disagreements {
    /// A value that must be equal to the gold's.
    pub(super) fn expect<T: PartialEq + Debug>(&mut self, place: &str, field: &str, expected: &T, found: &T) {
        if expected != found {
            self.add(place, field, &format!("    - {expected:?}\n    + {found:?}\n"));
        }
    }

    /// Lines that must be equal to the gold's, in order.
    pub(super) fn expect_lines(&mut self, place: &str, field: &str, expected: &[String], found: &[String]) {
        if expected != found {
            self.add(place, field, &line_diff(expected, found));
        }
    }

    /// Lines of which `expected` must be there and others only if they are `allowed`; order is free.
    pub(super) fn expect_set(&mut self, place: &str, field: &str, sets: &Sets<'_>) {
        let Sets { expected, allowed, found } = *sets;
        let missing = left_over(expected, found).into_iter().map(|line| format!("    - {line}\n"));
        let known: Vec<_> = expected.iter().chain(allowed).cloned().collect();
        let strange = left_over(found, &known).into_iter().map(|line| format!("    + {line}\n"));
        let diff: String = missing.chain(strange).collect();
        if !diff.is_empty() {
            self.add(place, field, &diff);
        }
    }

    /// Anything else that is wrong.
    pub(super) fn add(&mut self, place: &str, field: &str, diff: &str) {
        self.count += 1;
        writeln!(self.text, "{place}: {field}\n{diff}").expect("writing to a string does not fail");
    }

    /// Fails if there was any disagreement, showing them all.
    #[track_caller]
    pub(super) fn assert_none(&self) {
        assert!(self.count == 0, "{} disagreements with the gold (- gold, + found):\n\n{}", self.count, self.text);
    }
}

/// The lines that [`Disagreements::expect_set`] compares.
pub(super) struct Sets<'a> {
    pub(super) expected: &'a [String],
    pub(super) allowed: &'a [String],
    pub(super) found: &'a [String],
}

/// The lines that have no equal among `others`, each of which stands for one line.
fn left_over<'a>(lines: &'a [String], others: &[String]) -> Vec<&'a String> {
    let mut others: Vec<_> = others.iter().collect();
    let mut rest = Vec::new();
    for line in lines {
        match others.iter().position(|other| *other == line) {
            Some(index) => drop(others.swap_remove(index)),
            None => rest.push(line),
        }
    }
    rest
}

/// The lines that differ, with `-` for the gold's and `+` for those found, in order.
fn line_diff(expected: &[String], found: &[String]) -> String {
    let common = common_lengths(expected, found);
    let (mut i, mut j) = (0, 0);
    let mut diff = Vec::new();
    while i < expected.len() || j < found.len() {
        if i < expected.len() && j < found.len() && expected[i] == found[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == found.len() || (i < expected.len() && common[i + 1][j] >= common[i][j + 1]) {
            diff.push(format!("    - {}\n", expected[i]));
            i += 1;
        } else {
            diff.push(format!("    + {}\n", found[j]));
            j += 1;
        }
    }
    diff.concat()
}

/// The length of the longest common subsequence of the rests from `i` and from `j`.
fn common_lengths(expected: &[String], found: &[String]) -> Vec<Vec<usize>> {
    let mut common = vec![vec![0; found.len() + 1]; expected.len() + 1];
    for i in (0..expected.len()).rev() {
        for j in (0..found.len()).rev() {
            let longer = common[i + 1][j].max(common[i][j + 1]);
            common[i][j] = if expected[i] == found[j] { common[i + 1][j + 1] + 1 } else { longer };
        }
    }
    common
}

#[test]
fn shows_lines_that_differ() {
    let lines = |text: &str| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
    assert_eq!(line_diff(&lines("один два три"), &lines("один три чотири")), "    - два\n    + чотири\n");
    assert_eq!(line_diff(&lines("один"), &lines("один")), "");
}

#[test]
fn sees_missing_strange_and_repeated_lines() {
    let lines = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    let (expected, allowed, found) = (lines("a b e e"), lines("c"), lines("b b c d e e"));
    let mut disagreements = Disagreements::default();
    disagreements.expect_set("case", "links", &Sets { expected: &expected, allowed: &allowed, found: &found });
    assert_eq!(disagreements.text, "case: links\n    - a\n    + b\n    + d\n\n");
}
