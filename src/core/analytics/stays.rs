//! How long deals stay: the median time in every node, and before every transition.

use super::statistics::median;
use super::time::days_in;
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Date, Document};
use crate::core::sorted::Map;

/// A median time and how many it is made of.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stay {
    /// Days, the median.
    pub days: f64,
    /// Deals in a node, departures along a transition.
    pub n: usize,
}

/// The median times of a document.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Stays {
    /// In a node: the sum of a deal's visits, an open one counted up to today. A stage includes its steps.
    pub nodes: Map<NodeId, Stay>,
    /// Before a transition: from entering the node that it begins at to leaving along it.
    pub transitions: Map<TransitionId, Stay>,
}

/// The median times of all deals; outcomes, which deals do not leave, have none.
pub fn stays(document: &Document, today: Date) -> Stays {
    let mut nodes: Map<NodeId, Vec<f64>> = document.nodes.values().map(|node| (node.id, Vec::new())).collect();
    let mut ways: Map<TransitionId, Vec<f64>> = document.transitions.keys().map(|id| (*id, Vec::new())).collect();
    for deal in document.deals.values() {
        for (node, days) in days_in(document, deal, today).iter() {
            if document.node_kind(*node).is_some_and(|kind| kind.has_card())
                && let Some(all) = nodes.get_mut(node)
            {
                all.push(*days as f64);
            }
        }
        for visit in &deal.visits {
            let first = visit.left.as_ref().and_then(|left| left.by.first());
            if let Some(all) = first.and_then(|way| ways.get_mut(way)) {
                all.push(visit.days(today) as f64);
            }
        }
    }
    let stay = |days: &Vec<f64>| Some(Stay { days: median(days)?, n: days.len() });
    Stays {
        nodes: nodes.iter().filter_map(|(id, days)| Some((*id, stay(days)?))).collect(),
        transitions: ways.iter().filter_map(|(id, days)| Some((*id, stay(days)?))).collect(),
    }
}
