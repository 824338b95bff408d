//! Names of articles as addresses have them: the words of a title, romanised, often cut short.

use poruch_align::ConsonantReader;

use super::hash;

/// Letters of a name that no two articles share by chance.
const MIN_LETTERS: usize = 10;
/// By so many of its first words a long name is known too, for addresses are cut short.
const FIRST_WORDS: usize = 5;

/// The keys of `name`, words with anything in between: of the whole and of its first words, in whatever way it is
/// romanised. None where it is too short to name an article.
pub(crate) fn keys(name: &str, reader: &mut ConsonantReader) -> impl Iterator<Item = u64> + use<> {
    let (mut first, mut whole) = (None, None);
    if name.chars().filter(|c| c.is_alphabetic()).count() >= MIN_LETTERS {
        let words = name.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word_key(word, reader));
        for (word, count) in words.zip(1..) {
            let before = whole.unwrap_or_else(|| hash::of(b"slug"));
            whole = Some(hash::extend(before, &word.to_le_bytes()));
            first = if count == FIRST_WORDS { whole } else { first };
        }
    }
    first.into_iter().chain(whole)
}

/// Numbers count as they are; short words go, for they have next to no consonants.
fn word_key(word: &str, reader: &mut ConsonantReader) -> Option<u64> {
    let has_digit = word.contains(|c: char| c.is_ascii_digit());
    if has_digit { Some(hash::of(word.as_bytes())) } else { reader.key(word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, is_shared: bool) {
        let mut reader = ConsonantReader::default();
        let others: Vec<u64> = keys(other, &mut reader).collect();
        assert_eq!(keys(one, &mut reader).any(|key| others.contains(&key)), is_shared, "{one} {other}");
    }

    #[test]
    fn ways_to_romanise_a_title_meet() {
        check("u-kremenchutsi-vidkryly-mist", "У Кременчуці відкрили міст", true);
        check("u_kremenchuci_vidkrily_mist", "u-kremenchutsi-vidkryly-mist", true);
        check("bridge-opened-in-kremenchuk", "Bridge opened in Kremenchuk", true);
    }

    #[test]
    fn an_address_cut_short_meets_its_title() {
        let title = "Уряд виділив гроші на новий міст через Дніпро у Кременчуці";
        check("uriad-vydilyv-hroshi-na-novyi-mist-cherez-dnipro", title, true);
    }

    #[test]
    fn other_titles_and_numbers_do_not_meet() {
        check("results-of-round-12-of-the-cup", "results-of-round-13-of-the-cup", false);
        check("u-kremenchutsi-vidkryly-mist", "u-poltavi-vidkryly-mist", false);
        check("ukraine", "україна", false);
    }
}
