//! Parts of the map that nothing connects with the rest: one finding a part, at its topmost node.

use super::finding::Place;
use super::subject::{Report, Subject};
use crate::core::ids::NodeId;
use crate::core::model::Node;
use crate::core::sorted::Set;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let own = |node: &&Node| node.kind.connects() && node.parent.is_none();
    let mut parts: Vec<Vec<&Node>> = Vec::new();
    let mut known: Set<NodeId> = Set::new();
    for node in subject.nodes().filter(own) {
        if known.contains(&node.id) {
            continue;
        }
        let part = part_of(subject, node.id);
        parts.push(subject.nodes().filter(own).filter(|node| part.contains(&node.id)).collect());
        known.extend(part.iter());
    }
    // The largest is the process, the first of several.
    let main = parts.iter().enumerate().rev().max_by_key(|(_, part)| part.len()).map(|(at, _)| at);
    for (at, part) in parts.iter().enumerate() {
        let top = part.iter().min_by_key(|node| (node.position.y as i64, node.position.x as i64));
        if let Some(top) = top {
            report.require(Place::Node(top.id), Some(at) == main);
        }
    }
}

/// Everything that is connected with a node, whatever the direction.
fn part_of(subject: &Subject, node: NodeId) -> Set<NodeId> {
    let mut open = vec![node];
    let mut part = Set::from([node]);
    while let Some(node) = open.pop() {
        let out = subject.out(node).iter().map(|way| way.to);
        let into = subject.into(node).iter().map(|way| way.from);
        open.extend(out.chain(into).filter(|next| part.insert(*next)));
    }
    part
}

#[cfg(test)]
mod tests {
    use crate::core::checks::Check::Disconnected;
    use crate::core::checks::samples::{add, check, lead, node};
    use crate::core::geometry::point;
    use crate::core::model::NodeKind;

    #[test]
    fn what_stands_alone_is_named_once_a_part() {
        check(|document| add(document, "x", NodeKind::Lost), Disconnected, &["x"]);
        check(
            |document| {
                for name in ["x", "y", "z"] {
                    add(document, name, NodeKind::Stage);
                }
                node(document, "x").position = point(0.0, 500.0);
                node(document, "y").position = point(500.0, 400.0);
                lead(document, "xy", "x", "y");
                lead(document, "za", "z", "a");
            },
            Disconnected,
            &["y"],
        );
        check(|document| add(document, "n", NodeKind::Note), Disconnected, &[]);
    }
}
