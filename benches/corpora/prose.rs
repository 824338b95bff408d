//! Prose of any length in both languages, with noise and with its gold.

use poruch::parse::{Page, Parser};

use super::cases::{Case, GoldBead, cases};
use crate::sites::Random;

/// English and Ukrainian paragraphs, and which of them correspond.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    /// English paragraphs.
    pub en: Vec<String>,
    /// Ukrainian paragraphs.
    pub uk: Vec<String>,
    /// Which of them correspond; those that correspond to nothing stand in no bead.
    pub beads: Vec<GoldBead>,
}

/// English and Ukrainian prose of `size` units a side, with noise: units left out on one side, units joined.
///
/// The units are those of the bundled pages, over and over; each time the figures in them are others, and a name is
/// added to those of a page, so that no two rounds are alike.
pub fn noisy_prose(size: usize) -> Prose {
    let parser = Parser::default();
    let pages: Vec<(Case, (Page, Page))> = cases()
        .into_iter()
        .map(|case| {
            let pages = case.read_pages(&parser);
            (case, pages)
        })
        .collect();
    let mut prose = Prose::default();
    let mut random = Random::new(20_260_101);
    for round in 0.. {
        for (case, (en, uk)) in &pages {
            let name = Name(random.next());
            let en = push_noisy(en, (round, name.english()), &mut random, &mut prose.en);
            let uk = push_noisy(uk, (round, name.ukrainian()), &mut random, &mut prose.uk);
            prose.beads.extend(moved_to(&case.beads, &en, &uk));
            if prose.en.len().min(prose.uk.len()) >= size {
                prose.truncate(size);
                return prose;
            }
        }
    }
    prose
}

/// Appends the units of a page, with noise. Tells for each unit at which paragraph it stands, if at any.
fn push_noisy(
    page: &Page,
    (round, name): (u32, String),
    random: &mut Random,
    texts: &mut Vec<String>,
) -> Vec<Option<usize>> {
    let start = texts.len();
    let push = |unit: &str| {
        let text: String = unit.chars().map(|letter| turned(letter, round)).collect();
        match random.below(20) {
            0 => return None,
            1 if texts.len() > start => {
                let last = texts.len() - 1;
                texts[last] = format!("{} {text}", texts[last]);
            }
            2..=9 => texts.push(format!("{text} {name}.")),
            _ => texts.push(text),
        }
        Some(texts.len() - 1)
    };
    page.units().map(|unit| unit.text).map(push).collect()
}

/// The beads of a page where its units stand at other places: those that a joined paragraph is part of are one.
fn moved_to(beads: &[GoldBead], en: &[Option<usize>], uk: &[Option<usize>]) -> Vec<GoldBead> {
    let mut moved: Vec<GoldBead> = Vec::new();
    for bead in beads {
        let mut bead = GoldBead { en: places(&bead.en, en), uk: places(&bead.uk, uk) };
        let shares = |other: &mut GoldBead| {
            let any = |one: &[usize], other: &[usize]| one.iter().any(|place| other.contains(place));
            any(&bead.en, &other.en) || any(&bead.uk, &other.uk)
        };
        let joined: Vec<GoldBead> = moved.extract_if(.., shares).collect();
        for other in joined {
            bead.en.extend(other.en);
            bead.uk.extend(other.uk);
        }
        for side in [&mut bead.en, &mut bead.uk] {
            side.sort_unstable();
            side.dedup();
        }
        moved.push(bead);
    }
    moved.retain(|bead| !bead.en.is_empty() && !bead.uk.is_empty());
    moved
}

fn places(units: &[usize], at: &[Option<usize>]) -> Vec<usize> {
    units.iter().filter_map(|&unit| at[unit]).collect()
}

impl Prose {
    fn truncate(&mut self, size: usize) {
        self.en.truncate(size);
        self.uk.truncate(size);
        for bead in &mut self.beads {
            bead.en.retain(|&place| place < size);
            bead.uk.retain(|&place| place < size);
        }
        self.beads.retain(|bead| !bead.en.is_empty() && !bead.uk.is_empty());
    }
}

/// A digit as it stands in the given round.
fn turned(letter: char, round: u32) -> char {
    let digit = letter.to_digit(10).filter(|&digit| digit > 0);
    digit.and_then(|digit| char::from_digit((digit + round) % 9 + 1, 10)).unwrap_or(letter)
}

/// A made-up name of three syllables.
struct Name(u64);

const SYLLABLES: [(&str, &str); 8] = [
    ("bar", "бар"),
    ("len", "лен"),
    ("dim", "дім"),
    ("ros", "рос"),
    ("tel", "тел"),
    ("gor", "гор"),
    ("fan", "фан"),
    ("kur", "кур"),
];

impl Name {
    fn english(&self) -> String {
        format!("Mr Sh{}", self.syllables(|(english, _)| english))
    }

    fn ukrainian(&self) -> String {
        format!("Пан Ш{}", self.syllables(|(_, ukrainian)| ukrainian))
    }

    fn syllables(&self, side: impl Fn((&'static str, &'static str)) -> &'static str) -> String {
        [0, 3, 6].map(|shift| side(SYLLABLES[(self.0 >> shift & 7) as usize])).concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bead(en: &[usize], uk: &[usize]) -> GoldBead {
        GoldBead { en: en.to_vec(), uk: uk.to_vec() }
    }

    #[test]
    fn beads_follow_their_units() {
        let beads = [bead(&[0], &[0]), bead(&[1], &[1, 2]), bead(&[2], &[])];
        let (en, uk) = ([Some(10), Some(11), None], [Some(20), Some(21), Some(22)]);
        assert_eq!(moved_to(&beads, &en, &uk), [bead(&[10], &[20]), bead(&[11], &[21, 22])]);
    }

    #[test]
    fn beads_whose_paragraphs_were_joined_are_one() {
        let beads = [bead(&[0], &[0]), bead(&[1], &[1]), bead(&[2], &[2])];
        let (en, uk) = ([Some(0), Some(0), Some(1)], [Some(0), None, Some(1)]);
        assert_eq!(moved_to(&beads, &en, &uk), [bead(&[0], &[0]), bead(&[1], &[1])]);
    }

    #[test]
    fn prose_is_as_long_as_asked_for() {
        let prose = noisy_prose(100);
        assert_eq!((prose.en.len(), prose.uk.len()), (100, 100));
        assert!(prose.beads.len() > 70, "{} beads", prose.beads.len());
    }
}
