//! What must hold in every document, and what is violated.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::{
    Date, Document, ExpectedTime, Fields, LARGEST_AMOUNT, LARGEST_NUMBER, NodeKind, Record, Target, Tie, limits,
};
use crate::core::geometry::Point;
use crate::core::ids::{DealId, DepartmentId, Id, ItemId, NodeId, PhaseId, TransitionId};
use crate::core::sorted::Seen;

/// One thing that does not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Violation {
    /// A transition begins or ends at nothing, or at a note.
    LooseTransition(TransitionId),
    /// A node's owner is no department of the map.
    UnknownOwner(NodeId, DepartmentId),
    /// A node's phase is no phase of the map.
    UnknownPhase(NodeId, PhaseId),
    /// A parent is no stage, or something has one that fits into no stage.
    WrongParent(NodeId),
    /// A position is not finite or outside the world.
    OutsideTheWorld(NodeId),
    /// Something that is no stage shows steps in place.
    ExpandedWithoutSteps(NodeId),
    /// Too many bends, or one outside the world.
    WrongBends(TransitionId),
    /// Something is handed over later than it can be.
    WrongHandover(TransitionId),
    /// A node without a card has one.
    CardOnWrongKind(NodeId),
    /// Expected times out of order, or a probability over 100 %.
    WrongNumber(NodeId),
    /// Two checklist items share an identifier.
    DuplicateItem(ItemId),
    /// A text is longer than it may be.
    TooLong(String),
    /// A deal has no visit, or is nowhere that deals can be.
    DealNowhere(DealId),
    /// A deal's history names a node that neither exists nor is retired.
    UnknownVisit(DealId, NodeId),
    /// A visit other than the last is open, the last is not, or the days run backwards.
    BrokenHistory(DealId),
    /// An amount beyond what sums can hold, or negative.
    WrongAmount(DealId),
    /// A node is both on the map and retired.
    RetiredAlive(NodeId),
    /// More records than a map may have.
    TooMany(&'static str),
    /// A field of the playbook, at this place, is not what it may be: a text too long, a number out of its range, a
    /// reference to nothing.
    WrongField(String, &'static str),
}

fn too_long(text: &str, limit: usize) -> bool {
    text.len() > limit && text.chars().count() > limit
}

fn in_the_world(at: Point) -> bool {
    [at.x, at.y].iter().all(|value| value.is_finite() && value.abs() <= Point::FARTHEST)
}

impl Document {
    /// Everything that does not hold; empty for every document that commands and the reader produce.
    pub fn invariants(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        let counts = [
            ("nodes", self.nodes.len(), limits::NODES),
            ("transitions", self.transitions.len(), limits::TRANSITIONS),
            ("deals", self.deals.len(), limits::DEALS),
            ("departments", self.departments.len(), limits::NAMES),
            ("phases", self.phases.len(), limits::NAMES),
            ("entries", self.entries.len(), limits::ENTRIES),
        ];
        found
            .extend(counts.iter().filter(|(_, count, limit)| count > limit).map(|(name, ..)| Violation::TooMany(name)));
        for (text, limit, place) in self.texts() {
            if too_long(text, limit) {
                found.push(Violation::TooLong(place));
            }
        }
        self.described(&mut found);
        let mut items = Seen::default();
        for node in self.nodes.values() {
            let card = &node.card;
            if let Some(owner) = card.owner.filter(|owner| !self.departments.contains_key(owner)) {
                found.push(Violation::UnknownOwner(node.id, owner));
            }
            if let Some(phase) = card.phase.filter(|phase| !self.phases.contains_key(phase)) {
                found.push(Violation::UnknownPhase(node.id, phase));
            }
            let parent = node.parent.map(|parent| self.nodes.get(&parent).map(|node| node.kind));
            if parent.is_some_and(|kind| kind != Some(NodeKind::Stage) || !node.kind.fits_inside()) {
                found.push(Violation::WrongParent(node.id));
            }
            if !in_the_world(node.position) {
                found.push(Violation::OutsideTheWorld(node.id));
            }
            if node.expanded && node.kind != NodeKind::Stage {
                found.push(Violation::ExpandedWithoutSteps(node.id));
            }
            if !node.kind.has_card() && *card != Default::default() {
                found.push(Violation::CardOnWrongKind(node.id));
            }
            let disordered = |time: ExpectedTime| ExpectedTime::new(time.min, time.typical, time.max).is_none();
            if card.expected.is_some_and(disordered) || card.probability.is_some_and(|percent| percent > 100) {
                found.push(Violation::WrongNumber(node.id));
            }
            if card.exit.len() > limits::ITEMS {
                found.push(Violation::TooMany("exit"));
            }
            let twice = card.exit.iter().filter(|item| !items.insert(item.id));
            found.extend(twice.map(|item| Violation::DuplicateItem(item.id)));
            if self.retired.contains_key(&node.id) {
                found.push(Violation::RetiredAlive(node.id));
            }
        }
        let connects = |id| self.nodes.get(id).is_some_and(|node| node.kind.connects());
        let loose = self.transitions.values().filter(|way| !connects(&way.from) || !connects(&way.to));
        found.extend(loose.map(|way| Violation::LooseTransition(way.id)));
        for way in self.transitions.values() {
            if way.bends.len() > limits::BENDS || !way.bends.iter().all(|at| in_the_world(*at)) {
                found.push(Violation::WrongBends(way.id));
            }
            if way.handover_days.is_some_and(|days| days > ExpectedTime::LONGEST) {
                found.push(Violation::WrongHandover(way.id));
            }
        }
        for deal in self.deals.values() {
            let holds = |id| self.nodes.get(&id).is_some_and(|node| node.kind.holds_deals());
            if !deal.node().is_some_and(holds) {
                found.push(Violation::DealNowhere(deal.id));
            }
            for visit in &deal.visits {
                if self.node_kind(visit.node).is_none() {
                    found.push(Violation::UnknownVisit(deal.id, visit.node));
                }
            }
            let open = deal.visits.iter().filter(|visit| visit.left.is_none()).count();
            let ends_open = deal.current().is_some_and(|visit| visit.left.is_none());
            let days: Vec<_> = deal
                .visits
                .iter()
                .flat_map(|visit| [Some(visit.entered), visit.left.as_ref().map(|left| left.on)])
                .flatten()
                .collect();
            if open != 1 || !ends_open || !days.is_sorted() {
                found.push(Violation::BrokenHistory(deal.id));
            }
            if !(0..=LARGEST_AMOUNT).contains(&deal.value.0) {
                found.push(Violation::WrongAmount(deal.id));
            }
        }
        found
    }

    /// What does not hold in the fields of what describes itself.
    fn described(&self, found: &mut Vec<Violation>) {
        let mut look = |place: &dyn std::fmt::Display, describe: &mut dyn FnMut(&mut dyn Fields)| {
            let mut looking = Looking { document: self, wrong: Vec::new() };
            describe(&mut looking);
            found.extend(looking.wrong.into_iter().map(|name| Violation::WrongField(place.to_string(), name)));
        };
        let mut purpose = self.map.purpose.clone();
        look(&"map", &mut |to| purpose.describe(to));
        if let Some(goal) = &mut purpose.goal {
            look(&"goal", &mut |to| goal.describe(to));
        }
        if let Some(plan) = &mut purpose.plan {
            look(&"plan", &mut |to| plan.describe(to));
        }
        for entry in self.entries.values() {
            look(&entry.id(), &mut |to| entry.clone().describe(to));
        }
        for node in self.nodes.values() {
            look(&node.id, &mut |to| node.card.more.clone().describe(to));
        }
        for way in self.transitions.values() {
            look(&way.id, &mut |to| way.onward.clone().describe(to));
        }
    }

    /// Every text with its limit and where it is.
    fn texts(&self) -> Vec<(&str, usize, String)> {
        let mut texts: Vec<(&str, usize, String)> = vec![(&self.map.name, limits::NAME, "map.name".to_owned())];
        for department in self.departments.values() {
            texts.push((&department.name, limits::NAME, format!("departments.{}.name", department.id)));
        }
        for phase in self.phases.values() {
            texts.push((&phase.name, limits::NAME, format!("phases.{}.name", phase.id)));
        }
        for node in self.nodes.values() {
            let name = if node.kind == NodeKind::Note { limits::TEXT } else { limits::NAME };
            texts.push((&node.name, name, format!("nodes.{}.name", node.id)));
            texts.push((&node.card.entry, limits::TEXT, format!("nodes.{}.entry", node.id)));
            texts.push((&node.card.details, limits::TEXT, format!("nodes.{}.details", node.id)));
            for item in &node.card.exit {
                for text in [&item.text, &item.evidence, &item.who] {
                    texts.push((text, limits::TEXT, format!("nodes.{}.exit.{}", node.id, item.id)));
                }
            }
        }
        for node in self.retired.values() {
            let name = if node.kind == NodeKind::Note { limits::TEXT } else { limits::NAME };
            texts.push((&node.name, name, format!("retired.{}.name", node.id)));
        }
        for way in self.transitions.values() {
            texts.push((&way.label, limits::NAME, format!("transitions.{}.label", way.id)));
            texts.push((&way.handover, limits::NAME, format!("transitions.{}.handover", way.id)));
        }
        for deal in self.deals.values() {
            for text in [&deal.name, &deal.company, &deal.owner, &deal.source, &deal.segment] {
                texts.push((text, limits::NAME, format!("deals.{}", deal.id)));
            }
            let left = || deal.visits.iter().filter_map(|visit| visit.left.as_ref());
            let refusals = left().filter_map(|left| left.refusal.as_ref()).map(|refusal| &refusal.reason);
            let overrides = left().filter_map(|left| left.gate_override.as_ref());
            let overrides = overrides.flat_map(|passed| std::iter::once(&passed.reason).chain(&passed.missing));
            for text in [&deal.next_step, &deal.notes].into_iter().chain(refusals).chain(overrides) {
                texts.push((text, limits::TEXT, format!("deals.{}", deal.id)));
            }
        }
        texts
    }
}

/// Looks at fields, and keeps the names of those that are not what they may be.
struct Looking<'a> {
    document: &'a Document,
    wrong: Vec<&'static str>,
}

