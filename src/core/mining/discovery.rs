//! The map that histories alone would draw: the stages that deals were in and the moves between them, from a frequency
//! on that is chosen.

use super::variants::Variant;
use super::ways::Ways;
use crate::core::ids::{IdSource, NodeId};
use crate::core::layout::Direction;
use crate::core::layout::document::tidy;
use crate::core::model::{Document, Node, NodeKind, RetiredNode, Transition, TransitionKind};
use crate::core::sort;
use crate::core::sorted::{Map, Set};

/// From how many deals on something is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Thresholds {
    /// A stage, by the deals that were in it.
    pub stages: usize,
    /// A move, by the deals that made it.
    pub moves: usize,
}

/// A move between two stages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    /// From where.
    pub from: NodeId,
    /// To where.
    pub to: NodeId,
    /// How often.
    pub count: usize,
    /// By how many deals.
    pub deals: usize,
}

/// The ways that deals went, ready for any thresholds.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Moves {
    sequences: Vec<(Vec<NodeId>, usize)>,
    /// Where deals are now: these stages are drawn however few they are.
    present: Set<NodeId>,
}

/// What is drawn with some thresholds.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Discovery {
    /// The stages and how many deals were in each, in the order of the flow.
    pub stages: Vec<(NodeId, usize)>,
    /// The moves, most often first.
    pub moves: Vec<Found>,
    /// Where deals begin, and how many.
    pub starts: Vec<(NodeId, usize)>,
    /// Deals all of whose moves between drawn stages are drawn.
    pub covered: usize,
    /// All deals.
    pub deals: usize,
}

impl Moves {
    /// The moves of variants.
    pub fn of(variants: &[Variant]) -> Moves {
        let present = variants.iter().filter_map(|variant| variant.nodes.last().copied()).collect();
        Moves {
            sequences: variants.iter().map(|variant| (variant.nodes.clone(), variant.deals.len())).collect(),
            present,
        }
    }

    /// The highest numbers of deals in a stage and along a move: from there on nothing is left.
    pub fn most(&self) -> Thresholds {
        let all = self.discover(Thresholds::default());
        Thresholds {
            stages: all.stages.iter().map(|(_, deals)| *deals).max().unwrap_or(0),
            moves: all.moves.iter().map(|found| found.deals).max().unwrap_or(0),
        }
    }

    /// What is drawn. With thresholds of 0 it is exactly what occurred; a stage that is left out is as if deals had gone
    /// past it.
    pub fn discover(&self, from: Thresholds) -> Discovery {
        let mut within: Map<NodeId, usize> = Map::new();
        for (nodes, deals) in &self.sequences {
            for node in nodes.iter().copied().collect::<Set<NodeId>>().iter() {
                *within.or_insert_with(*node, || 0) += deals;
            }
        }
        within.retain(|node, deals| *deals >= from.stages || self.present.contains(node));
        let mut pairs: Map<(NodeId, NodeId), (usize, usize)> = Map::new();
        let mut starts: Map<NodeId, usize> = Map::new();
        let mut places: Map<NodeId, (f64, f64)> = Map::new();
        let mut kept: Vec<(Vec<NodeId>, usize)> = Vec::new();
        let mut all = 0;
        for (nodes, deals) in &self.sequences {
            all += deals;
            let nodes: Vec<NodeId> = nodes.iter().copied().filter(|node| within.contains_key(node)).collect();
            let mut seen = Set::new();
            for pair in nodes.windows(2) {
                let [one, other] = pair else { continue };
                let (count, by) = pairs.or_insert_with((*one, *other), || (0, 0));
                *count += deals;
                *by += if seen.insert((*one, *other)) { *deals } else { 0 };
            }
            for (at, node) in nodes.iter().enumerate() {
                let (sum, weight) = places.or_insert_with(*node, || (0.0, 0.0));
                *sum += (at * deals) as f64;
                *weight += *deals as f64;
            }
            if let Some(first) = nodes.first() {
                *starts.or_insert_with(*first, || 0) += deals;
            }
            kept.push((nodes, *deals));
        }
        pairs.retain(|_, (_, by)| *by >= from.moves);
        let drawn = |nodes: &[NodeId]| {
            nodes.windows(2).all(|pair| matches!(pair, [one, other] if pairs.contains_key(&(*one, *other))))
        };
        let covered = kept.iter().filter(|(nodes, _)| drawn(nodes)).map(|(_, deals)| deals).sum();
        let place = |node: &NodeId| places.get(node).map_or(0.0, |(sum, weight)| sum / weight.max(1.0));
        let mut stages: Vec<(NodeId, usize)> = within.iter().map(|(node, deals)| (*node, *deals)).collect();
        sort::by(&mut stages, |one, other| place(&one.0).total_cmp(&place(&other.0)));
        let mut starts: Vec<(NodeId, usize)> = starts.iter().map(|(node, deals)| (*node, *deals)).collect();
        sort::by(&mut starts, |one, other| other.1.cmp(&one.1));
        let found = |((from, to), (count, deals)): (&(NodeId, NodeId), &(usize, usize))| Found {
            from: *from,
            to: *to,
            count: *count,
            deals: *deals,
        };
        let mut moves: Vec<Found> = pairs.iter().map(found).collect();
        sort::by(&mut moves, |one, other| other.count.cmp(&one.count));
        Discovery { stages, moves, starts, covered, deals: all }
    }
}

