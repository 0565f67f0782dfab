//! Where nodes go when they are lined up or spread evenly.

use crate::core::geometry::{Point, Rect, point};
use crate::core::ids::NodeId;
use crate::core::sort;

/// A way to arrange nodes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arrangement {
    /// Left edges on the leftmost one.
    Left,
    /// Middles on one vertical line.
    Centre,
    /// Right edges on the rightmost one.
    Right,
    /// Upper edges on the highest one.
    Top,
    /// Middles on one horizontal line.
    Middle,
    /// Lower edges on the lowest one.
    Bottom,
    /// Even gaps from left to right.
    Across,
    /// Even gaps from top to bottom.
    Down,
}

/// The new upper left corners of these nodes, given their bounds. Fewer than two, or three to spread, stay.
pub fn arranged(nodes: &[(NodeId, Rect)], how: Arrangement) -> Vec<(NodeId, Point)> {
    let Some(all) = nodes.iter().map(|(_, bounds)| *bounds).reduce(|all, one| all.union(&one)) else {
        return Vec::new();
    };
    let moved = |place: &dyn Fn(&Rect) -> Point| nodes.iter().map(|(id, bounds)| (*id, place(bounds))).collect();
    match how {
        Arrangement::Left => moved(&|one| point(all.left(), one.top())),
        Arrangement::Centre => moved(&|one| point(all.center().x - width(one) / 2.0, one.top())),
        Arrangement::Right => moved(&|one| point(all.right() - width(one), one.top())),
        Arrangement::Top => moved(&|one| point(one.left(), all.top())),
        Arrangement::Middle => moved(&|one| point(one.left(), all.center().y - height(one) / 2.0)),
        Arrangement::Bottom => moved(&|one| point(one.left(), all.bottom() - height(one))),
        Arrangement::Across => spread(nodes, Rect::left, width, |one, at| point(at, one.top())),
        Arrangement::Down => spread(nodes, Rect::top, height, |one, at| point(one.left(), at)),
    }
}

fn width(bounds: &Rect) -> f64 {
    bounds.right() - bounds.left()
}

fn height(bounds: &Rect) -> f64 {
    bounds.bottom() - bounds.top()
}

/// The first and the last stay; what is between them gets the same gap on both sides.
fn spread(
    nodes: &[(NodeId, Rect)],
    start: fn(&Rect) -> f64,
    length: fn(&Rect) -> f64,
    place: fn(&Rect, f64) -> Point,
) -> Vec<(NodeId, Point)> {
    let mut sorted: Vec<&(NodeId, Rect)> = nodes.iter().collect();
    sort::by(&mut sorted, |(_, a), (_, b)| start(a).total_cmp(&start(b)));
    let (Some((_, first)), Some((_, last))) = (sorted.first(), sorted.last()) else { return Vec::new() };
    if sorted.len() < 3 {
        return Vec::new();
    }
    let total: f64 = sorted.iter().map(|(_, bounds)| length(bounds)).sum();
    let gap = (start(last) + length(last) - start(first) - total) / (sorted.len() - 1) as f64;
    let mut at = start(first);
    let mut moves = Vec::with_capacity(sorted.len());
    for (id, bounds) in sorted {
        moves.push((*id, place(bounds, at)));
        at += length(bounds) + gap;
    }
    moves
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::Size;
    use crate::core::ids::Identifier;

    fn nodes(boxes: &[(f64, f64, f64, f64)]) -> Vec<(NodeId, Rect)> {
        let rect = |x, y, width, height| Rect::new(point(x, y), Size { width, height });
        let named = |(index, (x, y, w, h)): (usize, &(f64, f64, f64, f64))| {
            (NodeId::parse(&format!("n{index}")).unwrap(), rect(*x, *y, *w, *h))
        };
        boxes.iter().enumerate().map(named).collect()
    }

    fn corners(boxes: &[(f64, f64, f64, f64)], how: Arrangement) -> Vec<(f64, f64)> {
        let mut moves = arranged(&nodes(boxes), how);
        moves.sort_by_key(|(id, _)| *id);
        moves.iter().map(|(_, at)| (at.x, at.y)).collect()
    }

    #[test]
    fn lines_up_edges_and_middles() {
        let boxes = [(0.0, 0.0, 100.0, 40.0), (30.0, 100.0, 40.0, 20.0)];
        assert_eq!(corners(&boxes, Arrangement::Left), [(0.0, 0.0), (0.0, 100.0)]);
        assert_eq!(corners(&boxes, Arrangement::Centre), [(0.0, 0.0), (30.0, 100.0)]);
        assert_eq!(corners(&boxes, Arrangement::Right), [(0.0, 0.0), (60.0, 100.0)]);
        assert_eq!(corners(&boxes, Arrangement::Top), [(0.0, 0.0), (30.0, 0.0)]);
        assert_eq!(corners(&boxes, Arrangement::Middle), [(0.0, 40.0), (30.0, 50.0)]);
        assert_eq!(corners(&boxes, Arrangement::Bottom), [(0.0, 80.0), (30.0, 100.0)]);
    }

    #[test]
    fn spreads_with_even_gaps_and_keeps_the_ends() {
        let boxes = [(0.0, 5.0, 10.0, 10.0), (90.0, 7.0, 10.0, 10.0), (15.0, 9.0, 20.0, 10.0)];
        assert_eq!(corners(&boxes, Arrangement::Across), [(0.0, 5.0), (90.0, 7.0), (40.0, 9.0)]);
        assert_eq!(corners(&boxes[..2], Arrangement::Across), []);
    }
}
