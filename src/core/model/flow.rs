//! The order of the process: which stage comes before which, and the drawn way between two nodes.

use std::collections::VecDeque;

use super::{Document, NodeKind};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::sort;
use crate::core::sorted::Map;

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
    /// The order of this document's nodes; notes are left out, and what is hidden.
    pub fn of(document: &Document) -> Flow {
        // By their places on the map, and from here on by their numbers in that order.
        let mut places: Vec<(i64, i64, NodeId)> = document
            .shown()
            .filter(|node| node.kind.connects())
            .map(|node| (node.position.y as i64, node.position.x as i64, node.id))
            .collect();
        sort::by(&mut places, Ord::cmp);
        let index: Map<NodeId, usize> = places.iter().enumerate().map(|(at, (.., id))| (*id, at)).collect();
        let mut graph = Graph::new(places.len());
        for way in document.transitions.values() {
            if let (Some(from), Some(to)) = (index.get(&way.from), index.get(&way.to)) {
                graph.add(*from, *to, way.kind.is_forward());
            }
        }
        let kind = |at: usize| places.get(at).and_then(|(.., id)| document.node_kind(*id));
        let mut rank = graph.ranks();
        let starts = places.iter().zip(&graph.entered).any(|((.., id), entered)| !entered && is_stage(document, *id));
        // What only a "no" or a recycle leads to stands behind what leads there.
        for _ in 0..2 {
            for (from, to) in &graph.aside {
                let own = rank.get(*from).copied().unwrap_or(0);
                let aside = kind(*to).is_some_and(|kind| kind.is_outcome() || kind == NodeKind::Decision);
                if let Some(best) = rank.get_mut(*to).filter(|best| aside && (**best == 0 || !graph.is_on_the_way(*to)))
                {
                    *best = (*best).max(own + 1);
                }
            }
        }
        let inside =
            document.nodes.values().filter_map(|node| Some((*index.get(&node.id)?, *index.get(&node.parent?)?)));
        apart(graph.joined().chain(inside), &mut rank);
        let mut order: Vec<usize> = (0..places.len()).collect();
        sort::by_key(&mut order, |at| (rank.get(*at).copied().unwrap_or(0), *at));
        let id = |at: &usize| places.get(*at).map(|(.., id)| *id);
        Flow {
            order: order.iter().filter_map(id).collect(),
            rank: places.iter().zip(rank).map(|((.., id), rank)| (*id, rank)).collect(),
            starts,
        }
    }

    /// All nodes but notes and what is hidden, first to last.
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

/// The ways between nodes, by their numbers.
struct Graph {
    /// Where forward ways lead from each node, and whether such a way closes a loop.
    forward: Vec<Vec<(usize, bool)>>,
    /// Whether a forward way leads to a node.
    entered: Vec<bool>,
    /// All other ways.
    aside: Vec<(usize, usize)>,
    /// Ways from a node to itself are in none of these.
    count: usize,
}

impl Graph {
    fn new(count: usize) -> Graph {
        Graph { forward: vec![Vec::new(); count], entered: vec![false; count], aside: Vec::new(), count }
    }

    fn add(&mut self, from: usize, to: usize, forward: bool) {
        match (self.forward.get_mut(from), self.entered.get_mut(to)) {
            _ if from == to => {}
            (Some(ways), Some(entered)) if forward => {
                ways.push((to, false));
                *entered = true;
            }
            _ => self.aside.push((from, to)),
        }
    }

    /// A forward way leads to it or from it.
    fn is_on_the_way(&self, node: usize) -> bool {
        self.entered.get(node).copied().unwrap_or(false) || self.forward.get(node).is_some_and(|ways| !ways.is_empty())
    }

    /// The two ends of every way.
    fn joined(&self) -> impl Iterator<Item = (usize, usize)> {
        let forward = self.forward.iter().enumerate();
        forward.flat_map(|(from, ways)| ways.iter().map(move |(to, _)| (from, *to))).chain(self.aside.iter().copied())
    }

    /// The longest distance of each node from a start, over forward ways that close no loop.
    fn ranks(&mut self) -> Vec<usize> {
        for ways in &mut self.forward {
            sort::by(ways, Ord::cmp);
        }
        let mut rank = vec![0; self.count];
        for node in self.finished().into_iter().rev() {
            let own = rank.get(node).copied().unwrap_or(0);
            for (target, _) in self.forward.get(node).into_iter().flatten().filter(|(_, cut)| !cut) {
                if let Some(best) = rank.get_mut(*target) {
                    *best = (*best).max(own + 1);
                }
            }
        }
        rank
    }

