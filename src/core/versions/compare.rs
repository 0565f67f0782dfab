//! What is different between two states of a map.

use super::tell::{Telling, Told, Value, between, title};
use crate::core::ids::{DepartmentId, EntryId, Id, Identifier, NodeId, PhaseId, TransitionId};
use crate::core::letters::lowercase;
use crate::core::model::{ChecklistItem, Document, Entry, Flow, Kind, Node, NodeKind, Record, Table, Transition};
use crate::core::sort;
use crate::core::sorted::{Map, Set};

/// What a difference is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// The map as a whole.
    Map,
    /// A department.
    Department(DepartmentId),
    /// A phase of the buyer's journey.
    Phase(PhaseId),
    /// A node.
    Node(NodeId),
    /// A transition.
    Transition(TransitionId),
    /// An entry of the playbook.
    Entry(Kind, EntryId),
}

/// How something differs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Shift {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
    /// It says something else.
    Changed,
    /// It says the same and stands elsewhere, or its line runs elsewhere.
    Moved,
}

impl Shift {
    /// All of them.
    pub const ALL: [Shift; 4] = [Shift::Added, Shift::Removed, Shift::Changed, Shift::Moved];
}

/// A field that says something else.
#[derive(Clone, PartialEq, Debug)]
pub struct FieldChange {
    /// Its name in files; `exit` for a line of a checklist, `exit_order` for their order.
    pub field: &'static str,
    /// What it said.
    pub before: Value,
    /// What it says.
    pub after: Value,
}

/// One thing that differs.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// What.
    pub subject: Subject,
    /// What it is called, now or before it went; empty for the map and for what has no name.
    pub name: String,
    /// How.
    pub shift: Shift,
    /// Where it changed: what it said and says.
    pub fields: Vec<FieldChange>,
}

/// Everything that differs between two states of a map, and both of them on one map.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// In the order of a document: the map, departments, phases, nodes along the flow, transitions, the playbook.
    pub differences: Vec<Difference>,
    /// How nodes differ. One with a step or an entry that differs has changed too.
    pub nodes: Map<NodeId, Shift>,
    /// How transitions differ.
    pub transitions: Map<TransitionId, Shift>,
    /// The later state, and what was removed since where it was. Without deals, comments and versions.
    pub both: Document,
}

/// What became of a map from one state to another. Deals, comments and versions are passed over.
pub fn compare(before: &Document, after: &Document) -> Comparison {
    let mut comparing = Comparing { before, after, found: Vec::new() };
    comparing.map();
    comparing.named(&before.departments, &after.departments, |one| &one.name, |_| 0, Subject::Department);
    comparing.named(&before.phases, &after.phases, |one| &one.name, |one| one.order, Subject::Phase);
    comparing.nodes();
    comparing.transitions();
    comparing.entries();
    let differences = comparing.found;
    let (mut nodes, mut transitions) = (Map::new(), Map::new());
    for one in &differences {
        match one.subject {
            Subject::Node(id) => _ = nodes.insert(id, one.shift),
            Subject::Transition(id) => _ = transitions.insert(id, one.shift),
            _ => {}
        }
    }
    for id in around(before, after, &differences) {
        let known = nodes.or_insert_with(id, || Shift::Changed);
        if *known == Shift::Moved {
            *known = Shift::Changed;
        }
    }
    Comparison { differences, nodes, transitions, both: both(before, after) }
}

/// The nodes that differ by what belongs to them: steps, and entries that refer to them.
fn around(before: &Document, after: &Document, differences: &[Difference]) -> Vec<NodeId> {
    let mut found = Vec::new();
    for one in differences {
        for document in [before, after] {
            match one.subject {
                Subject::Node(id) if one.shift != Shift::Moved => {
                    found.extend(document.nodes.get(&id).and_then(|node| node.parent));
                }
                Subject::Entry(_, id) => {
                    let mut telling = Telling::of(document);
                    if let Some(entry) = document.entries.get(&id) {
                        entry.clone().describe(&mut telling);
                    }
                    for (_, value) in telling.told.iter().filter(|(name, _)| matches!(*name, "node" | "nodes")) {
                        if let Value::Names(names) = value {
                            found.extend(names.iter().map(|(id, _)| NodeId::from_id(*id)));
                        }
                    }
                }
                _ => {}
            }
        }
    }
    found.retain(|id| before.nodes.contains_key(id) || after.nodes.contains_key(id));
    found
}

