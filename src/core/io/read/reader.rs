//! What the reading functions share: the list of problems, the path to where they are, and the simple values.

use super::bytes::place;
use super::value::Value;
use crate::core::decimal;
use crate::core::ids::{Id, Identifier};
use crate::core::io::{Expected, Problem, ProblemKind, SCHEMA};
use crate::core::letters::small;
use crate::core::model::{Date, Record, Table, limits};
use crate::core::sort;
use crate::core::sorted::Seen;
/// The way from the top of the document to a value; a linked list on the stack, written out only for a problem.
#[derive(Clone, Copy)]
pub(in crate::core::io) struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Root,
    Key(&'p str),
    Index(usize),
}

impl<'p> Path<'p> {
    /// The document as a whole.
    pub const ROOT: Path<'static> = Path { parent: None, step: Step::Root };

    pub fn key(&'p self, key: &'p str) -> Path<'p> {
        Path { parent: Some(self), step: Step::Key(key) }
    }

    pub fn index(&'p self, index: usize) -> Path<'p> {
        Path { parent: Some(self), step: Step::Index(index) }
    }

    fn write(&self, text: &mut String) {
        if let Some(parent) = self.parent {
            parent.write(text);
        }
        match self.step {
            Step::Root => {}
            Step::Key(key) => {
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(&clipped(key));
            }
            Step::Index(index) => {
                text.push('[');
                text.push_str(&index.to_string());
                text.push(']');
            }
        }
    }
}

/// The beginning of a text from the file, to be shown in one line.
pub(super) fn clipped(text: &str) -> String {
    const LONGEST: usize = 40;
    let plain = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c });
    let mut short: String = plain.take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

/// The known fields of an object, in the order of the file.
pub(in crate::core::io) struct Fields<'a> {
    at: usize,
    known: Vec<(&'static str, Value<'a>)>,
}

impl<'a> Fields<'a> {
    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<Value<'a>> {
        self.known.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}

/// A problem: the byte that it is at, the path to it, and its kind.
type Found = (usize, String, ProblemKind);

/// Reads values and keeps what is wrong with them. Its functions return nothing where they have noted a problem.
pub(in crate::core::io) struct Reader<'a> {
    source: &'a str,
    problems: Vec<Found>,
    /// Of every record that was left out, what is wrong with it first.
    left_out: Vec<Found>,
    /// The schema of the file.
    pub schema: u32,
}

impl<'a> Reader<'a> {
    /// How many problems are kept.
    pub const MOST: usize = 10_000;