impl Looking<'_> {
    fn mark(&mut self, name: &'static str, wrong: bool) {
        if wrong {
            self.wrong.push(name);
        }
    }
}

impl Fields for Looking<'_> {
    fn line(&mut self, name: &'static str, needed: bool, value: &mut String) {
        self.mark(name, too_long(value, limits::NAME) || needed && value.trim().is_empty());
    }

    fn text(&mut self, name: &'static str, value: &mut String) {
        self.mark(name, too_long(value, limits::TEXT));
    }

    fn day(&mut self, name: &'static str, needed: bool, value: &mut Option<Date>) {
        self.mark(name, needed && value.is_none());
    }

    fn whole(&mut self, name: &'static str, range: RangeInclusive<i64>, value: &mut Option<i64>) {
        self.mark(name, value.is_some_and(|number| !range.contains(&number)));
    }

    fn number(&mut self, name: &'static str, value: &mut Option<f64>) {
        self.mark(name, value.is_some_and(|number| number.is_nan() || number.abs() > LARGEST_NUMBER));
    }

    fn truth(&mut self, _: &'static str, _: &mut bool) {}

    fn word(&mut self, name: &'static str, words: &'static [&'static str], index: &mut usize) {
        self.mark(name, *index >= words.len());
    }

    fn reference(&mut self, name: &'static str, target: Target, tie: Tie, value: &mut Option<Id>) {
        let wrong = value.map_or(tie == Tie::Needed, |id| !self.document.has(target, id));
        self.mark(name, wrong);
    }

    fn references(&mut self, name: &'static str, target: Target, value: &mut Vec<Id>) {
        let mut seen = Seen::default();
        let wrong = value.iter().any(|id| !self.document.has(target, *id) || !seen.put(*id));
        self.mark(name, wrong || value.len() > limits::REFERENCES);
    }

    fn content(&mut self, name: &'static str, value: &mut Arc<str>) {
        self.mark(name, !value.starts_with('{') || value.len() > limits::VERSION);
    }
}