impl Discovery {
    /// The share of deals that are covered, 0 to 1; nothing where there are none.
    pub fn share(&self) -> Option<f64> {
        (self.deals > 0).then(|| self.covered as f64 / self.deals as f64)
    }

    /// The transition that a move would be: back to what comes earlier, a no to where deals are put aside.
    fn transition(&self, document: &Document, found: &Found, ids: &mut IdSource) -> Transition {
        let place = |node: NodeId| self.stages.iter().position(|(known, _)| *known == node);
        let kind = match document.node_kind(found.to) {
            Some(kind) if kind.is_refusal() => TransitionKind::No,
            Some(NodeKind::Won) => TransitionKind::Advance,
            _ if found.from != found.to && place(found.to) < place(found.from) => TransitionKind::Recycle,
            _ => TransitionKind::Advance,
        };
        Transition::new(ids.make(), kind, found.from, found.to)
    }

    /// Transitions for the moves that the map does not have a way for: to be laid over what is drawn.
    pub fn missing(&self, document: &Document, ids: &mut IdSource) -> Vec<Transition> {
        let ways = Ways::of(document);
        let undrawn =
            |found: &&Found| ways.has(found.from) && ways.has(found.to) && ways.between(found.from, found.to).is_none();
        self.moves.iter().filter(undrawn).map(|found| self.transition(document, found, ids)).collect()
    }

    /// A map of its own, laid out, with the deals: every stage as it is called, and nothing that is only written about it.
    pub fn document(&self, document: &Document, name: &str, ids: &mut IdSource) -> Document {
        let mut map = Document::new(ids.make(), name, document.map.created);
        map.map.currency = document.map.currency;
        for (node, _) in &self.stages {
            let kind = document.node_kind(*node).unwrap_or(NodeKind::Stage);
            let found = Node::new(*node, kind, document.node_name(*node), crate::core::geometry::Point::default());
            map.nodes.insert(*node, found);
        }
        for found in &self.moves {
            let transition = self.transition(document, found, ids);
            map.transitions.insert(transition.id, transition);
        }
        // In the order of the flow from the beginning, so that the layout has it too.
        for (at, (node, _)) in self.stages.iter().enumerate() {
            if let Some(node) = map.nodes.get_mut(node) {
                node.position = crate::core::geometry::point(280.0 * at as f64, 0.0);
            }
        }
        let all: Set<NodeId> = map.nodes.keys().copied().collect();
        for (node, position) in tidy(&map, &all, Direction::Right) {
            if let Some(node) = map.nodes.get_mut(&node) {
                node.position = position;
            }
        }
        let ways = Ways::of(&map);
        for deal in document.deals.values() {
            let mut deal = deal.clone();
            deal.ticked.clear();
            deal.markers.clear();
            let next: Vec<Option<NodeId>> =
                deal.visits.iter().skip(1).map(|visit| Some(visit.node)).chain([None]).collect();
            for (visit, next) in deal.visits.iter_mut().zip(next) {
                if !map.nodes.contains_key(&visit.node) {
                    let kind = document.node_kind(visit.node).unwrap_or(NodeKind::Stage);
                    let name = document.node_name(visit.node).to_owned();
                    map.retired.insert(visit.node, RetiredNode { id: visit.node, kind, name });
                }
                if let Some(left) = &mut visit.left {
                    left.by = next.and_then(|next| ways.between(visit.node, next)).unwrap_or_default().to_vec();
                }
            }
            map.deals.insert(deal.id, deal);
        }
        map
    }
}
