//! Bands across the flow, one for each lane, that its nodes stand in.

use super::Node;
use super::across::Across;
use super::cells::{at, put};
use super::ranks::Ranks;
use super::rows::Row;
use super::seats::Part;

/// Where the lanes lie.
pub(super) struct Lanes {
    /// Where each begins, and where the last one ends.
    pub starts: Vec<i64>,
    /// Between what the middle of each item lies at first. Along a layer both ends ascend as items need.
    pub bounds: Vec<(i64, i64)>,
    /// How high each is at least.
    pub least: i64,
    /// Whether they have to stay where they are, because what is fixed has been seated around.
    pub rigid: bool,
}

impl Lanes {
    /// Lanes beside each other, each as high as its fullest row and at least as the highest node. Each holds what is
    /// pinned in it, unless the lanes before need the room; where nothing is pinned, the first one begins at `top`.
    pub fn new(across: &Across, rows: &[Row], pinned: &[Option<Part>], top: f64) -> Lanes {
        let of = &across.layers.lane;
        let margin = margin(across.gap);
        let ahead = distances(across, false);
        let behind = distances(across, true);
        let least = across.extents.iter().copied().fold(0.0, f64::max).ceil() as i64 + 2 * margin;
        let mut heights = vec![least; pinned.len()];
        for (item, lane) in of.iter().enumerate() {
            let height = at(&heights, *lane).max(at(&ahead, item) + at(&behind, item) + 2 * margin);
            put(&mut heights, *lane, height);
        }
        // The first one where no lane begins below what is pinned in it.
        let mut start = i64::MAX;
        let mut before = 0;
        for (height, pinned) in heights.iter().zip(pinned) {
            if let Some((first, _)) = pinned {
                start = start.min(first.floor() as i64 - margin - before);
            }
            before += height;
        }
        if start == i64::MAX {
            start = top.round() as i64;
        }
        let mut starts = vec![start];
        for (lane, height) in heights.iter().enumerate() {
            let mut end = start + height;
            if let Some((_, last)) = at(pinned, lane) {
                end = end.max(last.ceil() as i64 + margin);
            }
            for row in rows {
                end = end.max(row.seated(across, lane, start + margin) + margin);
            }
            starts.push(end);
            start = end;
        }
        let mut bounds = Vec::with_capacity(of.len());
        for (item, lane) in of.iter().enumerate() {
            let first = at(&starts, *lane) + margin + at(&ahead, item);
            let last = at(&starts, lane + 1) - margin - at(&behind, item);
            bounds.push((first, last));
        }
        Lanes { starts, bounds, least, rigid: !rows.is_empty() || pinned.iter().any(Option::is_some) }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.starts.len() - 1
    }

    /// The part of a lane that nodes may take up.
    pub fn inside(&self, lane: usize, gap: f64) -> Part {
        ((at(&self.starts, lane) + margin(gap)) as f64, (at(&self.starts, lane + 1) - margin(gap)) as f64)
    }
}

/// What is kept free at both ends of a lane: with its neighbour's, more than a gap.
pub(super) fn margin(gap: f64) -> i64 {
    (gap / 2.0).ceil() as i64 + 1
}

/// How far the middle of each item is at least from the start of its lane, or from its end.
fn distances(across: &Across, from_end: bool) -> Vec<i64> {
    let of = &across.layers.lane;
    let mut distances = vec![0; of.len()];
    for layer in &across.layers.layers {
        let mut last = None;
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

/// The lane of every node: its own, or else that of a node before it, or else of one behind it.
pub(super) fn spread(nodes: &[Node], ranks: &Ranks) -> Vec<usize> {
    let mut lanes: Vec<Option<usize>> = nodes.iter().map(|node| node.lane).collect();
    let order = ranks.order();
    for step in 0..2 * order.len() {
        let is_back = step >= order.len();
        let index = at(&order, if is_back { 2 * order.len() - 1 - step } else { step });
        let edge = at(&ranks.edges, index);
        let (known, wanted) = if is_back { (edge.head, edge.tail) } else { (edge.tail, edge.head) };
        if at(&lanes, wanted).is_none() {
            let lane = at(&lanes, known);
            put(&mut lanes, wanted, lane);
        }
    }
    lanes.into_iter().map(Option::unwrap_or_default).collect()
}
