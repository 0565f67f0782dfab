//! Placeholder until the numbers branch lands.
use std::collections::BTreeMap;

use crate::core::ids::NodeId;
use crate::core::model::{Date, Document, Money};

/// Deals in a node.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct NodeLoad {
    /// How many.
    pub count: usize,
    /// Their worth.
    pub value: Money,
    /// How many are stuck.
    pub stuck: usize,
}

/// Loads.
pub fn loads(_document: &Document, _today: Date) -> BTreeMap<NodeId, NodeLoad> {
    BTreeMap::new()
}
