//! Parts of the map that nothing connects with the rest: one finding a part, at its topmost node.

use super::finding::Place;
use super::subject::{Report, Subject};
use crate::core::ids::NodeId;
use crate::core::model::Node;
use crate::core::sorted::Map;

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let own = |node: &&Node| node.kind.connects() && node.parent.is_none();
    let mut parts: Vec<Vec<&Node>> = Vec::new();
    let mut known: Map<NodeId, bool> = subject.nodes().map(|node| (node.id, false)).collect();
    for node in subject.nodes().filter(own) {
        let mut open = vec![node.id];
        let mut part = Vec::new();
        while let Some(node) = open.pop() {
            if let Some(seen @ false) = known.get_mut(&node) {
                *seen = true;
                part.extend(subject.document.nodes.get(&node));
                open.extend(subject.out(node).iter().map(|way| way.to));
                open.extend(subject.into(node).iter().map(|way| way.from));
            }
        }
        if !part.is_empty() {
            parts.push(part);
        }
    }
    // The largest is the process, the first of several.
    let main = parts.iter().enumerate().rev().max_by_key(|(_, part)| part.len()).map(|(at, _)| at);
    for (at, part) in parts.iter().enumerate() {
        let top = part.iter().min_by_key(|node| (node.position.y as i64, node.position.x as i64, node.id));
        if let Some(top) = top {
            report.require(Place::Node(top.id), Some(at) == main);
        }
    }
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
