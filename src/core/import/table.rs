//! A delimited file as rows of cells, read a piece at a time so that a page can show how far it is.

use crate::core::paste::cells::{self, Quoted};
use crate::core::paste::guess::may_be_titles;

/// Why a file cannot be read as a table at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableError {
    /// There is nothing in it, or nothing but titles.
    Empty,
    /// A quote that opens on this line, counted from 1, never closes: where a cell ends is anybody's guess.
    OpenQuote(usize),
}

/// One row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TableRow {
    /// The line of the file on which it begins, from 1.
    pub line: usize,
    /// Its cells, trimmed.
    pub cells: Vec<String>,
}

/// A table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// What the columns are called, as many as the widest row has cells; a column without a title has an empty one.
    pub titles: Vec<String>,
    /// The first row has the titles.
    pub titled: bool,
    /// The rows that are not blank.
    pub rows: Vec<TableRow>,
    /// The lines of rows with more or fewer cells than there are titles.
    pub ragged: Vec<usize>,
}

impl Table {
    /// A cell; empty where the row is too short.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.cells.get(column)).map_or("", String::as_str)
    }

    /// The cells of a column that are not empty.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .filter_map(move |row| row.cells.get(column))
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
    }
}

/// What divides the cells: as the file says it in its first line (`sep=;`), as most rows have it, or as the titles do.
pub fn delimiter(text: &str) -> char {
    let most = || {
        let titles = text.lines().find(|line| !line.trim().is_empty())?;
        let counts = ['|', ',', ';'].map(|sign| (titles.matches(sign).count(), sign));
        counts.into_iter().filter(|(count, _)| *count > 0).max().map(|(_, sign)| sign)
    };
    said(text).map(|(sign, _)| sign).or_else(|| cells::delimiter(text)).or_else(most).unwrap_or(',')
}

/// The delimiter that the first line names, and the length of that line.
fn said(text: &str) -> Option<(char, usize)> {
    let line = text.split_inclusive('\n').next()?;
    let mut signs = line.trim_matches(['"', '\r', '\n', ' ']).strip_prefix("sep=")?.chars();
    Some((signs.next()?, line.len())).filter(|_| signs.next().is_none())
}

/// A table that is being read.
#[derive(Debug)]
pub struct Reading {
    text: String,
    delimiter: char,
    at: usize,
    line: usize,
    /// Whether the first row has titles, where somebody said so.
    titled: Option<bool>,
    begun: bool,
    table: Table,
}

impl Reading {
    /// Begins at the top. The first row that is not blank has the titles, unless it holds a date or an amount, or somebody
    /// said otherwise.
    pub fn new(text: String, delimiter: char, titled: Option<bool>) -> Reading {
        let at = said(&text).map_or(0, |(_, length)| length);
        let line = if at > 0 { 2 } else { 1 };
        Reading { text, delimiter, at, line, titled, begun: false, table: Table::default() }
    }

    /// How much of the text is read, from 0 to 1.
    pub fn progress(&self) -> f64 {
        self.at as f64 / self.text.len().max(1) as f64
    }

    /// Reads up to so many rows; whether there are more.
    pub fn step(&mut self, rows: usize) -> Result<bool, TableError> {
        for _ in 0..rows {
            let line = self.line;
            let Some(cells) = self.row()? else { return Ok(false) };
            if cells.iter().all(String::is_empty) {
                continue;
            }
            if !self.begun {
                self.begun = true;
                self.table.titled = self.titled.unwrap_or_else(|| may_be_titles(&cells));
                if self.table.titled {
                    self.table.titles = cells;
                    continue;
                }
                self.table.titles = vec![String::new(); cells.len()];
            }
            // A row that ends in a delimiter has no more cells for that.
            let filled = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
            let width = self.table.titles.len();
            if filled > width || cells.len() < width {
                self.table.ragged.push(line);
            }
            self.table.rows.push(TableRow { line, cells });
        }
        Ok(true)
    }

    /// The table, once everything is read.
    pub fn finish(mut self) -> Result<Table, TableError> {
        if self.table.rows.is_empty() {
            return Err(TableError::Empty);
        }
        let width = self.table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        if width > self.table.titles.len() {
            self.table.titles.resize(width, String::new());
        }
        Ok(self.table)
    }

    fn row(&mut self) -> Result<Option<Vec<String>>, TableError> {
        let mut rest = self.text.get(self.at..).unwrap_or_default();
        if rest.is_empty() {
            return Ok(None);
        }
        let delimiter = self.delimiter;
        let ends = |sign: char| sign == delimiter || sign == '\n' || sign == '\r';
        let mut row = Vec::new();
        loop {
            let (cell, after) = cell(rest, &ends).ok_or(TableError::OpenQuote(self.line))?;
            let whole = rest.get(..rest.len() - after.len()).unwrap_or_default();
            self.line += breaks(whole);
            row.push(cell);
            match after.chars().next() {
                Some(sign) if sign == delimiter => rest = after.get(sign.len_utf8()..).unwrap_or_default(),
                Some(_) => {
                    let end = if after.starts_with("\r\n") { 2 } else { 1 };
                    self.line += 1;
                    rest = after.get(end..).unwrap_or_default();
                    break;
                }
                None => {
                    rest = "";
                    break;
                }
            }
        }
        self.at = self.text.len() - rest.len();
        Ok(Some(row))
    }
}

