//! A part of a map on the clipboard.

use super::SCHEMA;
use super::json::Json;
use super::read::{Path, Reader, Scope, department, node, phase, text_of, transition, whole};
use super::write::{self, begin, records};
use crate::core::ids::NodeId;
use crate::core::letters::lowercase;
use crate::core::model::{Department, Document, Node, Phase, Record, Table, Transition, limits};
use crate::core::sorted::Set;

/// What stands under `format` in every fragment.
const FORMAT: &str = "stagecraft-clipboard";

/// Nodes with the transitions among them, and the names of who owns them and of their phases.
#[derive(Clone, PartialEq, Debug)]
pub struct Fragment {
    /// The nodes, in the order of their identifiers.
    pub nodes: Vec<Node>,
    /// The transitions among them.
    pub transitions: Vec<Transition>,
    departments: Table<Department>,
    phases: Table<Phase>,
}

/// These nodes of a document with the transitions that begin and end among them.
pub fn write_fragment(document: &Document, nodes: &Set<NodeId>) -> String {
    let copied = || nodes.iter().filter_map(|id| document.nodes.get(id));
    let inside = |way: &&Transition| nodes.contains(&way.from) && nodes.contains(&way.to);
    let owns = |department: &&Department| copied().any(|node| node.card.owner == Some(department.id));
    let holds = |phase: &&Phase| copied().any(|node| node.card.phase == Some(phase.id));
    let mut json = Json::new(true);
    begin(&mut json, FORMAT);
    records(&mut json, "departments", document.departments.values().filter(owns), &mut write::department);
    records(&mut json, "phases", document.phases.values().filter(holds), &mut write::phase);
    records(&mut json, "nodes", copied(), &mut write::node);
    records(&mut json, "transitions", document.transitions.values().filter(inside), &mut write::transition);
    json.close('}');
    json.finish()
}

/// What a fragment holds; `None` for every other text.
///
/// Owners, phases and parents may be unknown where it is pasted: inserting drops those.
pub fn read_fragment(text: &str) -> Option<Fragment> {
    let source = text_of(text.as_bytes()).ok()?;
    let mut reader = Reader::new(source);
    let value = whole(source, &mut reader)?;
    let root = &Path::ROOT;
    let fields = ["format", "schema", "departments", "phases", "nodes", "transitions"];
    let fields = reader.object(value, root, &fields)?;
    let format = fields.get("format").and_then(|format| format.string());
    let schema = fields.get("schema").and_then(|schema| schema.text.parse().ok());
    if format.as_deref() != Some(FORMAT) || !schema.is_some_and(|schema: u32| (1..=SCHEMA).contains(&schema)) {
        return None;
    }
    let mut scope = Scope::default();
    // Fragments of the first releases have neither.
    let departments = reader.optional(&fields, root, "departments", |reader, value, path| {
        reader.table::<Department>(value, path, limits::NAMES, |reader, id, value, path| {
            department(reader, &mut scope, id, value, path)
        })
    });
    let phases = reader.optional(&fields, root, "phases", |reader, value, path| {
        reader.table::<Phase>(value, path, limits::NAMES, |reader, id, value, path| {
            phase(reader, &mut scope, id, value, path)
        })
    });
    let nodes = reader.field(&fields, root, "nodes", |reader, value, path| {
        reader.table::<Node>(value, path, limits::NODES, |reader, id, value, path| {
            node(reader, &mut scope, id, value, path)
        })
    });
    scope.settle();
    let transitions = reader.field(&fields, root, "transitions", |reader, value, path| {
        reader.table::<Transition>(value, path, limits::TRANSITIONS, |reader, id, value, path| {
            transition(reader, &mut scope, id, value, path)
        })
    });
    let read: Option<(Table<Node>, Table<Transition>)> = nodes.zip(transitions);
    let (nodes, transitions) = reader.finish(read).ok()?;
    Some(Fragment {
        nodes: nodes.into_values().collect(),
        transitions: transitions.into_values().collect(),
        departments: departments.unwrap_or_default(),
        phases: phases.unwrap_or_default(),
    })
}

impl Fragment {
    /// Gives the nodes the owners and phases that have the same names in another map.
    pub fn settle(&mut self, document: &Document) {
        let (departments, phases) = (&self.departments, &self.phases);
        for card in self.nodes.iter_mut().map(|node| &mut node.card) {
            card.owner = card.owner.map(|id| named(departments, id, &document.departments, |owner| &owner.name));
            card.phase = card.phase.map(|id| named(phases, id, &document.phases, |phase| &phase.name));
        }
    }
}

/// The record that is called as one of another map is; the same where it is known here, or where none is called so.
fn named<R: Record>(theirs: &Table<R>, id: R::Id, ours: &Table<R>, name: fn(&R) -> &String) -> R::Id {
    let wanted = theirs.get(&id).filter(|_| !ours.contains_key(&id)).map(|record| lowercase(name(record)));
    let found = wanted.and_then(|wanted| ours.values().find(|record| lowercase(name(record)) == wanted));
    found.map_or(id, Record::id)
}
