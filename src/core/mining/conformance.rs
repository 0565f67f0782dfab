//! Designed against actual: which moves follow a drawn way, which have none, and which ways nobody takes.

use super::replay::{Fitness, fitness};
use super::variants::Variant;
use super::ways::Ways;
use crate::core::ids::{DealId, NodeId, TransitionId};
use crate::core::model::Document;
use crate::core::sort;
use crate::core::sorted::Map;

/// A move that deals made and that no drawn way leads along.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ghost {
    /// From where.
    pub from: NodeId,
    /// To where.
    pub to: NodeId,
    /// How often.
    pub count: usize,
    /// Some of the deals, the first by their identifiers.
    pub deals: Vec<DealId>,
}

/// As many deals of a ghost are named.
const NAMED: usize = 20;

/// What the histories are, held against the map as it is now.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Conformance {
    /// Deals that made a move.
    pub deals: usize,
    /// Those of them all of whose moves follow drawn ways.
    pub conforming: usize,
    /// Moves of all deals.
    pub moves: usize,
    /// Those that follow drawn ways.
    pub conforming_moves: usize,
    /// How often deals took each transition.
    pub used: Map<TransitionId, usize>,
    /// What is used and not drawn, most often first.
    pub ghosts: Vec<Ghost>,
    /// What is drawn and not used.
    pub unused: Vec<TransitionId>,
    /// How far the log can be played on the map.
    pub fitness: Fitness,
}

impl Conformance {
    /// The share of deals that conform, 0 to 1; nothing where none made a move.
    pub fn share_of_deals(&self) -> Option<f64> {
        (self.deals > 0).then(|| self.conforming as f64 / self.deals as f64)
    }

    /// The share of moves that conform.
    pub fn share_of_moves(&self) -> Option<f64> {
        (self.moves > 0).then(|| self.conforming_moves as f64 / self.moves as f64)
    }
}

/// Holds histories against the map, each way that deals took once. A move is two stays one after the other, whatever the
/// history says about the way that it took: what is asked is whether the map has such a way now.
pub fn conformance(document: &Document, ways: &Ways, variants: &[Variant]) -> Conformance {
    let mut found = Conformance::default();
    let mut pairs: Map<(NodeId, NodeId), (usize, Vec<DealId>)> = Map::new();
    for variant in variants {
        let deals = variant.deals.len();
        found.fitness.add(fitness(ways, &variant.nodes).times(deals));
        if variant.nodes.len() < 2 {
            continue;
        }
        found.deals += deals;
        found.conforming += if variant.conforms { deals } else { 0 };
        for pair in variant.nodes.windows(2) {
            let [one, other] = pair else { continue };
            let (count, ghosts) = pairs.or_insert_with((*one, *other), || (0, Vec::new()));
            *count += deals;
            if ways.between(*one, *other).is_none() {
                ghosts.extend(&variant.deals);
            }
        }
    }
    for ((from, to), (count, mut deals)) in pairs.into_iter() {
        found.moves += count;
        match ways.between(from, to) {
            Some(path) => {
                found.conforming_moves += count;
                for transition in path {
                    *found.used.or_insert_with(*transition, || 0) += count;
                }
            }
            None => {
                sort::by(&mut deals, Ord::cmp);
                deals.dedup();
                deals.truncate(NAMED);
                found.ghosts.push(Ghost { from, to, count, deals });
            }
        }
    }
    sort::by(&mut found.ghosts, |one, other| other.count.cmp(&one.count));
    found.unused = document.shown_ways().map(|way| way.id).filter(|way| !found.used.contains_key(way)).collect();
    found
}
