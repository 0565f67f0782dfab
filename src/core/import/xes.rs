//! Event logs as XES (IEEE 1849-2016) to a table with a row for each event, read a piece at a time.
//!
//! Only what a log of that standard has is understood of XML: elements, attributes and the five entities. Nothing is
//! ever fetched, and entities that a file declares itself are left as they stand.

use super::table::{Table, TableError, TableRow};
use crate::core::picture::xml::{Token, Tokens, attribute, unescape};
use crate::core::sorted::Map;

/// As many attributes of cases and events as this become columns.
const COLUMNS: usize = 200;

/// The names of attributes that every log has; those of a case get a word in front so that they are not taken for the
/// event's.
const CASE: &str = "case:";

/// A log that is being read.
#[derive(Debug)]
pub struct XesReading {
    text: String,
    at: usize,
    line: usize,
    /// The elements that are open.
    within: Vec<Kind>,
    columns: Map<String, usize>,
    case: Vec<(usize, String)>,
    event: Vec<(usize, String)>,
    event_line: usize,
    table: Table,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Trace,
    Event,
    /// An attribute that has others in it, or anything that says nothing about deals.
    Other,
}

/// Whether a text is such a log.
pub fn is_xes(text: &str) -> bool {
    let start: String = text.chars().take(4_000).collect();
    start.trim_start().starts_with('<') && start.contains("<log")
}

impl XesReading {
    /// Begins at the top.
    pub fn new(text: String) -> XesReading {
        XesReading {
            text,
            at: 0,
            line: 1,
            within: Vec::new(),
            columns: Map::new(),
            case: Vec::new(),
            event: Vec::new(),
            event_line: 1,
            table: Table::default(),
        }
    }

    /// How much of the text is read, from 0 to 1.
    pub fn progress(&self) -> f64 {
        self.at as f64 / self.text.len().max(1) as f64
    }

    /// Reads up to so many events; whether there are more.
    pub fn step(&mut self, events: usize) -> bool {
        let wanted = self.table.rows.len() + events;
        while self.table.rows.len() < wanted {
            if !self.token() {
                return false;
            }
        }
        true
    }

    /// The table, once everything is read.
    pub fn finish(mut self) -> Result<Table, TableError> {
        if self.table.rows.is_empty() {
            return Err(TableError::Empty);
        }
        let mut titles = vec![String::new(); self.columns.len()];
        for (name, column) in &self.columns {
            if let Some(title) = titles.get_mut(*column) {
                title.clone_from(name);
            }
        }
        self.table.titles = titles;
        self.table.titled = true;
        Ok(self.table)
    }

    /// Reads on by one piece; whether there is one.
    fn token(&mut self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let mut tokens = Tokens(rest);
        let Some(token) = tokens.next() else { return false };
        let passed = rest.len() - tokens.0.len();
        let read = match token {
            Token::Open(name, attributes, empty) => Some(Some((Element::of(name, attributes), empty))),
            Token::Close => Some(None),
            Token::Text(_) | Token::Verbatim(_) => None,
            Token::Cut => return false,
        };
        self.line += rest.get(..passed).unwrap_or_default().matches('\n').count();
        self.at += passed;
        match read {
            Some(Some((element, empty))) => self.open(element, empty),
            Some(None) => self.close(),
            None => {}
        }
        true
    }

    fn open(&mut self, element: Element, empty: bool) {
        let kind = match (element, self.within.last()) {
            (Element::Trace, _) => {
                self.case.clear();
                Kind::Trace
            }
            (Element::Event, _) => {
                self.event.clear();
                self.event_line = self.line;
                Kind::Event
            }
            // What hangs on an attribute is about that attribute.
            (Element::Other(Some((key, value))), Some(inside @ (Kind::Trace | Kind::Event))) => {
                let of_case = *inside == Kind::Trace;
                let both = of_case && matches!(key.as_str(), "concept:name" | "time:timestamp");
                if let Some(column) = self.column(if both { [CASE, &key].concat() } else { key }) {
                    if of_case { &mut self.case } else { &mut self.event }.push((column, value));
                }
                Kind::Other
            }
            _ => Kind::Other,
        };
        self.within.push(kind);
        if empty {
            self.close();
        }
    }

