//! What the evidence of one script says for each of its languages.

use crate::Lang;
use crate::alphabet::Script;

/// The most lanes that a script has.
const LANES: usize = 16;

/// Evidence for each lane, in units of [`crate::table::layout::UNIT`].
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scores([i32; LANES]);

impl Scores {
    /// Adds a row of the table. The rows of a text of [`LONGEST_TEXT`](crate::evidence::LONGEST_TEXT) stay in bounds.
    #[inline]
    pub(crate) fn add_row<const LANES: usize>(&mut self, row: &[u8; LANES]) {
        for (score, &byte) in self.0.iter_mut().zip(row) {
            *score += i32::from(i8::from_le_bytes([byte]));
        }
    }

    /// Adds the sums of the groups of letters of a word.
    #[inline]
    pub(crate) fn add_sums<const LANES: usize>(&mut self, sums: &[i16; LANES]) {
        for (score, &sum) in self.0.iter_mut().zip(sums) {
            *score += i32::from(sum);
        }
    }

    /// Favours one lane.
    pub(crate) fn favour(&mut self, lane: usize, by: i32) {
        self.0[lane] = self.0[lane].saturating_add(by);
    }

    /// The best lane of `script` and by how much it leads the next one.
    pub(crate) fn best(&self, script: Script) -> (usize, i32) {
        let lanes = &self.0[..script.codes().len()];
        let (mut best, mut lead) = (0, i32::MAX);
        for (lane, &score) in lanes.iter().enumerate().skip(1) {
            if score > lanes[best] {
                lead = score.saturating_sub(lanes[best]);
                best = lane;
            } else {
                lead = lead.min(lanes[best].saturating_sub(score));
            }
        }
        (best, lead)
    }
}

/// The script of a language and its lane there.
pub(crate) fn lane_of(lang: Lang) -> Option<(Script, usize)> {
    let in_script = |script: Script| script.codes().iter().position(|&code| Lang::of(code) == lang);
    [Script::Cyrillic, Script::Latin].into_iter().find_map(|script| in_script(script).map(|lane| (script, lane)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_by_the_distance_to_the_second_best() {
        let mut scores = Scores::default();
        scores.favour(0, 10);
        scores.favour(1, 50);
        scores.favour(2, 40);
        assert_eq!(scores.best(Script::Cyrillic), (1, 10));
        scores.favour(2, 50);
        assert_eq!(scores.best(Script::Cyrillic), (2, 40));
    }

    #[test]
    fn reads_rows_as_signed_bytes() {
        let mut scores = Scores::default();
        scores.add_row(&[0xFF, 5, 0x80, 0, 0, 0, 0, 0]);
        assert_eq!(scores.best(Script::Cyrillic), (1, 5));
    }

    #[test]
    fn knows_the_lane_of_each_language() {
        assert_eq!(lane_of(Lang::UK), Some((Script::Cyrillic, 0)));
        assert_eq!(lane_of(Lang::EN), Some((Script::Latin, 0)));
        assert_eq!(lane_of(Lang::UND), None);
    }
}
