//! What one action changed, field by field, as text.

use super::json::Json;
use super::read::{Reader, Value, whole};
use super::write;
use crate::core::command::{Change, Diff};
use crate::core::ids::Identifier;
use crate::core::model::{Kind, MapInfo, Record};
use crate::core::sorted::Map;

/// Where in the text of a document something stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The table: `nodes`, `deals`, `map`.
    pub table: String,
    /// The record's identifier; empty for the map's own data, which is one record.
    pub record: String,
    /// The field; empty for the record as a whole.
    pub field: String,
}

/// One field, or one record as a whole, as it was and as it became.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldChange {
    /// Where.
    pub place: Place,
    /// The JSON that stood there; nothing where there was nothing.
    pub before: Option<String>,
    /// The JSON that stands there from now on; nothing where it is taken away.
    pub after: Option<String>,
}

/// Everything that one action changed: at most one change of a place.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Patch {
    /// The changes.
    pub changes: Vec<FieldChange>,
}

impl Patch {
    /// The fields that a diff changes. Records that come or go are whole.
    pub fn of(diff: &Diff) -> Patch {
        let mut patch = Patch::default();
        if let Some((before, after)) = &diff.map {
            let text = |map: &MapInfo| write::record(map, &mut write::map_info);
            patch.record("map", "", Some(text(before)), Some(text(after)));
        }
        patch.table("departments", &diff.departments, &mut write::department);
        patch.table("phases", &diff.phases, &mut write::phase);
        patch.table("nodes", &diff.nodes, &mut write::node);
        patch.table("transitions", &diff.transitions, &mut write::transition);
        for change in &diff.entries {
            if let Some(kind) = change.before.as_ref().or(change.after.as_ref()).map(|entry| entry.kind()) {
                let name = Kind::ALL.iter().find(|(known, _)| *known == kind).map_or("", |(_, name)| *name);
                patch.table(name, std::slice::from_ref(change), &mut write::entry);
            }
        }
        patch.table("retired", &diff.retired, &mut write::retired);
        patch.table("deals", &diff.deals, &mut write::deal);
        patch
    }

    fn table<R: Record>(&mut self, table: &str, changes: &[Change<R>], fields: &mut dyn FnMut(&mut Json, &R)) {
        for change in changes {
            let Some(id) = change.before.as_ref().or(change.after.as_ref()).map(Record::id) else { continue };
            let mut text = |record: &Option<R>| record.as_ref().map(|record| write::record(record, fields));
            let (before, after) = (text(&change.before), text(&change.after));
            self.record(table, id.as_str(), before, after);
        }
    }

    fn record(&mut self, table: &str, record: &str, before: Option<String>, after: Option<String>) {
        let mut note = |field: &str, before: Option<&str>, after: Option<&str>| {
            if before != after {
                let place = Place { table: table.to_owned(), record: record.to_owned(), field: field.to_owned() };
                let (before, after) = (before.map(str::to_owned), after.map(str::to_owned));
                self.changes.push(FieldChange { place, before, after });
            }
        };
        match (&before, &after) {
            (Some(before), Some(after)) => {
                let (before, after) = (fields(before), fields(after));
                for (name, value) in &before {
                    note(name, Some(value), after.get(name).copied());
                }
                for (name, value) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
                    note(name, None, Some(value));
                }
            }
            _ => note("", before.as_deref(), after.as_deref()),
        }
    }

    /// A list of `[table, record, field, before, after]`, where null stands for nothing.
    pub fn text(&self) -> String {
        let mut json = Json::new(false);
        json.open('[');
        for FieldChange { place, before, after } in &self.changes {
            json.next();
            json.open('[');
            for name in [&place.table, &place.record, &place.field] {
                json.next();
                json.string(name);
            }
            for value in [before, after] {
                json.next();
                json.bare(value.as_deref().unwrap_or("null"));
            }
            json.close(']');
        }
        json.close(']');
        json.finish()
    }

    /// Reads what [`Patch::text`] wrote; nothing for any other text.
    pub fn read(text: &str) -> Option<Patch> {
        let changes = whole(text, &mut Reader::new(text))?.items()?;
        let change = |change: &Value<'_>| {
            let parts = change.items()?;
            let [table, record, field, before, after] = parts.as_slice() else { return None };
            let name = |value: &Value<'_>| value.string().map(std::borrow::Cow::into_owned);
            let value = |value: &Value<'_>| (!value.is_null()).then(|| value.text.to_owned());
            let place = Place { table: name(table)?, record: name(record)?, field: name(field)? };
            Some(FieldChange { place, before: value(before), after: value(after) })
        };
        Some(Patch { changes: changes.iter().map(change).collect::<Option<_>>()? })
    }

    /// The patch that takes this one back.
    pub fn reversed(&self) -> Patch {
        let back = |change: &FieldChange| FieldChange {
            place: change.place.clone(),
            before: change.after.clone(),
            after: change.before.clone(),
        };
        Patch { changes: self.changes.iter().rev().map(back).collect() }
    }
}

/// The fields of a record by their names; none where it is no object. Its syntax is known to be right.
pub fn fields(record: &str) -> Map<String, &str> {
    let entries = Value::whole(record).entries().unwrap_or_default();
    let named = entries.into_iter().filter_map(|(key, value)| Some((key.string()?.into_owned(), value.text)));
    named.collect()
}

/// The text that JSON stands for; nothing where it is no text.
pub fn plain_text(json: &str) -> Option<String> {
    Value::whole(json).string().map(std::borrow::Cow::into_owned)
}
