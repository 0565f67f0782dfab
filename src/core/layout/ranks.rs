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
    let mut bounds = boundaries(nodes, columns);
    let count = nodes.len() + if columns > 0 { columns + 1 } else { 0 };
    let mut fixed: Vec<(usize, usize)> = bounds.iter().map(|bound| (bound.tail, bound.head)).collect();
    let mut place = cycles::sequence(&fixed, &[], count);
    let mut turned: Vec<Arc> = Vec::with_capacity(edges.len());
    for pull in [Pull::Main, Pull::Branch, Pull::Aside, Pull::Back] {
        let loose: Vec<(usize, usize)> =
            edges.iter().filter(|edge| edge.pull == pull).map(|edge| (edge.from, edge.to)).collect();
        if !loose.is_empty() {
            place = cycles::sequence(&fixed, &loose, count);
        }
        for (from, to) in loose {
            let is_back = at(&place, from) > at(&place, to);
            let (tail, head) = if is_back { (to, from) } else { (from, to) };
            fixed.push((tail, head));
            turned.push(Arc { tail, head, length: 1, weight: if is_back { WEAK } else { weight(pull) } });
        }
    }
    // Of parallel ones the strongest comes first.
    let order = sorted(turned.len(), &|index| {
        let arc = at(&turned, index);
        (arc.tail as i64, arc.head as i64, -arc.weight)
    });
    let mut arcs: Vec<Arc> = order.into_iter().map(|index| at(&turned, index)).collect();
    arcs.dedup_by_key(|arc| (arc.tail, arc.head));
    let edges = arcs.clone();
    arcs.append(&mut bounds);
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
    /// The indices of the edges, those that lead to lower ranks first.
    pub fn order(&self) -> Vec<usize> {
        sorted(self.edges.len(), &|index| (at(&self.rank, at(&self.edges, index).head) as i64, 0, 0))
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
        if self.columns.is_empty() {
            self.count = self.count.max(number.isqrt());
        }
        let mut full = vec![0; self.count * (lanes.iter().max().map_or(0, |last| last + 1))];
        for pass in [false, true] {
            for (index, node) in nodes.iter().enumerate().filter(|(index, _)| at(&alone, *index) == pass) {
                let cell = |rank: usize| at(lanes, index) * self.count + rank;
                if pass {
                    let columns = node.column.map(|column| (at(&self.columns, column), at(&self.columns, column + 1)));
                    let (start, end) = columns.unwrap_or((0, self.count));
                    let emptiest = (start..end).min_by_key(|rank| at(&full, cell(*rank)));
                    put(&mut self.rank, index, emptiest.unwrap_or(start));
                }
                add(&mut full, cell(at(&self.rank, index)), 1);
            }
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
        assert_eq!(ranks.rank, [0, 1, 2, 0, 1, 2, 0, 1, 2]);
    }
}
