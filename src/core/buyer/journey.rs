//! Ready names for the phases of the buyer's journey, in the place of those that a map has.

use crate::core::command::{Command, MapEdit};
use crate::core::ids::PhaseId;
use crate::core::model::{Document, Phase};
use crate::core::sort;

/// Ready names for the phases.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Preset {
    /// As marketing sees the journey: awareness, consideration, decision, advocacy.
    Marketing,
    /// As sales does: search, connect, research, present, close.
    Sales,
}

/// The phases in the order of the journey.
pub fn journey(document: &Document) -> Vec<&Phase> {
    let mut phases: Vec<&Phase> = document.phases.values().collect();
    sort::by_key(&mut phases, |phase| (phase.order, phase.id));
    phases
}

/// The phases beyond so many of the journey that stages are in: they would have to go into the last that stays.
pub fn surplus(document: &Document, count: usize) -> Vec<PhaseId> {
    let used = |phase: &&Phase| document.nodes.values().any(|node| node.card.phase == Some(phase.id));
    journey(document).into_iter().skip(count).filter(used).map(|phase| phase.id).collect()
}

/// What gives the phases these names, one after the other. Stages stay in the phase at the same place; a phase that is one
/// too many goes, and its stages into the last; one that is missing is made with one of the fresh identifiers.
pub fn renamed(document: &Document, names: &[&str], fresh: impl Fn() -> PhaseId) -> Command {
    let known = journey(document);
    let mut edits = Vec::new();
    let mut last = None;
    for (index, name) in names.iter().enumerate() {
        let id = known.get(index).map_or_else(&fresh, |phase| phase.id);
        edits.push(Command::EditMap(MapEdit::Phase(id, (*name).to_owned())));
        last = Some(id);
    }
    for phase in known.iter().skip(names.len()) {
        edits.push(Command::EditMap(MapEdit::DropPhase(phase.id, last)));
    }
    Command::Together(edits)
}
