//! Markdown for reading: a heading an article, then a table with a row a bead.
//!
//! Tables are those of GitHub Flavored Markdown. Characters with a meaning in text are escaped by a backslash, `<` and
//! `&` by a character reference; the paragraphs of a bead are parted by `<br>`.

use std::io::{self, Write};

use poruch_parse::escape_markdown;

use super::Encoder;
use crate::{Article, Side, Text};

pub(super) struct Markdown;

impl Encoder for Markdown {
    fn article(&mut self, article: &Article<'_>, out: &mut [Vec<u8>]) -> io::Result<()> {
        let out = &mut out[0];
        if !out.is_empty() {
            writeln!(out)?;
        }
        writeln!(out, "# {}\n", escape_markdown(article.name()))?;
        side(out, "English", &article.en)?;
        side(out, "Українська", &article.uk)?;
        if let Some((kind, score)) = article.verdict {
            writeln!(out, "- Verdict: {} ({score:.2})", escape_markdown(kind))?;
        }
        writeln!(out, "\n| English | Українська | Score |\n| --- | --- | --- |")?;
        for bead in &article.beads {
            let mark = if bead.kind == "aligned" { String::new() } else { format!(" {}", escape_markdown(bead.kind)) };
            writeln!(out, "| {} | {} | {:.2}{mark} |", cell(&bead.en), cell(&bead.uk), bead.score)?;
        }
        writeln!(out)
    }
}

fn side(out: &mut Vec<u8>, language: &str, side: &Side<'_>) -> io::Result<()> {
    let date = side.date.as_deref();
    let facts: Vec<_> = [side.title, side.url, date].into_iter().flatten().map(escape_markdown).collect();
    if facts.is_empty() { Ok(()) } else { writeln!(out, "- {language}: {}", facts.join(", ")) }
}

fn cell(texts: &[Text<'_>]) -> String {
    texts.iter().map(cell_text).collect::<Vec<_>>().join("<br>")
}

fn cell_text(text: &Text<'_>) -> String {
    let plain = escape_markdown(text.text);
    if matches!(text.role, "title" | "heading") { format!("**{plain}**") } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, sample, writer::written};

    #[test]
    fn keeps_a_row_a_row() {
        assert_eq!(cell_text(&Text::new("paragraph", "a|b\n*c* <i>")), r"a\|b \*c\* &lt;i>");
    }

    #[test]
    fn writes_a_row_a_bead_below_what_is_known_of_the_article() {
        let text = written(Format::Md, &[sample::article()]);
        assert!(text.starts_with("# A &lt;title> &amp; more\n"));
        assert!(text.contains("- Українська: Назва, https://site.example/7\n"));
        assert!(text.contains("| First paragraph. Second paragraph. | Перший абзац.<br>Другий абзац. | 0.90 |\n"));
        assert!(text.contains("|  | Лише тут | 0.70 unaligned |\n"));
    }
}
