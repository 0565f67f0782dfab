//! A decision with fewer than two ways out decides nothing.

use super::Subject;
use crate::core::ids::NodeId;
use crate::core::model::NodeKind;

pub(super) fn find(subject: &Subject, found: &mut dyn FnMut(NodeId)) {
    let decisions = subject.nodes().filter(|node| node.kind == NodeKind::Decision);
    decisions.filter(|node| subject.out(node.id).len() < 2).for_each(|node| found(node.id));
}
