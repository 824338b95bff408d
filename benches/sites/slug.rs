//! Titles as they stand in addresses.

/// How Ukrainian letters are written in addresses, by code point: the national romanisation of 2010, its forms inside
/// of a word; and the four letters that only Russian has.
const LETTERS: [(char, &str); 37] = [
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "h"),
    ('д', "d"),
    ('е', "e"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "y"),
    ('й', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "shch"),
    ('ъ', ""),
    ('ы', "y"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "iu"),
    ('я', "ia"),
    ('ё', "e"),
    ('є', "ie"),
    ('і', "i"),
    ('ї', "i"),
    ('ґ', "g"),
];

/// `title` in small Latin letters and figures, words joined by `-`.
pub(crate) fn slug(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    for letter in title.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if let Some(romanised) = romanised(letter) {
            slug.push_str(romanised);
        } else if !matches!(letter, '\'' | '’') && !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

fn romanised(letter: char) -> Option<&'static str> {
    let small = letter.to_lowercase().next().filter(|_| !letter.is_ascii())?;
    LETTERS.binary_search_by_key(&small, |&(letter, _)| letter).ok().map(|place| LETTERS[place].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, expected: &str) {
        assert_eq!(slug(title), expected);
    }

    #[test]
    fn romanises_and_joins_words() {
        check("У Львові купують 22 тролейбуси за 3,5 мільйона", "u-lvovi-kupuiut-22-troleibusy-za-3-5-miliona");
        check("«Ватра» — пам’ять і Щастя", "vatra-pamiat-i-shchastia");
        check("Children’s ward reopens!", "childrens-ward-reopens");
        check("Съезд, объявление: всё ещё это", "sezd-obiavlenye-vse-eshche-eto");
    }

    #[test]
    fn letters_are_sorted() {
        assert!(LETTERS.is_sorted_by_key(|&(letter, _)| letter));
    }
}
