//! Entries of the playbook with something in every field.

use std::ops::RangeInclusive;
use std::sync::Arc;

use stagecraft::core::ids::{EntryId, Id, IdSource, Identifier};
use stagecraft::core::model::{Date, Document, Entry, Fields, Kind, NodeKind, Record, Target, Tie};

use super::day;

/// Fills every field of what describes itself: references lead to something that is in the document.
pub struct Filler<'a> {
    pub document: &'a Document,
    pub random: &'a mut IdSource,
}

impl Filler<'_> {
    fn any(&mut self, target: Target) -> Option<Id> {
        let ids: Vec<Id> = match target {
            Target::Node => {
                let stages = self.document.nodes.values().filter(|node| node.kind == NodeKind::Stage);
                stages.map(|node| *node.id.id()).collect()
            }
            Target::Transition => self.document.transitions.keys().map(|id| *id.id()).collect(),
            Target::Department => self.document.departments.keys().map(|id| *id.id()).collect(),
            Target::Entry(kind) => {
                let same = self.document.entries.values().filter(|entry| entry.kind() == kind);
                same.map(|entry| *entry.id().id()).collect()
            }
        };
        ids.get(self.random.below(ids.len())).copied()
    }
}

impl Fields for Filler<'_> {
    fn line(&mut self, name: &'static str, _: bool, value: &mut String) {
        *value = format!("{name} \"ą\" {}", self.random.below(100));
    }

    fn text(&mut self, name: &'static str, value: &mut String) {
        *value = format!("{name}\n\t<ż> {}", self.random.below(100));
    }

    fn day(&mut self, _: &'static str, _: bool, value: &mut Option<Date>) {
        *value = Some(day("2026-01-05").plus_days(self.random.below(300) as i64));
    }

    fn whole(&mut self, _: &'static str, range: RangeInclusive<i64>, value: &mut Option<i64>) {
        let span = (range.end() - range.start()) as usize + 1;
        *value = Some(range.start() + self.random.below(span) as i64);
    }

    fn number(&mut self, _: &'static str, value: &mut Option<f64>) {
        *value = Some((self.random.below(2_000_000) as f64 - 1_000_000.0) / 1000.0 + 0.0);
    }

    fn truth(&mut self, _: &'static str, value: &mut bool) {
        *value = true;
    }

    fn word(&mut self, _: &'static str, words: &'static [&'static str], index: &mut usize) {
        *index = self.random.below(words.len());
    }

    fn reference(&mut self, _: &'static str, target: Target, _: Tie, value: &mut Option<Id>) {
        *value = self.any(target);
    }

    fn references(&mut self, _: &'static str, target: Target, value: &mut Vec<Id>) {
        *value = self.any(target).into_iter().collect();
    }

    fn content(&mut self, _: &'static str, value: &mut Arc<str>) {
        *value = Arc::from("{\"format\":\"stagecraft\"}");
    }
}

/// An entry of a kind with something in every field.
pub fn filled(document: &Document, kind: Kind, id: EntryId, random: &mut IdSource) -> Entry {
    let mut entry = Entry::blank(kind, id);
    entry.describe(&mut Filler { document, random });
    entry
}

/// Adds an entry of every kind, and fills everything else that describes itself.
pub fn fill(document: &mut Document, random: &mut IdSource) {
    for (kind, _) in Kind::ALL {
        let entry = filled(document, *kind, random.make(), random);
        document.entries.insert(entry.id(), entry);
    }
    let known = document.clone();
    let mut filler = Filler { document: &known, random };
    document.map.purpose.describe(&mut filler);
    let mut goal = stagecraft::core::model::Goal::default();
    goal.describe(&mut filler);
    (goal.begins, goal.deadline) = (goal.begins.min(goal.deadline), goal.begins.max(goal.deadline));
    (goal.kind, goal.target) = (stagecraft::core::model::GoalKind::Retention, Some(250_000.5));
    let mut plan = stagecraft::core::model::Plan::default();
    plan.describe(&mut filler);
    plan.ends = plan.begins;
    document.map.purpose.plan = Some(plan);
    document.map.purpose.goal = Some(goal);
    for node in document.nodes.values_mut().filter(|node| node.kind.has_card()).take(1) {
        node.card.more.describe(&mut filler);
    }
    for way in document.transitions.values_mut().take(1) {
        way.onward.describe(&mut filler);
    }
}
