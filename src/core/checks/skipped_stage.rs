//! A stage that many deals pass by, from one before it to one behind it, where no way is drawn past it.

use super::finding::About;
use super::subject::{Report, Subject};
use crate::core::ids::NodeId;
use crate::core::model::NodeKind;
use crate::core::sort;
use crate::core::sorted::{Map, Set};

/// How often, and in which share of all passages, it happens by more than chance.
const TIMES: usize = 3;
const PERCENT: usize = 30;

/// How many ways a deal leaps over at most, and how many leaps are looked at, the most frequent first.
const FAR: usize = 6;
const LEAPS: usize = 64;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let mut leaps: Vec<(usize, NodeId, NodeId)> = Vec::new();
    for (from, deeds) in subject.evidence.all() {
        leaps.extend(deeds.off.iter().map(|(to, count)| (*count, from, *to)));
    }
    sort::by(&mut leaps, |one, other| other.cmp(one));
    let mut past: Map<NodeId, usize> = Map::new();
    for (count, from, to) in leaps.into_iter().take(LEAPS) {
        for node in between(subject, from, to) {
            *past.or_insert_with(node, || 0) += count;
        }
    }
    for node in subject.cards() {
        let entered = subject.evidence.at(node.id).map_or(0, |deeds| deeds.entered);
        let count = past.get(&node.id).copied().unwrap_or(0);
        let of = entered + count;
        if of >= TIMES {
            let wrong = count >= TIMES && count * 100 >= of * PERCENT;
            report.judge(node.id, wrong.then_some(About::Some { count, of }));
        }
    }
}

/// The stages on the drawn ways forward from one node to another.
fn between(subject: &Subject, from: NodeId, to: NodeId) -> Vec<NodeId> {
    let mut rounds: Vec<Set<NodeId>> = vec![Set::from([from])];
    let mut seen = Set::from([from]);
    for _ in 0..FAR {
        let forward = |node: &NodeId| subject.out(*node).iter().filter(|way| way.kind.is_forward()).map(|way| way.to);
        let last = rounds.last().into_iter().flat_map(Set::iter).filter(|node| **node != to);
        let next: Set<NodeId> = last.flat_map(forward).filter(|node| seen.insert(*node)).collect();
        rounds.push(next);
    }
    // Back from the end, along what was come to.
    let mut on_way = Set::from([to]);
    let mut open = if seen.contains(&to) { vec![to] } else { Vec::new() };
    while let Some(node) = open.pop() {
        let before = subject.into(node).iter().filter(|way| way.kind.is_forward()).map(|way| way.from);
        open.extend(before.filter(|node| *node != from && seen.contains(node) && on_way.insert(*node)));
    }
    on_way.remove(&to);
    let stage = |node: &NodeId| subject.kind(*node).is_some_and(NodeKind::has_card);
    on_way.into_iter().filter(stage).collect()
}

#[cfg(test)]
mod tests {
    use crate::core::checks::About;
    use crate::core::checks::Check::SkippedStage;
    use crate::core::checks::samples::{about, check, deals, lead};
    use crate::core::model::Document;

    fn pass_by(document: &mut Document, past: usize, through: usize) {
        deals(document, "x", past, &[("a", 1), ("won", 0)]);
        deals(document, "y", through, &[("a", 1), ("b", 1), ("won", 0)]);
    }

    #[test]
    fn a_stage_is_for_most_deals() {
        check(|document| pass_by(document, 4, 6), SkippedStage, &["b"]);
        check(|document| pass_by(document, 4, 20), SkippedStage, &[]);
        check(|document| pass_by(document, 2, 0), SkippedStage, &[]);
        assert_eq!(about(|document| pass_by(document, 4, 6), SkippedStage), About::Some { count: 4, of: 10 });
    }

    #[test]
    fn a_drawn_way_past_it_is_no_leap() {
        check(
            |document| {
                lead(document, "aw", "a", "won");
                pass_by(document, 4, 6);
            },
            SkippedStage,
            &[],
        );
    }
}
