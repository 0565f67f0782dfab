//! Reading what describes itself: the description asks for its fields one after the other.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::reader::{Fields as Found, Path, Reader};
use super::records::{Scope, unknown};
use super::value::Value;
use crate::core::ids::{EntryId, Id, Identifier, NodeId, TransitionId};
use crate::core::io::{Expected, ProblemKind};
use crate::core::model::{Date, Entry, Fields, Kind, LARGEST_NUMBER, Target, Tie, limits};
use crate::core::sorted::Seen;

/// The fields that a description asks for.
#[derive(Default)]
pub(super) struct Names(pub Vec<&'static str>);

impl Fields for Names {
    fn line(&mut self, name: &'static str, _: bool, _: &mut String) {
        self.0.push(name);
    }

    fn text(&mut self, name: &'static str, _: &mut String) {
        self.0.push(name);
    }

    fn day(&mut self, name: &'static str, _: bool, _: &mut Option<Date>) {
        self.0.push(name);
    }

    fn whole(&mut self, name: &'static str, _: RangeInclusive<i64>, _: &mut Option<i64>) {
        self.0.push(name);
    }

    fn number(&mut self, name: &'static str, _: &mut Option<f64>) {
        self.0.push(name);
    }

    fn truth(&mut self, name: &'static str, _: &mut bool) {
        self.0.push(name);
    }

    fn word(&mut self, name: &'static str, _: &'static [&'static str], _: &mut usize) {
        self.0.push(name);
    }

    fn reference(&mut self, name: &'static str, _: Target, _: Tie, _: &mut Option<Id>) {
        self.0.push(name);
    }

    fn references(&mut self, name: &'static str, _: Target, _: &mut Vec<Id>) {
        self.0.push(name);
    }

    fn content(&mut self, name: &'static str, _: &mut Arc<str>) {
        self.0.push(name);
    }
}

/// Fills what describes itself from the fields of an object.
pub(super) struct Filling<'r, 'a, 'p> {
    pub reader: &'r mut Reader<'a>,
    pub scope: &'r Scope<'a>,
    pub found: &'r Found<'a>,
    pub path: &'p Path<'p>,
}

impl<'a> Filling<'_, 'a, '_> {
    fn optional<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Reader<'a>, Value<'a>, &Path<'_>) -> Option<T>,
    ) -> Option<T> {
        self.reader.optional(self.found, self.path, name, read)
    }

    /// A field that must be there, if it is `needed`. `null` is as good as none, and no better.
    fn asked(&mut self, name: &'static str, needed: bool) {
        if needed {
            self.reader.field(self.found, self.path, name, |reader, value, path| {
                if value.is_null() {
                    reader.problem(value, path, ProblemKind::Missing);
                }
                Some(())
            });
        }
    }
}

