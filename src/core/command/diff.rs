//! A change as a value: the same diff is applied, reversed for undo, saved, and shown.

use crate::core::ids::{DealId, NodeId, TransitionId};
use crate::core::model::{
    Deal, Department, Document, Entry, MapInfo, Node, Phase, Record, RetiredNode, Table, Transition,
};
use crate::core::sorted::{Map, Seen, Set};

/// One record before and after; nothing before means added, nothing after means removed.
#[derive(Clone, PartialEq, Debug)]
pub struct Change<R> {
    /// What it was.
    pub before: Option<R>,
    /// What it becomes.
    pub after: Option<R>,
}

impl<R: Record> Change<R> {
    fn id(&self) -> Option<R::Id> {
        self.before.as_ref().or(self.after.as_ref()).map(Record::id)
    }
}

/// Everything that one user action changes, at most one entry per record.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Diff {
    /// The map's own data before and after.
    pub map: Option<(MapInfo, MapInfo)>,
    /// Departments.
    pub departments: Vec<Change<Department>>,
    /// Phases.
    pub phases: Vec<Change<Phase>>,
    /// Nodes.
    pub nodes: Vec<Change<Node>>,
    /// Transitions.
    pub transitions: Vec<Change<Transition>>,
    /// Entries of the playbook.
    pub entries: Vec<Change<Entry>>,
    /// Retired nodes.
    pub retired: Vec<Change<RetiredNode>>,
    /// Deals.
    pub deals: Vec<Change<Deal>>,
}

/// The records that a diff changes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Touched {
    /// Nodes.
    pub nodes: Set<NodeId>,
    /// Transitions.
    pub transitions: Set<TransitionId>,
    /// Deals.
    pub deals: Set<DealId>,
    /// Entries of the playbook.
    pub entries: bool,
    /// The map's own data, its departments or phases.
    pub map: bool,
}

impl Touched {
    /// Everything of a document.
    pub fn all(document: &Document) -> Touched {
        Touched {
            nodes: document.nodes.keys().copied().collect(),
            transitions: document.transitions.keys().copied().collect(),
            deals: document.deals.keys().copied().collect(),
            entries: true,
            map: true,
        }
    }
}

impl Diff {
    /// The difference that leads from one document to another of the same map.
    pub fn between(before: &Document, after: &Document) -> Diff {
        Diff {
            map: (before.map != after.map).then(|| (before.map.clone(), after.map.clone())),
            departments: changes(&before.departments, &after.departments),
            phases: changes(&before.phases, &after.phases),
            nodes: changes(&before.nodes, &after.nodes),
            transitions: changes(&before.transitions, &after.transitions),
            entries: changes(&before.entries, &after.entries),
            retired: changes(&before.retired, &after.retired),
            deals: changes(&before.deals, &after.deals),
        }
    }

    /// It changes nothing.
    pub fn is_empty(&self) -> bool {
        *self == Diff::default()
    }

    /// The diff that takes this one back.
    pub fn reversed(&self) -> Diff {
        Diff {
            map: self.map.clone().map(|(before, after)| (after, before)),
            departments: reversed(&self.departments),
            phases: reversed(&self.phases),
            nodes: reversed(&self.nodes),
            transitions: reversed(&self.transitions),
            entries: reversed(&self.entries),
            retired: reversed(&self.retired),
            deals: reversed(&self.deals),
        }
    }

    /// This diff and then `next` as one.
    pub fn squash(self, next: Diff) -> Diff {
        let map = match (self.map, next.map) {
            (Some((before, _)), Some((_, after))) => Some((before, after)).filter(|(before, after)| before != after),
            (one, other) => other.or(one),
        };
        Diff {
            map,
            departments: squashed(self.departments, next.departments),
            phases: squashed(self.phases, next.phases),
            nodes: squashed(self.nodes, next.nodes),
            transitions: squashed(self.transitions, next.transitions),
            entries: squashed(self.entries, next.entries),
            retired: squashed(self.retired, next.retired),
            deals: squashed(self.deals, next.deals),
        }
    }

