//! Deals that have outstayed the time expected.

use crate::core::model::{Date, Deal, Document};

/// Days by which a deal has outstayed the longest time expected where it is; `None` while it has not, and where
/// nothing is expected. Only the present visit counts: a deal that came back starts again.
pub fn overdue(document: &Document, deal: &Deal, today: Date) -> Option<i64> {
    let visit = deal.current()?;
    let expected = document.nodes.get(&visit.node)?.card.expected?;
    Some(visit.days(today) - i64::from(expected.max)).filter(|days| *days > 0)
}
