//! The top of a document: its format, its schema, and its tables.

use super::deals;
use super::fields;
use super::reader::{Fields, Path, Reader};
use super::records::{self, Scope};
use super::value::Value;
use super::{Opened, schema};
use crate::core::ids::{Identifier, MapId};
use crate::core::io::{FORMAT, Lineage, ProblemKind, SCHEMA};
use crate::core::model::{
    Deal, Department, Document, Entry, Kind, Node, Phase, RetiredNode, Table, Transition, limits,
};

pub(super) fn read<'a>(reader: &mut Reader<'a>, value: Value<'a>) -> Option<Opened> {
    let root = &Path::ROOT;
    // First whose file this is: another program's has better than a list of all its fields.
    let top_level = value.entries().unwrap_or_default();
    let top = |name: &str| {
        let found = top_level.iter().find(|(key, _)| key.string().is_some_and(|key| key == name));
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
    let mut known =
        vec!["format", "schema", "lineage", "map", "departments", "phases", "nodes", "transitions", "retired", "deals"];
    known.extend(Kind::ALL.iter().map(|(_, table)| *table));
    let fields = reader.object(value, root, &known)?;
    reader.field(&fields, root, "schema", |_, _, _| Some(()));
    let lineage = reader.optional(&fields, root, "lineage", |reader, value, path| {
        reader.list(value, path, |reader, value, path| reader.id::<MapId>(value, path))
    });
    let lineage = Lineage::new(lineage.unwrap_or_default().iter().map(|print| *print.id()));
    // In this order, whatever the file's: what is referred to comes before what refers to it.
    let mut scope = Scope { whole: true, ..Scope::default() };
    let map = reader.field(&fields, root, "map", |reader, value, path| records::map_info(reader, &scope, value, path));
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
            records::transition(reader, &mut scope, id, value, path)
        })
    });
    let entries = entries(reader, &fields, &mut scope);
    let deals = reader.field(&fields, root, "deals", |reader, value, path| {
        reader.table::<Deal>(value, path, limits::DEALS, |reader, id, value, path| {
            let begun = reader.begin();
            let deal = deals::deal(reader, &scope, id, value, path);
            if reader.only_backwards(begun) { None } else { deal }
        })
    });
    let document = Document {
        map: map?,
        departments: departments?,
        phases: phases?,
        nodes: nodes?,
        transitions: transitions?,
        entries,
        retired: retired?,
        deals: deals?,
    };
    let migrated_from = (reader.schema != SCHEMA).then_some(reader.schema);
    Some(Opened { document, migrated_from, left_out: Vec::new(), lineage })
}

/// The entries of all kinds. What is wrong with them is noted.
fn entries<'a>(reader: &mut Reader<'a>, found: &Fields<'a>, scope: &mut Scope<'a>) -> Table<Entry> {
    let tables = || Kind::ALL.iter().filter_map(|(kind, name)| Some((*kind, *name, found.get(name)?)));
    for (kind, name, table) in tables() {
        fields::announce(reader, scope, kind, table, &Path::ROOT.key(name));
    }
    let mut all = Table::<Entry>::new();
    for (kind, name, table) in tables() {
        let read = reader.table::<Entry>(table, &Path::ROOT.key(name), limits::ENTRIES, |reader, id, value, path| {
            fields::entry(reader, scope, Entry::blank(kind, id), value, path)
        });
        all.extend(read.unwrap_or_default());
    }
    if all.len() > limits::ENTRIES
        && let Some((_, name, table)) = tables().next_back()
    {
        let kind = ProblemKind::TooMany { count: all.len(), limit: limits::ENTRIES };
        reader.problem(table, &Path::ROOT.key(name), kind);
    }
    all
}
