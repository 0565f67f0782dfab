//! From nodes and edges to places: ranks along the flow, an order in each, places across it, all around what is fixed.

use super::across::Across;
use super::along::Along;
use super::cells::{at, put};
use super::lanes::{self, Lanes};
use super::layers::Layers;
use super::seats::Part;
use super::wishes::Wishes;
use super::{Band, Edge, Node, Options, order, parts, ranks, rows};
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
    let mut ranks = ranks::assign(nodes, edges, options.columns);
    let lane = if options.lanes + options.columns > 0 {
        let lane = lanes::spread(nodes, &ranks);
        ranks.spread(nodes, &lane);
        lane
    } else {
        parts::shelve(&mut ranks, nodes, options.node_gap)
    };
    let mut layers = Layers::new(&ranks, &lane);
    let wishes = Wishes::new(nodes, &ranks, &layers);
    order::arrange(&mut layers, &wishes);
    let corner = bounds(nodes.iter().map(|node| Rect::new(node.hint, node.size))).origin;
    let along = Along::new(nodes, edges, &ranks, options, corner.x);
    let standing: Vec<Rect> = nodes.iter().chain(blocks).filter_map(Node::stands).collect();
    let rows = rows::rows(nodes, &layers, &along, &standing, options);
    let mut extents: Vec<f64> = nodes.iter().map(|node| node.size.height).collect();
    extents.resize(layers.rank.len(), 0.0);
    let gap = options.node_gap;
    let mut across = Across { layers: &layers, extents: &extents, gap, lanes: None, pins: &wishes.pins };
    let lanes = (options.lanes > 0).then(|| {
        let pinned = pinned(nodes, &lane, blocks, options.lanes);
        Lanes::new(&across, &rows, &pinned, corner.y)
    });
    across.lanes = lanes.as_ref();
    let (mut tops, starts) = across.place();
    for row in &rows {
        row.seat(&across, &mut tops);
    }
    let mut placed = Placed { columns: along.bands(&ranks.columns), ..Placed::default() };
    for (index, node) in nodes.iter().enumerate() {
        let left = at(&along.middles, at(&ranks.rank, index)) - node.size.width / 2.0;
        let corner = point(left, at(&tops, index));
        placed.nodes.push(node.stands().unwrap_or(Rect::new(corner, node.size)));
    }
    for pair in starts.windows(2).filter(|_| options.lanes > 0) {
        placed.lanes.push(Band { start: at(pair, 0) as f64, end: at(pair, 1) as f64 });
    }
    if standing.is_empty() {
        let by = corner.minus(bounds(placed.nodes.iter().copied()).origin);
        placed.shift(by);
    }
    placed
}

/// The rectangle around all.
pub(super) fn bounds(rects: impl Iterator<Item = Rect>) -> Rect {
    rects.reduce(|all, one| all.union(&one)).unwrap_or_default()
}

/// Where what is fixed in each lane begins and ends.
fn pinned(nodes: &[Node], lanes: &[usize], blocks: &[Node], count: usize) -> Vec<Option<Part>> {
    let mut pinned = vec![None; count];
    for (index, node) in nodes.iter().chain(blocks).enumerate() {
        let lane = lanes.get(index).copied().or(node.lane);
        let (Some(own), Some(lane)) = (node.stands(), lane) else { continue };
        let (first, last): Part = at(&pinned, lane).unwrap_or((own.top(), own.bottom()));
        put(&mut pinned, lane, Some((first.min(own.top()), last.max(own.bottom()))));
    }
    pinned
}

impl Placed {
    /// Moves everything.
    pub fn shift(&mut self, by: Point) {
        self.nodes.iter_mut().for_each(|rect| rect.origin = rect.origin.plus(by));
        for (bands, by) in [(&mut self.lanes, by.y), (&mut self.columns, by.x)] {
            for band in bands {
                band.start += by;
                band.end += by;
            }
        }
    }
}
