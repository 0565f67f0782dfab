//! How far along the flow each node stands.
//!
//! Ranks of least weighted edge length by network simplex (Gansner, Koutsofios, North, Vo 1993, section 2). Columns are
//! boundaries between ranks: a node of a column stands between its two.

use super::cells::{add, at, put};
use super::simplex::{self, Arc};
use super::{Edge, Node, Pull, cycles};
use crate::core::sort;

/// What a unit of length of a weak edge costs, and of any edge that was turned round.
const WEAK: i64 = 1;
/// The most steps of the network simplex method; more than any map that is drawn by hand needs.
const EFFORT: usize = 4_000_000;

/// Nodes in ranks.
pub(super) struct Ranks {
    /// The rank of each node, from 0.
    pub rank: Vec<usize>,
    /// The edges, parallel ones as one, turned so that each leads to a higher rank.
    pub edges: Vec<Arc>,
    /// The first rank of each column, and the one behind the last column.
    pub columns: Vec<usize>,
}

/// Ranks of nodes that stand in this order where edges do not decide.
pub(super) fn assign(nodes: &[Node], edges: &[Edge], columns: usize) -> Ranks {
    let count = nodes.len();
    let mut bounds = boundaries(nodes, columns);
    let boundaries = if columns > 0 { columns + 1 } else { 0 };
    let mut fixed: Vec<(usize, usize)> = bounds.iter().map(|bound| (bound.tail, bound.head)).collect();
    let mut arcs: Vec<Arc> = Vec::with_capacity(edges.len());
    let mut place = cycles::sequence(&fixed, &[], count + boundaries);
    for pull in [Pull::Main, Pull::Branch, Pull::Aside, Pull::Back] {
        let loose: Vec<&Edge> = edges.iter().filter(|edge| edge.pull == pull).collect();
        if loose.is_empty() {
            continue;
        }
        let pairs: Vec<(usize, usize)> = loose.iter().map(|edge| (edge.from, edge.to)).collect();
        place = cycles::sequence(&fixed, &pairs, count + boundaries);
        for edge in loose {
            let back = at(&place, edge.from) > at(&place, edge.to);
            let (tail, head) = if back { (edge.to, edge.from) } else { (edge.from, edge.to) };
            fixed.push((tail, head));
            arcs.push(Arc { tail, head, length: 1, weight: if back { WEAK } else { weight(pull) } });
        }
    }
    sort::by_key(&mut arcs, |arc| (arc.tail, arc.head));
    arcs.dedup_by(|more, arc| {
        let same = (more.tail, more.head) == (arc.tail, arc.head);
        if same {
            arc.weight = arc.weight.max(more.weight);
        }
        same
    });
    let edges = arcs.clone();
    arcs.append(&mut bounds);
    let start = longest(&arcs, &place);
    let rank = simplex::settle(&arcs, start, EFFORT);
    let mut ranks = close(&rank, count, edges);
    ranks.spread(nodes);
    ranks
}

/// What a unit of length of an edge costs.
fn weight(pull: Pull) -> i64 {
    match pull {
        Pull::Main => 8,
        Pull::Branch => 4,
        Pull::Aside | Pull::Back => WEAK,
    }
}

/// What keeps nodes between the boundaries of their columns. The boundary at which a column begins has the number of
/// nodes and columns before it.
fn boundaries(nodes: &[Node], columns: usize) -> Vec<Arc> {
    let boundary = |column: usize| nodes.len() + column;
    let mut arcs = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        if let Some(column) = node.column {
            arcs.push(Arc { tail: boundary(column), head: index, length: 0, weight: 0 });
            arcs.push(Arc { tail: index, head: boundary(column + 1), length: 1, weight: 0 });
        }
    }
    let between = |column| Arc { tail: boundary(column), head: boundary(column + 1), length: 1, weight: WEAK };
    arcs.extend((0..columns).map(between));
    arcs
}

/// The lowest ranks: the longest way to each node.
fn longest(arcs: &[Arc], place: &[usize]) -> Vec<i64> {
    let mut sorted: Vec<&Arc> = arcs.iter().collect();
    sort::by_key(&mut sorted, |arc| at(place, arc.tail));
    let mut rank: Vec<i64> = vec![0; place.len()];
    for arc in sorted {
        let least = at(&rank, arc.head).max(at(&rank, arc.tail) + arc.length);
        put(&mut rank, arc.head, least);
    }
    rank
}

/// Ranks from 0 on, of nodes and then of boundaries, without those where nothing stands but for one of each empty
/// column.
fn close(rank: &[i64], nodes: usize, edges: Vec<Arc>) -> Ranks {
    let (rank, columns) = rank.split_at(nodes.min(rank.len()));
    let mut used = rank.to_vec();
    sort::by_key(&mut used, |rank| *rank);
    used.dedup();
    let behind = |used: &[i64], rank: i64| used.partition_point(|used| *used < rank);
    let ends = columns.windows(2).map(|pair| (at(pair, 0), at(pair, 1)));
    let empty: Vec<i64> =
        ends.filter(|(start, end)| behind(&used, *start) == behind(&used, *end)).map(|(at, _)| at).collect();
    used.extend(empty);
    sort::by_key(&mut used, |rank| *rank);
    let close = |rank: &i64| behind(&used, *rank);
    Ranks { rank: rank.iter().map(close).collect(), edges, columns: columns.iter().map(close).collect() }
}

