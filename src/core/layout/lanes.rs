//! Bands across the flow, one for each lane, that its nodes stand in.

use super::Band;
use super::across::Across;
use super::cells::{at, put};
use super::rows::Row;
use super::seats;

/// Where the lanes lie.
pub(super) struct Lanes {
    /// Where each begins, and where the last one ends.
    starts: Vec<i64>,
    /// The lane that each item stands in.
    pub of: Vec<usize>,
    /// Between what the middle of each item has to lie.
    pub bounds: Vec<Option<(i64, i64)>>,
}

impl Lanes {
    /// Lanes beside each other, each as high as its fullest row and at least as the highest node. Items without a lane
    /// stand in that of the item before them. Each holds what is pinned in it, unless the lanes before need the room;
    /// where nothing is pinned, the first one begins at `top`.
    pub fn new(across: &Across, lanes: &[Option<usize>], rows: &[Row], pinned: &[Option<Band>], top: f64) -> Lanes {
        let of = spread(across, lanes);
        let margin = margin(across.gap);
        let ahead = distances(across, &of, false);
        let behind = distances(across, &of, true);
        let highest = across.extents.iter().copied().fold(0.0, f64::max);
        let mut heights = vec![highest.ceil() as i64 + 2 * margin; pinned.len()];
        for (lane, (ahead, behind)) in of.iter().zip(ahead.iter().zip(&behind)) {
            let height = at(&heights, *lane).max(ahead + behind + 2 * margin);
            put(&mut heights, *lane, height);
        }
        let mut starts = vec![first_start(&heights, pinned, top, margin)];
        for (lane, height) in heights.iter().enumerate() {
            let start = starts.last().copied().unwrap_or_default();
            let held = at(pinned, lane).map_or(start, |pinned| pinned.end.ceil() as i64 + margin);
            let seated = rows.iter().map(|row| seated(row, across, &of, lane, start + margin) + margin);
            starts.push(seated.fold(held.max(start + height), i64::max));
        }
        let bounds = of.iter().zip(ahead.iter().zip(behind)).map(|(lane, (ahead, behind))| {
            Some((at(&starts, *lane) + margin + ahead, at(&starts, lane + 1) - margin - behind))
        });
        Lanes { bounds: bounds.collect(), starts, of }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.starts.len() - 1
    }

    /// The bands.
    pub fn bands(&self) -> Vec<Band> {
        self.starts.windows(2).map(|pair| Band { start: at(pair, 0) as f64, end: at(pair, 1) as f64 }).collect()
    }

    /// The part of a lane that nodes may take up.
    pub fn inside(&self, lane: usize, gap: f64) -> seats::Part {
        ((at(&self.starts, lane) + margin(gap)) as f64, (at(&self.starts, lane + 1) - margin(gap)) as f64)
    }
}

/// What is kept free at both ends of a lane: with its neighbour's, more than a gap.
fn margin(gap: f64) -> i64 {
    (gap / 2.0).ceil() as i64 + 1
}

/// The lane of every item: its own, or else that of the item before it, at the start of a layer that of the first.
fn spread(across: &Across, lanes: &[Option<usize>]) -> Vec<usize> {
    let mut of = vec![0; lanes.len()];
    for layer in &across.layers.layers {
        let mut lane = layer.iter().find_map(|item| at(lanes, *item)).unwrap_or(0);
        for item in layer {
            lane = at(lanes, *item).unwrap_or(lane);
            put(&mut of, *item, lane);
        }
    }
    of
}

/// How far the middle of each item is at least from the start of its lane, or from its end.
fn distances(across: &Across, of: &[usize], from_end: bool) -> Vec<i64> {
    let mut distances = vec![0; of.len()];
    for layer in &across.layers.layers {
        let mut last: Option<usize> = None;
        for place in 0..layer.len() {
            let item = at(layer, if from_end { layer.len() - 1 - place } else { place });
            let distance = match last.filter(|last| at(of, *last) == at(of, item)) {
                Some(last) => at(&distances, last) + across.distance(last, item),
                None => (at(across.extents, item) / 2.0).ceil() as i64,
            };
            put(&mut distances, item, distance);
            last = Some(item);
        }
    }
    distances
}

/// Where the last node of a lane in this row ends when they are seated from `start` on.
fn seated(row: &Row, across: &Across, of: &[usize], lane: usize, start: i64) -> i64 {
    if row.taken.is_empty() {
        return start;
    }
    let sizes = Vec::from_iter(row.nodes(of, Some(lane)).map(|node| at(across.extents, node)));
    let last = seats::earliest(&sizes, start as f64, across.gap, &row.taken).last().copied();
    last.zip(sizes.last()).map_or(start, |(last, size)| (last + size).ceil() as i64)
}

/// Where the first lane begins so that no lane begins below what is pinned in it.
fn first_start(heights: &[i64], pinned: &[Option<Band>], top: f64, margin: i64) -> i64 {
    let mut before = 0;
    let mut first: Option<i64> = None;
    for (height, pinned) in heights.iter().zip(pinned) {
        if let Some(pinned) = pinned {
            let start = pinned.start.floor() as i64 - margin - before;
            first = Some(first.map_or(start, |first| first.min(start)));
        }
        before += height;
    }
    first.unwrap_or(top.round() as i64)
}
