//! TMX 1.4: a unit a bead, or a unit a pair of sentences.
//!
//! Beads without a partner are left out: a unit is a text and its translation. The paragraphs of a bead are joined by a
//! line feed, sentences by a space. A bead without known sentences stands in a document of sentences as one unit that
//! says `segtype="paragraph"`. `srclang` is English; each unit names its score, kind and the addresses it came from.

use std::io;

use super::Encoder;
use super::xml::Xml;
use crate::article::joined;
use crate::{Article, Bead, SentencePair};

pub(super) struct Tmx {
    segment: &'static str,
    units: usize,
}

/// A unit to write.
struct Unit<'a> {
    segment: &'static str,
    kind: &'a str,
    score: f32,
    en: String,
    uk: String,
}

const PARAGRAPH: &str = "paragraph";
const SENTENCE: &str = "sentence";

impl Tmx {
    pub(super) fn paragraphs() -> Self {
        Self { segment: PARAGRAPH, units: 0 }
    }

    pub(super) fn sentences() -> Self {
        Self { segment: SENTENCE, units: 0 }
    }

    fn units<'a>(&self, bead: &'a Bead<'_>) -> Vec<Unit<'a>> {
        if self.segment == PARAGRAPH || bead.sentences.is_empty() {
            return vec![Unit::of_bead(bead)];
        }
        let matched = bead.sentences.iter().filter(|pair| pair.is_matched());
        matched.map(|pair| Unit::of_sentences(pair, bead.kind)).collect()
    }

    fn unit(&mut self, xml: &mut Xml<'_>, unit: &Unit<'_>, article: &Article<'_>) -> io::Result<()> {
        self.units += 1;
        let id = self.units.to_string();
        let mut attributes = vec![("tuid", id.as_str())];
        if unit.segment != self.segment {
            attributes.push(("segtype", unit.segment));
        }
        xml.open("tu", &attributes)?;
        xml.text("prop", &[("type", "x-score")], &format!("{:.4}", unit.score))?;
        xml.text("prop", &[("type", "x-kind")], unit.kind)?;
        variant(xml, "en", article.en.url, &unit.en)?;
        variant(xml, "uk", article.uk.url, &unit.uk)?;
        xml.close("tu")
    }
}

impl Encoder for Tmx {
    fn head(&mut self, out: &mut [Vec<u8>]) -> io::Result<()> {
        let mut xml = Xml::at_depth(&mut out[0], 0);
        xml.declaration()?;
        xml.open("tmx", &[("version", "1.4")])?;
        let attributes = [
            ("creationtool", "poruch"),
            ("creationtoolversion", env!("CARGO_PKG_VERSION")),
            ("segtype", self.segment),
            ("o-tmf", "poruch"),
            ("adminlang", "en"),
            ("srclang", "en"),
            ("datatype", "PlainText"),
        ];
        xml.empty("header", &attributes)?;
        xml.open("body", &[])
    }

    fn article(&mut self, article: &Article<'_>, out: &mut [Vec<u8>]) -> io::Result<()> {
        let mut xml = Xml::at_depth(&mut out[0], 2);
        for bead in article.matched() {
            for unit in self.units(bead) {
                self.unit(&mut xml, &unit, article)?;
            }
        }
        Ok(())
    }

    fn foot(&mut self, out: &mut [Vec<u8>]) -> io::Result<()> {
        let mut xml = Xml::at_depth(&mut out[0], 2);
        xml.close("body")?;
        xml.close("tmx")
    }
}

impl<'a> Unit<'a> {
    fn of_bead(bead: &'a Bead<'_>) -> Self {
        let (en, uk) = (joined(&bead.en, "\n"), joined(&bead.uk, "\n"));
        Self { segment: PARAGRAPH, kind: bead.kind, score: bead.score, en, uk }
    }

    fn of_sentences(pair: &SentencePair<'_>, kind: &'a str) -> Self {
        Self { segment: SENTENCE, kind, score: pair.score, en: pair.en.join(" "), uk: pair.uk.join(" ") }
    }
}

fn variant(xml: &mut Xml<'_>, lang: &str, url: Option<&str>, text: &str) -> io::Result<()> {
    xml.open("tuv", &[("xml:lang", lang)])?;
    if let Some(url) = url {
        xml.text("prop", &[("type", "x-url")], url)?;
    }
    xml.text("seg", &[], text)?;
    xml.close("tuv")
}

#[cfg(test)]
mod tests {
    use crate::encoder::xml::read::{at, elements};
    use crate::{Article, Format, sample, writer::written};

    fn segments(format: Format) -> Vec<String> {
        let document = elements(&written(format, &[sample::article()]));
        at(&document, "tmx/body/tu/tuv/seg").into_iter().map(|seg| seg.text.clone()).collect()
    }

    #[test]
    fn writes_a_unit_a_bead_with_both_sides() {
        let expected =
            ["A <title> & more", "Назва", "First paragraph. Second paragraph.", "Перший абзац.\nДругий абзац."];
        assert_eq!(segments(Format::Tmx), expected);
    }

    #[test]
    fn writes_a_unit_a_pair_of_sentences() {
        let expected =
            ["A <title> & more", "Назва", "First paragraph.", "Перший абзац.", "Second paragraph.", "Другий абзац."];
        assert_eq!(segments(Format::TmxSentences), expected);
        let document = elements(&written(Format::TmxSentences, &[sample::article()]));
        let types: Vec<_> = at(&document, "tmx/body/tu").into_iter().map(|tu| tu.attribute("segtype")).collect();
        assert_eq!(types, [Some("paragraph"), None, None]);
    }

    #[test]
    fn numbers_units_over_all_articles() {
        let document = elements(&written(Format::Tmx, &[sample::article(), sample::article()]));
        let numbers: Vec<_> = at(&document, "tmx/body/tu").into_iter().filter_map(|tu| tu.attribute("tuid")).collect();
        assert_eq!(numbers, ["1", "2", "3", "4"]);
    }

    #[test]
    fn says_what_the_document_is_even_without_articles() {
        let none: &[Article<'_>] = &[];
        let document = elements(&written(Format::Tmx, none));
        assert_eq!(document[0].attribute("version"), Some("1.4"));
        let required = ["creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"];
        assert!(required.iter().all(|name| document[1].attribute(name).is_some()));
        assert_eq!(document[1].attribute("segtype"), Some("paragraph"));
        assert_eq!(document[2].path, "tmx/body");
    }

    #[test]
    fn names_the_languages_and_addresses_of_a_unit() {
        let document = elements(&written(Format::Tmx, &[sample::article()]));
        let langs: Vec<_> = at(&document, "tmx/body/tu/tuv").into_iter().map(|tuv| tuv.attribute("xml:lang")).collect();
        assert_eq!(langs[..2], [Some("en"), Some("uk")]);
        assert_eq!(at(&document, "tmx/body/tu/tuv/prop")[0].text, sample::EN_URL);
    }
}