impl Fields for Filling<'_, '_, '_> {
    fn line(&mut self, name: &'static str, needed: bool, value: &mut String) {
        self.asked(name, needed);
        let read = if needed { Reader::name } else { Reader::line };
        *value = self.optional(name, read).unwrap_or_default();
    }

    fn text(&mut self, name: &'static str, value: &mut String) {
        *value = self.optional(name, Reader::lines).unwrap_or_default();
    }

    fn day(&mut self, name: &'static str, needed: bool, value: &mut Option<Date>) {
        self.asked(name, needed);
        *value = self.optional(name, Reader::date);
    }

    fn whole(&mut self, name: &'static str, range: RangeInclusive<i64>, value: &mut Option<i64>) {
        *value = self.optional(name, |reader, value, path| reader.whole(value, path, *range.start(), *range.end()));
    }

    fn number(&mut self, name: &'static str, value: &mut Option<f64>) {
        *value = self.optional(name, |reader, value, path| reader.number(value, path, LARGEST_NUMBER as i64));
    }

    fn truth(&mut self, name: &'static str, value: &mut bool) {
        *value = self.optional(name, Reader::truth).unwrap_or(false);
    }

    fn word(&mut self, name: &'static str, words: &'static [&'static str], index: &mut usize) {
        let read = self.optional(name, |reader, value, path| {
            let word = reader.string(value, path)?;
            let index = words.iter().position(|known| *known == word);
            if index.is_none() {
                let found = super::reader::clipped(&word);
                reader.problem(value, path, ProblemKind::WrongWord { found, allowed: words });
            }
            index
        });
        *index = read.unwrap_or(0);
    }

    fn reference(&mut self, name: &'static str, target: Target, tie: Tie, id: &mut Option<Id>) {
        self.asked(name, tie == Tie::Needed);
        let scope = self.scope;
        *id = self.optional(name, |reader, value, path| one(reader, scope, target, value, path));
    }

    fn references(&mut self, name: &'static str, target: Target, ids: &mut Vec<Id>) {
        let scope = self.scope;
        let read = self.optional(name, |reader, value, path| {
            let mut seen = Seen::default();
            let all = reader.list(value, path, |reader, value, path| {
                let id = one(reader, scope, target, value, path)?;
                if !seen.put(id) {
                    let id = EntryId::from_id(id).to_string();
                    reader.problem(value, path, ProblemKind::Duplicate { id });
                }
                Some(id)
            })?;
            if all.len() > limits::REFERENCES {
                let kind = ProblemKind::TooMany { count: all.len(), limit: limits::REFERENCES };
                reader.problem(value, path, kind);
            }
            Some(all)
        });
        *ids = read.unwrap_or_default();
    }

    fn content(&mut self, name: &'static str, content: &mut Arc<str>) {
        self.asked(name, true);
        let read = self.optional(name, |reader, value, path| {
            if value.kind() != Some(Expected::Object) {
                reader.problem(value, path, ProblemKind::WrongType { expected: Expected::Object });
            } else if value.text.len() > limits::VERSION {
                let kind = ProblemKind::TooLong { length: value.text.len(), limit: limits::VERSION };
                reader.problem(value, path, kind);
            }
            Some(Arc::from(value.text))
        });
        *content = read.unwrap_or_default();
    }
}

/// A reference to what is there.
fn one<'a>(
    reader: &mut Reader<'a>,
    scope: &Scope<'a>,
    target: Target,
    value: Value<'a>,
    path: &Path<'_>,
) -> Option<Id> {
    let id = *reader.id::<EntryId>(value, path)?.id();
    let known = match target {
        Target::Node => scope.nodes.contains_key(&NodeId::from_id(id)),
        Target::Transition => scope.transitions.contains(TransitionId::from_id(id)),
        Target::Department => scope.departments.contains(EntryId::from_id(id)),
        Target::Entry(kind) => scope.entries.get(&EntryId::from_id(id)) == Some(&kind),
    };
    if scope.whole && !known {
        unknown(reader, value, path, &EntryId::from_id(id));
    }
    Some(id)
}

/// The names of the fields of what describes itself.
pub(super) fn names(describe: impl FnOnce(&mut dyn Fields)) -> Vec<&'static str> {
    let mut names = Names::default();
    describe(&mut names);
    names.0
}

/// Notes which entries there are going to be, of which kind: they refer to each other in any order.
pub(super) fn announce<'a>(
    reader: &mut Reader<'a>,
    scope: &mut Scope<'a>,
    kind: Kind,
    table: Value<'a>,
    path: &Path<'_>,
) {
    for (key, _) in table.entries().unwrap_or_default() {
        // What is no identifier is said where the table is read.
        let Some(id) = key.string().and_then(|name| EntryId::parse(&name)) else { continue };
        if scope.entries.insert(id, kind).is_some_and(|other| other != kind) {
            reader.problem(key, &path.key(id.as_str()), ProblemKind::Duplicate { id: id.to_string() });
        }
    }
}

/// An entry of a kind.
pub(super) fn entry<'a>(
    reader: &mut Reader<'a>,
    scope: &Scope<'a>,
    mut entry: Entry,
    value: Value<'a>,
    path: &Path<'_>,
) -> Option<Entry> {
    let known = names(|to| entry.describe(to));
    let found = reader.object(value, path, &known)?;
    entry.describe(&mut Filling { reader, scope, found: &found, path });
    Some(entry)
}
