//! Mending a finding with one press.

use super::finding::Finding;
use crate::core::command::{Command, TransitionEdit};
use crate::core::geometry::{Point, point};
use crate::core::ids::{IdSource, NodeId};
use crate::core::model::{Date, Document, Flow, Node, NodeKind, Onward, Transition, TransitionKind};
use crate::core::sort;

/// What mending may need beside the map.
pub struct Fixing<'a> {
    /// Makes identifiers.
    pub ids: &'a mut IdSource,
    /// Today.
    pub today: Date,
    /// What a new node of a kind is called.
    pub name: fn(NodeKind) -> String,
}

/// The command that mends a finding; `None` where somebody has to think first.
pub fn fix(document: &Document, finding: &Finding, with: &mut Fixing) -> Option<Command> {
    finding.check.fix().and_then(|fix| fix(document, finding, with))
}

/// Days until somebody looks again.
pub(super) const REVIEW_AFTER: i64 = 90;

/// World units between a stage and an outcome behind it.
const GAP: f64 = 64.0;

/// Draws a way.
pub(super) fn connect(with: &mut Fixing, kind: TransitionKind, from: NodeId, to: NodeId) -> Command {
    let way = Transition::new(with.ids.make(), kind, from, to);
    Command::Insert { nodes: Vec::new(), transitions: vec![way] }
}

/// Changes what happens to deals that go a way.
pub(super) fn onward(way: &Transition, change: impl FnOnce(&mut Onward)) -> Command {
    let mut onward = way.onward.clone();
    change(&mut onward);
    Command::EditTransition(way.id, TransitionEdit::Onward(onward))
}

/// An outcome behind the last stage: one of its kind that is there already, or a new one where there is room.
pub(super) fn end(document: &Document, with: &mut Fixing, kind: NodeKind) -> Option<Command> {
    let last = *Flow::of(document).stages(document).last()?;
    let stage = document.nodes.get(&last)?;
    let meaning = if kind.is_refusal() { TransitionKind::No } else { TransitionKind::Advance };
    if let Some(known) = document.nodes.values().find(|node| node.kind == kind && !node.hidden) {
        return Some(connect(with, meaning, last, known.id));
    }
    let size = kind.size();
    let aside = point(stage.bounds().right() + GAP, stage.position.y + (stage.kind.size().height - size.height) / 2.0);
    let mut outcome = Node::new(with.ids.make(), kind, &(with.name)(kind), aside);
    let taken = |outcome: &Node| {
        let own = document.nodes.values().filter(|node| node.parent.is_none());
        own.into_iter().any(|node| node.bounds().grown(GAP / 4.0).overlaps(&outcome.bounds()))
    };
    while taken(&outcome) && outcome.position.y < Point::FARTHEST {
        outcome.position.y += size.height + GAP / 2.0;
    }
    let way = Transition::new(with.ids.make(), meaning, last, outcome.id);
    Some(Command::Insert { nodes: vec![outcome], transitions: vec![way] })
}

/// Weights as whole percent that are 100 together, by the largest remainder (Hamilton); all alike where there is no
/// weight. Nothing of nothing.
pub(super) fn whole_percents(weights: &[f64]) -> Option<Vec<i64>> {
    let sum: f64 = weights.iter().sum();
    let count = weights.len();
    if count == 0 {
        return None;
    }
    let exact = |weight: &f64| if sum > 0.0 { weight * 100.0 / sum } else { 100.0 / count as f64 };
    let mut percents: Vec<i64> = weights.iter().map(|weight| exact(weight).floor() as i64).collect();
    let mut order: Vec<usize> = (0..count).collect();
    let rest = |at: &usize| weights.get(*at).map_or(0.0, |weight| exact(weight) - exact(weight).floor());
    sort::by(&mut order, |one, other| rest(other).total_cmp(&rest(one)));
    let missing = 100 - percents.iter().sum::<i64>();
    for at in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        if let Some(percent) = percents.get_mut(at) {
            *percent += 1;
        }
    }
    Some(percents)
}
