//! A page's bytes read as text, whatever their encoding.

mod doubt;
mod prescan;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, KOI8_R, KOI8_U, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};
use url::Url;

use crate::context::PageContext;
use doubt::Look;

/// A page's text and the encoding it was in.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Decoded<'a> {
    /// The text, without a byte order mark; borrowed where the page is UTF-8 without a fault. All byte ranges of a
    /// [`Page`](crate::Page) count bytes of this text.
    pub text: Cow<'a, str>,
    /// The name of the encoding in the Encoding Standard, such as `UTF-8` or `windows-1251`.
    pub encoding: &'static str,
    /// How the encoding was found.
    pub origin: EncodingOrigin,
    /// Whether something was no text in that encoding, and stands as U+FFFD.
    pub has_faults: bool,
}

/// So many characters tell whether there is text.
const SAMPLE: usize = 16 * 1024;

/// Random bytes have one control character in ten; damaged pages have a few.
const LEAST_CHARACTERS_A_CONTROL: usize = 50;

impl Decoded<'_> {
    /// Whether this is text at all: of a picture, an archive or a program one character in fifty or more is a control
    /// character or U+FFFD, among the first 16,384.
    ///
    /// ```
    /// use poruch_parse::{PageContext, decode};
    ///
    /// assert!(decode("<p>Привіт</p>".as_bytes(), &PageContext::new()).is_text());
    /// assert!(!decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01", &PageContext::new()).is_text());
    /// ```
    pub fn is_text(&self) -> bool {
        let is_odd = |c: char| c == char::REPLACEMENT_CHARACTER || (c.is_control() && !c.is_whitespace());
        let (mut odd, mut all) = (0, 0);
        for c in self.text.chars().take(SAMPLE) {
            all += 1;
            odd += usize::from(is_odd(c));
        }
        odd == 0 || odd * LEAST_CHARACTERS_A_CONTROL < all
    }
}

/// How the encoding of a page was found, the surest way first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EncodingOrigin {
    /// A byte order mark.
    ByteOrderMark,
    /// The bytes can hardly be anything else: UTF-8 with letters beyond ASCII and without a fault, or UTF-16.
    Validity,
    /// The HTTP header `Content-Type`.
    Http,
    /// A `<meta>` element in the first 1,024 bytes.
    Meta,
    /// Guessed from the bytes.
    Detection,
}

/// Reads `bytes` as text, as [`Parser::parse_bytes`](crate::Parser::parse_bytes) does. Of the context the header
/// `Content-Type` counts, such as `text/html; charset=windows-1251`, and the top-level domain of the address.
///
/// A byte order mark decides, then the HTTP header, then `<meta charset>`, then what the bytes look like; so far as the
/// HTML Standard. As servers and templates often name an encoding that the page is not in, the bytes are heard too:
///
/// - A page of faultless UTF-8 is read as such whatever else is said, and one that is mostly no UTF-8 never. So is
///   UTF-16 known by its look.
/// - Where an encoding of one byte a letter makes letters of the page that no language writes (`Ïðèâ³ò`, `оПХБЕР`), and
///   another makes good Cyrillic of it, the other is taken.
/// - KOI8-R is read as KOI8-U, which has Ukrainian letters in the place of signs to draw boxes with.
/// - Where nothing is said, the domain counts: the pages of `.ua` are sooner in windows-1251 than in windows-1252.
///
/// Time and memory grow with the length of `bytes` alone.
///
/// ```
/// use poruch_parse::{PageContext, decode};
///
/// let page = b"<meta charset=windows-1251><p>\xCF\xF0\xE8\xE2\xB3\xF2</p>";
/// let decoded = decode(page, &PageContext::new());
///
/// assert_eq!(decoded.text, "<meta charset=windows-1251><p>Привіт</p>");
/// assert_eq!(decoded.encoding, "windows-1251");
/// ```
pub fn decode<'a>(bytes: &'a [u8], context: &PageContext<'_>) -> Decoded<'a> {
    if let Some(decoded) = faultless_utf8(bytes) {
        return decoded;
    }
    let tld = top_level_domain(context);
    let (encoding, origin, bytes) = find_encoding(bytes, context, tld.as_deref());
    let (text, has_faults) = encoding.decode_without_bom_handling(bytes);
    let is_said = matches!(origin, EncodingOrigin::Http | EncodingOrigin::Meta);
    let look = (is_said && encoding.is_single_byte()).then(|| Look::of(&text)).filter(|look| look.is_doubtful());
    let better = look.and_then(|look| better(bytes, look, tld.as_deref()));
    better.unwrap_or(Decoded { text, encoding: encoding.name(), origin, has_faults })
}

