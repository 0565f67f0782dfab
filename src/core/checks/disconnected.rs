//! Parts of the map that nothing connects with the rest: one finding a part, at its topmost node.

use super::finding::Place;
use super::subject::{Report, Spot, Subject};

pub(super) fn find(subject: &Subject, report: &mut Report) {
    let mut known = vec![false; subject.nodes().len()];
    let mut parts: Vec<(usize, &Spot)> = Vec::new();
    for node in subject.process() {
        let (mut open, mut size, mut top) = (vec![node.index], 0, node);
        while let Some(at) = open.pop() {
            let Some((seen @ false, node)) = known.get_mut(at).zip(subject.at(at)) else { continue };
            *seen = true;
            size += 1;
            if place(node) < place(top) {
                top = node;
            }
            open.extend(node.out.iter().map(|way| way.ends));
            open.extend(node.into.iter().map(|way| way.begins));
        }
        if size > 0 {
            parts.push((size, top));
        }
    }
    // The largest is the process, the first of several.
    let main = parts.iter().rev().max_by_key(|(size, _)| *size).map(|(_, top)| top.id);
    for (_, top) in parts {
        report.require(Place::Node(top.id), Some(top.id) == main);
    }
}

fn place(node: &Spot) -> (i64, i64) {
    (node.position.y as i64, node.position.x as i64)
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
