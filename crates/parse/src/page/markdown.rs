//! An article written as Markdown.

mod escape;
mod list;
mod place;
mod table;
#[cfg(test)]
mod tests;

use super::{Block, BlockKind, Page};
use escape::escape_line;
pub use escape::escape_markdown;

impl Page {
    /// The article as Markdown ([CommonMark](https://spec.commonmark.org/), with the tables of
    /// [GitHub](https://github.github.com/gfm/)), one blank line between two blocks; a reader of Markdown sees the text
    /// of the blocks and nothing else. Empty where the page has neither title nor blocks.
    ///
    /// | block | Markdown |
    /// | --- | --- |
    /// | title | `# …`, of the metadata where no block holds it |
    /// | heading | `## …` to `###### …` by its level; one of level 1 stands below the title too |
    /// | lead | `**…**`, as newspapers set it |
    /// | key point, list item | `- …`, or `1. …` in an `<ol>`; lists inside lists are indented |
    /// | quote | `> …` |
    /// | caption | `*…*`, where the picture stood |
    /// | table cell | a cell of a table whose first row is its head if it is one in the page; a line each where the cells tell no rows |
    /// | code | between fences |
    ///
    /// ```
    /// let page = poruch_parse::parse("<h1>Міст відкрито</h1><p>Новий міст через річку відкрили в неділю, повідомляє *Місто*.</p>")?;
    ///
    /// assert_eq!(page.markdown(), "# Міст відкрито\n\nНовий міст через річку відкрили в неділю, повідомляє \\*Місто\\*.\n");
    /// # Ok::<(), poruch_parse::ParseError>(())
    /// ```
    pub fn markdown(&self) -> String {
        let blocks: Vec<_> = self.blocks().filter(|block| !block.text.trim().is_empty()).collect();
        let has_title = blocks.iter().any(|block| block.kind == BlockKind::Title);
        let title = self.title().filter(|title| !has_title && !title.trim().is_empty());
        let mut parts: Vec<String> = title.map(|title| format!("# {}", escape_line(title))).into_iter().collect();
        let mut rest = blocks.as_slice();
        while !rest.is_empty() {
            let (run, after) = rest.split_at(run_len(rest));
            parts.push(written(run));
            rest = after;
        }
        let mut markdown = parts.join("\n\n");
        if !markdown.is_empty() {
            markdown.push('\n');
        }
        markdown
    }
}

/// How many blocks at the start of `blocks` are written together: the items of lists, the lines of a quotation, the
/// cells of a table.
fn run_len(blocks: &[Block<'_>]) -> usize {
    let first = &blocks[0];
    let goes_on = |next: &Block<'_>| match first.kind {
        BlockKind::KeyPoint | BlockKind::ListItem => list::is_item(next),
        BlockKind::Quote | BlockKind::TableCell if next.kind == first.kind => {
            let container = if first.kind == BlockKind::Quote { "blockquote" } else { "table" };
            place::up_to(first.path, container).is_some_and(|path| place::up_to(next.path, container) == Some(path))
        }
        _ => false,
    };
    blocks.iter().skip(1).take_while(|next| goes_on(next)).count() + 1
}

fn written(run: &[Block<'_>]) -> String {
    let first = &run[0];
    let line = || escape_line(first.text);
    match first.kind {
        BlockKind::Title => format!("# {}", line()),
        BlockKind::Heading => format!("{} {}", "#".repeat(usize::from(first.level.unwrap_or(2).clamp(2, 6))), line()),
        BlockKind::Lead => format!("**{}**", line()),
        BlockKind::Caption => format!("*{}*", line()),
        BlockKind::Paragraph => line(),
        BlockKind::KeyPoint | BlockKind::ListItem => list::written(run),
        BlockKind::Quote => quotation(run),
        BlockKind::TableCell => table::written(run),
        BlockKind::Code => fenced(first.text),
    }
}

fn quotation(run: &[Block<'_>]) -> String {
    let lines: Vec<_> = run.iter().map(|block| format!("> {}", escape_line(block.text))).collect();
    lines.join("\n>\n")
}

/// Code between fences longer than any that it holds.
fn fenced(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{code}\n{fence}")
}
