//! What is required against what is there, and against where it is going.

use super::calendar::Month;
use crate::core::ids::NodeId;
use crate::core::model::{Date, Document};
use crate::core::sorted::Map;

/// How a stage stands against the plan.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Gap {
    /// Deals that should have entered by today.
    pub due: f64,
    /// Deals that entered since the plan's first day.
    pub entered: usize,
    /// Deals that the whole plan asks for.
    pub required: f64,
    /// Deals that will have entered by the plan's last day when they go on coming as they did; none on the first day.
    pub run_rate: Option<f64>,
    /// Deals that are still missing this month: what it asks for and what is overdue, less what entered.
    pub missing: f64,
}

/// Every entry of a deal into a stage, or into a step inside it, on the days from `first` to `last`.
pub(super) fn each_entry(document: &Document, first: Date, last: Date, mut entered: impl FnMut(NodeId)) {
    for deal in document.deals.values() {
        let mut before = None;
        for visit in &deal.visits {
            let node = document.whole(visit.node);
            let fresh = before.replace(node) != Some(node);
            if fresh && (first..=last).contains(&visit.entered) {
                entered(node);
            }
        }
    }
}

/// The gap of every stage that the months ask for. Entries are counted from `begins` to `today`; days after `ends` do not
/// count.
pub fn gaps(document: &Document, months: &[Month], (begins, ends): (Date, Date), today: Date) -> Map<NodeId, Gap> {
    let mut gaps: Map<NodeId, Gap> = Map::new();
    let until = today.min(ends);
    for month in months {
        for (node, count) in month.entrants.iter() {
            let gap = gaps.or_insert_with(*node, Gap::default);
            gap.required += count;
            // A month that has begun is due as far as it has gone.
            gap.due += count * month.share(month.begins, today);
            // Everything up to the end of this month.
            if month.begins <= today {
                gap.missing += count;
            }
        }
    }
    each_entry(document, begins, until, |node| {
        if let Some(gap) = gaps.get_mut(&node) {
            gap.entered += 1;
        }
    });
    let (gone, all) = (until.days_since(begins) + 1, ends.days_since(begins) + 1);
    for gap in gaps.values_mut() {
        gap.run_rate = (gone > 0).then(|| gap.entered as f64 * all as f64 / gone as f64);
        gap.missing = (gap.missing - gap.entered as f64).max(0.0);
    }
    gaps
}
