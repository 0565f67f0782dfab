//! JSON text, with or without indentation, from one writer that is compiled once.

use crate::core::decimal::Decimal;
use crate::core::ids::Identifier;

/// A text that is being written: an object or a list is opened, filled and closed.
pub(super) struct Json {
    text: String,
    indented: bool,
    depth: usize,
    /// Whether something stands already in what is open.
    filled: bool,
}

impl Json {
    /// An empty text.
    pub fn new(indented: bool) -> Json {
        Json { text: String::new(), indented, depth: 0, filled: false }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.text
    }

    /// Begins an object or a list: `{` or `[`.
    pub fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.filled = false;
    }

    /// Ends it.
    pub fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if self.filled {
            self.line();
        }
        self.text.push(bracket);
        self.filled = true;
    }

    /// Goes on to the next item of a list, or to the next field.
    pub fn next(&mut self) {
        if self.filled {
            self.text.push(',');
        }
        self.filled = true;
        self.line();
    }

    fn line(&mut self) {
        if self.indented {
            self.text.push('\n');
            for _ in 0..self.depth {
                self.text.push_str("  ");
            }
        }
    }

    /// The name of the next field.
    pub fn key(&mut self, name: &str) {
        self.next();
        self.string(name);
        self.text.push_str(if self.indented { ": " } else { ":" });
    }

    /// A field whose value begins an object or a list.
    pub fn key_open(&mut self, name: &str, bracket: char) {
        self.key(name);
        self.open(bracket);
    }

    /// A field that is a text.
    pub fn field(&mut self, name: &str, text: &str) {
        self.key(name);
        self.string(text);
    }

    /// A field that is a text, left out when it is empty.
    pub fn optional(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.field(name, text);
        }
    }

    /// A field that is an identifier, left out where there is none.
    pub fn reference(&mut self, name: &str, id: Option<impl Identifier>) {
        if let Some(id) = id {
            self.field(name, id.as_str());
        }
    }

    /// A field that is written as it is: a number or a truth.
    pub fn plain(&mut self, name: &str, value: &str) {
        self.key(name);
        self.text.push_str(value);
    }

    /// An item that is written as it is.
    pub fn bare(&mut self, value: &str) {
        self.text.push_str(value);
    }

    /// A field that is a whole number.
    pub fn number(&mut self, name: &str, value: i64) {
        self.plain(name, &value.to_string());
    }

    /// An item that is a coordinate: without decimals where there are none.
    pub fn coordinate(&mut self, value: f64) {
        self.next();
        self.text.push_str(&Decimal(value).to_string());
    }

    /// A text in quotation marks.
    pub fn string(&mut self, text: &str) {
        self.text.push('"');
        for letter in text.chars() {
            let short = match letter {
                '"' => '"',
                '\\' => '\\',
                '\n' => 'n',
                '\t' => 't',
                '\r' => 'r',
                '\u{8}' => 'b',
                '\u{c}' => 'f',
                '\0'..' ' => {
                    let digit = |value: u32| char::from_digit(value, 16).unwrap_or('0');
                    self.text.push_str("\\u00");
                    self.text.extend([digit(letter as u32 / 16), digit(letter as u32 % 16)]);
                    continue;
                }
                _ => {
                    self.text.push(letter);
                    continue;
                }
            };
            self.text.extend(['\\', short]);
        }
        self.text.push('"');
    }
}

/// A text as it stands in JSON, with its quotation marks.
pub fn quoted(text: &str) -> String {
    let mut json = Json::new(false);
    json.string(text);
    json.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::point;

    fn written(fill: impl FnOnce(&mut Json)) -> String {
        let mut json = Json::new(false);
        fill(&mut json);
        json.finish()
    }

    #[test]
    fn coordinates_have_decimals_only_where_they_need_them() {
        let pair = |at: crate::core::geometry::Point| {
            written(|json| {
                json.open('[');
                json.coordinate(at.x);
                json.coordinate(at.y);
                json.close(']');
            })
        };
        assert_eq!(pair(point(-0.2, 7.0).tidy()), "[0,7]");
        assert_eq!(pair(point(1.5, -3.0)), "[1.5,-3]");
        assert_eq!(pair(point(-0.0, 1e6)), "[0,1000000]");
    }

    #[test]
    fn texts_are_written_as_the_library_writes_them() {
        let all: String = (0..0x300).filter_map(char::from_u32).chain("żółw\u{2028}🙂".chars()).collect();
        assert_eq!(written(|json| json.string(&all)), serde_json::to_string(&all).unwrap());
    }
}
