//! Where the items of each layer stand across the flow: edges straight and short.
//!
//! Gansner, Koutsofios, North, Vo 1993, section 4.2: the network simplex method on an auxiliary graph, in which every
//! part of an edge is a node of its own that both of its ends want to be near. It starts from sweeps that put each layer
//! in its best places for those around it, and ends there where the graph is large.

use super::cells::{Lists, at, put};
use super::lanes::{Lanes, margin};
use super::layers::Layers;
use super::level::ascending;
use super::simplex::{self, Arc};
use crate::core::geometry::within;

/// Double sweeps over the layers.
const SWEEPS: usize = 8;
/// The steps of the network simplex method: enough for some hundred nodes.
const EFFORT: usize = 1_500_000;
/// What a unit of a lane's height costs: less than a bend of the main flow, more than one of a way aside.
const GROWTH: i64 = 3;
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
    /// Lanes of a meaning of their own; else lanes are shelves, which only keep parts from each other.
    pub lanes: Option<&'a Lanes>,
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

    /// How far the middle of an item is at least from the ends of its lane.
    pub fn room(&self, item: usize) -> i64 {
        (at(self.extents, item) / 2.0).ceil() as i64 + margin(self.gap)
    }

    /// The items that stand beside each other in a layer and a lane, with their least distances from the first.
    fn runs(&self) -> Vec<Vec<(i64, usize)>> {
        let mut runs: Vec<Vec<(i64, usize)>> = Vec::new();
        for layer in &self.layers.layers {
            let mut last: Option<(i64, usize)> = None;
            for item in layer {
                let beside = last.filter(|(_, before)| at(&self.layers.lane, *before) == at(&self.layers.lane, *item));
                let offset = beside.map_or(0, |(offset, before)| offset + self.distance(before, *item));
                last = Some((offset, *item));
                match runs.last_mut().filter(|_| beside.is_some()) {
                    Some(run) => run.push((offset, *item)),
                    None => runs.push(vec![(offset, *item)]),
                }
            }
        }
        runs
    }

    /// Where all items begin, and where the lanes do; the last one is the end.
    pub fn place(&self) -> (Vec<f64>, Vec<i64>) {
        let runs = self.runs();
        let mut start = self.swept(&runs);
        let items = start.len();
        let lanes = self.lanes.map_or_else(|| self.stacked(&mut start), |lanes| lanes.starts.clone());
        let ground = items;
        let begin = |lane: usize| ground + 1 + lane;
        start.push(0);
        start.extend(&lanes);
        let mut arcs = Vec::new();
        let mut keep = |tail, head, length, weight| arcs.push(Arc { tail, head, length, weight });
        for run in &runs {
            for pair in run.windows(2) {
                let ((first, one), (second, other)) = (at(pair, 0), at(pair, 1));
                keep(one, other, second - first, 0);
            }
            if let (Some((_, first)), Some((_, last))) = (run.first(), run.last()) {
                let lane = at(&self.layers.lane, *first);
                keep(begin(lane), *first, self.room(*first), 0);
                keep(*last, begin(lane + 1), self.room(*last), 0);
            }
        }
        if let Some(own) = self.lanes {
            for (lane, start) in lanes.iter().enumerate() {
                if own.rigid {
                    keep(ground, begin(lane), *start, 0);
                    keep(begin(lane), ground, -start, 0);
                } else if lane > 0 {
                    keep(begin(lane - 1), begin(lane), own.least, GROWTH);
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
        all.iter_mut().for_each(|place| *place -= down);
        let starts = all.get(begin(0)..begin(lanes.len())).unwrap_or_default().to_vec();
        (all.iter().zip(self.extents).map(|(middle, extent)| *middle as f64 - extent / 2.0).collect(), starts)
    }

    /// Middles after sweeps, in whole units and within lanes.
    fn swept(&self, runs: &[Vec<(i64, usize)>]) -> Vec<i64> {
        let mut middle = self.first(runs);
        let parts = &self.layers.parts;
        let around = Lists::around(middle.len(), parts);
        let mut wanted = Vec::new();
        for sweep in 0..=SWEEPS {
            for run in runs.iter().chain(runs.iter().rev()) {
                wanted.clear();
                for (offset, item) in run {
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
                for ((offset, item), value) in run.iter().zip(ascending(&wanted)) {
                    // Whole units less the distances are in order too, and bounds less the distances ascend.
                    let value = if sweep == SWEEPS { value.round() } else { value };
                    put(&mut middle, *item, self.bounded(*item, *offset as f64 + value));
                }
            }
        }
        middle.into_iter().map(|middle| middle as i64).collect()
    }

    /// Every run around one line, or within its lane, and all of them where most of what is pinned is.
    fn first(&self, runs: &[Vec<(i64, usize)>]) -> Vec<f64> {
        let mut middle = vec![0.0; self.layers.rank.len()];
        for run in runs {
            let half = run.last().map_or(0, |(offset, _)| *offset) / 2;
            for (offset, item) in run {
                put(&mut middle, *item, (offset - half) as f64);
            }
        }
        let (mut by, mut count) = (0.0, 0.0);
        for (item, pin) in self.pins.iter().enumerate() {
            if let Some(pin) = pin {
                by += pin - at(&middle, item);
                count += 1.0;
            }
        }
        for item in 0..middle.len() {
            let moved = at(&middle, item) + if count > 0.0 { by / count } else { 0.0 };
            put(&mut middle, item, self.bounded(item, moved));
        }
        middle
    }

    fn bounded(&self, item: usize, place: f64) -> f64 {
        let bounds = self.lanes.map(|lanes| at(&lanes.bounds, item));
        bounds.map_or(place, |(least, most)| within(place, least as f64, most as f64))
    }

    /// Moves each shelf below the one before; where they begin, and the end.
    fn stacked(&self, middle: &mut [i64]) -> Vec<i64> {
        let count = self.layers.lane.iter().max().map_or(0, |last| last + 1);
        let mut tops = vec![i64::MAX; count];
        let mut bottoms = vec![i64::MIN; count];
        for (item, lane) in self.layers.lane.iter().enumerate() {
            let (place, room) = (at(middle, item), self.room(item));
            let (top, bottom) = (at(&tops, *lane).min(place - room), at(&bottoms, *lane).max(place + room));
            put(&mut tops, *lane, top);
            put(&mut bottoms, *lane, bottom);
        }
        let mut starts = vec![at(&tops, 0)];
        for lane in 0..count {
            let end = at(&starts, lane) + at(&bottoms, lane) - at(&tops, lane);
            starts.push(end);
        }
        for (item, lane) in self.layers.lane.iter().enumerate() {
            let moved = at(middle, item) + at(&starts, *lane) - at(&tops, *lane);
            put(middle, item, moved);
        }
        starts
    }
}
