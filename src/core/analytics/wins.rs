//! Which deals count as won, and since when.

use crate::core::ids::NodeId;
use crate::core::model::{Date, Deal, Document, Money, NodeKind};
use crate::core::sorted::Set;

/// A deal that counts as won.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Win {
    /// The day.
    pub on: Date,
    /// What it is worth.
    pub value: Money,
    /// It is in a lost outcome now.
    pub lost_since: bool,
}

/// Where deals begin to count as won: the won outcomes, and the stages in which quota relief is earned. Many processes
/// go on long after the signature.
pub fn winning(document: &Document) -> Set<NodeId> {
    let wins = document.nodes.values().filter(|node| node.kind == NodeKind::Won || node.card.more.quota_relief);
    wins.map(|node| node.id).collect()
}

/// The first time that a deal came to one of these nodes.
pub fn win(document: &Document, deal: &Deal, winning: &Set<NodeId>) -> Option<Win> {
    let visit = deal.visits.iter().find(|visit| winning.contains(&visit.node))?;
    let lost_since = deal.node().and_then(|node| document.node_kind(node)) == Some(NodeKind::Lost);
    Some(Win { on: visit.entered, value: deal.value, lost_since })
}

/// All deals that count as won.
pub fn wins(document: &Document) -> Vec<Win> {
    let winning = winning(document);
    document.deals.values().filter_map(|deal| win(document, deal, &winning)).collect()
}
