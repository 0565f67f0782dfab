//! Parts that nothing connects, side by side and away from what stays.
//!
//! Shelves by first fit, the highest first (Coffman, Garey, Johnson, Tarjan 1980, "Performance bounds for level-oriented
//! two-dimensional packing algorithms").

use super::cells::{at, put};
use super::clear::clear;
use super::frame::{self, Placed};
use super::{Edge, Node, Options};
use crate::core::geometry::{Point, Rect, point};
use crate::core::sort;

/// How much wider than high the whole is to be.
const WIDE: f64 = 1.6;

/// Lays out each part by itself, but together what is pinned, or everything where there are lanes or columns.
pub(super) fn lay(nodes: &[Node], edges: &[Edge], options: &Options) -> Placed {
    let parts = parts(nodes, edges, options);
    let of = |index: &usize| nodes.get(*index).copied().unwrap_or_default();
    let fixed = |index: usize| nodes.get(index).and_then(|node| Some(Rect::new(node.fixed?, node.size)));
    let blocks: Vec<Node> = parts.blocks.iter().map(of).collect();
    let known = (0..nodes.len()).map(|index| fixed(index).unwrap_or_default());
    let mut whole = Placed { nodes: known.collect(), ..Placed::default() };
    let mut standing: Vec<Rect> = parts.blocks.iter().filter_map(|index| fixed(*index)).collect();
    let mut loose: Vec<(Vec<usize>, Placed)> = Vec::new();
    for (members, edges) in parts.parts {
        let inner: Vec<Node> = members.iter().map(of).collect();
        let stands = parts.together || inner.iter().any(|node| node.fixed.is_some());
        let placed = frame::lay(&inner, &edges, options, if stands { &blocks } else { &[] });
        if !stands {
            loose.push((members, placed));
            continue;
        }
        standing.extend(&placed.nodes);
        for (node, rect) in members.iter().zip(placed.nodes) {
            put(&mut whole.nodes, *node, rect);
        }
        (whole.lanes, whole.columns) = (placed.lanes, placed.columns);
    }
    let bounds: Vec<Rect> = loose.iter().map(|(_, placed)| placed.bounds().unwrap_or_default()).collect();
    let mut moving: Vec<(usize, Rect)> = Vec::new();
    for ((members, mut placed), by) in loose.into_iter().zip(shelves(&bounds, options)) {
        placed.shift(by);
        moving.extend(members.into_iter().zip(placed.nodes));
    }
    let rects: Vec<Rect> = moving.iter().map(|(_, rect)| *rect).collect();
    let by = clear(&rects, &standing, options.node_gap);
    for (node, rect) in moving {
        put(&mut whole.nodes, node, Rect::new(rect.origin.plus(by), rect.size));
    }
    whole
}

/// Nodes in parts.
struct Parts {
    /// There is but one part.
    together: bool,
    /// The nodes of each part and its edges, between the places of its nodes.
    parts: Vec<(Vec<usize>, Vec<Edge>)>,
    /// Fixed nodes without edges, which are in the way and nothing else.
    blocks: Vec<usize>,
}

fn parts(nodes: &[Node], edges: &[Edge], options: &Options) -> Parts {
    let together = options.lanes + options.columns > 0;
    let mut linked = vec![false; nodes.len()];
    let mut first: Vec<usize> = (0..nodes.len()).collect();
    let mut join = |one: usize, other: usize| {
        let (one, other) = (find(&mut first, one), find(&mut first, other));
        put(&mut first, one.max(other), one.min(other));
    };
    for edge in edges {
        join(edge.from, edge.to);
        put(&mut linked, edge.from, true);
        put(&mut linked, edge.to, true);
    }
    let blocks = |(index, node): &(usize, &Node)| node.fixed.is_some() && node.column.is_none() && !at(&linked, *index);
    let (blocks, inner): (Vec<_>, Vec<_>) = nodes.iter().enumerate().partition(blocks);
    let joined = inner.iter().filter(|(_, node)| together || node.fixed.is_some());
    joined.clone().zip(joined.skip(1)).for_each(|((one, _), (other, _))| join(*one, *other));
    // Each node's part, by its first node, and its place in it.
    let mut parts = vec![(Vec::new(), Vec::new()); nodes.len()];
    let mut place = vec![0; nodes.len()];
    for (index, _) in inner {
        if let Some((members, _)) = parts.get_mut(find(&mut first, index)) {
            put(&mut place, index, members.len());
            members.push(index);
        }
    }
    for edge in edges {
        if let Some((_, edges)) = parts.get_mut(find(&mut first, edge.from)) {
            edges.push(Edge { from: at(&place, edge.from), to: at(&place, edge.to), ..*edge });
        }
    }
    // Lanes and columns are there even if nothing stands in them.
    parts.retain(|(members, _)| !members.is_empty());
    if together && parts.is_empty() {
        parts.push(Default::default());
    }
    Parts { together, parts, blocks: blocks.into_iter().map(|(index, _)| index).collect() }
}

/// The first node of a part, with the way there made shorter (Tarjan 1975).
fn find(part: &mut [usize], mut node: usize) -> usize {
    loop {
        let next = at(part, node);
        if next == node {
            return node;
        }
        let further = at(part, next);
        put(part, node, further);
        node = further;
    }
}

/// By how much each part is moved so that all stand on shelves, from the upper left corner of all on.
fn shelves(bounds: &[Rect], options: &Options) -> Vec<Point> {
    let corner = bounds.iter().copied().reduce(|all, one| all.union(&one)).unwrap_or_default().origin;
    let (across, down) = (options.rank_gap, options.node_gap);
    let area: f64 = bounds.iter().map(|part| (part.size.width + across) * (part.size.height + down)).sum();
    let widest = bounds.iter().map(|part| part.size.width).fold(0.0, f64::max);
    let limit = widest.max((area * WIDE).sqrt());
    let mut order: Vec<usize> = (0..bounds.len()).collect();
    sort::by(&mut order, |one, other| {
        let (one, other) = (at(bounds, *one), at(bounds, *other));
        let place = |part: &Rect| (part.top() as i64, part.left() as i64);
        other.size.height.total_cmp(&one.size.height).then_with(|| place(&one).cmp(&place(&other)))
    });
    let mut moves = vec![Point::default(); bounds.len()];
    // The end of each shelf, and where it lies.
    let mut shelves: Vec<(f64, f64)> = Vec::new();
    let mut bottom = 0.0;
    for index in order {
        let part = at(bounds, index);
        let fits = shelves.iter().position(|(end, _)| end + part.size.width <= limit);
        let shelf = fits.unwrap_or_else(|| {
            shelves.push((0.0, bottom));
            bottom += part.size.height + down;
            shelves.len() - 1
        });
        let (end, top) = at(&shelves, shelf);
        put(&mut moves, index, corner.plus(point(end, top)).minus(part.origin));
        put(&mut shelves, shelf, (end + part.size.width + across, top));
    }
    moves
}