/// How many lines end within a text: with `\n`, `\r\n` or `\r`.
fn breaks(text: &str) -> usize {
    let mut before = ' ';
    let mut count = 0;
    for sign in text.chars() {
        count += usize::from(sign == '\r' || (sign == '\n' && before != '\r'));
        before = sign;
    }
    count
}

/// The first cell of a text, and what follows it; nothing where a quote never closes. A quote that does not stand at the
/// beginning, or closes in the middle of a cell, is a letter like any other.
fn cell<'a>(text: &'a str, ends: &impl Fn(char) -> bool) -> Option<(String, &'a str)> {
    match cells::quoted(text) {
        Quoted::Unclosed => None,
        Quoted::Yes { cell, after } if after.is_empty() || after.starts_with(ends) => Some((cell, after)),
        _ => {
            let (cell, after) = text.split_at(text.find(ends).unwrap_or(text.len()));
            Some((cell.trim().to_owned(), after))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Table, TableError> {
        let mut reading = Reading::new(text.to_owned(), delimiter(text), None);
        while reading.step(2)? {}
        assert!(text.is_empty() || reading.progress() == 1.0);
        reading.finish()
    }

    fn cells(table: &Table) -> Vec<Vec<&str>> {
        table.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
    }

    #[test]
    fn tables_of_all_kinds_are_read() {
        for text in [
            "Deal;Value\nOne;1,5\nTwo;2,5\n",
            "Deal;Value\r\nOne;1,5\r\nTwo;2,5",
            "Deal;Value\rOne;1,5\rTwo;2,5\r",
            "sep=;\nDeal;Value\nOne;1,5\nTwo;2,5\n",
            "\"sep=;\"\r\n\nDeal;Value\r\n;\nOne;1,5\nTwo;2,5;\n",
            "Deal\tValue\nOne\t1,5\nTwo\t2,5\n",
            "Deal,Value\n\"One\",\"1,5\"\nTwo , \"2,5\" \n",
        ] {
            let table = read(text).unwrap();
            assert_eq!(table.titles.get(..2).unwrap(), ["Deal", "Value"], "{text:?}");
            let rows: Vec<_> = cells(&table).into_iter().map(|row| row[..2].to_vec()).collect();
            assert_eq!(rows, [["One", "1,5"], ["Two", "2,5"]], "{text:?}");
            assert!(table.ragged.is_empty(), "{text:?}");
        }
    }

    #[test]
    fn rows_know_their_lines() {
        let table =
            read("Deal;Notes\n\nOne;\"first\nsecond\r\nthird\"\nTwo;a \"quoted\" word\r\nThree\nFour;x;y\n").unwrap();
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 6, 7, 8]);
        assert_eq!(table.cell(0, 1), "first\nsecond\r\nthird");
        assert_eq!(table.cell(1, 1), "a \"quoted\" word");
        assert_eq!(table.cell(2, 1), "");
        assert_eq!(table.ragged, [7, 8]);
        assert_eq!(table.titles, ["Deal", "Notes", ""]);
    }

    #[test]
    fn what_cannot_be_a_table_is_said_with_its_line() {
        assert_eq!(read(""), Err(TableError::Empty));
        assert_eq!(read("Deal;Value\n"), Err(TableError::Empty));
        assert_eq!(read("\n\n;;\n"), Err(TableError::Empty));
        assert_eq!(read("Deal;Value\nOne;1\nTwo;\"2\nThree;3\nFour;4\n"), Err(TableError::OpenQuote(3)));
        // Neither of these is one.
        assert_eq!(cells(&read("Pipe;Size\n5\" pipe;\"2\"x\n").unwrap()), [["5\" pipe", "\"2\"x"]]);
    }

    #[test]
    fn a_first_row_with_a_date_or_an_amount_is_no_title() {
        for (text, titled, rows) in [
            ("One;2026-01-01\nTwo;2026-01-02\n", false, 2),
            ("Name;Since\nTwo;2026-01-02\n", true, 1),
            ("One;1.200,50\n", false, 1),
        ] {
            let table = read(text).unwrap();
            assert_eq!((table.titled, table.rows.len(), table.titles.len()), (titled, rows, 2), "{text}");
        }
        let mut reading = Reading::new("One;Acme\nTwo;Beta\n".to_owned(), ';', Some(false));
        while reading.step(9).unwrap() {}
        let table = reading.finish().unwrap();
        assert_eq!((table.rows.len(), table.titles), (2, vec![String::new(); 2]));
    }

    #[test]
    fn a_giant_cell_and_many_columns_are_read_in_one_pass() {
        let giant = ["a;b\n1;\"", &"x\n".repeat(2_000_000), "\"\n"].concat();
        assert_eq!(read(&giant).unwrap().rows.len(), 1);
        let wide = [vec!["t"; 10_000].join(";"), vec!["c"; 10_000].join(";")].join("\n");
        assert_eq!(read(&wide).unwrap().titles.len(), 10_000);
    }
}
