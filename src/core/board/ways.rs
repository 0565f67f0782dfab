//! Where a deal can go next along the drawn ways.

use std::collections::VecDeque;

use crate::core::ids::NodeId;
use crate::core::model::{Document, Flow, NodeKind};
use crate::core::sort;
use crate::core::sorted::Set;

/// A place that a drawn way leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Onward {
    /// The place.
    pub to: NodeId,
    /// What stands on the way.
    pub label: String,
    /// It lies further along.
    pub forward: bool,
}

/// The places that drawn ways lead to from a node, through decisions and nothing else: forward ones first, in the
/// order of the flow. Where no way leads forward, the next stage of the flow is offered first.
pub fn onward(document: &Document, node: NodeId) -> Vec<Onward> {
    let flow = Flow::of(document);
    let mut found: Vec<Onward> = Vec::new();
    let mut seen = Set::from([node]);
    let mut queue = VecDeque::from([(node, String::new())]);
    // The ways of a step's stage are open to what is in the step.
    if let Some(stage) = document.nodes.get(&node).and_then(|node| node.parent) {
        seen.insert(stage);
        queue.push_back((stage, String::new()));
    }
    while let Some((at, label)) = queue.pop_front() {
        for way in document.transitions.values().filter(|way| way.from == at && document.is_way_shown(way)) {
            if !seen.insert(way.to) {
                continue;
            }
            let words = [label.as_str(), way.label.trim()];
            let label = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ");
            match document.node_kind(way.to) {
                Some(NodeKind::Decision) => queue.push_back((way.to, label)),
                Some(kind) if kind.holds_deals() => {
                    let forward = flow.is_forward(document, node, way.to);
                    found.push(Onward { to: way.to, label, forward });
                }
                _ => {}
            }
        }
    }
    sort::by_key(&mut found, |onward| (!onward.forward, flow.order().iter().position(|node| *node == onward.to)));
    if !found.iter().any(|onward| onward.forward) {
        let own = flow.rank(document.whole(node));
        let further = |next: &NodeId| flow.rank(*next) > own && !found.iter().any(|onward| onward.to == *next);
        let open = document.node_kind(node).is_some_and(|kind| !kind.is_outcome());
        if let Some(next) = flow.stages(document).into_iter().find(further).filter(|_| open) {
            found.insert(0, Onward { to: next, label: String::new(), forward: true });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::board::tests::process;

    #[test]
    fn leads_through_decisions_and_from_a_step_out_of_its_stage() {
        let (document, _) = process();
        let from = |name: &str| {
            let node = document.nodes.values().find(|node| node.name == name).map(|node| node.id).unwrap();
            let names = |onward: &Onward| (document.node_name(onward.to).to_owned(), onward.label.clone());
            onward(&document, node).iter().map(names).collect::<Vec<_>>()
        };
        let pair = |name: &str, label: &str| (name.to_owned(), label.to_owned());
        assert_eq!(from("First"), [pair("Second", "")]);
        assert_eq!(from("Call"), [pair("Second", "")]);
        assert_eq!(from("Second"), [pair("Won", "yes"), pair("Lost", "no")]);
        assert_eq!(from("Won"), []);
    }
}
