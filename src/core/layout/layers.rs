//! Ranks as layers of items: the nodes, and a bend in every rank that a long edge passes.

use super::cells::{Lists, at, put};
use super::ranks::Ranks;
use super::simplex::Arc;
use crate::core::sort;

/// Items in layers; the first `nodes` of them are nodes, the others bends.
#[derive(Clone, Debug, Default)]
pub(super) struct Layers {
    /// How many items are nodes.
    pub nodes: usize,
    /// The layer of each item.
    pub rank: Vec<usize>,
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
    /// The ends of the edge of each bend.
    bends: Vec<(usize, usize)>,
}

impl Layers {
    /// Puts bends into edges, the shortest first, as long as there are no more than nodes and edges, or some
    /// hundreds; longer edges are left out.
    pub fn new(ranks: &Ranks) -> Layers {
        let nodes = ranks.rank.len();
        let mut rank = ranks.rank.clone();
        let mut bends = Vec::new();
        let span = |edge: &Arc| at(&ranks.rank, edge.head).saturating_sub(at(&ranks.rank, edge.tail));
        let mut edges: Vec<(usize, Arc)> = ranks.edges.iter().map(|edge| (span(edge), *edge)).collect();
        sort::by_key(&mut edges, |(span, _)| *span);
        let mut room = nodes + edges.len() + 1_000;
        let mut parts = Vec::new();
        for (span, edge) in edges {
            if span == 0 || span - 1 > room {
                continue;
            }
            room -= span - 1;
            let mut tail = edge.tail;
            for step in 1..=span {
                let head = if step == span { edge.head } else { rank.len() };
                if step < span {
                    rank.push(at(&ranks.rank, edge.tail) + step);
                    bends.push((edge.tail, edge.head));
                }
                // The more of its ends are bends, the straighter a part is wanted (Gansner and others 1993, 4.1).
                let straight = match (tail < nodes, head < nodes) {
                    (true, true) => 1,
                    (false, false) => 8,
                    _ => 2,
                };
                parts.push(Arc { tail, head, length: 0, weight: edge.weight * straight });
                tail = head;
            }
        }
        let mut layers = vec![Vec::new(); ranks.count()];
        let mut place = vec![0; rank.len()];
        for (item, rank) in rank.iter().enumerate() {
            if let Some(layer) = layers.get_mut(*rank) {
                put(&mut place, item, layer.len());
                layer.push(item);
            }
        }
        let forward: Vec<(usize, usize)> = parts.iter().map(|part| (part.tail, part.head)).collect();
        let back: Vec<(usize, usize)> = parts.iter().map(|part| (part.head, part.tail)).collect();
        let (before, after) = (Lists::new(rank.len(), &back), Lists::new(rank.len(), &forward));
        Layers { nodes, rank, layers, place, before, after, parts, bends }
    }

    /// The ends of the edge that an item is a bend of.
    pub fn ends(&self, item: usize) -> (usize, usize) {
        at(&self.bends, item.wrapping_sub(self.nodes))
    }

    /// Sets the order of all layers.
    pub fn set(&mut self, order: Vec<Vec<usize>>) {
        self.layers = order;
        (0..self.layers.len()).for_each(|layer| self.renumber(layer));
    }

    /// Notes the places of a layer's items after its order changed.
    pub fn renumber(&mut self, layer: usize) {
        for (place, item) in self.layers.get(layer).map(Vec::as_slice).unwrap_or_default().iter().enumerate() {
            put(&mut self.place, *item, place);
        }
    }
}
