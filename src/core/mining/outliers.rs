//! Deals that went otherwise: off the map, or slower than nine in ten.

use super::ways::Ways;
use crate::core::analytics::Stays;
use crate::core::ids::{DealId, NodeId};
use crate::core::model::{Date, Deal, Document, NodeKind};
use crate::core::sort;

/// With fewer deals to compare with, none is slow.
pub const FEWEST: usize = 10;

/// Why a deal is one.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Reason {
    /// It went where no way is drawn.
    OffMap {
        /// From where.
        from: NodeId,
        /// To where.
        to: NodeId,
    },
    /// It was longer in a stage than nine deals in ten.
    SlowIn {
        /// Where.
        node: NodeId,
        /// How many days.
        days: i64,
        /// What nine in ten stay below.
        p90: f64,
    },
    /// It took longer from its first day to its end than nine in ten.
    SlowInAll {
        /// How many days.
        days: i64,
        /// What nine in ten stay below.
        p90: f64,
    },
}

/// A deal that went otherwise.
#[derive(Clone, PartialEq, Debug)]
pub struct Outlier {
    /// Which.
    pub deal: DealId,
    /// Why, in the order in which it happened; one slow stage each.
    pub reasons: Vec<Reason>,
}

/// The outliers among the deals that `admits` lets pass, the ones with most reasons first.
pub fn outliers(
    document: &Document,
    ways: &Ways,
    stays: &Stays,
    admits: impl Fn(&Deal) -> bool,
    today: Date,
) -> Vec<Outlier> {
    let limit = |node: NodeId| stays.nodes.get(&node).filter(|spread| spread.n >= FEWEST).map(|spread| spread.p90);
    let total = stays.cycle.as_ref().filter(|spread| spread.n >= FEWEST).map(|spread| spread.p90);
    let mut found = Vec::new();
    for deal in document.deals.values().filter(|deal| admits(deal)) {
        let mut reasons = Vec::new();
        let mut seen: Vec<NodeId> = Vec::new();
        let next = deal.visits.iter().skip(1).map(Some).chain([None]);
        for (visit, next) in deal.visits.iter().zip(next) {
            let works = document.node_kind(visit.node).is_some_and(NodeKind::has_card);
            if works && !seen.contains(&visit.node) {
                seen.push(visit.node);
                let here = deal.visits.iter().filter(|other| other.node == visit.node);
                let days: i64 = here.map(|visit| visit.days(today)).sum();
                if let Some(p90) = limit(visit.node).filter(|p90| days as f64 > *p90) {
                    reasons.push(Reason::SlowIn { node: visit.node, days, p90 });
                }
            }
            if let Some(next) = next.filter(|next| ways.between(visit.node, next.node).is_none()) {
                reasons.push(Reason::OffMap { from: visit.node, to: next.node });
            }
        }
        let ended = deal.node().and_then(|node| document.node_kind(node)).is_some_and(NodeKind::is_outcome);
        let days = deal.days_to_here();
        if let Some(p90) = total.filter(|p90| ended && days as f64 > *p90) {
            reasons.push(Reason::SlowInAll { days, p90 });
        }
        if !reasons.is_empty() {
            found.push(Outlier { deal: deal.id, reasons });
        }
    }
    sort::by(&mut found, |one, other| other.reasons.len().cmp(&one.reasons.len()));
    found
}

/// Where the time goes: the stages by the days that all deals together were in them, with their share of all days.
pub fn waits(document: &Document, stays: &Stays) -> Vec<(NodeId, f64)> {
    let works = |node: &NodeId| {
        let node = document.nodes.get(node);
        node.is_some_and(|node| node.kind.has_card() && node.parent.is_none())
    };
    let total = |(node, spread): (&NodeId, &crate::core::analytics::Spread)| (*node, spread.mean * spread.n as f64);
    let mut all: Vec<(NodeId, f64)> = stays.nodes.iter().filter(|(node, _)| works(node)).map(total).collect();
    let sum: f64 = all.iter().map(|(_, days)| days).sum();
    if sum <= 0.0 {
        return Vec::new();
    }
    for (_, days) in &mut all {
        *days /= sum;
    }
    sort::by(&mut all, |one, other| other.1.total_cmp(&one.1));
    all
}
