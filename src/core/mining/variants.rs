//! The ways that deals took from their first stay to their last, each once, with how they went.

use super::ways::Ways;
use crate::core::analytics::statistics;
use crate::core::ids::{DealId, NodeId};
use crate::core::model::{Deal, Document, NodeKind};
use crate::core::sort;

/// Deals that went the same way.
#[derive(Clone, PartialEq, Debug)]
pub struct Variant {
    /// The nodes, in order.
    pub nodes: Vec<NodeId>,
    /// The deals, in the order of their identifiers.
    pub deals: Vec<DealId>,
    /// How many of them were won.
    pub won: usize,
    /// How many of them are in an outcome.
    pub closed: usize,
    /// The median days from the first day to the outcome, of those that are in one.
    pub days: Option<f64>,
    /// Every move follows a drawn way.
    pub conforms: bool,
}

impl Variant {
    /// The share of closed deals that were won, 0 to 1; nothing where none is closed.
    pub fn win_rate(&self) -> Option<f64> {
        (self.closed > 0).then(|| self.won as f64 / self.closed as f64)
    }
}

/// The variants of the deals that `admits` lets pass, the most frequent first.
pub fn variants(document: &Document, ways: &Ways, admits: impl Fn(&Deal) -> bool) -> Vec<Variant> {
    struct Group {
        deals: Vec<DealId>,
        days: Vec<f64>,
    }
    let admitted = document.deals.values().filter(|deal| admits(deal));
    let mut all: Vec<(Vec<NodeId>, &Deal)> =
        admitted.map(|deal| (deal.visits.iter().map(|visit| visit.node).collect(), deal)).collect();
    // As many ways as deals are sorted faster than put into a map one by one.
    sort::by(&mut all, |one, other| one.0.cmp(&other.0));
    let mut groups: Vec<(Vec<NodeId>, Group)> = Vec::new();
    for (nodes, deal) in all {
        let closed = nodes.last().and_then(|node| document.node_kind(*node)).is_some_and(NodeKind::is_outcome);
        if groups.last().is_none_or(|(known, _)| *known != nodes) {
            groups.push((nodes, Group { deals: Vec::new(), days: Vec::new() }));
        }
        if let Some((_, group)) = groups.last_mut() {
            group.deals.push(deal.id);
            group.days.extend(closed.then(|| deal.days_to_here() as f64));
        }
    }
    let variant = |(nodes, group): (Vec<NodeId>, Group)| {
        let last = nodes.last().and_then(|node| document.node_kind(*node));
        let all = group.deals.len();
        Variant {
            conforms: nodes.windows(2).all(|pair| match pair {
                [one, other] => ways.between(*one, *other).is_some(),
                _ => true,
            }),
            won: if last == Some(NodeKind::Won) { all } else { 0 },
            closed: if last.is_some_and(NodeKind::is_outcome) { all } else { 0 },
            days: statistics::median(&group.days),
            nodes,
            deals: group.deals,
        }
    };
    let mut all: Vec<Variant> = groups.into_iter().map(variant).collect();
    sort::by(&mut all, |one, other| other.deals.len().cmp(&one.deals.len()));
    all
}
