//! The languages that are scored side by side, a lane each.

use crate::Lang;

/// Lanes in a row of scores: a whole number of vector registers.
pub(crate) const LANES: usize = 16;

/// The language of each lane: the Cyrillic ones first, then the Latin ones.
pub(crate) const LANGS: [Lang; 15] = [
    Lang::UK,
    Lang::RU,
    Lang::BE,
    Lang::BG,
    Lang::SR,
    Lang::MK,
    Lang::EN,
    Lang::DE,
    Lang::FR,
    Lang::ES,
    Lang::IT,
    Lang::PT,
    Lang::NL,
    Lang::PL,
    Lang::CS,
];

/// How many of the lanes are Cyrillic.
pub(crate) const CYRILLIC: usize = 6;

/// A writing system that is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Cyrillic,
    Latin,
}

impl Script {
    /// The lanes of the languages that are written in it.
    pub(crate) fn lanes(self) -> std::ops::Range<usize> {
        match self {
            Self::Cyrillic => 0..CYRILLIC,
            Self::Latin => CYRILLIC..LANGS.len(),
        }
    }
}

/// The script of a lane's language.
pub(crate) fn script_of_lane(lane: usize) -> Script {
    if lane < CYRILLIC { Script::Cyrillic } else { Script::Latin }
}

/// The lane of a language.
pub(crate) fn lane_of(lang: Lang) -> Option<usize> {
    LANGS.iter().position(|&known| known == lang)
}

/// Evidence for each lane, in hundredths of a natural logarithm.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scores(pub(crate) [i32; LANES]);

impl Scores {
    pub(crate) fn add_row(&mut self, row: &[i16; LANES]) {
        for (score, &weight) in self.0.iter_mut().zip(row) {
            *score += i32::from(weight);
        }
    }

    /// Adds a row that counts `times`, of which those beyond some ten thousands make no difference.
    pub(crate) fn add_row_times(&mut self, row: &[i16; LANES], times: u32) {
        // No product of the two passes the sums' type.
        let times = i32::from(u16::try_from(times).unwrap_or(u16::MAX));
        for (score, &weight) in self.0.iter_mut().zip(row) {
            *score = score.saturating_add(i32::from(weight) * times);
        }
    }

    /// The best lane of `script` and by how much it leads the next one.
    pub(crate) fn best(&self, script: Script) -> (usize, i32) {
        let (mut best, mut lead) = (script.lanes().start, i32::MAX);
        for lane in script.lanes().skip(1) {
            if self.0[lane] > self.0[best] {
                lead = self.0[lane] - self.0[best];
                best = lane;
            } else {
                lead = lead.min(self.0[best] - self.0[lane]);
            }
        }
        (best, lead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_by_the_distance_to_the_second_best() {
        let mut scores = Scores::default();
        scores.0[0] = 10;
        scores.0[1] = 50;
        scores.0[2] = 40;
        assert_eq!(scores.best(Script::Cyrillic), (1, 10));
        scores.0[2] = 90;
        assert_eq!(scores.best(Script::Cyrillic), (2, 40));
    }
}
