//! The order of the process: which stage comes before which, and the drawn way between two nodes.

use std::collections::VecDeque;

use super::{Document, NodeKind};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::sort;
use crate::core::sorted::{Map, Set};

/// The nodes in the order a deal flows through them.
///
/// A depth-first search over forward transitions (advance, branch, hand-off) finds and leaves out what closes a
/// loop; longest distance from a start over the rest is a node's rank. Nodes of one rank follow their position. What no
/// transition of any kind connects stays together: one process after the other, the topmost first, each with ranks
/// above those of the one before.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Flow {
    order: Vec<NodeId>,
    rank: Map<NodeId, usize>,
    starts: bool,
}

impl Flow {
    /// The order of this document's nodes; notes are left out.
    pub fn of(document: &Document) -> Flow {
        let place = |id: &NodeId| {
            let at = document.nodes.get(id).map(|node| node.position).unwrap_or_default();
            (at.y as i64, at.x as i64, *id)
        };
        let mut nodes: Vec<NodeId> =
            document.nodes.values().filter(|node| node.kind.connects()).map(|node| node.id).collect();
        sort::by_key(&mut nodes, place);
        let forward = || document.transitions.values().filter(|way| way.kind.is_forward() && way.from != way.to);
        let entered: Set<NodeId> = forward().map(|way| way.to).collect();
        let mut ways: Map<NodeId, Vec<NodeId>> = forward().map(|way| (way.from, Vec::new())).collect();
        for way in forward() {
            ways.or_insert_with(way.from, Vec::new).push(way.to);
        }
        for targets in ways.values_mut() {
            sort::by_key(targets, place);
        }
        let none = Vec::new();
        // Starts first, so that a loop is cut where it turns back, not where it begins.
        let starts = nodes.iter().filter(|id| !entered.contains(id)).chain(nodes.iter());
        // Whether the search is over with a node; nothing where it has not come to it.
        let mut state: Map<NodeId, Option<bool>> = nodes.iter().map(|id| (*id, None)).collect();
        let mut finished = Vec::new();
        let mut cut: Set<(NodeId, NodeId)> = Set::new();
        for start in starts {
            if state.get(start).copied().flatten().is_some() {
                continue;
            }
            // An explicit stack: a map of thousands of stages in a row must not end the program's own.
            let mut stack = vec![(*start, 0)];
            state.insert(*start, Some(false));
            while let Some((node, next)) = stack.pop() {
                match ways.get(&node).unwrap_or(&none).get(next) {
                    Some(target) => {
                        stack.push((node, next + 1));
                        match state.get(target).copied().flatten() {
                            None => {
                                state.insert(*target, Some(false));
                                stack.push((*target, 0));
                            }
                            Some(false) => {
                                cut.insert((node, *target));
                            }
                            Some(true) => {}
                        }
                    }
                    None => {
                        state.insert(node, Some(true));
                        finished.push(node);
                    }
                }
            }
        }
        let mut rank: Map<NodeId, usize> = nodes.iter().map(|id| (*id, 0)).collect();
        for node in finished.iter().rev() {
            let own = rank.get(node).copied().unwrap_or(0);
            for target in ways.get(node).unwrap_or(&none).iter().filter(|target| !cut.contains(&(*node, **target))) {
                let best = rank.or_insert_with(*target, || 0);
                *best = (*best).max(own + 1);
            }
        }
        let has_start = nodes.iter().any(|id| !entered.contains(id) && is_stage(document, *id));
        // What only a "no" or a recycle leads to stands behind what leads there.
        let mut reached: Set<NodeId> = entered;
        reached.extend(ways.keys());
        for _ in 0..2 {
            for way in document.transitions.values().filter(|way| !way.kind.is_forward() && way.from != way.to) {
                let from = rank.get(&way.from).copied().unwrap_or(0);
                let aside =
                    document.node_kind(way.to).is_some_and(|kind| kind.is_outcome() || kind == NodeKind::Decision);
                if aside && (!reached.contains(&way.to) || rank.get(&way.to) == Some(&0)) {
                    let best = rank.or_insert_with(way.to, || 0);
                    *best = (*best).max(from + 1);
                }
            }
        }
        apart(document, &nodes, &mut rank);
        sort::by_key(&mut nodes, |id| (rank.get(id).copied().unwrap_or(0), place(id)));
        Flow { order: nodes, rank, starts: has_start }
    }

    /// All nodes but notes, first to last.
    pub fn order(&self) -> &[NodeId] {
        &self.order
    }

    /// Whether some stage is entered by no other: where deals begin. Without one, stages are in a loop, and their order
    /// begins at the topmost.
    pub fn has_start(&self) -> bool {
        self.starts
    }

    /// How far a node is along the flow; 0 for the first start and for what is not on the map.
    pub fn rank(&self, node: NodeId) -> usize {
        self.rank.get(&node).copied().unwrap_or(0)
    }

