//! Tables, where the paths of their cells tell rows and columns.

use super::escape::{escape_line, escape_markdown};
use super::place;
use crate::page::Block;

/// Wider tables are layout or data; a cell far to the right would make every row that long.
const MOST_COLUMNS: usize = 64;

/// A table of two columns or more; any other a line a cell.
pub(super) fn written(cells: &[Block<'_>]) -> String {
    match Table::read(cells) {
        Some(table) if table.columns > 1 => table.markdown(),
        _ => cells.iter().map(|cell| escape_line(cell.text)).collect::<Vec<_>>().join("\n\n"),
    }
}

struct Table<'a> {
    rows: Vec<Row<'a>>,
    columns: usize,
}

struct Row<'a> {
    path: &'a str,
    /// The texts of the cells; several of one cell stand between line breaks.
    cells: Vec<String>,
    /// The path of the last cell.
    cell: &'a str,
    /// Cells at the start that head the row: positions of the others do not count them.
    heads: usize,
    is_head: bool,
}

impl<'a> Table<'a> {
    fn read(cells: &[Block<'a>]) -> Option<Self> {
        let mut table = Self { rows: Vec::new(), columns: 0 };
        for block in cells {
            let path = place::up_to(block.path, "tr")?;
            if table.rows.last().is_none_or(|row| row.path != path) {
                table.rows.push(Row { path, cells: Vec::new(), cell: "", heads: 0, is_head: true });
            }
            let row = table.rows.last_mut()?;
            row.add(block)?;
            table.columns = table.columns.max(row.cells.len());
        }
        Some(table)
    }

    /// The first row heads the table if it does so in the page; otherwise the head is empty.
    fn markdown(&self) -> String {
        let is_head = self.rows.first().is_some_and(|row| row.is_head);
        let head = if is_head { self.line(&self.rows[0].cells) } else { self.line(&[]) };
        let rule = format!("|{}", " --- |".repeat(self.columns));
        let body = self.rows[usize::from(is_head)..].iter().map(|row| self.line(&row.cells));
        [head, rule].into_iter().chain(body).collect::<Vec<_>>().join("\n")
    }

    fn line(&self, cells: &[String]) -> String {
        let cell = |at| cells.get(at).map_or_else(|| "  |".to_owned(), |text| format!(" {text} |"));
        let line: String = (0..self.columns).map(cell).collect();
        format!("|{line}")
    }
}

impl<'a> Row<'a> {
    /// Puts a cell where its position among those of its name says; `None` where that is nowhere.
    fn add(&mut self, block: &Block<'a>) -> Option<()> {
        let cell = place::up_to(block.path, "td").or_else(|| place::up_to(block.path, "th"))?;
        let text = escape_markdown(block.text.trim());
        if cell == self.cell {
            let last = self.cells.last_mut()?;
            last.push_str("<br>");
            last.push_str(&text);
            return Some(());
        }
        let (name, position) = place::step(cell);
        let column = if name == "th" { position } else { self.heads + position };
        if column <= self.cells.len() || column > MOST_COLUMNS {
            return None;
        }
        self.cells.resize(column - 1, String::new());
        self.cells.push(text);
        self.cell = cell;
        self.is_head &= name == "th";
        self.heads = if name == "th" { column } else { self.heads };
        Some(())
    }
}