/// The page, if it is UTF-8 with letters beyond ASCII, without a byte order mark and without a fault: what nearly all
/// pages are, and what can hardly be anything else.
fn faultless_utf8(bytes: &[u8]) -> Option<Decoded<'_>> {
    let text = UTF_8.decode_without_bom_handling_and_without_replacement(bytes)?;
    let is_sure = !text.is_ascii() && !text.starts_with('\u{feff}');
    is_sure.then(|| Decoded { text, encoding: UTF_8.name(), origin: EncodingOrigin::Validity, has_faults: false })
}

/// The page in the encoding that its bytes look like, where that makes better text of it.
fn better<'a>(bytes: &'a [u8], look: Look, tld: Option<&str>) -> Option<Decoded<'a>> {
    let encoding = guess(bytes, tld);
    let (text, has_faults) = encoding.decode_without_bom_handling(bytes);
    let is_better = Look::of(&text).is_better_than(look);
    is_better.then(|| Decoded { text, encoding: encoding.name(), origin: EncodingOrigin::Detection, has_faults })
}

/// The last label of the host, as the detector takes it: small letters of ASCII.
fn top_level_domain(context: &PageContext<'_>) -> Option<String> {
    let url = Url::parse(context.address()?).ok()?;
    let label = url.domain()?.trim_end_matches('.').rsplit('.').next()?.to_ascii_lowercase();
    label.is_ascii().then_some(label)
}

/// The encoding, how it was found, and the bytes without a byte order mark.
fn find_encoding<'a>(
    bytes: &'a [u8],
    context: &PageContext<'_>,
    tld: Option<&str>,
) -> (&'static Encoding, EncodingOrigin, &'a [u8]) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (encoding, EncodingOrigin::ByteOrderMark, &bytes[length..]);
    }
    if let Some(encoding) = find_utf16(bytes) {
        return (encoding, EncodingOrigin::Validity, bytes);
    }
    let shape = Utf8Shape::of(bytes);
    let http = context.values("Content-Type").next().and_then(|header| prescan::charset(header.as_bytes()));
    let meta = || prescan::meta_charset(bytes);
    let fits = |encoding: &&'static Encoding| shape.allows(encoding);
    if let Some(encoding) = http.and_then(Encoding::for_label).filter(fits) {
        return (ukrainian(encoding), EncodingOrigin::Http, bytes);
    }
    if let Some(encoding) = meta().filter(fits) {
        return (ukrainian(encoding), EncodingOrigin::Meta, bytes);
    }
    let encoding = if shape.allows(UTF_8) { UTF_8 } else { guess(bytes, tld) };
    (encoding, EncodingOrigin::Detection, bytes)
}

/// KOI8-U for KOI8-R, which pages name that were written before the other had a name.
fn ukrainian(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == KOI8_R { KOI8_U } else { encoding }
}

/// What the bytes look like, which are no UTF-8.
fn guess(bytes: &[u8], tld: Option<&str>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(tld.map(str::as_bytes), Utf8Detection::Deny)
}

/// How well bytes can be read as UTF-8.
struct Utf8Shape {
    /// Characters beyond ASCII.
    letters: usize,
    /// Sequences that are no UTF-8.
    faults: usize,
}

impl Utf8Shape {
    fn of(bytes: &[u8]) -> Self {
        let mut shape = Self { letters: 0, faults: 0 };
        for chunk in bytes.utf8_chunks() {
            // Every character beyond ASCII has one byte that leads it.
            shape.letters += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
            shape.faults += usize::from(!chunk.invalid().is_empty());
        }
        shape
    }

    /// Whether the page may be in `encoding` as far as the bytes tell without knowing its language.
    fn allows(&self, encoding: &'static Encoding) -> bool {
        if encoding == UTF_8 {
            // A fault here and there is a cut or a foreign fragment; letter by letter it is another encoding.
            self.faults * 4 <= self.letters
        } else {
            // A page of UTF-16 was recognised before; "replacement" is no text.
            encoding != UTF_16LE && encoding != UTF_16BE && encoding != REPLACEMENT
        }
    }
}

