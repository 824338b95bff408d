//! Every page written in other encodings: it reads the same.

use encoding_rs::{Encoding, ISO_8859_5, KOI8_U, WINDOWS_1251};
use poruch::parse::{BlockKind, PageContext, PageKind, Parser};
use poruch::{Lang, Page};

use super::Disagreements;
use super::case;
use super::gold::GoldPage;
use super::slice;

/// Calls `check` with each article page: its name, its gold, its text.
fn each_page(mut check: impl FnMut(&mut Disagreements, &str, &GoldPage, &str)) {
    let mut disagreements = Disagreements::default();
    for case in case::all() {
        for (name, gold) in case.pages().filter(|(_, gold)| gold.kind == PageKind::Article) {
            check(&mut disagreements, &name, gold, &case.decoded(gold));
        }
    }
    disagreements.assert_none();
}

fn read(bytes: &[u8], gold: &GoldPage, content_type: Option<&str>) -> Page {
    let others = gold.headers.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
    let headers = others.map(|(name, value)| (name.as_str(), value.as_str()));
    let context = PageContext::new().url(&gold.url).headers(headers);
    let context = content_type.into_iter().fold(context, |context, value| context.header("Content-Type", value));
    Parser::default().parse_bytes(bytes, &context).expect("the pages are small")
}

fn blocks(page: &Page) -> Vec<(BlockKind, String)> {
    page.blocks().map(|block| (block.kind, block.text.to_owned())).collect()
}

/// Blocks read off `bytes` must be those of the page as it was, with ranges in `text`, what the bytes are decoded to.
fn expect_same(found: &mut Disagreements, place: &str, (before, page): (&Page, &Page), text: &str) {
    found.expect(place, "blocks", &blocks(before), &blocks(page));
    for block in page.blocks() {
        let read = block.range.and_then(|range| text.get(range)).map(slice::read);
        found.expect(place, "range", &Some(slice::fold(block.text)), &read);
    }
}

#[test]
fn pages_in_utf16_read_the_same() {
    each_page(|found, name, gold, text| {
        let before = read(text.as_bytes(), gold, None);
        let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        let marked = format!("\u{feff}{text}");
        for (form, bytes) in
            [("LE", little(text)), ("BE", big(text)), ("LE with mark", little(&marked)), ("BE with mark", big(&marked))]
        {
            let page = read(&bytes, gold, None);
            found.expect(name, form, &before, &page);
            expect_same(found, &format!("{name} in UTF-16{form}"), (&before, &page), text);
        }
    });
}

/// What an encoding has no letter for is written as a character reference, as browsers do in forms.
fn each_encoding(mut check: impl FnMut(&mut Disagreements, &str, &GoldPage, (&str, &'static Encoding))) {
    each_page(|found, name, gold, text| {
        for encoding in [WINDOWS_1251, KOI8_U, ISO_8859_5] {
            check(found, name, gold, (text, encoding));
        }
    });
}

#[test]
fn pages_in_encodings_of_one_byte_read_the_same() {
    each_encoding(|found, name, gold, (text, encoding)| {
        let (bytes, ..) = encoding.encode(text);
        let (written, _) = encoding.decode_without_bom_handling(&bytes);
        let header = format!("text/html; charset={}", encoding.name());
        let (before, page) = (read(text.as_bytes(), gold, None), read(&bytes, gold, Some(&header)));
        expect_same(found, &format!("{name} in {}", encoding.name()), (&before, &page), &written);
    });
}

#[test]
fn ukrainian_pages_read_the_same_whatever_encoding_they_claim() {
    each_encoding(|found, name, gold, (text, encoding)| {
        let (bytes, ..) = encoding.encode(text);
        for claimed in ["utf-8", "iso-8859-1", "koi8-r"] {
            if gold.lang == Lang::UK && encoding != ISO_8859_5 {
                let header = format!("text/html; charset={claimed}");
                let (before, page) = (read(text.as_bytes(), gold, None), read(&bytes, gold, Some(&header)));
                let place = format!("{name} in {} as {claimed}", encoding.name());
                found.expect(&place, "blocks", &blocks(&before), &blocks(&page));
            }
        }
    });
}
