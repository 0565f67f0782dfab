//! What is laid out together: ranks along the flow, an order in each, places across it, all around what is pinned.

use super::across::Across;
use super::along::Along;
use super::cells::at;
use super::lanes::Lanes;
use super::layers::Layers;
use super::rows::rows;
use super::wishes::Wishes;
use super::{Band, Edge, Node, Options, order, ranks};
use crate::core::geometry::{Point, Rect, point};

/// Nodes in their places, and the bands of lanes and columns.
#[derive(Default)]
pub(super) struct Placed {
    /// The rectangles of the nodes.
    pub nodes: Vec<Rect>,
    /// The lanes across the flow.
    pub lanes: Vec<Band>,
    /// The columns along the flow.
    pub columns: Vec<Band>,
}

/// Lays out nodes from left to right, around `blocks`, which are fixed. The nodes come in the order in which they
/// stand on the map along the flow; where none is fixed, the whole keeps its upper left corner.
pub(super) fn lay(nodes: &[Node], edges: &[Edge], options: &Options, blocks: &[Node]) -> Placed {
    let ranks = ranks::assign(nodes, edges, options.columns);
    let mut layers = Layers::new(&ranks);
    let wishes = Wishes::new(nodes, &ranks, &layers);
    order::arrange(&mut layers, &wishes);
    let hints = nodes.iter().map(|node| node.hint);
    let corner = hints.reduce(|one, other| point(one.x.min(other.x), one.y.min(other.y))).unwrap_or_default();
    let along = Along::new(nodes, edges, &ranks, options, corner.x);
    let is_fixed = |node: &&Node| node.fixed.is_some();
    let fixed: Vec<Node> = nodes.iter().filter(is_fixed).chain(blocks).copied().collect();
    let standing: Vec<Rect> = fixed.iter().filter_map(|node| Some(Rect::new(node.fixed?, node.size))).collect();
    let rows = rows(nodes, &layers, &along, &standing, options);
    let mut extents: Vec<f64> = nodes.iter().map(|node| node.size.height).collect();
    extents.resize(layers.rank.len(), 0.0);
    let gap = options.node_gap;
    let mut across = Across { layers: &layers, extents: &extents, gap, bounds: &[], pins: &wishes.pins };
    let lanes = (options.lanes > 0)
        .then(|| Lanes::new(&across, &wishes.lanes, &rows, &pinned(&fixed, options.lanes), corner.y));
    if let Some(lanes) = &lanes {
        across.bounds = &lanes.bounds;
    }
    let mut tops: Vec<f64> =
        across.place().iter().zip(&extents).map(|(middle, extent)| *middle as f64 - extent / 2.0).collect();
    tops.truncate(nodes.len());
    for row in &rows {
        row.seat(&mut tops, &extents, gap, lanes.as_ref());
    }
    let rect = |(index, node): (usize, &Node)| {
        let left = at(&along.middles, at(&ranks.rank, index)) - node.size.width / 2.0;
        Rect::new(node.fixed.unwrap_or(point(left, at(&tops, index))), node.size)
    };
    let mut placed = Placed {
        nodes: nodes.iter().enumerate().map(rect).collect(),
        lanes: lanes.map(|lanes| lanes.bands()).unwrap_or_default(),
        columns: along.bands(&ranks.columns),
    };
    if let (true, Some(bounds)) = (fixed.is_empty(), placed.bounds()) {
        placed.shift(corner.minus(bounds.origin));
    }
    placed
}

impl Placed {
    /// The rectangle around all nodes; `None` for none.
    pub fn bounds(&self) -> Option<Rect> {
        self.nodes.iter().copied().reduce(|all, one| all.union(&one))
    }

    /// Moves everything.
    pub fn shift(&mut self, by: Point) {
        self.nodes.iter_mut().for_each(|rect| rect.origin = rect.origin.plus(by));
        for (bands, by) in [(&mut self.lanes, by.y), (&mut self.columns, by.x)] {
            *bands = bands.iter().map(|band| Band { start: band.start + by, end: band.end + by }).collect();
        }
    }
}

/// Where what is fixed in each lane begins and ends.
fn pinned(fixed: &[Node], lanes: usize) -> Vec<Option<Band>> {
    let mut pinned: Vec<Option<Band>> = vec![None; lanes];
    for node in fixed {
        let Some(known) = node.lane.and_then(|lane| pinned.get_mut(lane)) else { continue };
        let top = node.fixed.unwrap_or_default().y;
        let own = Band { start: top, end: top + node.size.height };
        let both = |known: Band| Band { start: known.start.min(own.start), end: known.end.max(own.end) };
        *known = Some(known.map_or(own, both));
    }
    pinned
}
