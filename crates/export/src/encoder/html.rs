//! HTML pages for reading and printing: two columns side by side, one below the other on a phone.
//!
//! A page holds everything it shows: style sheet inside, no scripts, nothing fetched. Each column names its language.

mod index;

use std::io::{self, Write};

pub use index::{Index, IndexEntry};

use super::Encoder;
use super::xml::{escaped, escaped_text};
use crate::{Article, Bead, Side, Text};

const STYLE: &str = include_str!("html/style.css");

/// A page of articles; its title is that of the first.
#[derive(Default)]
pub(super) struct Html {
    is_open: bool,
}

impl Encoder for Html {
    fn article(&mut self, article: &Article<'_>, out: &mut [Vec<u8>]) -> io::Result<()> {
        self.open(&mut out[0], article.name())?;
        write_article(&mut out[0], article)
    }

    fn foot(&mut self, out: &mut [Vec<u8>]) -> io::Result<()> {
        self.open(&mut out[0], "No articles")?;
        out[0].write_all(b"</main>\n</body>\n</html>\n")
    }
}

impl Html {
    fn open(&mut self, out: &mut Vec<u8>, title: &str) -> io::Result<()> {
        if self.is_open {
            return Ok(());
        }
        self.is_open = true;
        write_head(out, title)
    }
}

fn write_head(out: &mut Vec<u8>, title: &str) -> io::Result<()> {
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<meta name=\"generator\" content=\"poruch {}\">", env!("CARGO_PKG_VERSION"))?;
    writeln!(out, "<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>", escaped_text(title))
}

fn write_article(out: &mut Vec<u8>, article: &Article<'_>) -> io::Result<()> {
    writeln!(out, "<article>\n<header>")?;
    write_side(out, "en", "English", &article.en)?;
    write_side(out, "uk", "Українська", &article.uk)?;
    writeln!(out, "<p class=\"pair\">{}</p>\n</header>", escaped_text(&summary(article)))?;
    for bead in &article.beads {
        write_bead(out, bead)?;
    }
    writeln!(out, "</article>")
}

fn write_side(out: &mut Vec<u8>, lang: &str, language: &str, side: &Side<'_>) -> io::Result<()> {
    writeln!(out, "<div lang=\"{lang}\"><p class=\"language\">{language}</p>")?;
    if let Some(url) = side.url {
        writeln!(out, "<p>{}</p>", link(url, url))?;
    }
    let facts: Vec<_> =
        side.site_name.into_iter().chain(side.date.as_deref()).chain(side.authors.iter().copied()).collect();
    if !facts.is_empty() {
        writeln!(out, "<p>{}</p>", escaped_text(&facts.join(" · ")))?;
    }
    writeln!(out, "</div>")
}

/// A link where the address is one of the web, else its text: a page may name a script as its address.
fn link(url: &str, text: &str) -> String {
    let text = escaped_text(text);
    if url.starts_with("http://") || url.starts_with("https://") {
        format!("<a href=\"{}\">{text}</a>", escaped(url))
    } else {
        text.into_owned()
    }
}

/// What the pair is, how it was found, and how much of it has a partner.
fn summary(article: &Article<'_>) -> String {
    let mut facts = Vec::new();
    if let Some((kind, score)) = article.verdict {
        facts.push(format!("{kind} ({})", percent(score)));
    }
    if let Some(via) = article.via {
        facts.push(format!("linked by {via} ({})", percent(article.score)));
    }
    facts.push(format!("{} of {} beads have both sides", article.matched().count(), article.beads.len()));
    facts.join(" · ")
}

fn percent(score: f32) -> String {
    format!("{:.0} %", score * 100.0)
}

fn write_bead(out: &mut Vec<u8>, bead: &Bead<'_>) -> io::Result<()> {
    writeln!(out, "<section class=\"bead {}\">", escaped(bead.kind))?;
    write_column(out, "en", &bead.en)?;
    write_column(out, "uk", &bead.uk)?;
    let note = if bead.kind == "aligned" { String::new() } else { format!(" {}", bead.kind) };
    writeln!(out, "<p class=\"score\">{}{}</p>\n</section>", percent(bead.score), escaped_text(&note))
}

fn write_column(out: &mut Vec<u8>, lang: &str, texts: &[Text<'_>]) -> io::Result<()> {
    writeln!(out, "<div lang=\"{lang}\">")?;
    for text in texts {
        let (open, close) = tags(text.role);
        writeln!(out, "{open}{}{close}", escaped_text(text.text))?;
    }
    if texts.is_empty() {
        writeln!(out, "<p class=\"none\" lang=\"en\">nothing corresponds</p>")?;
    }
    writeln!(out, "</div>")
}

fn tags(role: &str) -> (&'static str, &'static str) {
    match role {
        "title" => ("<h1>", "</h1>"),
        "heading" => ("<h2>", "</h2>"),
        "lead" => ("<p class=\"lead\">", "</p>"),
        "key_point" | "list_item" => ("<p class=\"item\">", "</p>"),
        "quote" => ("<blockquote>", "</blockquote>"),
        "code" => ("<pre>", "</pre>"),
        _ => ("<p>", "</p>"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, sample, writer::written};

    #[test]
    fn marks_language_and_kind_and_shows_the_score() {
        let page = written(Format::Html, &[sample::article()]);
        assert!(page.contains("<title>A &lt;title&gt; &amp; more</title>"));
        assert_eq!(page.matches("<section class=\"bead unaligned\">").count(), 2);
        assert_eq!(page.matches("<section class=\"bead aligned\">").count(), 2);
        assert!(page.contains(
            "<div lang=\"uk\">\n<p>Перший абзац.</p>\n<p>Другий абзац.</p>\n</div>\n<p class=\"score\">90 %</p>"
        ));
        assert!(page.contains("<p class=\"score\">70 % unaligned</p>"));
    }

    #[test]
    fn fetches_nothing() {
        let page = written(Format::Html, &[sample::article()]);
        for resource in ["<script", "<link", "<img", "@import", "url("] {
            assert!(!page.contains(resource), "{resource}");
        }
    }

    #[test]
    fn links_to_addresses_of_the_web_alone() {
        assert_eq!(link("javascript:alert(1)", "a<b"), "a&lt;b");
        assert_eq!(link("https://a.example/?x=\"&y", "t"), "<a href=\"https://a.example/?x=&quot;&amp;y\">t</a>");
    }
}