    /// The nodes as a depth-first search is over with them. It marks the ways that close a loop.
    fn finished(&mut self) -> Vec<usize> {
        // Whether the search is over with a node; nothing where it has not come to it.
        let mut state: Vec<Option<bool>> = vec![None; self.count];
        let mut finished = Vec::with_capacity(self.count);
        // Starts first, so that a loop is cut where it turns back, not where it begins.
        let starts = (0..self.count).filter(|node| self.entered.get(*node) == Some(&false));
        let begins: Vec<usize> = starts.chain(0..self.count).collect();
        for start in begins {
            if state.get(start).copied().flatten().is_some() {
                continue;
            }
            // An explicit stack: a map of thousands of stages in a row must not end the program's own.
            let mut stack = vec![(start, 0)];
            put(&mut state, start, false);
            while let Some((node, next)) = stack.pop() {
                let Some((target, cut)) = self.forward.get_mut(node).and_then(|ways| ways.get_mut(next)) else {
                    put(&mut state, node, true);
                    finished.push(node);
                    continue;
                };
                stack.push((node, next + 1));
                match state.get(*target).copied().flatten() {
                    None => {
                        put(&mut state, *target, false);
                        stack.push((*target, 0));
                    }
                    Some(false) => *cut = true,
                    Some(true) => {}
                }
            }
        }
        finished
    }
}

fn put(state: &mut [Option<bool>], node: usize, over: bool) {
    if let Some(slot) = state.get_mut(node) {
        *slot = Some(over);
    }
}

/// Lifts the ranks of each process that nothing connects with those before it above theirs. The numbers of nodes are in
/// the order of their positions.
fn apart(joined: impl Iterator<Item = (usize, usize)>, rank: &mut [usize]) {
    // Disjoint sets: each node points to one before it in its process, the first to itself (Tarjan 1975, without ranks).
    let mut first: Vec<usize> = (0..rank.len()).collect();
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
    for (one, other) in joined {
        let (one, other) = (find(&mut first, one), find(&mut first, other));
        if let Some(slot) = first.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
    // How many ranks each process has, at its first node, which is the topmost.
    let mut heights = vec![0; rank.len()];
    let process: Vec<usize> = (0..rank.len()).map(|node| find(&mut first, node)).collect();
    for (own, whose) in rank.iter().zip(&process) {
        if let Some(height) = heights.get_mut(*whose) {
            *height = own.saturating_add(1).max(*height);
        }
    }
    let mut below = 0;
    for height in &mut heights {
        (*height, below) = (below, below + *height);
    }
    for (own, whose) in rank.iter_mut().zip(process) {
        *own += heights.get(whose).copied().unwrap_or(0);
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

/// The shown transitions that leave each node, with where they lead.
pub type Leaving = Map<NodeId, Vec<(TransitionId, NodeId)>>;

/// The shown transitions of a map, by where they begin.
pub fn leaving(document: &Document) -> Leaving {
    let mut leaving = Leaving::new();
    for way in document.shown_ways() {
        leaving.or_insert_with(way.from, Vec::new).push((way.id, way.to));
    }
    leaving
}

/// Every node that a drawn way leads to from `from` which passes nothing but decisions, with the shortest such way: its
/// transitions in order.
pub fn ways_from(document: &Document, leaving: &Leaving, from: NodeId) -> Map<NodeId, Vec<TransitionId>> {
    let mut reached: Map<NodeId, Vec<TransitionId>> = Map::new();
    let mut queue = VecDeque::from([(from, Vec::new())]);
    while let Some((node, path)) = queue.pop_front() {
        for (transition, target) in leaving.get(&node).into_iter().flatten() {
            if reached.contains_key(target) {
                continue;
            }
            let mut path: Vec<TransitionId> = path.clone();
            path.push(*transition);
            let passes = document.nodes.get(target).is_some_and(|node| node.kind == NodeKind::Decision);
            if passes && *target != from {
                queue.push_back((*target, path.clone()));
            }
            reached.insert(*target, path);
        }
    }
    reached
}

/// The drawn way from one node to another that passes nothing but decisions: the transitions in order, the shortest
/// such way. `None` where there is none; deals may move there all the same, off the map.
pub fn way(document: &Document, from: NodeId, to: NodeId) -> Option<Vec<TransitionId>> {
    ways_from(document, &leaving(document), from).remove(&to)
}
