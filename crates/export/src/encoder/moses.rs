//! Two plain texts whose lines correspond.
//!
//! A line is a pair of sentences where the bead has them, a whole bead otherwise; beads without a partner are left out.
//! Nothing is escaped (the tokenizer of the Moses tools does that): white space of any kind, line separators among it,
//! becomes one space, so that a text is one line to every reader.

use std::io;

use super::Encoder;
use crate::article::{SentencePair, joined};
use crate::{Article, Bead};

pub(super) struct Moses;

impl Encoder for Moses {
    fn article(&mut self, article: &Article<'_>, out: &mut [Vec<u8>]) -> io::Result<()> {
        for bead in article.matched() {
            for (en, uk) in pairs(bead) {
                let (en, uk) = (line(&en), line(&uk));
                if !en.is_empty() && !uk.is_empty() {
                    push_line(&mut out[0], &en);
                    push_line(&mut out[1], &uk);
                }
            }
        }
        Ok(())
    }
}

fn pairs(bead: &Bead<'_>) -> Vec<(String, String)> {
    if bead.sentences.is_empty() {
        return vec![(joined(&bead.en, " "), joined(&bead.uk, " "))];
    }
    let matched = bead.sentences.iter().filter(|pair| pair.is_matched());
    matched.map(|SentencePair { en, uk, .. }| (en.join(" "), uk.join(" "))).collect()
}

fn line(text: &str) -> String {
    // U+0085, U+2028 and U+2029 are white space to `split_whitespace`; the separators U+001C to U+001F are not, but end
    // a line in Python.
    let words = text.split(|char: char| char.is_whitespace() || char.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn push_line(out: &mut Vec<u8>, line: &str) {
    out.extend_from_slice(line.as_bytes());
    out.push(b'\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Side, Text, Writer, sample};

    fn check(article: &Article<'_>, expected: [&str; 2]) {
        let mut writer = Writer::new(Format::Moses, [Vec::new(), Vec::new()]).unwrap();
        writer.write(article).unwrap();
        let streams = writer.finish().unwrap().into_iter().map(|stream| String::from_utf8(stream).unwrap());
        assert_eq!(streams.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn writes_a_line_a_pair_of_sentences() {
        let expected =
            ["A <title> & more\nFirst paragraph.\nSecond paragraph.\n", "Назва\nПерший абзац.\nДругий абзац.\n"];
        check(&sample::article(), expected);
    }

    #[test]
    fn keeps_a_text_of_several_lines_on_one() {
        let bead = Bead::new(vec![Text::new("code", "a\r\n\tb\u{2028}c\u{1c}d")], vec![Text::new("code", "е  є")]);
        check(&Article::new(Side::new(), Side::new()).with_beads(vec![bead]), ["a b c d\n", "е є\n"]);
    }
}
