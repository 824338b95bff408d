//! What of a long text is read.

/// Bytes at the head of a text that are read as a whole: a few paragraphs.
const HEAD: usize = 4 << 10;
/// Of each stretch of so many bytes behind it, …
const STRETCH: usize = 4 << 10;
/// … so many are read: enough words to tell a language, and to weigh it against the rest of the text.
const SAMPLE: usize = 1 << 10;

/// The pieces of a text that are read: all of a short one; the head of a longer one and samples of the rest, at whole words.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let (head, rest) = text.split_at(word_border(text, HEAD));
    let stretches = (0..rest.len()).step_by(STRETCH);
    std::iter::once(head).chain(stretches.map(move |start| {
        let start = word_border(rest, start);
        &rest[start..word_border(rest, start + SAMPLE)]
    }))
}

/// The first white space from `at` on; where none is near, the end of what was looked at.
fn word_border(text: &str, at: usize) -> usize {
    let from = text.ceil_char_boundary(at.min(text.len()));
    let near = &text[from..text.floor_char_boundary((from + SAMPLE).min(text.len()))];
    near.find(char::is_whitespace).map_or(from + near.len(), |gap| from + gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_short_text_whole() {
        let text = "слово ".repeat(300);
        assert_eq!(pieces(&text).collect::<String>(), text);
    }

    #[test]
    fn samples_a_long_text_at_whole_words() {
        let text = "слово ".repeat(20_000);
        let read: usize = pieces(&text).map(str::len).sum();
        assert!(read > text.len() / 5 && read < text.len() / 3, "{read} of {}", text.len());
        assert!(pieces(&text).flat_map(str::split_whitespace).all(|word| word == "слово"));
    }

    #[test]
    fn reads_nothing_twice_of_a_text_without_white_space() {
        let text = "а".repeat(30_000);
        let read: usize = pieces(&text).map(str::len).sum();
        assert!(read <= text.len());
    }
}
