//! The text of a document, taken apart as far as it has to be to change fields in it.

use std::borrow::Cow;

use super::Problem;
use super::json::Json;
use super::patch::{FieldChange, Place, fields};
use super::read::{Reader, Value, whole};
use crate::core::sorted::Map;

/// The tables of a document's text.
pub struct Tree<'a> {
    tables: Map<String, Table<'a>>,
}

/// A table is text until something in it is looked for.
struct Table<'a> {
    text: &'a str,
    records: Option<Map<String, Cow<'a, str>>>,
}

/// The table whose text is one record.
const MAP: &str = "map";

impl<'a> Tree<'a> {
    /// Takes a document's text apart; where it is no JSON object, what is wrong with it.
    pub fn of(text: &'a str) -> Result<Tree<'a>, Vec<Problem>> {
        let mut reader = Reader::new(text);
        let tables = whole(text, &mut reader).and_then(|value| value.entries());
        let tables = reader.finish(tables)?.into_iter();
        let table = |value: Value<'a>| Table { text: value.text, records: None };
        let tables = tables.filter_map(|(key, value)| Some((key.string()?.into_owned(), table(value)))).collect();
        Ok(Tree { tables })
    }

    /// The records of a table. The map's own data is the one record of its table.
    fn records(&mut self, name: &str) -> &mut Map<String, Cow<'a, str>> {
        let table = self.tables.or_insert_with(name.to_owned(), || Table { text: "{}", records: None });
        let text = table.text;
        table.records.get_or_insert_with(|| {
            if name == MAP {
                return [(String::new(), Cow::Borrowed(text))].into();
            }
            let records = Value::whole(text).entries().unwrap_or_default().into_iter();
            records.filter_map(|(key, value)| Some((key.string()?.into_owned(), Cow::Borrowed(value.text)))).collect()
        })
    }

    /// What stands at a place.
    pub fn get(&mut self, place: &Place) -> Option<String> {
        let record = self.records(&place.table).get(&place.record)?;
        if place.field.is_empty() {
            return Some(record.clone().into_owned());
        }
        fields(record).get(&place.field).map(|value| (*value).to_owned())
    }

    /// Whether this JSON, or nothing, stands at a place. The fields of a record may be in any order.
    pub fn stands(&mut self, place: &Place, value: Option<&str>) -> bool {
        let now = self.get(place);
        match (now.as_deref(), value) {
            (Some(now), Some(value)) if place.field.is_empty() => fields(now) == fields(value),
            (now, value) => now == value,
        }
    }

    /// Puts the JSON of a change in its place, or takes it away. Whether there was a place for it: the record of a field
    /// must be there.
    pub fn put(&mut self, change: &FieldChange) -> bool {
        let place = &change.place;
        let records = self.records(&place.table);
        if place.field.is_empty() {
            match &change.after {
                Some(record) => {
                    records.insert(place.record.clone(), Cow::Owned(record.clone()));
                }
                None => {
                    records.remove(&place.record);
                }
            }
            return true;
        }
        let Some(record) = records.get_mut(&place.record) else { return false };
        let mut changed = fields(record);
        match &change.after {
            Some(value) => changed.insert(place.field.clone(), value),
            None => changed.remove(&place.field),
        };
        let mut json = Json::new(false);
        object(&mut json, changed.iter().map(|(name, value)| (name.as_str(), *value)));
        *record = Cow::Owned(json.finish());
        true
    }

    /// The text of the document as it is now.
    pub fn text(&self) -> String {
        let mut json = Json::new(false);
        json.open('{');
        for (name, table) in &self.tables {
            match &table.records {
                None => json.plain(name, table.text),
                Some(records) if name == MAP => {
                    json.plain(name, records.values().next().map_or("{}", |record| record.as_ref()));
                }
                Some(records) => {
                    json.key(name);
                    object(&mut json, records.iter().map(|(id, record)| (id.as_str(), record.as_ref())));
                }
            }
        }
        json.close('}');
        json.finish()
    }
}

/// An object of what is JSON already.
fn object<'t>(json: &mut Json, entries: impl Iterator<Item = (&'t str, &'t str)>) {
    json.open('{');
    for (name, value) in entries {
        json.plain(name, value);
    }
    json.close('}');
}
