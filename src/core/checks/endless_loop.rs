//! A loop that nothing leads out of: a deal that comes there goes round for ever. One finding a loop, at its topmost
//! node.

use super::finding::Place;
use super::subject::{Report, Spot, Subject};
use crate::core::sort;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    // Backwards from where a deal may end.
    let ends = |node: &&Spot| node.kind.is_outcome() || node.out.is_empty();
    let from = subject.process().filter(ends).map(|node| node.index).collect();
    let mut leaves = subject.reached(from, |node, open| open.extend(node.into.iter().map(|way| way.begins)));
    let stuck = |node: &&Spot| leaves.get(node.index) == Some(&false);
    let mut by_place: Vec<&Spot> = subject.process().filter(stuck).collect();
    if by_place.is_empty() && subject.ways().next().is_some() {
        report.require(Place::Map, true);
    }
    sort::by_key(&mut by_place, |node| (node.position.y as i64, node.position.x as i64, node.id));
    for node in by_place {
        if leaves.get(node.index) == Some(&true) {
            continue;
        }
        report.require(node.id, false);
        // All that goes round with it, or leads there, is told with it.
        let mut open = vec![node.index];
        while let Some(at) = open.pop() {
            let Some((told @ false, node)) = leaves.get_mut(at).zip(subject.at(at)) else { continue };
            *told = true;
            open.extend(node.out.iter().map(|way| way.ends));
            open.extend(node.into.iter().map(|way| way.begins));
        }
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