/// The later state with what was removed since, where it was.
fn both(before: &Document, after: &Document) -> Document {
    let mut both = super::bare(after);
    for node in before.nodes.values().filter(|node| !after.nodes.contains_key(&node.id)) {
        both.nodes.insert(node.id, node.clone());
    }
    let stages: Set<NodeId> =
        both.nodes.values().filter(|node| node.kind == NodeKind::Stage).map(|node| node.id).collect();
    for node in both.nodes.values_mut() {
        node.parent = node.parent.filter(|parent| stages.contains(parent));
    }
    for way in before.transitions.values().filter(|way| !after.transitions.contains_key(&way.id)) {
        let connects = |id: NodeId| both.nodes.get(&id).is_some_and(|node| node.kind.connects());
        if connects(way.from) && connects(way.to) {
            both.transitions.insert(way.id, way.clone());
        }
    }
    both
}

struct Comparing<'a> {
    before: &'a Document,
    after: &'a Document,
    found: Vec<Difference>,
}

impl Comparing<'_> {
    /// Notes how one thing differs, where it does: from what its fields say, and whether it stands elsewhere.
    fn note(&mut self, subject: Subject, name: String, fields: Vec<FieldChange>, moved: bool) {
        let shift = if fields.is_empty() { Shift::Moved } else { Shift::Changed };
        if moved || !fields.is_empty() {
            self.found.push(Difference { subject, name, shift, fields });
        }
    }

    fn whole(&mut self, subject: Subject, name: String, shift: Shift) {
        self.found.push(Difference { subject, name, shift, fields: Vec::new() });
    }

    fn map(&mut self) {
        let [before, after] = [self.before, self.after].map(|document| {
            let mut telling = Telling::of(document);
            telling.map(&document.map);
            telling.told
        });
        self.note(Subject::Map, String::new(), changes(before, after), false);
    }

    /// Records that have a name and a place, and nothing else.
    fn named<R: Record>(
        &mut self,
        before: &Table<R>,
        after: &Table<R>,
        name: fn(&R) -> &String,
        place: fn(&R) -> u32,
        subject: fn(R::Id) -> Subject,
    ) {
        for id in ids(before, after) {
            match (before.get(&id), after.get(&id)) {
                (None, Some(one)) => self.whole(subject(id), name(one).clone(), Shift::Added),
                (Some(one), None) => self.whole(subject(id), name(one).clone(), Shift::Removed),
                (Some(one), Some(other)) => {
                    let told = |record: &R| vec![("name", Value::Text(name(record).clone()))];
                    let moved = place(one) != place(other);
                    self.note(subject(id), name(other).clone(), changes(told(one), told(other)), moved);
                }
                (None, None) => {}
            }
        }
    }

    fn nodes(&mut self) {
        let (before, after) = (self.before, self.after);
        // Along the flow as it is, then what is no part of it any more.
        let mut order: Vec<NodeId> = Flow::of(after).order().to_vec();
        order.extend(Flow::of(before).order());
        order.extend(after.nodes.keys().chain(before.nodes.keys()));
        let mut seen = Set::new();
        for id in order.into_iter().filter(|id| seen.insert(*id)) {
            match (before.nodes.get(&id), after.nodes.get(&id)) {
                (None, Some(node)) => self.whole(Subject::Node(id), node.name.clone(), Shift::Added),
                (Some(node), None) => self.whole(Subject::Node(id), node.name.clone(), Shift::Removed),
                (Some(one), Some(other)) if one != other => {
                    let mut fields = changes(self.node(before, one), self.node(after, other));
                    fields.append(&mut items(&one.card.exit, &other.card.exit));
                    let layout = |node: &Node| (node.position, node.pinned, node.expanded);
                    self.note(Subject::Node(id), other.name.clone(), fields, layout(one) != layout(other));
                }
                _ => {}
            }
        }
    }

    fn node(&self, document: &Document, node: &Node) -> Vec<Told> {
        let mut telling = Telling::of(document);
        telling.node(node);
        telling.told
    }

    fn transitions(&mut self) {
        let (before, after) = (self.before, self.after);
        let told = |document: &Document, way: &Transition| {
            let mut telling = Telling::of(document);
            telling.transition(way);
            telling.told
        };
        for id in ids(&before.transitions, &after.transitions) {
            let subject = Subject::Transition(id);
            match (before.transitions.get(&id), after.transitions.get(&id)) {
                (None, Some(way)) => self.whole(subject, between(after, way), Shift::Added),
                (Some(way), None) => self.whole(subject, between(before, way), Shift::Removed),
                (Some(one), Some(other)) if one != other => {
                    let fields = changes(told(before, one), told(after, other));
                    self.note(subject, between(after, other), fields, one.bends != other.bends);
                }
                _ => {}
            }
        }
    }

    fn entries(&mut self) {
        let (before, after) = (self.before, self.after);
        let told = |document: &Document, entry: &Entry| {
            let mut telling = Telling::of(document);
            entry.clone().describe(&mut telling);
            telling.told
        };
        let first = self.found.len();
        for id in ids(&before.entries, &after.entries) {
            let (one, other) = (before.entries.get(&id), after.entries.get(&id));
            let Some(kind) = other.or(one).map(Entry::kind).filter(|kind| !super::is_aside(*kind)) else { continue };
            let subject = Subject::Entry(kind, id);
            match (one, other) {
                (Some(one), Some(other)) if one.kind() == other.kind() => {
                    self.note(subject, title(after, other), changes(told(before, one), told(after, other)), false);
                }
                (_, Some(entry)) => self.whole(subject, title(after, entry), Shift::Added),
                (Some(entry), None) => self.whole(subject, title(before, entry), Shift::Removed),
                (None, None) => {}
            }
        }
        let key = |one: &Difference| match one.subject {
            Subject::Entry(kind, _) => (Some(kind), lowercase(&one.name)),
            _ => (None, String::new()),
        };
        sort::by_key(self.found.get_mut(first..).unwrap_or_default(), key);
    }
}

