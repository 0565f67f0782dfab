//! A stage or step that nothing leads out of, not even a recycle or a "no": deals pile up there. A step inside a stage
//! is left by leaving the stage, so only those that stand for themselves are asked.

use super::Subject;
use crate::core::ids::NodeId;

pub(super) fn find(subject: &Subject, found: &mut dyn FnMut(NodeId)) {
    let places = subject.nodes().filter(|node| node.kind.has_card() && node.parent.is_none());
    places.filter(|node| subject.out(node.id).iter().all(|to| *to == node.id)).for_each(|node| found(node.id));
}
