//! Lines that say of themselves that they are captions of pictures.

use memchr::memchr2;

use crate::text::{has_key, words};

/// What stands before the text of a caption: «Фото: …», `Image 3: …`.
const PICTURE: [&str; 41] = [
    "photo",
    "photos",
    "photo credit",
    "photo credits",
    "image",
    "image credit",
    "featured image",
    "picture",
    "figure",
    "фото",
    "світлина",
    "ілюстрація",
    "зображення",
    "фото ілюстрація",
    "фото ілюстративне",
    "foto",
    "fotos",
    "bild",
    "titelbild",
    "beitragsbild",
    "abbildung",
    "crédits photos",
    "credit",
    "credits",
    "photo source",
    "image source",
    "images",
    "світлини",
    "фотографія",
    "на фото",
    "на світлині",
    "архівне фото",
    "ілюстративне фото",
    "джерело фото",
    "автор фото",
    "авторка фото",
    "колаж",
    "інфографіка",
    "скриншот",
    "скріншот",
    "screenshot",
];

/// Captions of pictures that show something else.
const ILLUSTRATIONS: [&str; 8] = [
    "фото ілюстративне",
    "ілюстративне фото",
    "ілюстративне зображення",
    "фото з відкритих джерел",
    "архівне фото",
    "illustrative photo",
    "illustration photo",
    "file photo",
];

/// A credit at the end of a caption has at most this many words.
const LONGEST_CREDIT: usize = 8;

/// Whether a line is a caption by what it begins or ends with: «Фото: …», `The bridge. (Photo: Ann Carver)`, `© City`.
/// (A newspaper of such a name that asks questions does so in capitals.)
pub(crate) fn captions(text: &str) -> bool {
    let is_label = |label: &str| {
        let label = label.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        label.len() < 40 && label.chars().any(char::is_lowercase) && has_key(label, &PICTURE)
    };
    // Most lines have neither a colon nor the first byte of ©.
    let last = memchr2(b':', 0xc2, text.as_bytes()).and_then(|_| text.rsplit_once([':', '©']));
    let Some((before, credit)) = last.filter(|(_, credit)| !credit.trim().is_empty()) else {
        return text.len() < 60 && has_key(text, &ILLUSTRATIONS);
    };
    let is_credit = || words(credit) <= LONGEST_CREDIT && !credit.trim_end().ends_with(['?', '!']);
    if text[before.len()..].starts_with('©') {
        return is_credit();
    }
    let begins = text.split_once(':').is_some_and(|(label, _)| is_label(label));
    let last = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or(before);
    begins || (is_label(last) && is_credit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_caption_by_its_label() {
        assert!(captions("Фото: Ганна Чумак"));
        assert!(captions("Image 3: The bridge at dawn."));
        assert!(captions("The bridge at dawn. (Photo: Ann Carver)"));
        assert!(captions("Новий міст уранці. Фото: Ганна Чумак"));
        assert!(captions("Новий міст уранці © Міська рада"));
        assert!(captions("На фото: новий міст уранці"));
        assert!(captions("Архівне фото: Ганна Чумак"));
        assert!(captions("Фото ілюстративне"));
        assert!(!captions("Ілюстративне фото обурило мешканців"));
        assert!(!captions("Фотограф: Я прийшла на міст до світанку."));
        assert!(!captions("Фото з мосту: що видно згори"));
        assert!(!captions("BILD: Was sagen Sie dazu?"));
    }
}
