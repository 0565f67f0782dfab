//! Event logs as XES (IEEE 1849-2016) to a table with a row for each event, read a piece at a time.
//!
//! Only what a log of that standard has is understood of XML: elements, attributes and the five entities. Nothing is
//! ever fetched, and entities that a file declares itself are left as they stand.

use super::table::{Table, TableError, TableRow};
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
    /// How many elements are open inside the log, a case and an event.
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
            if !self.tag() {
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

    /// Reads on to the end of the next tag; whether there is one.
    fn tag(&mut self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let Some(start) = rest.find('<') else { return false };
        let inside = rest.get(start + 1..).unwrap_or_default();
        let (body, end) = match inside {
            comment if comment.starts_with("!--") => ("", comment.find("-->").map(|end| end + 3)),
            data if data.starts_with("![CDATA[") => ("", data.find("]]>").map(|end| end + 3)),
            tag => {
                let end = end_of(tag);
                (end.and_then(|end| tag.get(..end)).unwrap_or_default(), end.map(|end| end + 1))
            }
        };
        let Some(end) = end else { return false };
        let body = body.to_owned();
        let passed = rest.get(..start + 1 + end).unwrap_or_default();
        let line = self.line + rest.get(..start).unwrap_or_default().matches('\n').count();
        self.line += passed.matches('\n').count();
        self.at += passed.len();
        if let Some(name) = body.strip_prefix('/') {
            self.close(name.trim());
        } else if !body.is_empty() && !body.starts_with(['?', '!']) {
            self.open(&body, line);
        }
        true
    }

    fn open(&mut self, body: &str, line: usize) {
        let closed = body.ends_with('/');
        let body = body.trim_end_matches('/');
        let (name, attributes) = body.split_once(|sign: char| sign.is_whitespace()).unwrap_or((body, ""));
        let kind = match (name, self.within.last()) {
            ("trace", _) => {
                self.case.clear();
                Kind::Trace
            }
            ("event", _) => {
                self.event.clear();
                self.event_line = line;
                Kind::Event
            }
            // What hangs on an attribute is about that attribute.
            (_, Some(inside @ (Kind::Trace | Kind::Event))) => {
                if let Some(("key", key, value)) = key_and_value(attributes) {
                    let of_case = *inside == Kind::Trace;
                    let name = if of_case && matches!(key.as_str(), "concept:name" | "time:timestamp") {
                        [CASE, &key].concat()
                    } else {
                        key
                    };
                    if let Some(column) = self.column(name) {
                        if of_case { &mut self.case } else { &mut self.event }.push((column, value));
                    }
                }
                Kind::Other
            }
            _ => Kind::Other,
        };
        if name != "log" && !closed {
            self.within.push(kind);
        } else if closed && kind == Kind::Event {
            self.row();
        }
    }

    fn close(&mut self, name: &str) {
        if name == "log" {
            return;
        }
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

/// Where a tag ends: at the first `>` that is not in quotes.
fn end_of(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.char_indices().find_map(|(at, sign)| match (quote, sign) {
        (None, '>') => Some(at),
        (None, '"' | '\'') => {
            quote = Some(sign);
            None
        }
        (Some(open), sign) if open == sign => {
            quote = None;
            None
        }
        _ => None,
    })
}

/// The key and the value of an attribute of the log.
fn key_and_value(attributes: &str) -> Option<(&'static str, String, String)> {
    let (mut key, mut value) = (None, None);
    let mut rest = attributes.trim();
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let quote = after.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
        let (text, after) = after.get(1..)?.split_once(quote)?;
        match name.trim() {
            "key" => key = Some(unescaped(text)),
            "value" => value = Some(unescaped(text)),
            _ => {}
        }
        rest = after.trim_start();
    }
    Some(("key", key?, value?))
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let read = after.split_once(';').and_then(|(entity, after)| {
            let letter = match entity {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                number => {
                    let number = number.strip_prefix('#')?;
                    let code = match number.strip_prefix('x') {
                        Some(hex) => u32::from_str_radix(hex, 16),
                        None => number.parse(),
                    };
                    char::from_u32(code.ok()?)?
                }
            };
            Some((letter, after))
        });
        match read {
            Some((letter, after)) => {
                plain.push(letter);
                rest = after;
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
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
             <trace><string key=\"concept:name\" value=\"A &amp; &quot;B&quot; &#x142;&#33; &unknown; &\"/>\n\
             <event><string key='concept:name' value='Call > write'/>\
             <date key=\"time:timestamp\" value=\"2026-01-01T10:00:00.000+01:00\">\
             <string key=\"inner\" value=\"no\"/></date></event>\n\
             <event>\n<string key=\"concept:name\" value=\"Meet\"/></event></trace>\n\
             <trace><string key=\"concept:name\" value=\"C\"/><event/></trace></log>",
        )
        .unwrap();
        assert_eq!(table.titles, ["case:concept:name", "concept:name", "time:timestamp"]);
        assert_eq!(
            table.rows.iter().map(|row| row.cells.join("|")).collect::<Vec<_>>(),
            [
                "A & \"B\" ł! &unknown; &|Call > write|2026-01-01T10:00:00.000+01:00",
                "A & \"B\" ł! &unknown; &|Meet|",
                "C||"
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
