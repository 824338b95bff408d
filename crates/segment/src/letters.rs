//! What a character is, with a short way for the letters of most texts: the tables of Unicode would cost the most here.

/// `char::is_uppercase`.
#[inline]
pub(crate) fn is_upper(c: char) -> bool {
    match c {
        'А'..='Я' => true,
        'а'..='я' => false,
        _ => c.is_uppercase(),
    }
}

/// `char::is_lowercase`.
#[inline]
pub(crate) fn is_lower(c: char) -> bool {
    match c {
        'а'..='я' => true,
        'А'..='Я' => false,
        _ => c.is_lowercase(),
    }
}

/// `char::is_alphabetic`.
#[inline]
pub(crate) fn is_alphabetic(c: char) -> bool {
    matches!(c, 'А'..='я' | 'і' | 'ї' | 'є' | 'ґ') || c.is_alphabetic()
}

/// `char::is_numeric`.
#[inline]
pub(crate) fn is_numeric(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_digit(),
        'А'..='я' => false,
        _ => c.is_numeric(),
    }
}

/// `char::is_alphanumeric`.
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        // No-break space, guillemets, dashes, other quotes, ellipsis.
        '\u{a0}' | '«' | '»' | '\u{2000}'..='\u{206f}' => false,
        _ => is_alphabetic(c) || c.is_numeric(),
    }
}

/// Letters, digits and what stands inside words.
#[inline]
pub(crate) fn is_word_char(c: char) -> bool {
    is_alphanumeric(c) || matches!(c, '\'' | '’' | 'ʼ' | '-' | '\u{2011}' | '\u{301}')
}

/// Whether `word` opens with a Cyrillic letter.
pub(crate) fn is_cyrillic(word: &str) -> bool {
    matches!(word.as_bytes(), [0xD0..=0xD3, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_unicode_on_every_character() {
        for c in '\0'..=char::MAX {
            let short = [is_upper(c), is_lower(c), is_alphabetic(c), is_numeric(c), is_alphanumeric(c)];
            let tables = [c.is_uppercase(), c.is_lowercase(), c.is_alphabetic(), c.is_numeric(), c.is_alphanumeric()];
            assert_eq!(short, tables, "{c:?}");
        }
    }
}
