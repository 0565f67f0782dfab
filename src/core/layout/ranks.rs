//! How far along the flow each node stands.
//!
//! Ranks of least weighted edge length by network simplex (Gansner, Koutsofios, North, Vo 1993, section 2). Columns are
//! boundaries between ranks: a node of a column stands between its two.

use super::cells::{add, at, put, sorted};
use super::simplex::{self, Arc};
use super::{Edge, Node, Pull, cycles};

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
    /// How many ranks there are.
    pub count: usize,
}

/// Ranks of nodes that stand in this order where edges do not decide.
pub(super) fn assign(nodes: &[Node], edges: &[Edge], columns: usize) -> Ranks {
    let mut arcs = boundaries(nodes, columns);
    let bounds = arcs.len();
    let count = nodes.len() + if columns > 0 { columns + 1 } else { 0 };
    let mut place = Vec::new();
    let mut loose: Vec<Arc> = Vec::new();
    for pull in [Pull::Main, Pull::Branch, Pull::Aside, Pull::Back] {
        for edge in edges.iter().filter(|edge| edge.pull == pull) {
            loose.push(Arc { tail: edge.from, head: edge.to, length: 1, weight: weight(pull) });
        }
        if loose.is_empty() && !place.is_empty() {
            continue;
        }
        place = cycles::sequence(&arcs, &loose, count);
        for mut arc in loose.drain(..) {
            if at(&place, arc.tail) > at(&place, arc.head) {
                arc = Arc { tail: arc.head, head: arc.tail, length: 1, weight: WEAK };
            }
            arcs.push(arc);
        }
    }
    // Of parallel ones the strongest comes first.
    let mut edges: Vec<Arc> = Vec::with_capacity(arcs.len() - bounds);
    for index in sorted(arcs.len() - bounds, &|index| {
        let arc = at(&arcs, bounds + index);
        (arc.tail as i64, arc.head as i64, -arc.weight)
    }) {
        let arc = at(&arcs, bounds + index);
        if edges.last().is_none_or(|last| (last.tail, last.head) != (arc.tail, arc.head)) {
            edges.push(arc);
        }
    }
    arcs.truncate(bounds);
    arcs.extend_from_slice(&edges);
    let start = longest(&arcs, &place);
    close(&simplex::settle(&arcs, start, EFFORT), nodes.len(), edges)
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
    for column in 0..columns {
        arcs.push(Arc { tail: boundary(column), head: boundary(column + 1), length: 1, weight: WEAK });
    }
    arcs
}

/// The lowest ranks: the longest way to each node.
fn longest(arcs: &[Arc], place: &[usize]) -> Vec<i64> {
    let mut rank: Vec<i64> = vec![0; place.len()];
    for index in sorted(arcs.len(), &|index| (at(place, at(arcs, index).tail) as i64, 0, 0)) {
        let arc = at(arcs, index);
        let least = at(&rank, arc.head).max(at(&rank, arc.tail) + arc.length);
        put(&mut rank, arc.head, least);
    }
    rank
}

/// Ranks from 0 on, of nodes and then of boundaries, without those where nothing stands but for one of each empty
/// column.
fn close(rank: &[i64], nodes: usize, edges: Vec<Arc>) -> Ranks {
    let least = rank.iter().copied().min().unwrap_or(0);
    let most = rank.iter().copied().max().unwrap_or(0);
    // How many are used before each rank, at first whether it is.
    let mut before = vec![0; (most - least + 2) as usize];
    let (rank, columns) = rank.split_at(nodes.min(rank.len()));
    let index = |rank: &i64| (rank - least) as usize;
    rank.iter().for_each(|rank| put(&mut before, index(rank), 1));
    for pair in columns.windows(2) {
        let (start, end) = (index(&at(pair, 0)), index(&at(pair, 1)));
        if !before.get(start..end).unwrap_or_default().contains(&1) {
            put(&mut before, start, 1);
        }
    }
    let mut count = 0;
    for cell in &mut before {
        count += std::mem::replace(cell, count);
    }
    let close = |rank: &i64| at(&before, index(rank));
    Ranks { rank: rank.iter().map(close).collect(), edges, columns: columns.iter().map(close).collect(), count }
}

impl Ranks {
    /// The indices of the edges, those that lead to lower ranks first, and of these the shorter ones.
    pub fn order(&self) -> Vec<usize> {
        let rank = |node: usize| at(&self.rank, node) as i64;
        sorted(self.edges.len(), &|index| {
            let edge = at(&self.edges, index);
            (rank(edge.head), -rank(edge.tail), -edge.weight)
        })
    }

    /// Which nodes are aside of the main flow: only weak edges lead there, or edges from such nodes.
    pub fn aside(&self) -> Vec<bool> {
        let mut aside = vec![false; self.rank.len()];
        let mut entered = aside.clone();
        for index in self.order() {
            let edge = at(&self.edges, index);
            let is_aside = edge.weight == WEAK || at(&aside, edge.tail);
            let so_far = !at(&entered, edge.head) || at(&aside, edge.head);
            put(&mut aside, edge.head, is_aside && so_far);
            put(&mut entered, edge.head, true);
        }
        aside
    }

    /// Whether a node has no edge.
    fn alone(&self) -> Vec<bool> {
        let mut alone = vec![true; self.rank.len()];
        for edge in &self.edges {
            put(&mut alone, edge.tail, false);
            put(&mut alone, edge.head, false);
        }
        alone
    }

    /// Spreads nodes without edges over the ranks that they may stand in, each to where fewest of its lane are.
    pub fn spread(&mut self, nodes: &[Node], lanes: &[usize]) {
        let alone = self.alone();
        let number = alone.iter().filter(|alone| **alone).count();
        if number == 0 {
            return;
        }
        if self.columns.is_empty() {
            self.count = self.count.max((number as f64).sqrt() as usize);
        }
        let lane = |node: usize| at(lanes, node) as i64;
        let column = |node: usize| nodes.get(node).and_then(|node| node.column);
        let group = |node: usize| (lane(node), column(node).map_or(-1, |column| column as i64));
        let cell = |node: usize, rank: usize| at(lanes, node) * self.count + rank;
        let mut full = vec![0; self.count * (lanes.iter().max().map_or(0, |last| last + 1))];
        for (node, rank) in self.rank.iter().enumerate().filter(|(node, _)| !at(&alone, *node)) {
            add(&mut full, cell(node, *rank), 1);
        }
        let mut loose = sorted(nodes.len(), &|node| (group(node).0, group(node).1, 0));
        loose.retain(|node| at(&alone, *node));
        let mut ranks = Vec::with_capacity(loose.len());
        for node in &loose {
            let (start, end) = match column(*node) {
                Some(column) => (at(&self.columns, column), at(&self.columns, column + 1)),
                None => (0, self.count),
            };
            let rank = (start..end).min_by_key(|rank| at(&full, cell(*node, *rank))).unwrap_or(start);
            add(&mut full, cell(*node, rank), 1);
            ranks.push(rank);
        }
        // The places that were found are taken in the order of the nodes.
        let places = sorted(loose.len(), &|index| {
            let (lane, column) = group(at(&loose, index));
            (lane, column, at(&ranks, index) as i64)
        });
        for (node, place) in loose.into_iter().zip(places) {
            put(&mut self.rank, node, at(&ranks, place));
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
        let mut ranks = assign(&nodes, &[], 0);
        ranks.spread(&nodes, &[0; 9]);
        assert_eq!(ranks.rank, [0, 0, 0, 1, 1, 1, 2, 2, 2]);
    }
}
