//! A stretch of a page's source read as a reader of the page would: an independent, simple reading that the parser's
//! byte ranges are held against.

/// Elements whose contents a reader does not see as text.
const UNSEEN: [&str; 5] = ["script", "style", "svg", "button", "noscript"];

/// The text of a stretch of source: tags, comments and hidden elements left out, entities decoded, white space folded.
pub(super) fn read(source: &str) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = markup_len(rest);
        if is_line_break(&rest[..end]) {
            text.push(' ');
        }
        rest = &rest[end..];
    }
    text.push_str(rest);
    fold(&decode_entities(&text))
}

/// The length of the markup that `source` starts with: a comment, a tag, or an element that is not seen.
fn markup_len(source: &str) -> usize {
    if source.starts_with("<!--") {
        return source.find("-->").map_or(source.len(), |end| end + 3);
    }
    let tag_len = source.find('>').map_or(source.len(), |end| end + 1);
    let tag = &source[..tag_len];
    let name = tag_name(tag);
    if !UNSEEN.contains(&name) && !is_hidden(tag) {
        return tag_len;
    }
    let close = format!("</{name}>");
    source.find(&close).map_or(tag_len, |start| start + close.len())
}

fn tag_name(tag: &str) -> &str {
    let name = &tag[1..];
    name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

fn is_hidden(tag: &str) -> bool {
    tag.contains(" hidden") || tag.contains("aria-hidden=\"true\"") || tag.contains("display:none")
}

fn is_line_break(markup: &str) -> bool {
    tag_name(markup).eq_ignore_ascii_case("br")
}

/// The entities that the golden pages use.
fn decode_entities(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        decoded.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(';').filter(|end| *end <= 8).and_then(|end| Some((end, entity(&rest[1..end])?)));
        let (len, letter) = end.map_or((1, '&'), |(end, letter)| (end + 1, letter));
        decoded.push(letter);
        rest = &rest[len..];
    }
    decoded.push_str(rest);
    decoded
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "nbsp" => '\u{a0}',
        "shy" => '\u{ad}',
        "amp" => '&',
        "quot" => '"',
        "lt" => '<',
        "gt" => '>',
        "laquo" => '«',
        "raquo" => '»',
        // numbers of windows-1252, which the HTML Standard maps to the signs they meant
        "#149" => '•',
        _ => char::from_u32(name.strip_prefix('#')?.parse().ok()?)?,
    })
}

/// White space folded to one space, signs without width taken out.
pub(super) fn fold(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn reads_what_is_seen() {
    let source =
        "<p>Ціло&shy;добово&nbsp;&#8212; <b>так</b><!-- ні --><span hidden>ні</span> &laquo;R&amp;D&raquo;<br>і</p>";
    assert_eq!(read(source), "Цілодобово — так «R&D» і");
}

#[test]
fn leaves_out_buttons_and_anchors() {
    let source =
        "<h2><a href=\"#s\" aria-hidden=\"true\">#</a>Що робити</h2><button type=\"button\">Копіювати</button>";
    assert_eq!(read(source), "Що робити");
}
