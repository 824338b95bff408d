//! Text in which Markdown reads nothing but text.

/// `text` on one line, so that Markdown reads it as that text wherever in a line it stands: in a paragraph after its
/// first word, a heading, a cell of a table.
///
/// Characters with a meaning are escaped by a backslash, `<` and `&` by a character reference. What has a meaning at
/// the start of a line only (`-`, `1.`) stays.
///
/// ```
/// use poruch_parse::escape_markdown;
///
/// assert_eq!(escape_markdown("a|b *c* <i>"), r"a\|b \*c\* &lt;i>");
/// ```
pub fn escape_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let is_inside = || before.is_alphanumeric() && text[at + 1..].starts_with(char::is_alphanumeric);
        match c {
            '\n' | '\r' | '\t' => escaped.push(' '),
            // Markdown has no NUL.
            '\0' => escaped.push('\u{fffd}'),
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            // Between letters it means nothing: `github_events`.
            '_' if is_inside() => escaped.push(c),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
        before = c;
    }
    escaped
}

/// `text` as a line of its own, white space folded.
pub(super) fn escape_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let mut line = escape_markdown(&words.join(" "));
    if let Some(at) = marker(&line) {
        line.insert(at, '\\');
    }
    line
}

/// Where a backslash keeps the start of `line` from opening a list, a quotation or a rule.
fn marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_marker = match line.as_bytes().get(digits)? {
        b'.' | b')' => digits > 0,
        b'-' | b'+' | b'=' | b'>' => digits == 0,
        _ => false,
    };
    is_marker.then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(escape_line(text), expected, "{text}");
    }

    #[test]
    fn keeps_the_start_of_a_line_from_meaning_anything() {
        check("- Так, — сказав він.", "\\- Так, — сказав він.");
        check("2025. Рік мостів", "2025\\. Рік мостів");
        check("1) перший", "1\\) перший");
        check("# не заголовок", "\\# не заголовок");
        check("> не цитата", "\\> не цитата");
        check("2,5 млн грн", "2,5 млн грн");
        check("– Так.", "– Так.");
    }

    #[test]
    fn leaves_what_means_nothing_inside_a_line() {
        check("файл github_events_2 і _він_", "файл github_events_2 і \\_він\\_");
        check("Ура! 5 + 5 = 10 (десять) — it's 'so'.", "Ура! 5 + 5 = 10 (десять) — it's 'so'.");
    }

    #[test]
    fn puts_a_text_on_one_line() {
        check(" один\n\n два\u{a0}три ", "один два три");
    }
}
