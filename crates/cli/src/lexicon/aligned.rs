//! Lines that a lexicon is learnt from.

use poruch::align::Unit;
use poruch_dump::{KnownBead, Lesson};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::line::{LineError, read};
use crate::pair::Pair;

/// A line that a lexicon is learnt from.
pub(super) enum Taught {
    /// A pair of texts, to be aligned.
    Pair(Pair),
    /// A pair whose beads are known.
    Aligned(Aligned),
}

/// The texts of an aligned article, and its beads.
pub(super) struct Aligned {
    en: Vec<String>,
    uk: Vec<String>,
    beads: Vec<KnownBead>,
}

/// What tells an aligned article from a pair of texts.
#[derive(Deserialize)]
struct Probe {
    en: Option<IgnoredAny>,
    beads: Option<IgnoredAny>,
}

/// A line of `aligned.jsonl`.
#[derive(Deserialize)]
struct Article {
    beads: Vec<Bead>,
}

#[derive(Deserialize)]
struct Bead {
    en: Vec<String>,
    uk: Vec<String>,
    /// A bead without a score is one that somebody is sure of.
    #[serde(default = "sure")]
    score: f32,
}

fn sure() -> f32 {
    1.0
}

impl Taught {
    pub(super) fn read(line: &[u8]) -> Result<Self, LineError> {
        let probe = read::<Probe>(line).map_err(|(_, error)| error)?.1;
        if probe.en.is_none() && probe.beads.is_some() {
            let article = read::<Article>(line).map_err(|(_, error)| error)?.1;
            return Ok(Self::Aligned(Aligned::of(article)));
        }
        let (_, pair) = Pair::read(line).map_err(|(_, error)| error)?;
        Ok(Self::Pair(pair))
    }
}

impl Aligned {
    fn of(article: Article) -> Self {
        let mut aligned = Self { en: Vec::new(), uk: Vec::new(), beads: Vec::new() };
        for bead in article.beads {
            let (source, target) = (aligned.en.len(), aligned.uk.len());
            aligned.en.extend(bead.en);
            aligned.uk.extend(bead.uk);
            let (source, target) = (source..aligned.en.len(), target..aligned.uk.len());
            aligned.beads.push(KnownBead { source, target, score: bead.score });
        }
        aligned
    }
}

impl Lesson for Taught {
    fn units(&self) -> [Vec<Unit<'_>>; 2] {
        match self {
            Self::Pair(pair) => pair.units(),
            Self::Aligned(Aligned { en, uk, .. }) => {
                [en, uk].map(|side| side.iter().map(|text| Unit::new(text)).collect())
            }
        }
    }

    fn beads(&self) -> Option<&[KnownBead]> {
        match self {
            Self::Pair(_) => None,
            Self::Aligned(aligned) => Some(&aligned.beads),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beads_keep_their_texts() {
        let line = r#"{"beads":[{"en":["a","b"],"uk":["в"],"score":0.9},{"en":[],"uk":["г"]}]}"#;
        let taught = Taught::read(line.as_bytes()).expect("a line of beads");
        let bead = |source, target, score| KnownBead { source, target, score };
        assert_eq!(taught.beads(), Some(&[bead(0..2, 0..1, 0.9), bead(2..2, 1..2, 1.0)][..]));
        let [en, uk] = taught.units();
        assert_eq!((en[1].text, uk[1].text), ("b", "г"));
    }

    #[test]
    fn beads_beside_texts_are_not_taken() {
        let line = r#"{"en":["a"],"uk":["б"],"beads":[{"en":[0],"uk":[0]}]}"#;
        assert!(Taught::read(line.as_bytes()).is_ok_and(|taught| taught.beads().is_none()));
    }
}
