//! Lexicons as text files.

use std::io::{self, BufRead, Write};

use super::{Lexicon, LexiconBuilder, LexiconError, LineFault};
use crate::tongue;

/// The first line of a lexicon file.
pub(super) const HEADER: &str = "# poruch lexicon v1";

impl Lexicon {
    /// Reads a lexicon file.
    ///
    /// The first line is `# poruch lexicon v1`. Each other line is an entry of three or four fields with tabs between:
    /// an English word, a Ukrainian word, the probability that the first is translated by the second, and the
    /// probability of the other direction (by default the same). Empty lines and lines that start with `#` are skipped.
    /// Words may stand in any inflected form.
    ///
    /// ```
    /// use poruch_align::Lexicon;
    ///
    /// let text = "# poruch lexicon v1\npeace\tмир\t0.9\t0.6\n";
    /// let lexicon = Lexicon::load(text.as_bytes())?;
    /// assert_eq!(lexicon.probability("peace", "мирі"), 0.9);
    /// # Ok::<(), poruch_align::LexiconError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where reading fails, the first line is another one, or a line is no entry.
    pub fn load(reader: impl BufRead) -> Result<Self, LexiconError> {
        let mut lines = reader.lines();
        let header = lines.next().transpose()?;
        if header.as_deref().map(|line| line.trim_start_matches('\u{feff}').trim_end()) != Some(HEADER) {
            return Err(LexiconError::Header);
        }
        let mut builder = LexiconBuilder::new();
        for (line, number) in lines.zip(2..) {
            let line = line?;
            let line = line.trim_end_matches('\r');
            if !line.is_empty() && !line.starts_with('#') {
                add_entry(&mut builder, line).map_err(|fault| LexiconError::Line { number, fault })?;
            }
        }
        Ok(builder.build())
    }

    /// Writes the lexicon as a file that [`load`](Self::load) reads, in the order of its words.
    ///
    /// # Errors
    ///
    /// Where writing fails.
    pub fn save(&self, mut writer: impl Write) -> io::Result<()> {
        writeln!(writer, "{HEADER}")?;
        for entry in self.entries() {
            writeln!(writer, "{}\t{}\t{}\t{}", entry.source, entry.target, entry.forward, entry.backward)?;
        }
        writer.flush()
    }
}

fn add_entry(builder: &mut LexiconBuilder, line: &str) -> Result<(), LineFault> {
    let fields: Vec<&str> = line.split('\t').collect();
    let (source, target, forward, backward) = match *fields {
        [source, target, forward] => (source, target, forward, forward),
        [source, target, forward, backward] => (source, target, forward, backward),
        _ => return Err(LineFault::Fields(fields.len())),
    };
    let probability = |field: &str, at| {
        field.trim().parse().ok().filter(|value| (0.0..=1.0).contains(value)).ok_or(LineFault::Probability(at))
    };
    let (source, target) = (single_word(source, 1)?, single_word(target, 2)?);
    builder.add_pair(source, target, probability(forward, 3)?, probability(backward, fields.len())?);
    Ok(())
}

fn single_word(field: &str, at: usize) -> Result<&str, LineFault> {
    let field = field.trim();
    if tongue::words(field).next() == Some(field) { Ok(field) } else { Err(LineFault::Word(at)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str) -> Result<Lexicon, LexiconError> {
        Lexicon::load(text.as_bytes())
    }

    fn fault(line: &str) -> (usize, LineFault) {
        match load(&format!("{HEADER}\n# a remark\n{line}\n")) {
            Err(LexiconError::Line { number, fault }) => (number, fault),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_saved_lexicon_loads_equal() {
        let builtin = Lexicon::builtin();
        let mut saved = Vec::new();
        builtin.save(&mut saved).expect("a vector takes all");
        let loaded = Lexicon::load(saved.as_slice()).expect("a saved lexicon loads");
        assert_eq!(loaded.len(), builtin.len());
        let mut again = Vec::new();
        loaded.save(&mut again).expect("a vector takes all");
        assert_eq!(again, saved);
    }

    #[test]
    fn says_which_line_is_wrong_and_why() {
        assert_eq!(fault("peace"), (3, LineFault::Fields(1)));
        assert_eq!(fault("\tмир\t0.5"), (3, LineFault::Word(1)));
        assert_eq!(fault("peace\tмир і війна\t0.5"), (3, LineFault::Word(2)));
        assert_eq!(fault("peace\tмир\t1.5"), (3, LineFault::Probability(3)));
        assert_eq!(fault("peace\tмир\t0.5\tNaN"), (3, LineFault::Probability(4)));
    }

    #[test]
    fn refuses_other_files_and_other_versions() {
        assert!(matches!(load(""), Err(LexiconError::Header)));
        assert!(matches!(load("# poruch lexicon v2\n"), Err(LexiconError::Header)));
        assert!(matches!(load("{\"en\": 1}"), Err(LexiconError::Header)));
    }

    #[test]
    fn takes_windows_line_ends_and_empty_lines() {
        let lexicon = load("# poruch lexicon v1\r\n\r\npeace\tмир\t0.5\r\n").expect("an entry");
        assert!((lexicon.probability("peace", "мир") - 0.5).abs() < f32::EPSILON);
    }
}
