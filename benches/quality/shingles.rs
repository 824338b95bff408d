//! How much of a text was found.

use std::collections::HashMap;

use super::counts::Counts;

/// Words of a shingle: as many as in the article extraction benchmark of Scrapinghub (2020).
const WORDS: usize = 4;

/// Runs of four words, and how often each stands in a text: so that order counts, and the borders of blocks do not.
#[derive(Debug, Clone, Default)]
pub struct Shingles(HashMap<Vec<String>, usize>);

impl Shingles {
    /// The shingles of a text; one of fewer than four words is one.
    pub fn of(text: &str) -> Self {
        let words = words(text);
        let mut shingles = Self::default();
        for run in words.windows(WORDS.min(words.len()).max(1)) {
            *shingles.0.entry(run.to_vec()).or_default() += 1;
        }
        shingles
    }

    /// How many of these are among those found.
    pub fn among(&self, found: &Self) -> Counts {
        let right = |(run, &times): (&Vec<String>, &usize)| times.min(self.0.get(run).copied().unwrap_or_default());
        Counts { right: found.0.iter().map(right).sum(), found: found.0.values().sum(), gold: self.0.values().sum() }
    }
}

/// The words of a text, in small letters.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Six shingles.
    const GOLD: &str = "The bridge was opened on Sunday.\n\nBuses crossed first.";

    fn check(text: &str, right: usize, found: usize) {
        assert_eq!(Shingles::of(GOLD).among(&Shingles::of(text)), Counts { right, found, gold: 6 }, "{text}");
    }

    #[test]
    fn white_space_case_and_marks_do_not_count() {
        check(GOLD, 6, 6);
        check("the  BRIDGE was opened, on Sunday – buses crossed first", 6, 6);
    }

    #[test]
    fn more_and_less_than_the_text_counts() {
        check("The bridge was opened on Sunday.", 3, 3);
        check(&format!("{GOLD} Subscribe now"), 6, 8);
        check("", 0, 0);
    }

    #[test]
    fn text_that_stands_twice_is_found_once() {
        check(&format!("{GOLD} {GOLD}"), 6, 15);
    }

    #[test]
    fn order_counts() {
        check("Buses crossed first. The bridge was opened on Sunday.", 3, 6);
    }

    #[test]
    fn a_short_text_is_one_shingle() {
        let counts = Shingles::of("Opened today").among(&Shingles::of("opened today"));
        assert_eq!(counts, Counts { right: 1, found: 1, gold: 1 });
    }
}