    fn close(&mut self) {
        if self.within.pop() == Some(Kind::Event) {
            self.row();
        }
    }

    fn column(&mut self, name: String) -> Option<usize> {
        let next = self.columns.len();
        if next >= COLUMNS && !self.columns.contains_key(&name) {
            return None;
        }
        Some(*self.columns.or_insert_with(name, || next))
    }

    fn row(&mut self) {
        let mut cells = vec![String::new(); self.columns.len()];
        for (column, value) in self.case.iter().chain(&self.event) {
            if let Some(cell) = cells.get_mut(*column) {
                cell.clone_from(value);
            }
        }
        self.table.rows.push(TableRow { line: self.event_line, cells });
    }
}

/// What an element is, with the key and the value that an attribute of the log has.
enum Element {
    Trace,
    Event,
    Other(Option<(String, String)>),
}

impl Element {
    fn of(name: &str, attributes: &str) -> Element {
        // A reference that XML does not know is left as it stands.
        let text = |name| attribute(attributes, name).map(|text| unescape(text).unwrap_or_else(|| text.to_owned()));
        match name {
            "trace" => Element::Trace,
            "event" => Element::Event,
            _ => Element::Other(text("key").zip(text("value"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Table, TableError> {
        assert!(is_xes(text));
        let mut reading = XesReading::new(text.to_owned());
        while reading.step(1) {}
        reading.finish()
    }

    #[test]
    fn events_are_rows_with_what_their_case_says() {
        let table = read(
            "<?xml version=\"1.0\"?>\n<!-- <event> --><log xes.version=\"2.0\">\n\
             <extension name=\"Concept\" prefix=\"concept\" uri=\"u\"/>\n\
             <global scope=\"event\"><string key=\"concept:name\" value=\"__INVALID__\"/></global>\n\
             <trace><string key=\"concept:name\" value=\"A &amp; &quot;B&quot; &#x142;&#33;\"/><string key=\"odd\" value=\"&unknown; &\"/>\n\
             <event><string key='concept:name' value='Call > write'/>\
             <date key=\"time:timestamp\" value=\"2026-01-01T10:00:00.000+01:00\">\
             <string key=\"inner\" value=\"no\"/></date></event>\n\
             <event>\n<string key=\"concept:name\" value=\"Meet\"/></event></trace>\n\
             <trace><string key=\"concept:name\" value=\"C\"/><event/></trace></log>",
        )
        .unwrap();
        assert_eq!(table.titles, ["case:concept:name", "odd", "concept:name", "time:timestamp"]);
        assert_eq!(
            table.rows.iter().map(|row| row.cells.join("|")).collect::<Vec<_>>(),
            [
                "A & \"B\" ł!|&unknown; &|Call > write|2026-01-01T10:00:00.000+01:00",
                "A & \"B\" ł!|&unknown; &|Meet|",
                "C|||"
            ]
        );
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [6, 7, 9]);
    }

    #[test]
    fn what_is_cut_off_is_read_as_far_as_it_goes() {
        let text = "<log><trace><string key=\"concept:name\" value=\"A\"/><event><string key=\"concept:name\" \
                    value=\"Call\"/></event><event><string key=\"concept:na";
        for end in 0..text.len() {
            let mut reading = XesReading::new(text.get(..end).unwrap().to_owned());
            while reading.step(1) {}
            let rows = reading.finish().map_or(0, |table| table.rows.len());
            assert_eq!(rows, usize::from(text.get(..end).unwrap().contains("</event>")), "{end}");
        }
        assert_eq!(read("<log></log>"), Err(TableError::Empty));
        assert!(!is_xes("a;b\n<log>;1"));
    }
}
