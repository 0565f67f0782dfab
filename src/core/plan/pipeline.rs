//! What the open deals may still bring.

use crate::core::analytics::wins::{win, winning};
use crate::core::chain::{Process, Simulation};
use crate::core::ids::NodeId;
use crate::core::model::{Date, Document, NodeKind};

/// The seed of every simulation: the same map gives the same forecast.
const SEED: u64 = 2026;

/// A simulation of the deals that may still be won: where each is and what it is worth, in whole units of the currency.
/// What is won after `ends` does not count, unless that day is past.
pub fn pipeline(document: &Document, process: &Process, ends: Date, today: Date) -> Simulation {
    let days = ends.days_since(today);
    let deals = open(document, process);
    Simulation::new(process, deals, (days >= 0).then_some(days as f64 + 1.0), SEED)
}

/// The deals that are in nodes from which something may be won, and do not count as won already.
pub fn open(document: &Document, process: &Process) -> Vec<(NodeId, f64)> {
    let unit = document.map.currency.minor_units() as f64;
    let place = |node: NodeId| {
        let prospect = process.prospects.get(&node)?;
        (document.node_kind(node) != Some(NodeKind::Won) && prospect.won > 0.0).then_some(node)
    };
    let winning = winning(document);
    let deals = document.deals.values().filter(|deal| win(document, deal, &winning).is_none());
    deals.filter_map(|deal| Some((place(document.whole(deal.node()?))?, deal.value.0 as f64 / unit))).collect()
}
