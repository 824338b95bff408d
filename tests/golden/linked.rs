//! The pages of all cases linked as if they were one crawl.

use poruch::link::{Digest, link};

use super::Disagreements;
use super::case;
use super::diff::Sets;

#[test]
fn versions_of_one_article_are_linked_and_nothing_else() {
    let (mut digests, mut expected) = (Vec::new(), Vec::new());
    for case in case::all() {
        digests.extend(case.gold.pages.values().map(|page| Digest::of(&case.parse(page))));
        expected.push(format!("{} = {}", case.gold.en().url, case.gold.uk().url));
    }
    let linkage = link(&digests);
    let found: Vec<_> =
        linkage.pairs.iter().map(|pair| format!("{} = {}", digests[pair.en].url(), digests[pair.uk].url())).collect();
    let mut disagreements = Disagreements::default();
    disagreements.expect_set("all cases", "pairs", &Sets { expected: &expected, allowed: &[], found: &found });
    disagreements.assert_none();
}