    pub fn new(source: &'a str) -> Reader<'a> {
        Reader { source, problems: Vec::new(), left_out: Vec::new(), schema: SCHEMA }
    }

    /// Notes a problem at a value.
    pub fn problem(&mut self, value: Value<'a>, path: &Path<'_>, kind: ProblemKind) {
        self.problem_at(value.at, path, kind);
    }

    /// Notes a problem at a byte offset.
    pub fn problem_at(&mut self, at: usize, path: &Path<'_>, kind: ProblemKind) {
        if self.problems.len() < Self::MOST {
            let mut text = String::new();
            path.write(&mut text);
            self.problems.push((at, text, kind));
        }
    }

    /// Where a record begins, for `only_backwards`.
    pub fn begin(&self) -> usize {
        self.problems.len()
    }

    /// Whether all that is wrong with the record since `begun` are days that run backwards. It is left out then.
    pub fn only_backwards(&mut self, begun: usize) -> bool {
        let new = self.problems.get(begun..).unwrap_or_default();
        if new.is_empty() || new.iter().any(|(.., kind)| *kind != ProblemKind::HistoryBackwards) {
            return false;
        }
        let first = self.problems.drain(begun..).next();
        self.left_out.extend(first);
        true
    }

    /// The records that were left out, where the rest of the file is sound; else they are problems like all others.
    pub fn left_out(&mut self) -> Vec<Problem> {
        let left_out = std::mem::take(&mut self.left_out);
        if self.problems.is_empty() {
            return located(self.source, left_out);
        }
        self.problems.extend(left_out);
        Vec::new()
    }

    /// What was read, when nothing was wrong with it; else the problems in the order of the file.
    pub fn finish<T>(mut self, read: Option<T>) -> Result<T, Vec<Problem>> {
        match read {
            Some(read) if self.problems.is_empty() => return Ok(read),
            None if self.problems.is_empty() => self.problem_at(0, &Path::ROOT, ProblemKind::Foreign),
            _ => {}
        }
        Err(located(self.source, self.problems))
    }

    /// The fields of an object. Unknown and repeated ones are problems.
    pub fn object(&mut self, value: Value<'a>, path: &Path<'_>, known: &[&'static str]) -> Option<Fields<'a>> {
        let Some(entries) = value.entries() else {
            self.problem(value, path, ProblemKind::WrongType { expected: Expected::Object });
            return None;
        };
        let mut fields = Fields { at: value.at, known: Vec::new() };
        for (key, value) in entries {
            let Some(name) = self.key(key, path) else { continue };
            match known.iter().find(|known| **known == name) {
                Some(known) if fields.get(known).is_some() => {
                    self.problem(key, &path.key(known), ProblemKind::Duplicate { id: (*known).to_owned() });
                }
                Some(known) => fields.known.push((known, value)),
                None => {
                    let suggestion = nearest(&name, known);
                    self.problem(key, &path.key(&name), ProblemKind::UnknownField { suggestion });
                }
            }
        }
        Some(fields)
    }

    /// A key as text.
    fn key(&mut self, key: Value<'a>, path: &Path<'_>) -> Option<std::borrow::Cow<'a, str>> {
        let text = key.string();
        if text.is_none() {
            self.problem(key, path, ProblemKind::BadCharacter { code: SURROGATE });
        }
        text
    }

    /// The value of a field that must be there.
    #[inline(never)]
    fn needed(&mut self, fields: &Fields<'a>, path: &Path<'_>, name: &str) -> Option<Value<'a>> {
        let value = fields.get(name);
        if value.is_none() {
            self.problem_at(fields.at, path, ProblemKind::Missing);
        }
        value
    }

    /// A field that must be there.
    pub fn field<T>(
        &mut self,
        fields: &Fields<'a>,
        path: &Path<'_>,
        name: &'static str,
        read: impl FnOnce(&mut Self, Value<'a>, &Path<'_>) -> Option<T>,
    ) -> Option<T> {
        let path = path.key(name);
        let value = self.needed(fields, &path, name)?;
        read(self, value, &path)
    }

    /// A field that may be left out, or be null.
    pub fn optional<T>(
        &mut self,
        fields: &Fields<'a>,
        path: &Path<'_>,
        name: &'static str,
        read: impl FnOnce(&mut Self, Value<'a>, &Path<'_>) -> Option<T>,
    ) -> Option<T> {
        let value = fields.get(name).filter(|value| !value.is_null())?;
        read(self, value, &path.key(name))
    }

    /// The records of a table by their identifiers.
    pub fn table<R: Record>(
        &mut self,
        value: Value<'a>,
        path: &Path<'_>,
        limit: usize,
        mut read: impl FnMut(&mut Self, R::Id, Value<'a>, &Path<'_>) -> Option<R>,
    ) -> Option<Table<R>> {
        let mut records = Vec::new();
        self.entries(value, path, limit, &mut |reader, id, value, path| {
            let id = R::Id::from_id(id);
            if let Some(record) = read(reader, id, value, path) {
                records.push((id, record));
            }
        })?;
        Some(records.into_iter().collect())
    }

    /// The entries of a table, one after the other.
    fn entries(
        &mut self,
        value: Value<'a>,
        path: &Path<'_>,
        limit: usize,
        read: &mut dyn FnMut(&mut Self, Id, Value<'a>, &Path<'_>),
    ) -> Option<()> {
        let Some(entries) = value.entries() else {
            self.problem(value, path, ProblemKind::WrongType { expected: Expected::Object });
            return None;
        };
        if entries.len() > limit {
            self.problem(value, path, ProblemKind::TooMany { count: entries.len(), limit });
        }
        let mut seen = Seen::default();
        for (key, value) in entries {
            let Some(name) = self.key(key, path) else { continue };
            let path = path.key(&name);
            match Id::parse(&name) {
                None => self.problem(key, &path, ProblemKind::WrongId { found: clipped(&name) }),
                Some(id) if !seen.put(id) => {
                    self.problem(key, &path, ProblemKind::Duplicate { id: clipped(&name) });
                }
                Some(id) => read(self, id, value, &path),
            }
        }
        Some(())
    }

    /// The items of a list. What is wrong with an item is noted; the others are returned.
    pub fn list<T>(
        &mut self,
        value: Value<'a>,
        path: &Path<'_>,
        mut read: impl FnMut(&mut Self, Value<'a>, &Path<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Some(items) = value.items() else {
            self.problem(value, path, ProblemKind::WrongType { expected: Expected::List });
            return None;
        };
        let read = |(index, item)| read(self, item, &path.index(index));
        Some(items.into_iter().enumerate().filter_map(read).collect())
    }

    /// Any text.
    pub fn string(&mut self, value: Value<'a>, path: &Path<'_>) -> Option<std::borrow::Cow<'a, str>> {
        let text = value.string();
        if text.is_none() {
            let kind = match value.kind() {
                Some(Expected::Text) => ProblemKind::BadCharacter { code: SURROGATE },
                _ => ProblemKind::WrongType { expected: Expected::Text },
            };
            self.problem(value, path, kind);
        }
        text
    }

