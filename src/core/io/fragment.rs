//! A part of a map on the clipboard.

use super::SCHEMA;
use super::json::Json;
use super::read::{Path, Reader, Scope, node, text_of, transition, whole};
use super::write::{self, begin, records};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Node, Table, Transition, limits};
use crate::core::sorted::Map;
/// What stands under `format` in every fragment.
const FORMAT: &str = "stagecraft-clipboard";

/// These nodes, and of these transitions the ones that begin and end among them.
pub fn write_fragment<'a>(
    nodes: impl IntoIterator<Item = &'a Node>,
    transitions: impl IntoIterator<Item = &'a Transition>,
) -> String {
    let nodes: Map<NodeId, &Node> = nodes.into_iter().map(|node| (node.id, node)).collect();
    let inside = |way: &&Transition| nodes.contains_key(&way.from) && nodes.contains_key(&way.to);
    let transitions: Map<TransitionId, &Transition> =
        transitions.into_iter().filter(inside).map(|way| (way.id, way)).collect();
    let mut json = Json::new(true);
    begin(&mut json, FORMAT);
    records(&mut json, "nodes", nodes.values().copied(), &mut write::node);
    records(&mut json, "transitions", transitions.values().copied(), &mut write::transition);
    json.close('}');
    json.finish()
}

/// The nodes and transitions of a fragment, in the order of their identifiers; `None` for every other text.
///
/// Owners, phases and parents may be unknown where it is pasted: inserting drops those.
pub fn read_fragment(text: &str) -> Option<(Vec<Node>, Vec<Transition>)> {
    let source = text_of(text.as_bytes()).ok()?;
    let mut reader = Reader::new(source);
    let value = whole(source, &mut reader)?;
    let root = &Path::ROOT;
    let fields = reader.object(value, root, &["format", "schema", "nodes", "transitions"])?;
    let format = fields.get("format").and_then(|format| format.string());
    let schema = fields.get("schema").and_then(|schema| schema.text.parse().ok());
    if format.as_deref() != Some(FORMAT) || schema != Some(SCHEMA) {
        return None;
    }
    let mut scope = Scope::default();
    let nodes = reader.field(&fields, root, "nodes", |reader, value, path| {
        reader.table::<Node>(value, path, limits::NODES, |reader, id, value, path| {
            node(reader, &mut scope, id, value, path)
        })
    });
    scope.settle();
    let transitions = reader.field(&fields, root, "transitions", |reader, value, path| {
        reader.table::<Transition>(value, path, limits::TRANSITIONS, |reader, id, value, path| {
            transition(reader, &scope, id, value, path)
        })
    });
    let read: Option<(Table<Node>, Table<Transition>)> = nodes.zip(transitions);
    let (nodes, transitions) = reader.finish(read).ok()?;
    Some((nodes.into_values().collect(), transitions.into_values().collect()))
}
