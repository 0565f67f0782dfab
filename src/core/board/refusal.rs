//! Where a no leads: the outcome that a deal goes to, and when somebody asks again.

use super::ways::onward;
use crate::core::ids::NodeId;
use crate::core::model::{Document, Flow, NodeKind, way};

/// The outcome of a kind that a refused deal goes to from a node: one that a drawn way leads to, or else the first of
/// the map.
pub fn refusal_place(document: &Document, from: NodeId, kind: NodeKind) -> Option<NodeId> {
    let fits = |node: &NodeId| document.nodes.get(node).is_some_and(|node| node.kind == kind && !node.hidden);
    let drawn = onward(document, from).into_iter().map(|way| way.to).find(&fits);
    drawn.or_else(|| Flow::of(document).order().iter().copied().find(fits))
}

/// In how many days somebody asks again, where the drawn way from one node to another says it.
pub fn revisit_days(document: &Document, from: NodeId, to: NodeId) -> Option<i64> {
    let ways = way(document, from, to)?;
    ways.iter().rev().find_map(|id| document.transitions.get(id)?.onward.revisit_days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::board::tests::process;
    use crate::core::geometry::point;
    use crate::core::ids::Identifier;
    use crate::core::model::Node;

    #[test]
    fn a_no_goes_where_a_way_is_drawn_or_else_somewhere() {
        let (mut document, _) = process();
        let id = |name: &str| NodeId::parse(name).unwrap();
        assert_eq!(refusal_place(&document, id("b"), NodeKind::NotNow), None);
        for (name, y) in [("x", -50.0), ("y", 50.0)] {
            let kind = if name == "x" { NodeKind::Lost } else { NodeKind::NotNow };
            document.nodes.insert(id(name), Node::new(id(name), kind, name, point(0.0, y)));
        }
        assert_eq!(refusal_place(&document, id("b"), NodeKind::Lost), Some(id("d")), "past the decision");
        assert_eq!(refusal_place(&document, id("a"), NodeKind::Lost), Some(id("x")), "the first of the map");
        assert_eq!(refusal_place(&document, id("b"), NodeKind::NotNow), Some(id("y")));
    }

    #[test]
    fn the_way_says_when_to_ask_again() {
        let (mut document, _) = process();
        let id = |name: &str| NodeId::parse(name).unwrap();
        assert_eq!(revisit_days(&document, id("b"), id("d")), None);
        for way in document.transitions.values_mut().filter(|way| way.to == id("d")) {
            way.onward.revisit_days = Some(45);
        }
        assert_eq!(revisit_days(&document, id("b"), id("d")), Some(45));
        assert_eq!(revisit_days(&document, id("a"), id("d")), None, "no drawn way");
    }
}
