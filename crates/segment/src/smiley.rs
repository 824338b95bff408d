//! Smileys: ":)", ":-(", ";)", ":D", and the faces of Unicode.

/// The length of the smiley that opens `text`, if white space or the end of the text stands behind it.
pub(crate) fn smiley_len(text: &str) -> Option<usize> {
    if let Some(face) = text.chars().next().filter(|c| matches!(c, '\u{1F600}'..='\u{1F64F}')) {
        return Some(face.len_utf8());
    }
    let face = text.strip_prefix([':', ';', '='])?;
    let mouth = face.strip_prefix('-').unwrap_or(face);
    let rest = mouth.strip_prefix([')', '(', 'D', 'P', 'p'])?.trim_start_matches([')', '(']);
    rest.chars().next().is_none_or(char::is_whitespace).then_some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_faces_with_and_without_a_nose() {
        for (text, len) in [(":)", 2), (":-( So", 3), (";) ", 2), (":D So", 2), (":))) So", 4), ("=)", 2), ("🙂 So", 4)]
        {
            assert_eq!(smiley_len(text), Some(len), "{text}");
        }
    }

    #[test]
    fn takes_no_other_colon_for_a_face() {
        for text in [": )", ":Post", ":", ":-", "()", ":)."] {
            assert_eq!(smiley_len(text), None, "{text}");
        }
    }
}
