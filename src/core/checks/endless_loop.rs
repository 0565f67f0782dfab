//! A loop that nothing leads out of: a deal that comes there goes round for ever. One finding a loop, at its topmost
//! node.

use super::finding::Place;
use super::subject::{Report, Subject};
use crate::core::ids::NodeId;
use crate::core::model::Node;
use crate::core::sorted::{Map, Set};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let own = |node: &&Node| node.kind.connects() && node.parent.is_none();
    // Backwards from where a deal may end.
    let ends = |node: &&Node| node.kind.is_outcome() || subject.out(node.id).is_empty();
    let mut open: Vec<NodeId> = subject.nodes().filter(own).filter(ends).map(|node| node.id).collect();
    let mut leaves: Map<NodeId, bool> = subject.nodes().map(|node| (node.id, false)).collect();
    while let Some(node) = open.pop() {
        if let Some(known @ false) = leaves.get_mut(&node) {
            *known = true;
            open.extend(subject.into(node).iter().map(|way| way.from));
        }
    }
    let stuck: Vec<&Node> = subject.nodes().filter(own).filter(|node| leaves.get(&node.id) == Some(&false)).collect();
    if stuck.is_empty() && subject.ways().next().is_some() {
        report.require(Place::Map, true);
    }
    let mut told: Set<NodeId> = Set::new();
    let mut by_place = stuck;
    crate::core::sort::by_key(&mut by_place, |node| (node.position.y as i64, node.position.x as i64, node.id));
    for node in by_place {
        if told.contains(&node.id) {
            continue;
        }
        // All that goes round with it, or leads there.
        let (mut open, mut round) = (vec![node.id], Set::from([node.id]));
        while let Some(node) = open.pop() {
            let out = subject.out(node).iter().map(|way| way.to);
            let into = subject.into(node).iter().map(|way| way.from);
            let stuck = |next: &NodeId| leaves.get(next) == Some(&false);
            open.extend(out.chain(into).filter(stuck).filter(|next| round.insert(*next)));
        }
        told.extend(round.iter());
        report.require(node.id, false);
    }
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::EndlessLoop;
    use crate::core::checks::samples::{add, check, id, lead};
    use crate::core::ids::TransitionId;
    use crate::core::model::NodeKind;

    #[test]
    fn a_loop_has_a_way_out() {
        check(|document| lead(document, "ba", "b", "a"), EndlessLoop, &[]);
        check(
            |document| {
                add(document, "x", NodeKind::Stage);
                add(document, "y", NodeKind::Stage);
                lead(document, "ax", "a", "x");
                lead(document, "xy", "x", "y");
                lead(document, "yx", "y", "x");
            },
            EndlessLoop,
            &["x"],
        );
        check(
            |document| {
                for way in ["bw", "bl"] {
                    document.transitions.remove(&id::<TransitionId>(way));
                }
                lead(document, "ba", "b", "a");
            },
            EndlessLoop,
            &["a"],
        );
        // From "not now" a deal may never come back: that is an end.
        check(
            |document| {
                add(document, "later", NodeKind::NotNow);
                lead(document, "al", "a", "later");
                lead(document, "la", "later", "a");
            },
            EndlessLoop,
            &[],
        );
    }
}
