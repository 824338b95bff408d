//! The page that leads to the pages of many articles.

use std::fmt;
use std::io::{self, Write};

use super::super::xml::{escaped, escaped_text};
use super::{percent, write_head};
use crate::{Article, ExportError};

/// Writes the page that leads to the HTML pages of many articles: a table, a row an article.
///
/// ```
/// use poruch_export::{Article, Index, IndexEntry, Side};
///
/// let article = Article::new(Side::new().with_title("Bridge"), Side::new().with_title("Міст"));
/// let mut index = Index::new(Vec::new(), "Articles")?;
/// index.write(&IndexEntry::of(&article, "articles/1.html"))?;
/// let page = String::from_utf8(index.finish()?)?;
/// assert!(page.contains("<a href=\"articles/1.html\">Bridge</a>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Index<W> {
    stream: W,
}

/// A row of an [`Index`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct IndexEntry {
    /// Address of the article's page, relative to the index.
    pub href: String,
    /// Title of the English version.
    pub en_title: String,
    /// Title of the Ukrainian version.
    pub uk_title: String,
    /// When the English version was published, else the Ukrainian one.
    pub date: Option<String>,
    /// What the pair is.
    pub verdict: Option<String>,
    /// Probability, in `[0, 1]`, that the two are versions of one article.
    pub score: f32,
    /// Beads with text on both sides.
    pub matched: usize,
    /// All beads.
    pub beads: usize,
}

impl IndexEntry {
    /// The row of an article whose page stands at `href`, relative to the index.
    pub fn of(article: &Article<'_>, href: &str) -> Self {
        let title = |title: Option<&str>, url: Option<&str>| title.or(url).unwrap_or("Untitled").to_owned();
        Self {
            href: href.to_owned(),
            en_title: title(article.en.title, article.en.url),
            uk_title: title(article.uk.title, article.uk.url),
            date: article.en.date.clone().or_else(|| article.uk.date.clone()),
            verdict: article.verdict.map(|(kind, _)| kind.to_owned()),
            score: article.score,
            matched: article.matched().count(),
            beads: article.beads.len(),
        }
    }
}

impl<W: Write> Index<W> {
    /// An index with a title, in English, to `stream`.
    ///
    /// # Errors
    ///
    /// [`ExportError::Write`] where the stream fails.
    pub fn new(mut stream: W, title: &str) -> Result<Self, ExportError> {
        let mut head = Vec::new();
        write_head(&mut head, title)?;
        writeln!(head, "<h1>{}</h1>\n<table>\n<thead><tr>", escaped_text(title))?;
        for name in ["English", "Українська", "Date", "Pair", "Beads"] {
            writeln!(head, "<th>{name}</th>")?;
        }
        writeln!(head, "</tr></thead>\n<tbody>")?;
        stream.write_all(&head)?;
        Ok(Self { stream })
    }

    /// Writes a row.
    ///
    /// # Errors
    ///
    /// [`ExportError::Write`] where the stream fails.
    pub fn write(&mut self, entry: &IndexEntry) -> Result<(), ExportError> {
        let mut row = Vec::new();
        write_row(&mut row, entry)?;
        Ok(self.stream.write_all(&row)?)
    }

    /// Ends the page, flushes the stream and gives it back.
    ///
    /// # Errors
    ///
    /// [`ExportError::Write`] where the stream fails.
    pub fn finish(mut self) -> Result<W, ExportError> {
        self.stream.write_all(b"</tbody>\n</table>\n</main>\n</body>\n</html>\n")?;
        self.stream.flush()?;
        Ok(self.stream)
    }
}

fn write_row(row: &mut Vec<u8>, entry: &IndexEntry) -> io::Result<()> {
    let href = escaped(&entry.href);
    writeln!(row, "<tr><td lang=\"en\"><a href=\"{href}\">{}</a></td>", escaped_text(&entry.en_title))?;
    writeln!(row, "<td lang=\"uk\"><a href=\"{href}\">{}</a></td>", escaped_text(&entry.uk_title))?;
    writeln!(row, "<td class=\"fact\">{}</td>", escaped_text(entry.date.as_deref().unwrap_or("")))?;
    let verdict = escaped_text(entry.verdict.as_deref().unwrap_or(""));
    writeln!(row, "<td class=\"fact\">{verdict} {}</td>", percent(entry.score))?;
    writeln!(row, "<td class=\"fact\">{} of {}</td></tr>", entry.matched, entry.beads)
}

impl<W> fmt::Debug for Index<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn leads_to_every_article() {
        let mut index = Index::new(Vec::new(), "Articles & more").unwrap();
        let article = sample::article();
        for href in ["articles/a.html", "articles/b.html"] {
            index.write(&IndexEntry::of(&article, href)).unwrap();
        }
        let page = String::from_utf8(index.finish().unwrap()).unwrap();
        assert!(page.contains("<h1>Articles &amp; more</h1>"));
        assert_eq!(page.matches("<a href=\"articles/a.html\">").count(), 2);
        assert!(page.contains("<td class=\"fact\">2 of 4</td>"));
        assert!(page.ends_with("</html>\n"));
    }
}
