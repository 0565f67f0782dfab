//! What follows what: the directly-follows graph of the deals' histories (van der Aalst 2016, "Process Mining", section
//! 5.4: a pair of activities is in it as often as the second comes right after the first in some case).

use crate::core::ids::NodeId;
use crate::core::model::{Deal, Document};
use crate::core::sorted::Map;

/// Up to so many nodes every pair has a place of its own; of more, pairs are looked for.
const DENSE: usize = 1_024;

/// How often a deal went straight from one node to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Follows {
    /// Where it was; a node of the map, or a deleted one.
    pub from: NodeId,
    /// Where it went next.
    pub to: NodeId,
    /// How often.
    pub count: usize,
}

/// Every pair of nodes that some deal went through one right after the other, drawn or not, in the order of identifiers.
/// Each stay is an event, a deal its case.
pub fn directly_follows(document: &Document, admits: impl Fn(&Deal) -> bool) -> Vec<Follows> {
    let known = document.nodes.keys().chain(document.retired.keys());
    let nodes: Map<NodeId, ()> = known.map(|id| (*id, ())).collect();
    let nodes: Vec<NodeId> = nodes.into_keys().collect();
    let dense = nodes.len() <= DENSE;
    let mut pairs = vec![0_u32; if dense { nodes.len() * nodes.len() } else { 0 }];
    let mut guesses = vec![0; nodes.len() + 1];
    let mut others: Map<(usize, usize), usize> = Map::new();
    for deal in document.deals.values().filter(|deal| admits(deal)) {
        let mut before = None;
        for visit in &deal.visits {
            // What came next the last time mostly comes next again; only else it is looked for.
            let guess = guesses.get_mut(before.unwrap_or(nodes.len()));
            let guessed = guess.as_deref().copied().filter(|at| nodes.get(*at) == Some(&visit.node));
            let place = guessed.or_else(|| nodes.binary_search_by(|node| node.cmp(&visit.node)).ok());
            if let Some((guess, place)) = guess.zip(place) {
                *guess = place;
            }
            if let Some((from, to)) = before.zip(place) {
                match pairs.get_mut(from * nodes.len() + to).filter(|_| dense) {
                    Some(count) => *count += 1,
                    None => *others.or_insert_with((from, to), || 0) += 1,
                }
            }
            before = place;
        }
    }
    let name = |at: usize| nodes.get(at).copied();
    let of = |((from, to), count): ((usize, usize), usize)| {
        Some(Follows { from: name(from)?, to: name(to)?, count }).filter(|pair| pair.count > 0)
    };
    let width = nodes.len().max(1);
    let dense = pairs.into_iter().enumerate().map(|(at, count)| ((at / width, at % width), count as usize));
    dense.chain(others.iter().map(|(pair, count)| (*pair, *count))).filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::analytics::samples::line;
    use crate::core::geometry::point;
    use crate::core::ids::Identifier;
    use crate::core::model::{Node, NodeKind};

    fn found(document: &Document) -> Vec<(String, String, usize)> {
        let name = |id: NodeId| document.node_name(id).to_owned();
        let pairs = directly_follows(document, |_| true);
        pairs.into_iter().map(|pair| (name(pair.from), name(pair.to), pair.count)).collect()
    }

    #[test]
    fn pairs_are_counted_as_often_as_they_follow_each_other() {
        let mut document = line(&[
            ("2026-01-01", &[("S1", 1), ("S2", 1), ("S1", 1), ("S2", 1), ("Won", 0)]),
            ("2026-01-01", &[("S1", 1), ("Won", 0)]),
            ("2026-01-01", &[("S1", 0)]),
        ]);
        let expected = [("S1", "S2", 2), ("S1", "Won", 1), ("S2", "S1", 1), ("S2", "Won", 1)];
        let expected: Vec<_> = expected.map(|(from, to, count)| (from.to_owned(), to.to_owned(), count)).into();
        let mut dense = found(&document);
        dense.sort();
        assert_eq!(dense, expected);
        assert!(directly_follows(&document, |_| false).is_empty());
        // A map too large for a place for each pair says the same.
        for index in 0..DENSE {
            let id = NodeId::parse(&format!("x{index}")).unwrap();
            document.nodes.insert(id, Node::new(id, NodeKind::Stage, "x", point(0.0, 0.0)));
        }
        let mut searched = found(&document);
        searched.sort();
        assert_eq!(searched, expected);
    }
}
