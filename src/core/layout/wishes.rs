//! What the order of the items in a layer must keep, and what it should be where nothing else decides.

use super::Node;
use super::cells::{at, put};
use super::layers::Layers;
use super::ranks::Ranks;
use crate::core::geometry::Rect;
use crate::core::sort;

/// Wishes for the items of a graph in layers.
pub(super) struct Wishes {
    /// The lane of each item; items of lower lanes come first.
    pub lanes: Vec<Option<usize>>,
    /// Where the middle of an item is pinned across the flow; pinned items of one lane keep their order.
    pub pins: Vec<Option<f64>>,
    /// Where the middle of each item is on the map so far.
    pub heights: Vec<f64>,
    /// Where nothing else decides, items of a lower number come first. Every item has its own.
    pub taste: Vec<usize>,
}

impl Wishes {
    /// By taste, what is aside of the main flow comes last, else what is lower on the map.
    pub fn new(nodes: &[Node], ranks: &Ranks, layers: &Layers) -> Wishes {
        let items = layers.rank.len();
        let aside = ranks.aside();
        let mut heights: Vec<f64> = nodes.iter().map(|node| node.hint.y + node.size.height / 2.0).collect();
        let mut keys: Vec<(bool, i64)> = Vec::with_capacity(items);
        for item in 0..items {
            let mut is_aside = at(&aside, item);
            if item >= nodes.len() {
                // A bend stands in line with the ends of its edge.
                let (tail, head) = layers.ends(item);
                let rank = |item: usize| at(&layers.rank, item) as f64;
                let part = (rank(item) - rank(tail)) / (rank(head) - rank(tail));
                heights.push(at(&heights, tail) + (at(&heights, head) - at(&heights, tail)) * part);
                is_aside = at(&aside, tail) || at(&aside, head);
            }
            keys.push((is_aside, at(&heights, item) as i64));
        }
        let mut sorted: Vec<usize> = (0..items).collect();
        sort::by_key(&mut sorted, |item| at(&keys, *item));
        let mut taste = vec![0; items];
        for (number, item) in sorted.into_iter().enumerate() {
            put(&mut taste, item, number);
        }
        let mut lanes: Vec<Option<usize>> = nodes.iter().map(|node| node.lane).collect();
        lanes.resize(items, None);
        let pin = |node: &Node| node.fixed.map(|fixed| Rect::new(fixed, node.size).center().y);
        let mut pins: Vec<Option<f64>> = nodes.iter().map(pin).collect();
        pins.resize(items, None);
        Wishes { lanes, pins, heights, taste }
    }

    /// Whether one item must stay before the other.
    pub fn bind(&self, one: usize, other: usize) -> bool {
        let (lane, other_lane) = (at(&self.lanes, one), at(&self.lanes, other));
        if lane == other_lane {
            return matches!((at(&self.pins, one), at(&self.pins, other)), (Some(one), Some(other)) if one < other);
        }
        matches!((lane, other_lane), (Some(one), Some(other)) if one < other)
    }

    /// Whether no item must stay before any other.
    pub fn are_free(&self) -> bool {
        self.lanes.iter().all(Option::is_none) && self.pins.iter().all(Option::is_none)
    }

    /// Sorts the items of a layer that must keep an order, each into a place that such an item had.
    pub fn keep(&self, layer: &mut [usize]) {
        let lane = |item: usize| at(&self.lanes, item);
        let places = Vec::from_iter((0..layer.len()).filter(|place| lane(at(layer, *place)).is_some()));
        let mut items = Vec::from_iter(layer.iter().copied().filter(|item| lane(*item).is_some()));
        sort::by_key(&mut items, |item| lane(*item));
        for (place, item) in places.into_iter().zip(items) {
            put(layer, place, item);
        }
        // Among the pinned ones, those of a lane stay in the places of that lane.
        let pin = |item: usize| at(&self.pins, item);
        let mut places = Vec::from_iter((0..layer.len()).filter(|place| pin(at(layer, *place)).is_some()));
        let mut items = Vec::from_iter(layer.iter().copied().filter(|item| pin(*item).is_some()));
        sort::by_key(&mut places, |place| lane(at(layer, *place)));
        sort::by(&mut items, |one, other| {
            let pins = pin(*one).unwrap_or_default().total_cmp(&pin(*other).unwrap_or_default());
            lane(*one).cmp(&lane(*other)).then(pins)
        });
        for (place, item) in places.into_iter().zip(items) {
            put(layer, place, item);
        }
    }
}
