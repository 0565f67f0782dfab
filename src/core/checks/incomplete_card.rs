//! One of the four items of a stage is missing: name, entry definition, details, exit checklist.

use super::Subject;
use crate::core::ids::NodeId;
use crate::core::model::NodeKind;

pub(super) fn find(subject: &Subject, found: &mut dyn FnMut(NodeId)) {
    let stages = subject.nodes().filter(|node| node.kind == NodeKind::Stage);
    stages.filter(|node| node.completeness().contains(&false)).for_each(|node| found(node.id));
}