    /// The stages (top level, with steps that are in no stage) in flow order.
    pub fn stages(&self, document: &Document) -> Vec<NodeId> {
        self.order.iter().copied().filter(|id| is_stage(document, *id)).collect()
    }

    /// Whether moving from one node to another passes the gate: to won, or further along, and not to a "no".
    pub fn is_forward(&self, document: &Document, from: NodeId, to: NodeId) -> bool {
        match document.node_kind(to) {
            Some(NodeKind::Won) => true,
            Some(kind) if kind.is_refusal() => false,
            _ => {
                // Seen from outside, a step is where its stage is; into a stage or out of a step of it into itself is
                // no way on.
                let stage = |id: NodeId| document.nodes.get(&id).and_then(|node| node.parent);
                let (whole_from, whole_to) = (stage(from).unwrap_or(from), stage(to).unwrap_or(to));
                if whole_from != whole_to {
                    return self.rank(whole_to) > self.rank(whole_from);
                }
                from != whole_from && to != whole_to && self.rank(to) > self.rank(from)
            }
        }
    }
}

/// Lifts the ranks of each process that nothing connects with those before it above theirs. The nodes come in the order
/// of their positions.
fn apart(document: &Document, nodes: &[NodeId], rank: &mut Map<NodeId, usize>) {
    let index: Map<NodeId, usize> = nodes.iter().enumerate().map(|(index, id)| (*id, index)).collect();
    // Disjoint sets: each node points to one before it in its process, the first to itself (Tarjan 1975, without ranks).
    let mut first: Vec<usize> = (0..nodes.len()).collect();
    let find = |first: &mut Vec<usize>, mut at: usize| {
        while let Some(next) = first.get(at).copied().filter(|next| *next != at) {
            let further = first.get(next).copied().unwrap_or(next);
            if let Some(slot) = first.get_mut(at) {
                *slot = further;
            }
            at = next;
        }
        at
    };
    let ways = document.transitions.values().map(|way| (way.from, way.to));
    let inside = document.nodes.values().filter_map(|node| Some((node.id, node.parent?)));
    for (one, other) in ways.chain(inside) {
        let (Some(one), Some(other)) = (index.get(&one).copied(), index.get(&other).copied()) else { continue };
        let (one, other) = (find(&mut first, one), find(&mut first, other));
        if let Some(slot) = first.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
    let mut heights: Map<usize, usize> = Map::new();
    let mut process: Vec<usize> = Vec::with_capacity(nodes.len());
    for (place, id) in nodes.iter().enumerate() {
        let whose = find(&mut first, place);
        process.push(whose);
        let height = heights.or_insert_with(whose, || 0);
        *height = (*height).max(rank.get(id).copied().unwrap_or(0) + 1);
    }
    // By the first node of each, which is the topmost.
    let mut below = 0;
    for height in heights.values_mut() {
        (*height, below) = (below, below + *height);
    }
    for (id, whose) in nodes.iter().zip(process) {
        let lift = heights.get(&whose).copied().unwrap_or(0);
        *rank.or_insert_with(*id, || 0) += lift;
    }
}

/// A step that is in no stage is a part of the process of its own: deals stay in it, so it counts as a stage.
fn is_stage(document: &Document, id: NodeId) -> bool {
    document.nodes.get(&id).is_some_and(|node| match node.kind {
        NodeKind::Stage => true,
        NodeKind::Step => node.parent.is_none(),
        _ => false,
    })
}

/// The drawn way from one node to another that passes nothing but decisions: the transitions in order, the shortest
/// such way. `None` where there is none; deals may move there all the same, off the map.
pub fn way(document: &Document, from: NodeId, to: NodeId) -> Option<Vec<TransitionId>> {
    let mut leaving: Map<NodeId, Vec<(TransitionId, NodeId)>> =
        document.transitions.values().map(|way| (way.from, Vec::new())).collect();
    for way in document.transitions.values() {
        leaving.or_insert_with(way.from, Vec::new).push((way.id, way.to));
    }
    let mut came: Map<NodeId, (TransitionId, NodeId)> = Map::new();
    let mut queue = VecDeque::from([from]);
    while let Some(node) = queue.pop_front() {
        for (transition, target) in leaving.get(&node).into_iter().flatten() {
            if *target == to {
                let mut path = vec![*transition];
                let mut at = node;
                while at != from {
                    let (by, before) = came.get(&at)?;
                    path.push(*by);
                    at = *before;
                }
                path.reverse();
                return Some(path);
            }
            let passes = document.nodes.get(target).is_some_and(|node| node.kind == NodeKind::Decision);
            if passes && *target != from && !came.contains_key(target) {
                came.insert(*target, (*transition, node));
                queue.push_back(*target);
            }
        }
    }
    None
}