impl Ranks {
    /// How many ranks there are, those of empty columns included.
    pub fn count(&self) -> usize {
        let last = self.rank.iter().max().map_or(0, |last| last + 1);
        last.max(self.columns.last().copied().unwrap_or(0))
    }

    /// Which nodes are aside of the main flow: only weak edges lead there, or edges from such nodes.
    pub fn aside(&self) -> Vec<bool> {
        let mut sorted: Vec<&Arc> = self.edges.iter().collect();
        sort::by_key(&mut sorted, |edge| at(&self.rank, edge.head));
        let mut aside = vec![false; self.rank.len()];
        let mut entered = aside.clone();
        for edge in sorted {
            let is_aside = edge.weight == WEAK || at(&aside, edge.tail);
            let so_far = !at(&entered, edge.head) || at(&aside, edge.head);
            put(&mut aside, edge.head, is_aside && so_far);
            put(&mut entered, edge.head, true);
        }
        aside
    }

    /// Spreads nodes without edges over the ranks that they may stand in, each to where fewest of its lane are.
    fn spread(&mut self, nodes: &[Node]) {
        let mut alone = vec![true; nodes.len()];
        for edge in &self.edges {
            put(&mut alone, edge.tail, false);
            put(&mut alone, edge.head, false);
        }
        let number = alone.iter().filter(|alone| **alone).count();
        let count = if self.columns.is_empty() { self.count().max(number.isqrt()) } else { self.count() };
        let lane = |node: &Node| node.lane.map_or(0, |lane| lane + 1);
        let lanes = nodes.iter().map(lane).max().map_or(0, |last| last + 1);
        let mut full = vec![0; count * lanes];
        for ((node, rank), _) in nodes.iter().zip(&self.rank).zip(&alone).filter(|(_, alone)| !**alone) {
            add(&mut full, rank * lanes + lane(node), 1);
        }
        // Who goes where: the places are found one by one, and then taken in the order of the nodes.
        let group = |node: usize| nodes.get(node).map(|node| (node.column, node.lane));
        let mut loose: Vec<usize> = (0..nodes.len()).filter(|node| at(&alone, *node)).collect();
        sort::by_key(&mut loose, |node| group(*node));
        let mut places: Vec<(usize, usize)> = Vec::with_capacity(loose.len());
        for node in &loose {
            let Some(known) = nodes.get(*node) else { continue };
            let range = match known.column {
                Some(column) => at(&self.columns, column)..at(&self.columns, column + 1),
                None => 0..count,
            };
            let cell = |rank: &usize| rank * lanes + lane(known);
            let Some(emptiest) = range.min_by_key(|rank| at(&full, cell(rank))) else { continue };
            add(&mut full, cell(&emptiest), 1);
            places.push((*node, emptiest));
        }
        sort::by_key(&mut places, |(node, rank)| (group(*node), *rank));
        for (node, (_, rank)) in loose.into_iter().zip(places) {
            put(&mut self.rank, node, rank);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(from: usize, to: usize, pull: Pull) -> Edge {
        Edge { from, to, pull, room: 0.0 }
    }

    #[test]
    fn the_last_in_the_order_of_pulls_turns_round() {
        let nodes = [Node::default(); 4];
        // A way aside from the second and back to the first: a circle of three kinds.
        let edges = [
            edge(0, 1, Pull::Main),
            edge(1, 2, Pull::Aside),
            edge(2, 0, Pull::Back),
            edge(1, 3, Pull::Main),
            edge(1, 3, Pull::Branch),
        ];
        let ranks = assign(&nodes, &edges, 0);
        assert_eq!(ranks.rank, [0, 1, 2, 2]);
        assert_eq!(ranks.aside(), [false, false, true, false]);
        assert_eq!(ranks.edges.len(), 4, "parallel ones are one");
        let (weakest, strongest) = (edge(1, 0, Pull::Back), edge(1, 0, Pull::Main));
        assert_eq!(assign(&nodes, &[edge(0, 1, Pull::Branch), weakest], 0).rank[..2], [0, 1]);
        assert_eq!(assign(&nodes, &[edge(0, 1, Pull::Branch), strongest], 0).rank[..2], [1, 0]);
    }

    #[test]
    fn columns_hold_against_edges_and_empty_ones_have_a_rank() {
        let column = |column| Node { column, ..Node::default() };
        let nodes = [column(Some(3)), column(Some(0)), column(None), column(Some(0)), column(Some(1))];
        let edges = [edge(0, 1, Pull::Main), edge(1, 3, Pull::Main), edge(3, 2, Pull::Main), edge(2, 0, Pull::Main)];
        let ranks = assign(&nodes, &edges, 4);
        assert_eq!(ranks.columns, [0, 2, 3, 4, 5]);
        assert_eq!((ranks.rank[1], ranks.rank[3], ranks.rank[4], ranks.rank[0]), (0, 1, 2, 4));
        assert!((2..4).contains(&ranks.rank[2]), "between its neighbours");
    }

    #[test]
    fn nodes_without_edges_are_spread() {
        let nodes = [Node::default(); 9];
        let mut ranks = assign(&nodes, &[], 0).rank;
        ranks.sort_unstable();
        assert_eq!(ranks, [0, 0, 0, 1, 1, 1, 2, 2, 2]);
    }
}