    /// How many records it takes away.
    pub fn removals(&self) -> usize {
        fn gone<R>(changes: &[Change<R>]) -> usize {
            changes.iter().filter(|change| change.after.is_none()).count()
        }
        gone(&self.departments)
            + gone(&self.phases)
            + gone(&self.nodes)
            + gone(&self.transitions)
            + gone(&self.entries)
            + gone(&self.deals)
    }

    /// Whether it changes a record that another diff changes too.
    pub fn meets(&self, other: &Diff) -> bool {
        fn share<R: Record>(one: &[Change<R>], other: &[Change<R>]) -> bool {
            !one.is_empty() && other.iter().any(|change| one.iter().any(|known| known.id() == change.id()))
        }
        self.map.is_some() && other.map.is_some()
            || share(&self.departments, &other.departments)
            || share(&self.phases, &other.phases)
            || share(&self.nodes, &other.nodes)
            || share(&self.transitions, &other.transitions)
            || share(&self.entries, &other.entries)
            || share(&self.retired, &other.retired)
            || share(&self.deals, &other.deals)
    }

    /// Which records it changes.
    pub fn touched(&self) -> Touched {
        Touched {
            nodes: self.nodes.iter().filter_map(Change::id).collect(),
            transitions: self.transitions.iter().filter_map(Change::id).collect(),
            deals: self.deals.iter().filter_map(Change::id).collect(),
            entries: !self.entries.is_empty(),
            map: self.map.is_some() || !self.departments.is_empty() || !self.phases.is_empty(),
        }
    }
}

impl Document {
    /// Makes the change. The only way a document changes.
    pub fn apply(&mut self, diff: &Diff) {
        if let Some((_, after)) = &diff.map {
            self.map = after.clone();
        }
        write(&mut self.departments, &diff.departments);
        write(&mut self.phases, &diff.phases);
        write(&mut self.nodes, &diff.nodes);
        write(&mut self.transitions, &diff.transitions);
        write(&mut self.entries, &diff.entries);
        write(&mut self.retired, &diff.retired);
        write(&mut self.deals, &diff.deals);
    }
}

fn write<R: Record>(table: &mut Table<R>, changes: &[Change<R>]) {
    // Thousands of records come and go at once: one at a time each would move all that stand behind it.
    let (mut gone, mut fresh) = (Seen::default(), Vec::new());
    for change in changes {
        match (change.id(), &change.after) {
            (Some(id), Some(after)) => match table.get_mut(&id) {
                Some(known) => *known = after.clone(),
                None => fresh.push((id, after.clone())),
            },
            (Some(id), None) => {
                gone.insert(id);
            }
            (None, _) => {}
        }
    }
    if !gone.is_empty() {
        table.retain(|id, _| !gone.contains(*id));
    }
    if !fresh.is_empty() {
        table.extend(fresh);
    }
}

fn changes<R: Record>(before: &Table<R>, after: &Table<R>) -> Vec<Change<R>> {
    let ids: Set<_> = before.keys().chain(after.keys()).collect();
    let changed = ids.into_iter().filter(|id| before.get(id) != after.get(id));
    changed.map(|id| Change { before: before.get(id).cloned(), after: after.get(id).cloned() }).collect()
}

fn reversed<R: Clone>(changes: &[Change<R>]) -> Vec<Change<R>> {
    changes.iter().map(|change| Change { before: change.after.clone(), after: change.before.clone() }).collect()
}

fn squashed<R: Record>(mut first: Vec<Change<R>>, next: Vec<Change<R>>) -> Vec<Change<R>> {
    let mut next: Map<_, _> = next.into_iter().map(|change| (change.id(), Some(change))).collect();
    for known in &mut first {
        if let Some(change) = next.get_mut(&known.id()).and_then(Option::take) {
            known.after = change.after;
        }
    }
    first.extend(next.into_values().flatten());
    first.retain(|change| change.before != change.after);
    first
}
