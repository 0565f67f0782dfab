//! Layers in the world: which nodes are to be seated in each, and what of it is taken by what stays.

use super::across::Across;
use super::along::Along;
use super::cells::{at, put};
use super::lanes::Lanes;
use super::layers::Layers;
use super::seats::{self, Part};
use super::{Node, Options};
use crate::core::geometry::Rect;

/// A layer when nodes are seated in it.
pub(super) struct Row {
    /// What is taken across the flow.
    taken: Vec<Part>,
    /// The nodes that are to be seated, in order.
    nodes: Vec<usize>,
}

/// The rows of all layers that something stays in or near.
pub(super) fn rows(nodes: &[Node], layers: &Layers, along: &Along, standing: &[Rect], options: &Options) -> Vec<Row> {
    let reach = options.node_gap.min(options.rank_gap) / 2.0;
    let mut rows = Vec::new();
    for (layer, items) in layers.layers.iter().enumerate() {
        let stretch = along.stretch(layer);
        let near = |rect: &&Rect| rect.left() < stretch.end + reach && stretch.start - reach < rect.right();
        let taken: Vec<Part> = standing.iter().filter(near).map(|rect| (rect.top(), rect.bottom())).collect();
        if !taken.is_empty() {
            let is_free = |item: &usize| nodes.get(*item).is_some_and(|node| node.fixed.is_none());
            rows.push(Row { taken, nodes: items.iter().copied().filter(is_free).collect() });
        }
    }
    rows
}

impl Row {
    /// The nodes in a lane, or all, each with where it is to begin and how far it reaches.
    fn wanted(&self, across: &Across, lane: Option<usize>, tops: &[f64]) -> (Vec<usize>, Vec<(f64, f64)>) {
        let in_lane = |node: &usize| lane.is_none_or(|lane| at(&across.layers.lane, *node) == lane);
        let nodes: Vec<usize> = self.nodes.iter().copied().filter(in_lane).collect();
        let wanted = nodes.iter().map(|node| (at(tops, *node), at(across.extents, *node))).collect();
        (nodes, wanted)
    }

    /// Where the last node of a lane ends when they are seated from `start` on.
    pub fn seated(&self, across: &Across, lane: usize, start: i64) -> i64 {
        let (_, wanted) = self.wanted(across, Some(lane), &[]);
        let places = seats::earliest(&wanted, start as f64, across.gap, &self.taken);
        let end = places.last().zip(wanted.last()).map(|(place, (_, size))| place + size);
        end.map_or(start, |end| end.ceil() as i64)
    }

    /// Moves the nodes to the nearest places that are not taken, inside their lanes.
    pub fn seat(&self, across: &Across, tops: &mut [f64]) {
        let lanes = across.lanes;
        for lane in 0..lanes.map_or(1, Lanes::count) {
            let (nodes, wanted) = self.wanted(across, lanes.map(|_| lane), tops);
            let everywhere = (f64::NEG_INFINITY, f64::INFINITY);
            let room = lanes.map_or(everywhere, |lanes| lanes.inside(lane, across.gap));
            for (node, top) in nodes.into_iter().zip(seats::near(&wanted, room, across.gap, &self.taken)) {
                put(tops, node, top);
            }
        }
    }
}
