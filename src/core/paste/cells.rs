//! Text with delimiters to rows of cells.

/// The delimiter of a table: tab when there is one, else whichever of `;`, `,` and `|` divides at least four rows in
/// five, the first of them, into equally many cells. `None` for a list of one column.
pub fn delimiter(text: &str) -> Option<char> {
    if split(text, Some('\t'), 20).iter().any(|row| row.len() > 1) {
        return Some('\t');
    }
    [';', ',', '|'].into_iter().find(|delimiter| {
        let rows = split(text, Some(*delimiter), 50);
        let Some(width) = rows.first().map(Vec::len).filter(|width| *width > 1) else { return false };
        rows.iter().filter(|row| row.len() == width).count() * 5 >= rows.len() * 4
    })
}

/// The first `limit` rows that are not blank, cell by cell, trimmed.
///
/// A cell in double quotes may hold delimiters, line breaks, and quotes written twice. A quote that is never closed,
/// or that closes in the middle of a cell, is an ordinary character.
pub fn split(text: &str, delimiter: Option<char>, limit: usize) -> Vec<Vec<String>> {
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let ends = |c: char| Some(c) == delimiter || c == '\n' || c == '\r';
    let (mut rows, mut row, mut quotes) = (Vec::new(), Vec::<String>::new(), true);
    while rows.len() < limit {
        let quoted = if quotes { quoted(rest) } else { Quoted::No };
        quotes &= quoted != Quoted::Unclosed;
        let cell = match quoted {
            Quoted::Yes { cell, after } if after.is_empty() || after.starts_with(ends) => {
                rest = after;
                cell
            }
            _ => {
                let (cell, after) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
                rest = after;
                cell.trim().to_owned()
            }
        };
        row.push(cell);
        let mut letters = rest.chars();
        match letters.next() {
            Some(c) if Some(c) == delimiter => rest = letters.as_str(),
            end => {
                let full = std::mem::take(&mut row);
                if full.iter().any(|cell| !cell.is_empty()) {
                    rows.push(full);
                }
                if end.is_none() {
                    break;
                }
                rest = letters.as_str();
            }
        }
    }
    rows
}

/// Whether a text begins with a quoted cell.
#[derive(PartialEq)]
pub enum Quoted<'a> {
    /// It does not.
    No,
    /// The quote never closes.
    Unclosed,
    /// It does; what follows the closing quote.
    Yes { cell: String, after: &'a str },
}

/// The quoted cell that a text begins with.
pub fn quoted(text: &str) -> Quoted<'_> {
    let Some(mut rest) = text.trim_start_matches(' ').strip_prefix('"') else { return Quoted::No };
    let mut cell = String::new();
    loop {
        let Some((before, after)) = rest.split_once('"') else { return Quoted::Unclosed };
        cell.push_str(before);
        match after.strip_prefix('"') {
            Some(after) => {
                cell.push('"');
                rest = after;
            }
            None => return Quoted::Yes { cell: cell.trim().to_owned(), after: after.trim_start_matches(' ') },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_what_spreadsheets_copy() {
        let check = |text: &str, delimiter: Option<char>, expected: &[&[&str]]| {
            assert_eq!(split(text, delimiter, 100), expected, "{text:?}");
        };
        check("a\tb\r\nc\td\r\n", Some('\t'), &[&["a", "b"], &["c", "d"]]);
        check("a;\"b;\n\"\"c\"\"\";d\n\n;;\ne", Some(';'), &[&["a", "b;\n\"c\"", "d"], &["e"]]);
        check("\"Alpha\" plan,x\n\"Beta,y", Some(','), &[&["\"Alpha\" plan", "x"], &["\"Beta", "y"]]);
        check("5\" pipe\tx", Some('\t'), &[&["5\" pipe", "x"]]);
        check("\u{feff}\"a\" , b ", Some(','), &[&["a", "b"]]);
        check("a,b\rc", None, &[&["a,b"], &["c"]]);
        check("", None, &[]);
        check("a,,", Some(','), &[&["a", "", ""]]);
        assert_eq!(split("a\nb\nc", None, 2).len(), 2);
    }

    #[test]
    fn an_unclosed_quote_costs_nothing() {
        let text = "\"a,".repeat(200_000);
        assert_eq!(split(&text, Some(','), 100).first().map(Vec::len), Some(200_001));
    }

    #[test]
    fn finds_the_delimiter() {
        for (text, expected) in [
            ("a\tb", Some('\t')),
            ("a, b\tc", Some('\t')),
            ("Name;Value\nA;1,5\nB;2,5", Some(';')),
            ("Name,Value\nA,1\nB,2\n\"C, D\",3", Some(',')),
            ("Nordwind\nAcme, Inc.\nBeta\nGamma\nDelta\nEta", None),
            ("Acme, Inc.\nBeta\nGamma", None),
            ("", None),
        ] {
            assert_eq!(delimiter(text), expected, "{text:?}");
        }
    }
}
