//! A decision with a way out that has no label: whoever reads the map cannot tell which answer leads there.

use super::Subject;
use crate::core::ids::NodeId;
use crate::core::model::NodeKind;
use crate::core::sorted::Set;

pub(super) fn find(subject: &Subject, found: &mut dyn FnMut(NodeId)) {
    let silent = subject.document.shown_ways().filter(|way| way.label.trim().is_empty());
    let from: Set<NodeId> = silent.map(|way| way.from).collect();
    let decisions = subject.nodes().filter(|node| node.kind == NodeKind::Decision);
    decisions.filter(|node| from.contains(&node.id)).for_each(|node| found(node.id));
}
