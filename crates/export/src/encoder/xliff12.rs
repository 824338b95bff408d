//! XLIFF 1.2: a `file` an article, a `trans-unit` a bead.
//!
//! As in XLIFF 2.1, English alone is a unit without a target, and Ukrainian alone has no place. Unit ids count over the
//! whole document, since some tools read all files as one.

use std::io;

use super::Encoder;
use super::xml::Xml;
use crate::article::joined;
use crate::{Article, Bead};

#[derive(Default)]
pub(super) struct Xliff12 {
    files: usize,
    units: usize,
}

impl Encoder for Xliff12 {
    fn head(&mut self, out: &mut [Vec<u8>]) -> io::Result<()> {
        let mut xml = Xml::at_depth(&mut out[0], 0);
        xml.declaration()?;
        xml.open("xliff", &[("version", "1.2"), ("xmlns", "urn:oasis:names:tc:xliff:document:1.2")])
    }

    fn article(&mut self, article: &Article<'_>, out: &mut [Vec<u8>]) -> io::Result<()> {
        self.files += 1;
        let number = format!("f{}", self.files);
        let attributes = [
            ("original", article.en.url.unwrap_or(&number)),
            ("source-language", "en"),
            ("target-language", "uk"),
            ("datatype", "plaintext"),
        ];
        let mut xml = Xml::at_depth(&mut out[0], 1);
        xml.open("file", &attributes)?;
        header(&mut xml, article)?;
        xml.open("body", &[])?;
        for bead in article.beads.iter().filter(|bead| !bead.en.is_empty()) {
            self.units += 1;
            unit(&mut xml, self.units, bead)?;
        }
        xml.close("body")?;
        xml.close("file")
    }

    fn foot(&mut self, out: &mut [Vec<u8>]) -> io::Result<()> {
        Xml::at_depth(&mut out[0], 1).close("xliff")
    }
}

fn header(xml: &mut Xml<'_>, article: &Article<'_>) -> io::Result<()> {
    let addresses = [article.en.url, article.uk.url];
    if addresses.iter().all(Option::is_none) {
        return Ok(());
    }
    xml.open("header", &[])?;
    for url in addresses.into_iter().flatten() {
        xml.text("note", &[("from", "poruch")], url)?;
    }
    xml.close("header")
}

fn unit(xml: &mut Xml<'_>, number: usize, bead: &Bead<'_>) -> io::Result<()> {
    xml.open("trans-unit", &[("id", &number.to_string()), ("xml:space", "preserve")])?;
    xml.text("source", &[("xml:lang", "en")], &joined(&bead.en, "\n"))?;
    if !bead.uk.is_empty() {
        xml.text("target", &[("xml:lang", "uk"), ("state", "translated")], &joined(&bead.uk, "\n"))?;
    }
    xml.text("note", &[("from", "poruch")], &format!("{} {:.4}", bead.kind, bead.score))?;
    xml.close("trans-unit")
}

#[cfg(test)]
mod tests {
    use crate::encoder::xml::read::{at, elements};
    use crate::{Format, sample, writer::written};

    #[test]
    fn numbers_units_over_all_files() {
        let document = elements(&written(Format::Xliff12, &[sample::article(), sample::article()]));
        let units = at(&document, "xliff/file/body/trans-unit");
        let ids: Vec<_> = units.into_iter().filter_map(|unit| unit.attribute("id")).collect();
        assert_eq!(ids, ["1", "2", "3", "4", "5", "6"]);
    }

    #[test]
    fn names_source_and_target() {
        let document = elements(&written(Format::Xliff12, &[sample::article()]));
        assert_eq!(document[0].attribute("version"), Some("1.2"));
        let file = at(&document, "xliff/file")[0];
        assert_eq!(file.attribute("original"), Some(sample::EN_URL));
        assert_eq!(file.attribute("target-language"), Some("uk"));
        let targets = at(&document, "xliff/file/body/trans-unit/target");
        assert_eq!(targets.len(), 2);
        assert_eq!(targets[0].attribute("xml:lang"), Some("uk"));
    }
}
