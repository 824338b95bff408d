//! Copies of an article page without what stands around it: for telephones and for printing.

use super::super::layout::Role;
use super::super::outline::Outline;
use super::super::story::{UnitKind, Version};
use super::{Request, Sheet, put};

/// The AMP copy of a story.
pub(crate) fn amp(request: Request, outline: &Outline, version: &Version) -> String {
    let mut sheet = Sheet::new(request);
    let url = sheet.site.article(outline, sheet.tongue);
    put!(sheet, "<!doctype html>\n<html ⚡ lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>", sheet.tongue.code());
    sheet.text(version.title());
    put!(
        sheet,
        "</title><link rel=\"canonical\" href=\"{url}\">\n<script async src=\"https://cdn.ampproject.org/v0.js\">"
    );
    put!(sheet, "</script><style amp-custom>{}</style></head>\n<body>\n", sheet.site.layout.bulk.style);
    sheet.bare(version);
    sheet.headlines(sheet.words.read_also, 5);
    sheet.out.push_str("</body>\n</html>\n");
    sheet.out
}

/// The copy of a story for printing.
pub(crate) fn print(request: Request, outline: &Outline, version: &Version) -> String {
    let mut sheet = Sheet::new(request);
    let url = sheet.site.article(outline, sheet.tongue);
    put!(sheet, "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>", sheet.tongue.code());
    sheet.text(version.title());
    put!(
        sheet,
        "</title><link rel=\"canonical\" href=\"{url}\"><meta name=\"robots\" content=\"noindex\"></head>\n<body>\n"
    );
    sheet.bare(version);
    put!(sheet, "<p>{url}</p>\n<script>window.print()</script></body>\n</html>\n");
    sheet.out
}

impl Sheet<'_> {
    fn bare(&mut self, version: &Version) {
        for unit in version.in_order() {
            match unit.kind {
                UnitKind::Title => self.leaf("h1", Role::Title, &unit.text),
                UnitKind::Heading => self.leaf("h2", Role::Heading, &unit.text),
                UnitKind::Caption => {}
                UnitKind::Lead | UnitKind::Point | UnitKind::Paragraph => self.leaf("p", Role::Paragraph, &unit.text),
            }
        }
    }
}
