//! A node that no deal can come to: nothing leads to it from a stage that deals begin in, one that nothing else leads to.
//! Where every stage is in a loop, deals may begin anywhere, and nothing is found. Steps inside a stage are reached with
//! it.

use super::Subject;
use crate::core::ids::NodeId;
use crate::core::model::Node;
use crate::core::sorted::Set;

pub(super) fn find(subject: &Subject, found: &mut dyn FnMut(NodeId)) {
    let entered: Set<NodeId> = subject
        .nodes()
        .flat_map(|node| subject.out(node.id).iter().filter(move |to| **to != node.id))
        .copied()
        .collect();
    let begins = |node: &&Node| node.kind.has_card() && !entered.contains(&node.id);
    let mut open: Vec<NodeId> = subject.nodes().filter(begins).map(|node| node.id).collect();
    if open.is_empty() {
        return;
    }
    let mut reached: Set<NodeId> = open.iter().copied().collect();
    while let Some(node) = open.pop() {
        let next = subject.out(node).iter().chain(subject.inside(node)).copied();
        open.extend(next.filter(|next| reached.insert(*next)));
    }
    let places = subject.nodes().filter(|node| node.kind.connects() && !reached.contains(&node.id));
    places.for_each(|node| found(node.id));
}
