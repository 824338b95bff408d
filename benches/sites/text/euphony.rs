//! Ukrainian prepositions, whose form depends on the sounds around them.

/// «в » or «у », given the text before and the word behind.
pub(super) fn in_before(before: &str, word: &str) -> &'static str {
    let after_vowel = before.trim_end().ends_with(is_vowel);
    let hard = word.starts_with(['В', 'Ф']) || word.starts_with("Льв");
    if word.starts_with(is_vowel) || (after_vowel && !hard) { "в " } else { "у " }
}

/// «з », «із » or «зі », given the word behind.
pub(super) fn from_before(word: &str) -> &'static str {
    if word.starts_with("Ст") {
        "зі "
    } else if word.starts_with(['З', 'С', 'Ж', 'Ч', 'Ш', 'Ц']) {
        "із "
    } else {
        "з "
    }
}

fn is_vowel(letter: char) -> bool {
    "аеєиіїоуюяАЕЄИІЇОУЮЯ".contains(letter)
}
