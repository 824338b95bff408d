//! How many beads were found.

use std::collections::HashSet;
use std::hash::Hash;

use super::counts::Counts;

/// How many of the known beads are among those found, where a bead is right only as a whole and those of one side do not
/// count.
pub fn strict_beads<T: Eq + Hash>(
    found: impl IntoIterator<Item = [Vec<T>; 2]>,
    gold: impl IntoIterator<Item = [Vec<T>; 2]>,
) -> Counts {
    let has_both = |[en, uk]: &[Vec<T>; 2]| !en.is_empty() && !uk.is_empty();
    let gold: HashSet<[Vec<T>; 2]> = gold.into_iter().filter(has_both).collect();
    let found: HashSet<[Vec<T>; 2]> = found.into_iter().filter(has_both).collect();
    Counts { right: found.intersection(&gold).count(), found: found.len(), gold: gold.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_beads_of_two_sides_count() {
        let gold = [[vec![0], vec![0]], [vec![1], vec![1, 2]], [vec![2], vec![]]];
        let found = [[vec![0], vec![0]], [vec![1], vec![1]], [vec![2], vec![]], [vec![], vec![2]]];
        assert_eq!(strict_beads(found, gold), Counts { right: 1, found: 2, gold: 2 });
    }
}
