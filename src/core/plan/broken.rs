//! Where the way to won breaks.

use crate::core::chain::{End, Process, Step};
use crate::core::ids::NodeId;
use crate::core::model::Document;

/// A drawn way that nobody takes, from where nothing is won to where something would be: its two ends. Of several the one
/// that deals come to.
pub fn broken(document: &Document, process: &Process) -> Option<(NodeId, NodeId)> {
    let won = |node: &NodeId| process.prospects.get(node).map_or(0.0, |prospect| prospect.won);
    let wins = |node: &NodeId| won(node) > 0.0 || matches!(process.ends.get(node), Some(End::Won | End::Relief));
    let leads_on = |step: &&Step| {
        let way = step.way.and_then(|way| document.transitions.get(&way));
        way.is_some_and(|way| way.kind.is_forward())
    };
    let steps = process.rates.steps.iter().filter(leads_on);
    let breaks: Vec<&Step> =
        steps.filter(|step| step.chance <= 0.0 && won(&step.from) <= 0.0 && wins(&step.to)).collect();
    let entered = |step: &&&Step| process.prospects.get(&step.from).is_some_and(|prospect| prospect.visits > 0.0);
    breaks.iter().find(entered).or(breaks.first()).map(|step| (step.from, step.to))
}