    /// A text of one line: a name, a label.
    pub fn line(&mut self, value: Value<'a>, path: &Path<'_>) -> Option<String> {
        self.plain(value, path, limits::NAME, |c| c.is_control())
    }

    /// A text of several lines.
    pub fn lines(&mut self, value: Value<'a>, path: &Path<'_>) -> Option<String> {
        self.plain(value, path, limits::TEXT, |c| c.is_control() && !matches!(c, '\n' | '\t'))
    }

    /// A name that must be there, by the rule that commands follow.
    pub fn name(&mut self, value: Value<'a>, path: &Path<'_>) -> Option<String> {
        let name = self.line(value, path)?;
        if name.trim().is_empty() {
            self.problem(value, path, ProblemKind::Blank);
            return None;
        }
        Some(name)
    }

    fn plain(
        &mut self,
        value: Value<'a>,
        path: &Path<'_>,
        limit: usize,
        forbidden: fn(char) -> bool,
    ) -> Option<String> {
        let text = self.string(value, path)?;
        let length = text.chars().count();
        if length > limit {
            self.problem(value, path, ProblemKind::TooLong { length, limit });
            return None;
        }
        if let Some(bad) = text.chars().find(|c| forbidden(*c)) {
            self.problem(value, path, ProblemKind::BadCharacter { code: u32::from(bad) });
            return None;
        }
        Some(text.into_owned())
    }

    /// `true` or `false`.
    pub fn truth(&mut self, value: Value<'a>, path: &Path<'_>) -> Option<bool> {
        match value.text {
            "true" => Some(true),
            "false" => Some(false),
            _ => {
                self.problem(value, path, ProblemKind::WrongType { expected: Expected::Truth });
                None
            }
        }
    }

    /// A whole number in a range, written without decimals and exponents.
    pub fn whole(&mut self, value: Value<'a>, path: &Path<'_>, min: i64, max: i64) -> Option<i64> {
        if value.kind() != Some(Expected::Number) {
            self.problem(value, path, ProblemKind::WrongType { expected: Expected::Number });
            return None;
        }
        let number = value.text.parse().ok().filter(|number| (min..=max).contains(number));
        if number.is_none() {
            self.problem(value, path, ProblemKind::WrongNumber { min, max, whole: true });
        }
        number
    }

