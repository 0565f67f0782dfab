//! Where the items of each layer stand across the flow: edges straight and short.
//!
//! Gansner, Koutsofios, North, Vo 1993, section 4.2: the network simplex method on an auxiliary graph, in which every
//! part of an edge is a node of its own that both of its ends want to be near. It starts from sweeps that put each layer
//! in its best places for those around it, and ends there where the graph is large.

use super::cells::{Lists, at, put};
use super::layers::Layers;
use super::level::ascending;
use super::simplex::{self, Arc};

/// Double sweeps over the layers.
const SWEEPS: usize = 8;
/// The steps of the network simplex method: enough for some hundred nodes.
const EFFORT: usize = 1_500_000;
/// How much a pinned item wants to be where it is.
const PINNED: i64 = 10_000;

/// Items to be placed.
pub(super) struct Across<'a> {
    /// Their layers and order.
    pub layers: &'a Layers,
    /// How far each reaches across the flow.
    pub extents: &'a [f64],
    /// The distance between nodes.
    pub gap: f64,
    /// Between what the middle of each lies at first. Along a layer both ends ascend at least as items need.
    pub bounds: &'a [Option<(i64, i64)>],
    /// Whether it has to stay there.
    pub hold: bool,
    /// Where the middles of pinned ones are.
    pub pins: &'a [Option<f64>],
}

impl Across<'_> {
    /// The least distance between the middles of neighbours in a layer.
    pub fn distance(&self, one: usize, other: usize) -> i64 {
        let bends = one >= self.layers.nodes && other >= self.layers.nodes;
        let gap = if bends { self.gap / 2.0 } else { self.gap };
        ((at(self.extents, one) + at(self.extents, other)) / 2.0 + gap).ceil() as i64
    }

    /// The distances of the items of a layer from its first, and the items.
    fn offsets(&self, layer: &[usize]) -> Vec<(i64, usize)> {
        let mut last: Option<(i64, usize)> = None;
        let mut next = |item: usize| {
            let offset = last.map_or(0, |(offset, before)| offset + self.distance(before, item));
            last = Some((offset, item));
            (offset, item)
        };
        layer.iter().map(|item| next(*item)).collect()
    }

    /// Where all items begin.
    pub fn place(&self) -> Vec<f64> {
        let start = self.swept();
        let items = start.len();
        let mut arcs = Vec::new();
        let mut start = start;
        let ground = items;
        start.push(0);
        let keep = |tail, head, length| Arc { tail, head, length, weight: 0 };
        for layer in &self.layers.layers {
            for pair in layer.windows(2) {
                if let [one, other] = pair {
                    arcs.push(keep(*one, *other, self.distance(*one, *other)));
                }
            }
        }
        // The first and the last of each lane in a layer keep the others in.
        for layer in self.layers.layers.iter().filter(|_| self.hold) {
            let lane = |place: usize| layer.get(place).map(|item| at(&self.layers.lane, *item));
            for (place, item) in layer.iter().enumerate() {
                let (least, most) = at(self.bounds, *item).unwrap_or_default();
                if place == 0 || lane(place - 1) != lane(place) {
                    arcs.push(keep(ground, *item, least));
                }
                if lane(place + 1) != lane(place) {
                    arcs.push(keep(*item, ground, -most));
                }
            }
        }
        let mut wish = |one: usize, other: usize, apart: i64, weight: i64| {
            let between = start.len();
            start.push(at(&start, one).min(at(&start, other) + apart));
            arcs.push(Arc { tail: between, head: one, length: 0, weight });
            arcs.push(Arc { tail: between, head: other, length: -apart, weight });
        };
        for part in &self.layers.parts {
            wish(part.tail, part.head, 0, part.weight);
        }
        for (item, pin) in self.pins.iter().enumerate() {
            if let Some(pin) = pin {
                wish(item, ground, *pin as i64, PINNED);
            }
        }
        let mut all = simplex::settle(&arcs, start, EFFORT);
        let down = at(&all, ground);
        all.truncate(items);
        all.iter().zip(self.extents).map(|(middle, extent)| (middle - down) as f64 - extent / 2.0).collect()
    }

    /// Middles after sweeps, in whole units and within bounds.
    fn swept(&self) -> Vec<i64> {
        let offsets: Vec<Vec<(i64, usize)>> = self.layers.layers.iter().map(|layer| self.offsets(layer)).collect();
        let mut middle = self.first(&offsets);
        let parts = &self.layers.parts;
        let ends: Vec<(usize, usize)> =
            parts.iter().enumerate().flat_map(|(index, part)| [(part.tail, index), (part.head, index)]).collect();
        let around = Lists::new(middle.len(), &ends);
        let mut wanted = Vec::new();
        for sweep in 0..=SWEEPS {
            for layer in offsets.iter().chain(offsets.iter().rev()) {
                wanted.clear();
                for (offset, item) in layer {
                    // What nothing pulls stays, if it can.
                    let (mut sum, mut weight) = (at(&middle, *item) * 0.01, 0.01);
                    for index in around.of(*item) {
                        let part = at(parts, *index);
                        let other = if part.tail == *item { part.head } else { part.tail };
                        sum += at(&middle, other) * part.weight as f64;
                        weight += part.weight as f64;
                    }
                    if let Some(pin) = at(self.pins, *item) {
                        (sum, weight) = (pin * PINNED as f64, PINNED as f64);
                    }
                    wanted.push((sum / weight - *offset as f64, weight));
                }
                for ((offset, item), value) in layer.iter().zip(ascending(&wanted)) {
                    // Whole units less the distances are in order too, and bounds less the distances ascend.
                    let mut place = *offset as f64 + if sweep == SWEEPS { value.round() } else { value };
                    if let (true, Some((least, most))) = (self.hold, at(self.bounds, *item)) {
                        place = place.max(least as f64).min(most as f64);
                    }
                    put(&mut middle, *item, place);
                }
            }
        }
        middle.into_iter().map(|middle| middle as i64).collect()
    }

    /// Every layer around one line, or within bounds, and all of them where most of what is pinned is.
    fn first(&self, offsets: &[Vec<(i64, usize)>]) -> Vec<f64> {
        let mut middle = vec![0.0; self.layers.rank.len()];
        for layer in offsets {
            let half = layer.last().map_or(0, |(offset, _)| *offset) / 2;
            for (offset, item) in layer {
                let place = (offset - half) as f64;
                let within = at(self.bounds, *item).map(|(least, most)| place.max(least as f64).min(most as f64));
                put(&mut middle, *item, within.unwrap_or(place));
            }
        }
        let pins: Vec<f64> =
            self.pins.iter().zip(&middle).filter_map(|(pin, middle)| pin.map(|pin| pin - middle)).collect();
        if !pins.is_empty() && self.bounds.is_empty() {
            let by = pins.iter().sum::<f64>() / pins.len() as f64;
            middle.iter_mut().for_each(|middle| *middle += by);
        }
        middle
    }
}