/// The identifiers of both, each once.
fn ids<R: Record>(before: &Table<R>, after: &Table<R>) -> Set<R::Id> {
    before.keys().chain(after.keys()).copied().collect()
}

/// The fields that say something else. Both were told by the same description, in the same order; a goal that was
/// set or dropped says nothing on one side.
fn changes(before: Vec<Told>, after: Vec<Told>) -> Vec<FieldChange> {
    let both = before.into_iter().zip(after).filter(|((_, before), (_, after))| !before.same(after));
    both.map(|((field, before), (_, after))| FieldChange { field, before, after }).collect()
}

/// The lines of a checklist that came, went or say something else, and whether those that stayed changed their order.
fn items(before: &[ChecklistItem], after: &[ChecklistItem]) -> Vec<FieldChange> {
    let find = |all: &[ChecklistItem], item: &ChecklistItem| all.iter().find(|known| known.id == item.id).cloned();
    let value = |item: Option<ChecklistItem>| item.map_or(Value::Nothing, Value::Item);
    let gone = before.iter().filter(|item| find(after, item).is_none());
    let both = after.iter().map(|item| (find(before, item), Some(item.clone())));
    let both = both.chain(gone.map(|item| (Some(item.clone()), None))).filter(|(before, after)| before != after);
    let mut found: Vec<FieldChange> =
        both.map(|(before, after)| FieldChange { field: "exit", before: value(before), after: value(after) }).collect();
    let order = |all: &[ChecklistItem], other: &[ChecklistItem]| {
        let stayed = all.iter().filter(|item| find(other, item).is_some());
        stayed.map(|item| (*item.id.id(), item.text.clone())).collect::<Vec<(Id, String)>>()
    };
    let (before, after) = (Value::Names(order(before, after)), Value::Names(order(after, before)));
    if !before.same(&after) {
        found.push(FieldChange { field: "exit_order", before, after });
    }
    found
}
