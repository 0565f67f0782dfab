//! What the fields of a record say, as values that the page puts into words.

use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::core::ids::{DepartmentId, EntryId, Id, Identifier, NodeId, PhaseId, TransitionId};
use crate::core::model::{ChecklistItem, Date, Document, Entry, Fields, MapInfo, Node, Target, Tie, Transition};

/// What a field says.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Nothing.
    Nothing,
    /// As it was written.
    Text(String),
    /// A day.
    Day(Date),
    /// A number.
    Number(f64),
    /// Yes or no.
    Truth(bool),
    /// One of the words that files use.
    Word(&'static str),
    /// What it refers to, each with its name. Another name does not make another field of it.
    Names(Vec<(Id, String)>),
    /// One line of an exit checklist.
    Item(ChecklistItem),
}

impl Value {
    /// Whether two fields say the same.
    pub fn same(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Names(one), Value::Names(other)) => one.iter().map(|(id, _)| id).eq(other.iter().map(|(id, _)| id)),
            _ => self == other,
        }
    }
}

/// A field by the name that files use, and what it says.
pub(super) type Told = (&'static str, Value);

/// Collects what fields say.
pub(super) struct Telling<'a> {
    document: &'a Document,
    pub told: Vec<Told>,
}

impl<'a> Telling<'a> {
    pub fn of(document: &'a Document) -> Telling<'a> {
        Telling { document, told: Vec::new() }
    }

    fn put(&mut self, name: &'static str, value: Option<Value>) {
        self.told.push((name, value.unwrap_or(Value::Nothing)));
    }

    fn written(&mut self, name: &'static str, text: &str) {
        self.put(name, (!text.trim().is_empty()).then(|| Value::Text(text.to_owned())));
    }

    fn name(&self, target: Target, id: Id) -> String {
        let document = self.document;
        match target {
            Target::Node => document.node_name(NodeId::from_id(id)).to_owned(),
            Target::Transition => {
                { document.transitions.get(&TransitionId::from_id(id)).map(|way| between(document, way)) }
                    .unwrap_or_default()
            }
            Target::Department => {
                let department = document.departments.get(&DepartmentId::from_id(id));
                department.map(|department| department.name.clone()).unwrap_or_default()
            }
            Target::Entry(_) => {
                document.entries.get(&EntryId::from_id(id)).map(|entry| title(document, entry)).unwrap_or_default()
            }
        }
    }

    fn names(&mut self, name: &'static str, target: Target, ids: &[Id]) {
        let names = ids.iter().map(|id| (*id, self.name(target, *id))).collect::<Vec<_>>();
        self.put(name, (!names.is_empty()).then_some(Value::Names(names)));
    }

    fn phase(&mut self, phase: Option<PhaseId>) {
        let name = |id: PhaseId| self.document.phases.get(&id).map(|phase| phase.name.clone()).unwrap_or_default();
        let named = phase.map(|id| Value::Names(vec![(*id.id(), name(id))]));
        self.put("phase", named);
    }

    /// The map as a whole: what is kept of it. How far the guide is belongs to nobody's process.
    pub fn map(&mut self, map: &MapInfo) {
        self.written("name", &map.name);
        self.written("currency", map.currency.code());
        let mut purpose = map.purpose.clone();
        purpose.describe(self);
        self.told.retain(|(name, _)| *name != "guide");
        purpose.goal.unwrap_or_default().describe(self);
        purpose.plan.unwrap_or_default().describe(self);
    }

    /// A node with its card, without its checklist.
    pub fn node(&mut self, node: &Node) {
        let card = &node.card;
        self.put("kind", Some(Value::Word(node.kind.word())));
        self.written("name", &node.name);
        self.names("parent", Target::Node, node.parent.as_ref().map(|id| *id.id()).as_slice());
        self.put("hidden", Some(Value::Truth(node.hidden)));
        self.written("entry", &card.entry);
        self.written("details", &card.details);
        self.names("owner", Target::Department, card.owner.as_ref().map(|id| *id.id()).as_slice());
        let time = card.expected.map(|time| format!("{} / {} / {}", time.min, time.typical, time.max));
        self.put("expected", time.map(Value::Text));
        self.phase(card.phase);
        self.put("probability", card.probability.map(|percent| Value::Number(f64::from(percent))));
        card.more.clone().describe(self);
    }

    /// A transition, without the bends of its line.
    pub fn transition(&mut self, way: &Transition) {
        self.put("kind", Some(Value::Word(way.kind.word())));
        self.names("from", Target::Node, &[*way.from.id()]);
        self.names("to", Target::Node, &[*way.to.id()]);
        self.written("label", &way.label);
        self.written("handover", &way.handover);
        self.put("handover_days", way.handover_days.map(|days| Value::Number(f64::from(days))));
        way.onward.clone().describe(self);
    }
}

/// A transition by the names of its ends and its label.
pub(super) fn between(document: &Document, way: &Transition) -> String {
    let ends = [document.node_name(way.from), " → ", document.node_name(way.to)].concat();
    if way.label.is_empty() { ends } else { [&ends, " (", &way.label, ")"].concat() }
}

/// What an entry is called: its name, or the names of what it connects.
pub fn title(document: &Document, entry: &Entry) -> String {
    let mut telling = Telling::of(document);
    entry.clone().describe(&mut telling);
    let named = telling.told.iter().find(|(name, _)| matches!(*name, "name" | "check"));
    if let Some((_, Value::Text(name))) = named {
        return name.clone();
    }
    let names = telling.told.iter().filter_map(|(_, value)| match value {
        Value::Names(names) => Some(names.iter().map(|(_, name)| name.as_str())),
        _ => None,
    });
    names.flatten().collect::<Vec<_>>().join(" · ")
}

impl Fields for Telling<'_> {
    fn line(&mut self, name: &'static str, _: bool, value: &mut String) {
        self.written(name, value);
    }

    fn text(&mut self, name: &'static str, value: &mut String) {
        self.written(name, value);
    }

    fn day(&mut self, name: &'static str, _: bool, value: &mut Option<Date>) {
        self.put(name, value.map(Value::Day));
    }

    fn whole(&mut self, name: &'static str, _: RangeInclusive<i64>, value: &mut Option<i64>) {
        self.put(name, value.map(|number| Value::Number(number as f64)));
    }

    fn number(&mut self, name: &'static str, value: &mut Option<f64>) {
        self.put(name, value.map(Value::Number));
    }

    fn truth(&mut self, name: &'static str, value: &mut bool) {
        self.put(name, Some(Value::Truth(*value)));
    }

    fn word(&mut self, name: &'static str, words: &'static [&'static str], index: &mut usize) {
        self.put(name, words.get(*index).copied().map(Value::Word));
    }

    fn reference(&mut self, name: &'static str, target: Target, _: Tie, value: &mut Option<Id>) {
        self.names(name, target, value.as_slice());
    }

    fn references(&mut self, name: &'static str, target: Target, value: &mut Vec<Id>) {
        self.names(name, target, value);
    }

    // A version in a version is nobody's business.
    fn content(&mut self, _: &'static str, _: &mut Arc<str>) {}
}
