//! XLIFF 2.1: a `file` an article, a `unit` a bead.
//!
//! English is the source, Ukrainian the target. A bead of English alone is a unit without a target in the state
//! `initial`: what is still to be translated. A bead of Ukrainian alone has no source, so no place here; an article
//! without any English has none either. Score and kind of a bead stand in the metadata module.

use std::io;

use super::Encoder;
use super::xml::Xml;
use crate::article::joined;
use crate::{Article, Bead, Side};

#[derive(Default)]
pub(super) struct Xliff {
    files: usize,
}

impl Encoder for Xliff {
    fn head(&mut self, out: &mut [Vec<u8>]) -> io::Result<()> {
        let mut xml = Xml::at_depth(&mut out[0], 0);
        xml.declaration()?;
        let attributes = [
            ("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
            ("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0"),
            ("version", "2.1"),
            ("srcLang", "en"),
            ("trgLang", "uk"),
        ];
        xml.open("xliff", &attributes)
    }

    fn article(&mut self, article: &Article<'_>, out: &mut [Vec<u8>]) -> io::Result<()> {
        let units: Vec<_> = article.beads.iter().filter(|bead| !bead.en.is_empty()).collect();
        if units.is_empty() {
            return Ok(());
        }
        self.files += 1;
        let id = format!("f{}", self.files);
        let mut xml = Xml::at_depth(&mut out[0], 1);
        xml.open("file", &[("id", &id), ("original", article.en.url.unwrap_or(&id))])?;
        notes(&mut xml, article)?;
        for (number, bead) in (1..).zip(units) {
            unit(&mut xml, number, bead)?;
        }
        xml.close("file")
    }

    fn foot(&mut self, out: &mut [Vec<u8>]) -> io::Result<()> {
        Xml::at_depth(&mut out[0], 1).close("xliff")
    }
}

fn notes(xml: &mut Xml<'_>, article: &Article<'_>) -> io::Result<()> {
    let notes: Vec<_> = [("source", &article.en), ("target", &article.uk)].into_iter().flat_map(facts).collect();
    if notes.is_empty() {
        return Ok(());
    }
    xml.open("notes", &[])?;
    for (applies_to, category, text) in notes {
        xml.text("note", &[("appliesTo", applies_to), ("category", category)], text)?;
    }
    xml.close("notes")
}

fn facts<'a>((applies_to, side): (&'static str, &'a Side<'_>)) -> Vec<(&'static str, &'static str, &'a str)> {
    let facts = [("url", side.url), ("title", side.title), ("date", side.date.as_deref())];
    facts.into_iter().filter_map(|(category, text)| Some((applies_to, category, text?))).collect()
}

fn unit(xml: &mut Xml<'_>, number: usize, bead: &Bead<'_>) -> io::Result<()> {
    xml.open("unit", &[("id", &format!("u{number}"))])?;
    xml.open("mda:metadata", &[])?;
    xml.open("mda:metaGroup", &[("category", "poruch")])?;
    xml.text("mda:meta", &[("type", "score")], &format!("{:.4}", bead.score))?;
    xml.text("mda:meta", &[("type", "kind")], bead.kind)?;
    xml.close("mda:metaGroup")?;
    xml.close("mda:metadata")?;
    let state = if bead.uk.is_empty() { "initial" } else { "translated" };
    xml.open("segment", &[("id", "s1"), ("state", state)])?;
    xml.text("source", &[("xml:space", "preserve")], &joined(&bead.en, "\n"))?;
    if !bead.uk.is_empty() {
        xml.text("target", &[("xml:space", "preserve")], &joined(&bead.uk, "\n"))?;
    }
    xml.close("segment")?;
    xml.close("unit")
}

#[cfg(test)]
mod tests {
    use crate::encoder::xml::read::{Element, at, elements};
    use crate::{Article, Format, sample, writer::written};

    fn document() -> Vec<Element> {
        elements(&written(Format::Xliff, &[sample::article(), Article::default(), sample::article()]))
    }

    #[test]
    fn declares_version_and_languages() {
        let root = &document()[0];
        assert_eq!(root.attribute("version"), Some("2.1"));
        assert_eq!((root.attribute("srcLang"), root.attribute("trgLang")), (Some("en"), Some("uk")));
    }

    #[test]
    fn gives_every_file_an_id_of_its_own_and_a_unit_at_least() {
        let document = document();
        let ids: Vec<_> =
            at(&document, "xliff/file").into_iter().map(|file| file.attribute("id").unwrap().to_owned()).collect();
        assert_eq!(ids, ["f1", "f2"]);
        let units: Vec<_> =
            at(&document, "xliff/file/unit").into_iter().map(|unit| unit.attribute("id").unwrap()).collect();
        assert_eq!(units, ["u1", "u2", "u3", "u1", "u2", "u3"]);
    }

    #[test]
    fn leaves_untranslated_english_without_a_target() {
        let document = document();
        let segments = at(&document, "xliff/file/unit/segment");
        let states: Vec<_> = segments.iter().take(3).filter_map(|segment| segment.attribute("state")).collect();
        assert_eq!(states, ["translated", "translated", "initial"]);
        let targets = at(&document, "xliff/file/unit/segment/target");
        assert_eq!(targets.len(), 4);
        assert_eq!(targets[1].text, "Перший абзац.\nДругий абзац.");
    }

    #[test]
    fn puts_metadata_before_segments() {
        let document = document();
        let unit = document.iter().position(|element| element.path == "xliff/file/unit").unwrap();
        assert_eq!(document[unit + 1].path, "xliff/file/unit/mda:metadata");
    }
}
