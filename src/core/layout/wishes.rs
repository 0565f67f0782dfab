//! What the order of the items in a layer must keep, and what it should be where nothing else decides.

use super::Node;
use super::cells::{at, put, sorted};
use super::layers::Layers;
use super::ranks::Ranks;
use crate::core::geometry::Rect;

/// Wishes for the items of a graph in layers.
pub(super) struct Wishes {
    /// Where the middle of an item is pinned across the flow; pinned items keep their order.
    pub pins: Vec<Option<f64>>,
    /// Where the middle of each item is on the map so far.
    pub heights: Vec<f64>,
    /// Where nothing else decides, items of a lower number come first: what is not aside of the main flow, then what is
    /// higher on the map. Every item has its own.
    pub taste: Vec<usize>,
}

impl Wishes {
    /// What the nodes, and the bends with them, wish.
    pub fn new(nodes: &[Node], ranks: &Ranks, layers: &Layers) -> Wishes {
        let items = layers.rank.len();
        let mut aside = ranks.aside();
        let mut heights: Vec<f64> =
            nodes.iter().map(|node| Rect::new(node.fixed.unwrap_or(node.hint), node.size).center().y).collect();
        for item in nodes.len()..items {
            // A bend stands in line with the ends of its edge.
            let edge = layers.edge(item);
            let rank = |item: usize| at(&layers.rank, item) as f64;
            let part = (rank(item) - rank(edge.tail)) / (rank(edge.head) - rank(edge.tail));
            let (first, last) = (at(&heights, edge.tail), at(&heights, edge.head));
            heights.push(first + (last - first) * part);
            aside.push(at(&aside, edge.tail) || at(&aside, edge.head));
        }
        let mut taste = vec![0; items];
        let order = sorted(items, &|item| (i64::from(at(&aside, item)), at(&heights, item) as i64, 0));
        for (number, item) in order.into_iter().enumerate() {
            put(&mut taste, item, number);
        }
        let mut pins = vec![None; items];
        for (item, _) in nodes.iter().enumerate().filter(|(_, node)| node.fixed.is_some()) {
            put(&mut pins, item, heights.get(item).copied());
        }
        Wishes { pins, heights, taste }
    }

    /// Whether two neighbours in a layer must not change places.
    pub fn bind(&self, layers: &Layers, one: usize, other: usize) -> bool {
        let pinned = |item: usize| at(&self.pins, item).is_some();
        at(&layers.lane, one) != at(&layers.lane, other) || (pinned(one) && pinned(other))
    }
}
