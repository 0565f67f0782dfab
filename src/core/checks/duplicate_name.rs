//! Two stages with one name: nobody knows which of them a deal is in. Case and spaces around make no difference.

use super::Subject;
use crate::core::ids::NodeId;
use crate::core::letters::lowercase;
use crate::core::sorted::Map;

pub(super) fn find(subject: &Subject, found: &mut dyn FnMut(NodeId)) {
    let mut named: Map<String, Vec<NodeId>> = Map::new();
    for node in subject.nodes().filter(|node| node.kind.has_card() && !node.name.trim().is_empty()) {
        named.or_insert_with(lowercase(node.name.trim()), Vec::new).push(node.id);
    }
    named.values().filter(|nodes| nodes.len() > 1).flatten().for_each(|id| found(*id));
}
