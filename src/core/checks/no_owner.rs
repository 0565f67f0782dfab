//! A stage that no department is accountable for.

use super::Subject;
use crate::core::ids::NodeId;
use crate::core::model::NodeKind;

pub(super) fn find(subject: &Subject, found: &mut dyn FnMut(NodeId)) {
    let stages = subject.nodes().filter(|node| node.kind == NodeKind::Stage);
    stages.filter(|node| node.card.owner.is_none()).for_each(|node| found(node.id));
}
