//! Where what is pasted lands.

use crate::core::geometry::{Point, Rect, point};
use crate::core::model::{Document, Node};

/// How far copies lie beside what they are copies of.
const ASIDE: Point = point(32.0, 32.0);

/// By how much copies of nodes are moved when they are pasted: beside the nodes where they are seen whole there, else
/// into the middle of what is seen; and never exactly onto another node.
pub fn landing(document: &Document, nodes: &[Node], seen: &Rect) -> Point {
    let all = nodes.iter().map(Node::bounds).reduce(|all, one| all.union(&one));
    let (Some(bounds), Some(first)) = (all, nodes.first()) else { return Point::default() };
    let mut by = ASIDE;
    if !seen.holds(&Rect::new(bounds.origin.plus(by), bounds.size)) {
        by = seen.center().minus(bounds.center()).tidy();
    }
    for _ in 0..document.nodes.len() {
        let corner = first.position.plus(by);
        if !document.nodes.values().any(|node| node.position == corner) {
            break;
        }
        by = by.plus(ASIDE);
    }
    by
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::{Identifier, MapId, NodeId};
    use crate::core::model::{Date, NodeKind};

    #[test]
    fn beside_what_is_seen_else_in_the_middle_and_never_on_top() {
        let map = MapId::parse("m").unwrap();
        let mut document = Document::new(map, "Map", Date::new(2026, 1, 1).unwrap());
        let node = |name: &str, at: Point| Node::new(NodeId::parse(name).unwrap(), NodeKind::Stage, "", at);
        let copied = [node("a", point(0.0, 0.0)), node("b", point(300.0, 0.0))];
        let seen = Rect::between(point(-100.0, -100.0), point(900.0, 700.0));
        assert_eq!(landing(&document, &copied, &seen), point(32.0, 32.0));
        let beside = node("c", point(32.0, 32.0));
        document.nodes.insert(beside.id, beside);
        assert_eq!(landing(&document, &copied, &seen), point(64.0, 64.0), "a second time beside the first");
        // In sight only in part: into the middle, 484 wide and 72 high.
        let aside = Rect::between(point(200.0, 0.0), point(1200.0, 600.0));
        assert_eq!(landing(&document, &copied, &aside), point(700.0 - 242.0, 300.0 - 36.0));
        assert_eq!(landing(&document, &[], &seen), point(0.0, 0.0));
    }
}