/// How many bytes tell whether a page is UTF-16.
const UTF16_SAMPLE: usize = 1024;

/// UTF-16 by its look: markup and Cyrillic letters have 0 or 4 as the upper byte of nearly every unit.
fn find_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(UTF16_SAMPLE)];
    let (units, _) = sample.as_chunks::<2>();
    let share = |lane: usize, wanted: &[u8]| {
        let count = units.iter().filter(|unit| wanted.contains(&unit[lane])).count();
        count * 10 >= units.len() * 9
    };
    let zeros = |lane: usize| units.iter().filter(|unit| unit[lane] == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 0) => None,
        (even, odd) if odd > even && share(1, &[0, 4, 0x20]) => Some(UTF_16LE),
        (even, odd) if even > odd && share(0, &[0, 4, 0x20]) => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{KOI8_U, WINDOWS_1251};
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "<p>Верховна Рада ухвалила закон про державний бюджет. Її підтримали щонайменше двісті \
                        депутатів, повідомляє пресслужба. Ґанок, п’ять їжаків і єнот.</p>";

    /// A page of which no more is known than its header `Content-Type`.
    fn read<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Decoded<'a> {
        let context = PageContext::new();
        decode(bytes, &content_type.into_iter().fold(context, |context, value| context.header("content-type", value)))
    }

    #[track_caller]
    fn check(bytes: &[u8], content_type: Option<&str>, encoding: &str, origin: EncodingOrigin) -> String {
        let decoded = read(bytes, content_type);
        assert_eq!((decoded.encoding, decoded.origin), (encoding, origin));
        decoded.text.into_owned()
    }

    #[test]
    fn follows_byte_order_mark() {
        let utf8 = [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat();
        assert_eq!(check(&utf8, Some("text/html; charset=koi8-u"), "UTF-8", EncodingOrigin::ByteOrderMark), TEXT);
        let utf16: Vec<u8> = "\u{feff}Київ".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(check(&utf16, None, "UTF-16BE", EncodingOrigin::ByteOrderMark), "Київ");
    }

    #[test]
    fn recognises_utf16_without_mark() {
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(check(&little, None, "UTF-16LE", EncodingOrigin::Validity), TEXT);
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(check(&big, Some("text/html; charset=utf-8"), "UTF-16BE", EncodingOrigin::Validity), TEXT);
    }

    #[test]
    fn follows_http_header_before_meta() {
        let page = format!("<meta charset=koi8-u>{TEXT}");
        let (bytes, ..) = WINDOWS_1251.encode(&page);
        let header = Some("text/html; charset=\"Windows-1251\"");
        assert_eq!(check(&bytes, header, "windows-1251", EncodingOrigin::Http), page);
    }

    #[test]
    fn follows_meta() {
        for meta in [
            "<meta charset=koi8-u>",
            "<!-- <meta charset=utf-8> --><META CharSet = 'KOI8-U' >",
            "<html lang=uk><meta name=a content=b/><meta content='text/html; charset=koi8-u' http-equiv=Content-Type>",
            "<!doctype html><?x <meta charset=utf-8?></a <meta charset=x><title a='<meta charset=x>'><meta/charset=koi8-u>",
        ] {
            // KOI8-U has no typographic apostrophe.
            let page = format!("{meta}{TEXT}").replace('’', "'");
            let (bytes, ..) = KOI8_U.encode(&page);
            assert_eq!(check(&bytes, None, "KOI8-U", EncodingOrigin::Meta), page);
        }
    }

    #[test]
    fn reads_utf8_whatever_the_header_says() {
        let page = format!("<meta charset=windows-1251>{TEXT}");
        let header = Some("text/html; charset=iso-8859-1");
        assert_eq!(check(page.as_bytes(), header, "UTF-8", EncodingOrigin::Validity), page);
    }

    #[test]
    fn doubts_utf8_that_the_bytes_are_not() {
        let page = format!("<meta charset=windows-1251>{TEXT}");
        let (bytes, ..) = WINDOWS_1251.encode(&page);
        assert_eq!(check(&bytes, Some("text/html;charset=utf-8"), "windows-1251", EncodingOrigin::Meta), page);
    }

    #[test]
    fn keeps_utf8_with_a_fault() {
        let bytes = &TEXT.as_bytes()[..TEXT.len() - 6];
        let cut = bytes.iter().rposition(|&byte| byte >= 0xC0).expect("the text has Cyrillic letters") + 1;
        let decoded = read(&bytes[..cut], None);
        assert_eq!((decoded.encoding, decoded.has_faults), ("UTF-8", true));
    }

    #[test]
    fn detects_ukrainian_encodings() {
        let (bytes, ..) = WINDOWS_1251.encode(TEXT);
        assert_eq!(check(&bytes, None, "windows-1251", EncodingOrigin::Detection), TEXT);
        let text = TEXT.replace('’', "'");
        let (bytes, ..) = KOI8_U.encode(&text);
        assert_eq!(check(&bytes, Some("text/html"), "KOI8-U", EncodingOrigin::Detection), text);
    }

    #[test]
    fn reads_every_cyrillic_encoding_as_declared() {
        for label in ["windows-1251", "cp1251", "koi8-u", "koi8-r", "iso-8859-5", "ibm866", "cp866", "x-mac-cyrillic"] {
            let encoding = ukrainian(Encoding::for_label(label.as_bytes()).expect("a label"));
            // Not all of them have every letter.
            let page =
                format!("<meta charset={label}><p>У неділю вранці новий мост одкрили, повідомляє пресслужба.</p>")
                    .replace('і', "и");
            let (bytes, _, has_holes) = encoding.encode(&page);
            assert!(!has_holes, "{label}");
            assert_eq!(check(&bytes, None, encoding.name(), EncodingOrigin::Meta), page);
            let bare = page.replace(label, "");
            let (bytes, ..) = encoding.encode(&bare);
            assert_eq!(
                check(&bytes, Some(&format!("text/html;charset={label}")), encoding.name(), EncodingOrigin::Http),
                bare
            );
        }
    }

    #[test]
    fn hears_the_bytes_where_what_is_said_makes_no_text() {
        let (windows, koi8) = (TEXT.replace('’', "\""), TEXT.replace('’', "'"));
        for label in
            ["iso-8859-1", "windows-1252", "koi8-u", "koi8-r", "iso-8859-5", "ibm866", "iso-8859-2", "iso-8859-15"]
        {
            let (bytes, ..) = WINDOWS_1251.encode(&windows);
            let header = format!("text/html; charset={label}");
            assert_eq!(check(&bytes, Some(&header), "windows-1251", EncodingOrigin::Detection), windows, "{label}");
        }
        for label in ["iso-8859-1", "windows-1251", "utf-8"] {
            let (bytes, ..) = KOI8_U.encode(&koi8);
            let header = format!("text/html; charset={label}");
            assert_eq!(check(&bytes, Some(&header), "KOI8-U", EncodingOrigin::Detection), koi8, "{label}");
        }
    }

    #[test]
    fn believes_what_is_said_where_it_makes_text() {
        let german = "<p>Über die Weser führt eine größere Brücke; sie gehört zu den schönsten Brücken, heißt es. Ähnliches gilt für Köln.</p>";
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(german);
        assert_eq!(check(&bytes, Some("text/html; charset=iso-8859-1"), "windows-1252", EncodingOrigin::Http), german);
        let greek = "<p>Η νέα γέφυρα πάνω από τον ποταμό άνοιξε την Κυριακή το πρωί, ανακοίνωσε ο δήμος.</p>";
        let (bytes, ..) = encoding_rs::ISO_8859_7.encode(greek);
        assert_eq!(check(&bytes, Some("text/html; charset=iso-8859-7"), "ISO-8859-7", EncodingOrigin::Http), greek);
        let capitals = "<p>НОВИЙ МІСТ ЧЕРЕЗ РІЧКУ ВІДКРИЛИ В НЕДІЛЮ ВРАНЦІ, ПОВІДОМЛЯЄ ПРЕССЛУЖБА МЕРІЇ</p>";
        let (bytes, ..) = WINDOWS_1251.encode(capitals);
        assert_eq!(
            check(&bytes, Some("text/html; charset=windows-1251"), "windows-1251", EncodingOrigin::Http),
            capitals
        );
    }

    #[test]
    fn reads_ukrainian_letters_in_what_is_called_koi8_r() {
        let page = "<meta charset=koi8-r><p>Її їжак і ґава, п'ять єнотів, Євген та Ґанна</p>";
        let (bytes, ..) = KOI8_U.encode(page);
        assert_eq!(check(&bytes, None, "KOI8-U", EncodingOrigin::Meta), page);
    }

    #[test]
    fn lets_the_domain_count_where_the_page_is_short() {
        let (bytes, ..) = WINDOWS_1251.encode("<h1>Так</h1>");
        let encoding = |url| decode(&bytes, &PageContext::new().url(url)).encoding;
        assert_eq!(encoding("https://misto.UA./uk"), "windows-1251");
        assert_eq!(encoding("https://misto.com/uk"), "windows-1254");
        for url in
            ["https://xn--e1aybc.xn--j1amh/", "https://127.0.0.1/", "https://[::1]/", "nothing", "https://a.b_c/", ""]
        {
            let _ = encoding(url);
        }
    }

    #[test]
    fn follows_the_declaration_of_xml() {
        for start in [
            "<?xml version='1.0' encoding='koi8-u'?>",
            "<?xml version=\"1.0\" encoding = \"KOI8-U\" ?>\n<!DOCTYPE html>",
        ] {
            let page = format!("{start}{TEXT}").replace('’', "'");
            let (bytes, ..) = KOI8_U.encode(&page);
            assert_eq!(check(&bytes, None, "KOI8-U", EncodingOrigin::Meta), page);
        }
        let page = format!("<?xml encoding='windows-1251'?><meta charset=koi8-u>{TEXT}").replace('’', "'");
        let (bytes, ..) = KOI8_U.encode(&page);
        assert_eq!(check(&bytes, None, "KOI8-U", EncodingOrigin::Meta), page);
    }

    #[test]
    fn follows_a_meta_element_that_comes_late() {
        let style = format!("<style>{}</style><script>'<meta charset=utf-8>'</script>", ".a{b:c}".repeat(400));
        let page = format!("{style}<META http-equiv=content-type content='text/html; charset=iso-8859-5'><p>Міст</p>");
        let (bytes, ..) = encoding_rs::ISO_8859_5.encode(&page);
        assert_eq!(check(&bytes, None, "ISO-8859-5", EncodingOrigin::Meta), page);
    }

    #[test]
    fn reads_ascii_as_utf8_or_as_declared() {
        assert_eq!(check(b"<p>a", None, "UTF-8", EncodingOrigin::Detection), "<p>a");
        assert_eq!(
            check(b"<meta charset=utf-16><p>a", None, "UTF-8", EncodingOrigin::Meta),
            "<meta charset=utf-16><p>a"
        );
        assert_eq!(check(b"<p>a", Some("a/b; charset=utf-16"), "UTF-8", EncodingOrigin::Detection), "<p>a");
        assert_eq!(check(b"", Some("charset"), "UTF-8", EncodingOrigin::Detection), "");
    }

    #[test]
    fn ignores_labels_it_does_not_know() {
        for label in ["windows-9999", "iso-2022-kr", "", "\u{0}", "'"] {
            let header = format!("text/html; charset={label}");
            assert_eq!(read(TEXT.as_bytes(), Some(&header)).text, TEXT);
            let page = format!("<meta charset='{label}'>{TEXT}");
            assert_eq!(read(page.as_bytes(), None).text, page);
        }
    }

    proptest! {
        #[test]
        fn reads_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300), header in "(text/html; ?charset=(utf-8|koi8-r|windows-125[12]|.{0,9}))|.{0,40}", url in "(https?://[a-zA-Z.ї_-]{0,12}/)?") {
            let _ = decode(&bytes, &PageContext::new().url(&url).header("Content-Type", &header));
        }

        #[test]
        fn reads_any_prescan(parts in prop::collection::vec(prop::sample::select(&[
            "<meta", " charset", "=", "utf-8", "'", "\"", ">", "/", "<!--", "-->", "<!", "</", "a", " ", "content", "http-equiv", "content-type",
        ][..]), 0..40)) {
            let page = parts.concat();
            prop_assert_eq!(&*read(page.as_bytes(), Some(&page)).text, &*page);
        }

        #[test]
        fn gives_utf8_back(text in "\\PC*") {
            prop_assume!(text.is_empty() || !text.contains('\u{feff}'));
            let decoded = read(text.as_bytes(), None);
            prop_assert_eq!(&*decoded.text, &*text);
        }
    }
}
