//! Two columns for reading in a terminal: English on the left, Ukrainian on the right, a bead a row.

use std::io::{self, Write};

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use crate::{Article, Bead, Text};

/// The width of the score and of what stands between the columns.
const MARGIN: usize = 9;
/// Narrower columns than this cannot be read.
const MIN_COLUMN: usize = 16;

/// Writes `article` as two columns, `width` terminal cells wide in all (41 at least), each bead with its remark below.
///
/// ```
/// use poruch_export::{Article, Bead, Side, Text, write_columns};
///
/// let bead = Bead::new(vec![Text::new("paragraph", "Good day.")], vec![Text::new("paragraph", "Добрий день.")]);
/// let article = Article::new(Side::new(), Side::new()).with_beads(vec![bead.with_score(0.98)]);
/// let mut out = Vec::new();
/// write_columns(&article, 60, &mut out)?;
/// let out = String::from_utf8(out)?;
/// assert!(out.lines().any(|row| row.starts_with("0.98  Good day. ") && row.ends_with(" │ Добрий день.")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Where `out` does not take what is written.
pub fn write_columns(article: &Article<'_>, width: usize, out: &mut impl Write) -> io::Result<()> {
    let column = (width.saturating_sub(MARGIN) / 2).max(MIN_COLUMN);
    let heading = |url: Option<&str>, language| wrap(url.unwrap_or(language), column);
    let (en, uk) = (heading(article.en.url, "English"), heading(article.uk.url, "Ukrainian"));
    write_row(out, "", &en, &uk, column)?;
    writeln!(out, "{}┼{}", "─".repeat(column + 7), "─".repeat(column + 1))?;
    for bead in &article.beads {
        write_bead(out, bead, column)?;
    }
    if let Some((verdict, score)) = article.verdict {
        writeln!(out, "verdict: {verdict} ({score:.2})")?;
    }
    Ok(())
}

fn write_bead(out: &mut impl Write, bead: &Bead<'_>, column: usize) -> io::Result<()> {
    let score = if bead.is_matched() { format!("{:.2}", bead.score) } else { "–".to_owned() };
    let mark = if bead.kind == "moved" { format!("{score}↕") } else { score };
    write_row(out, &mark, &lines(&bead.en, column), &lines(&bead.uk, column), column)?;
    for line in bead.note.lines().flat_map(|line| wrap(line, 2 * column + 3)) {
        writeln!(out, "      {line}")?;
    }
    writeln!(out, "{}│", " ".repeat(column + 7))
}

/// The lines of one side of a bead, texts apart by an empty line.
fn lines(texts: &[Text<'_>], column: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for text in texts {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(wrap(&format!("{}{}", marker(text.role), text.text), column));
    }
    lines
}

/// What shows a role in plain text, as Markdown does.
fn marker(role: &str) -> &'static str {
    match role {
        "title" => "# ",
        "heading" => "## ",
        "key_point" | "list_item" => "• ",
        "quote" => "> ",
        _ => "",
    }
}

fn write_row(out: &mut impl Write, mark: &str, en: &[String], uk: &[String], column: usize) -> io::Result<()> {
    for row in 0..en.len().max(uk.len()).max(1) {
        let side = |lines: &[String]| lines.get(row).cloned().unwrap_or_default();
        let (left, right) = (side(en), side(uk));
        let fill = " ".repeat(column.saturating_sub(left.width()));
        let mark = if row == 0 { mark } else { "" };
        let line = format!("{mark:<5} {left}{fill} │ {right}");
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Breaks `text` at white space (a longer word anywhere between graphemes) into lines of at most `width` cells.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for grapheme in word.graphemes(true) {
            if !line.is_empty() && line.width() + grapheme.width() > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(grapheme);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Side;

    #[test]
    fn keeps_lines_within_the_width_and_loses_no_word() {
        let text = "Уряд ухвалив держбюджет на 2026 рік, сказала речниця. Наднадзвичайнодовгеслово тут";
        let lines = wrap(text, 12);
        assert!(lines.iter().all(|line| line.width() <= 12), "{lines:?}");
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(letters(&lines.concat()), letters(text));
    }

    #[test]
    fn shows_a_remark_below_its_bead() {
        let texts = |text| vec![Text::new("paragraph", text)];
        let bead = Bead::new(texts("Good day."), texts("Добрий день.")).with_note("first\nsecond");
        let article = Article::new(Side::new(), Side::new()).with_beads(vec![bead]);
        let mut out = Vec::new();
        write_columns(&article, 60, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        let rows: Vec<_> = out.lines().skip_while(|line| !line.contains("Good day.")).map(str::trim).collect();
        assert_eq!(rows[1..], ["first", "second", "│"]);
    }

    #[test]
    fn shows_what_has_no_counterpart_beside_an_empty_column() {
        let bead = Bead::new(Vec::new(), vec![Text::new("paragraph", "Лише тут.")]);
        let article = Article::new(Side::new(), Side::new()).with_beads(vec![bead]);
        let mut out = Vec::new();
        write_columns(&article, 60, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        let row = out.lines().find(|line| line.ends_with("│ Лише тут.")).expect("a row with the text");
        assert_eq!(row.split('│').next().map(str::trim), Some("–"));
    }
}
