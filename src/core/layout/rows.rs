//! Layers in the world: which nodes are to be seated in each, and what of it is taken by what stays.

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
    pub taken: Vec<Part>,
    /// The nodes that are to be seated, in order.
    nodes: Vec<usize>,
}

/// The rows of all layers, with what stays in or near each.
pub(super) fn rows(nodes: &[Node], layers: &Layers, along: &Along, standing: &[Rect], options: &Options) -> Vec<Row> {
    let reach = options.node_gap.min(options.rank_gap) / 2.0;
    let is_free = |item: &&usize| nodes.get(**item).is_some_and(|node| node.fixed.is_none());
    let row = |(layer, items): (usize, &Vec<usize>)| {
        let stretch = along.stretch(layer);
        let near = |rect: &&Rect| rect.left() < stretch.end + reach && stretch.start - reach < rect.right();
        Row {
            taken: standing.iter().filter(near).map(|rect| (rect.top(), rect.bottom())).collect(),
            nodes: items.iter().filter(is_free).copied().collect(),
        }
    };
    layers.layers.iter().enumerate().map(row).collect()
}

impl Row {
    /// The nodes in a lane, or all.
    pub fn nodes<'a>(&'a self, lanes: &'a [usize], lane: Option<usize>) -> impl Iterator<Item = usize> + 'a {
        self.nodes.iter().copied().filter(move |node| lane.is_none_or(|lane| at(lanes, *node) == lane))
    }

    /// Moves the nodes of this row to the nearest places that are not taken, inside their lanes.
    pub fn seat(&self, tops: &mut [f64], extents: &[f64], gap: f64, lanes: Option<&Lanes>) {
        if self.taken.is_empty() {
            return;
        }
        for lane in 0..lanes.map_or(1, Lanes::count) {
            let (of, room) = match lanes {
                Some(lanes) => (lanes.of.as_slice(), lanes.inside(lane, gap)),
                None => (Default::default(), (f64::NEG_INFINITY, f64::INFINITY)),
            };
            let nodes = Vec::from_iter(self.nodes(of, lanes.map(|_| lane)));
            let wanted = Vec::from_iter(nodes.iter().map(|node| (at(tops, *node), at(extents, *node))));
            for (node, top) in nodes.into_iter().zip(seats::near(&wanted, room, gap, &self.taken)) {
                put(tops, node, top);
            }
        }
    }
}