    /// A number from `-farthest` to `farthest`. To a millionth.
    pub fn number(&mut self, value: Value<'a>, path: &Path<'_>, farthest: i64) -> Option<f64> {
        if value.kind() != Some(Expected::Number) {
            self.problem(value, path, ProblemKind::WrongType { expected: Expected::Number });
            return None;
        }
        let number = decimal::parse(value.text).filter(|number| number.abs() <= farthest as f64);
        if number.is_none() {
            self.problem(value, path, ProblemKind::WrongNumber { min: -farthest, max: farthest, whole: false });
        }
        number
    }

    /// A day.
    pub fn date(&mut self, value: Value<'a>, path: &Path<'_>) -> Option<Date> {
        self.formed(value, path, Date::parse, |found| ProblemKind::WrongDate { found })
    }

    /// An identifier.
    pub fn id<T: Identifier>(&mut self, value: Value<'a>, path: &Path<'_>) -> Option<T> {
        self.formed(value, path, T::parse, |found| ProblemKind::WrongId { found })
    }

    /// A text of a certain form.
    pub fn formed<T>(
        &mut self,
        value: Value<'a>,
        path: &Path<'_>,
        parse: fn(&str) -> Option<T>,
        kind: fn(String) -> ProblemKind,
    ) -> Option<T> {
        let text = self.string(value, path)?;
        let parsed = parse(&text);
        if parsed.is_none() {
            self.problem(value, path, kind(clipped(&text)));
        }
        parsed
    }
}

/// Problems in the order of the file, with line and column.
fn located(source: &str, mut found: Vec<Found>) -> Vec<Problem> {
    sort::by_key(&mut found, |(at, ..)| *at);
    // Counted on from one problem to the next: from the start for each would take minutes in a large file.
    let (mut line, mut column, mut from) = (1, 1, 0);
    let located = found.into_iter().map(|(at, path, kind)| {
        let (lines, columns) = place(source.get(from..at).unwrap_or_default(), at - from);
        column = if lines > 1 { columns } else { column + columns - 1 };
        line += lines - 1;
        from = at;
        Problem { path, line, column, kind }
    });
    located.collect()
}

/// Stands for any half of a surrogate pair.
const SURROGATE: u32 = 0xd800;

/// The known field that an unknown one was probably meant to be: the same but for case and underscores, or at most
/// two letters off.
fn nearest(name: &str, known: &[&'static str]) -> Option<&'static str> {
    let plain =
        |name: &str| -> Vec<char> { name.chars().take(32).filter(|c| *c != '_' && *c != '-').map(small).collect() };
    let name = plain(name);
    let distances = known.iter().map(|field| (distance(&name, &plain(field)), *field));
    let close = distances.filter(|(distance, field)| *distance <= 2 && *distance + 2 <= field.len());
    close.min_by_key(|(distance, _)| *distance).map(|(_, field)| field)
}

/// How many letters must be added, dropped or replaced (Levenshtein 1966).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (index, x) in a.iter().enumerate() {
        let (mut diagonal, mut left) = (index, index + 1);
        for (slot, y) in row.iter_mut().skip(1).zip(b) {
            let above = *slot;
            left = (diagonal + usize::from(x != y)).min(above + 1).min(left + 1);
            diagonal = above;
            *slot = left;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_was_probably_meant() {
        let known = ["name", "position", "next_step", "to"];
        for (name, meant) in [
            ("nmae", Some("name")),
            ("Name", Some("name")),
            ("nextStep", Some("next_step")),
            ("positon", Some("position")),
            ("colour", None),
            ("no", None),
            ("from", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, &known), meant, "{name}");
        }
    }
}
