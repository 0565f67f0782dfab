//! Ranks as layers of items: the nodes, and a bend in every rank that a long edge passes.

use super::cells::{Lists, at, put, sorted};
use super::ranks::Ranks;
use super::simplex::Arc;

/// Items in layers; the first `nodes` of them are nodes, the others bends.
#[derive(Default)]
pub(super) struct Layers {
    /// How many items are nodes.
    pub nodes: usize,
    /// The layer of each item.
    pub rank: Vec<usize>,
    /// The lane of each item; along a layer lanes ascend.
    pub lane: Vec<usize>,
    /// The items of each layer in order.
    pub layers: Vec<Vec<usize>>,
    /// The place of each item in its layer.
    pub place: Vec<usize>,
    /// The neighbours of each item in the layer before it.
    pub before: Lists,
    /// The neighbours of each item in the layer behind it.
    pub after: Lists,
    /// The parts of edges from one layer to the next.
    pub parts: Vec<Arc>,
    /// The edge of each bend.
    bends: Vec<Arc>,
}

impl Layers {
    /// Puts bends into edges, the shortest first, as long as there are no more than nodes and edges, or some
    /// hundreds; longer edges are left out.
    pub fn new(ranks: &Ranks, lanes: &[usize]) -> Layers {
        let nodes = ranks.rank.len();
        let mut layers = Layers { nodes, rank: ranks.rank.clone(), lane: lanes.to_vec(), ..Layers::default() };
        let span = |index: usize| {
            let edge = at(&ranks.edges, index);
            (at(&ranks.rank, edge.head) - at(&ranks.rank, edge.tail)).saturating_sub(1)
        };
        let mut room = nodes + ranks.edges.len() + 1_000;
        for index in sorted(ranks.edges.len(), &|index| (span(index) as i64, 0, 0)) {
            let (bends, edge) = (span(index), at(&ranks.edges, index));
            if bends > room {
                break;
            }
            room -= bends;
            let mut tail = edge.tail;
            for bend in 1..=bends {
                let item = layers.rank.len();
                layers.rank.push(at(&ranks.rank, edge.tail) + bend);
                layers.lane.push(at(lanes, if 2 * bend > bends { edge.head } else { edge.tail }));
                layers.bends.push(edge);
                layers.part(tail, item, edge.weight);
                tail = item;
            }
            layers.part(tail, edge.head, edge.weight);
        }
        let items = layers.rank.len();
        layers.layers.resize(ranks.count, Vec::new());
        for (item, rank) in layers.rank.iter().enumerate() {
            if let Some(layer) = layers.layers.get_mut(*rank) {
                layers.place.push(layer.len());
                layer.push(item);
            }
        }
        layers.after = Lists::neighbours(items, &layers.parts, false);
        layers.before = Lists::neighbours(items, &layers.parts, true);
        layers
    }

    /// The more of its ends are bends, the straighter a part is wanted (Gansner, Koutsofios, North, Vo 1993, 4.1).
    fn part(&mut self, tail: usize, head: usize, weight: i64) {
        let straight = match (tail < self.nodes, head < self.nodes) {
            (true, true) => 1,
            (false, false) => 8,
            _ => 2,
        };
        self.parts.push(Arc { tail, head, length: 0, weight: weight * straight });
    }

    /// The edge that an item is a bend of.
    pub fn edge(&self, item: usize) -> Arc {
        at(&self.bends, item.wrapping_sub(self.nodes))
    }

    /// Sets the order of a layer.
    pub fn set(&mut self, layer: usize, items: &[usize]) {
        for (place, item) in items.iter().enumerate() {
            put(&mut self.place, *item, place);
        }
        put(&mut self.layers, layer, items.to_vec());
    }
}
