//! Parts that nothing connects, on shelves: beside each other along the flow as long as there is room, then below.
//!
//! First fit, the longest first (Coffman, Garey, Johnson, Tarjan 1980, "Performance bounds for level-oriented
//! two-dimensional packing algorithms"). A shelf is a lane.

use super::Node;
use super::cells::{at, first, put, sorted};
use super::ranks::Ranks;

/// Moves each part to its ranks; the lane of each node. Everything pinned is one part.
pub(super) fn shelve(ranks: &mut Ranks, nodes: &[Node], gap: f64) -> Vec<usize> {
    let count = nodes.len();
    let mut names: Vec<usize> = (0..count).collect();
    let mut join = |one: usize, other: usize| {
        let (one, other) = (first(&mut names, one), first(&mut names, other));
        put(&mut names, one.max(other), one.min(other));
    };
    for edge in &ranks.edges {
        join(edge.tail, edge.head);
    }
    let mut pinned = None;
    for (index, _) in nodes.iter().enumerate().filter(|(_, node)| node.fixed.is_some()) {
        join(pinned.unwrap_or(index), index);
        pinned = Some(index);
    }
    // The first rank of each part, the one behind its last, and how high on the map it is.
    let mut starts = vec![i64::MAX; count];
    let mut ends = vec![0; count];
    let mut heights = vec![i64::MAX; count];
    for (node, known) in nodes.iter().enumerate() {
        let (part, rank) = (first(&mut names, node), at(&ranks.rank, node) as i64);
        let (start, end) = (at(&starts, part).min(rank), at(&ends, part).max(rank + 1));
        let height = at(&heights, part).min(known.hint.y as i64);
        put(&mut starts, part, start);
        put(&mut ends, part, end);
        put(&mut heights, part, height);
    }
    // Nothing for names that are not the first.
    let length = |part: usize| (at(&ends, part) - at(&starts, part)).max(0);
    let mut order = sorted(count, &|part| (-length(part), at(&heights, part), 0));
    // What stands in one row on the map, if not exactly, is taken from left to right.
    let mut row = i64::MIN;
    for part in &order {
        row = if (row..row.saturating_add(gap as i64)).contains(&at(&heights, *part)) {
            row
        } else {
            at(&heights, *part)
        };
        put(&mut heights, *part, row);
    }
    order = sorted(count, &|part| (-length(part), at(&heights, part), 0));
    let parts = order.iter().filter(|part| length(**part) > 0).count();
    let longest = order.first().map_or(0, |part| length(*part));
    // Loose nodes make a field that is wider than high.
    ranks.count = longest.max((1.5 * parts as f64).sqrt().ceil() as i64) as usize;
    let mut shelves: Vec<i64> = Vec::new();
    let mut lanes = vec![0; count];
    let mut moves = vec![0; count];
    for part in order.into_iter().take(parts) {
        let length = length(part);
        let fits = shelves.iter().position(|end| end + length <= ranks.count as i64);
        let shelf = fits.unwrap_or(shelves.len());
        shelves.resize(shelves.len().max(shelf + 1), 0);
        let end = at(&shelves, shelf);
        put(&mut shelves, shelf, end + length);
        put(&mut lanes, part, shelf);
        put(&mut moves, part, end - at(&starts, part));
    }
    for (node, rank) in ranks.rank.iter_mut().enumerate() {
        let part = first(&mut names, node);
        *rank = (*rank as i64 + at(&moves, part)).max(0) as usize;
        let lane = at(&lanes, part);
        put(&mut lanes, node, lane);
    }
    lanes
}
