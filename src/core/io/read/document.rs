//! The top of a document: its format, its schema, and its tables.

use super::reader::{Path, Reader};
use super::records::{self, Scope};
use super::value::Value;
use super::{Opened, schema};
use crate::core::io::{FORMAT, ProblemKind, SCHEMA};
use crate::core::model::{Deal, Department, Document, Node, Phase, RetiredNode, Transition, limits};

pub(super) fn read<'a>(reader: &mut Reader<'a>, value: Value<'a>) -> Option<Opened> {
    let root = &Path::ROOT;
    // First whose file this is: another program's has better than a list of all its fields.
    let entries = value.entries().unwrap_or_default();
    let top = |name: &str| {
        let found = entries.iter().find(|(key, _)| key.string().is_some_and(|key| key == name));
        found.map(|(_, value)| *value)
    };
    if top("format").and_then(|format| format.string()).as_deref() != Some(FORMAT) {
        reader.problem(value, root, ProblemKind::Foreign);
        return None;
    }
    if let Some(number) = top("schema") {
        let path = root.key("schema");
        let found = reader.whole(number, &path, 0, i64::MAX)?.unsigned_abs();
        match schema::known(found) {
            Ok(known) => reader.schema = known,
            Err(kind) => {
                reader.problem(number, &path, kind);
                return None;
            }
        }
    }
    let fields = ["format", "schema", "map", "departments", "phases", "nodes", "transitions", "retired", "deals"];
    let fields = reader.object(value, root, &fields)?;
    reader.field(&fields, root, "schema", |_, _, _| Some(()));
    // In this order, whatever the file's: what is referred to comes before what refers to it.
    let mut scope = Scope { whole: true, ..Scope::default() };
    let map = reader.field(&fields, root, "map", records::map_info);
    let departments = reader.field(&fields, root, "departments", |reader, value, path| {
        reader.table::<Department>(value, path, limits::NAMES, |reader, id, value, path| {
            records::department(reader, &mut scope, id, value, path)
        })
    });
    let phases = reader.field(&fields, root, "phases", |reader, value, path| {
        reader.table::<Phase>(value, path, limits::NAMES, |reader, id, value, path| {
            records::phase(reader, &mut scope, id, value, path)
        })
    });
    let nodes = reader.field(&fields, root, "nodes", |reader, value, path| {
        let nodes = reader.table::<Node>(value, path, limits::NODES, |reader, id, value, path| {
            records::node(reader, &mut scope, id, value, path)
        });
        scope.settle();
        records::parents(reader, &scope, path);
        nodes
    });
    let retired = reader.field(&fields, root, "retired", |reader, value, path| {
        reader.table::<RetiredNode>(value, path, usize::MAX, |reader, id, value, path| {
            records::retired(reader, &mut scope, id, value, path)
        })
    });
    let transitions = reader.field(&fields, root, "transitions", |reader, value, path| {
        reader.table::<Transition>(value, path, limits::TRANSITIONS, |reader, id, value, path| {
            records::transition(reader, &scope, id, value, path)
        })
    });
    let deals = reader.field(&fields, root, "deals", |reader, value, path| {
        reader.table::<Deal>(value, path, limits::DEALS, |reader, id, value, path| {
            records::deal(reader, &scope, id, value, path)
        })
    });
    let document = Document {
        map: map?,
        departments: departments?,
        phases: phases?,
        nodes: nodes?,
        transitions: transitions?,
        retired: retired?,
        deals: deals?,
    };
    Some(Opened { document, migrated_from: (reader.schema != SCHEMA).then_some(reader.schema) })
}
