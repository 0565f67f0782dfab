//! Time in stage, stuck deals, cycle length.

use crate::core::ids::NodeId;
use crate::core::model::{Date, Deal, Document, NodeKind};
use crate::core::sorted::Map;

/// Days a deal has spent in each node it has been in: the sum of its visits, an open one counted up to `today`.
/// Time in a step is also time in the step's stage.
pub fn days_in(document: &Document, deal: &Deal, today: Date) -> Map<NodeId, i64> {
    let mut days = Map::new();
    for visit in &deal.visits {
        let parent = document.nodes.get(&visit.node).and_then(|node| node.parent);
        for node in [Some(visit.node), parent].into_iter().flatten() {
            *days.or_insert_with(node, || 0) += visit.days(today);
        }
    }
    days
}

/// Days by which a deal has outstayed the longest time expected where it is; `None` while it has not, and where
/// nothing is expected. Only the present visit counts: a deal that came back starts again.
pub fn overdue(document: &Document, deal: &Deal, today: Date) -> Option<i64> {
    let visit = deal.current()?;
    let expected = document.nodes.get(&visit.node)?.card.expected?;
    Some(visit.days(today) - i64::from(expected.max)).filter(|days| *days > 0)
}

/// Cycle length in days: from a deal's first entry to the day it was won or lost. `None` for every other deal.
pub fn cycle_days(document: &Document, deal: &Deal) -> Option<i64> {
    let last = deal.current()?;
    let over = matches!(document.node_kind(last.node)?, NodeKind::Won | NodeKind::Lost);
    let first = deal.visits.first()?;
    over.then(|| last.entered.days_since(first.entered))
}
