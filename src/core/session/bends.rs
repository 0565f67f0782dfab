//! Bends by hand: a part of a transition's line that is moved aside.

use crate::core::geometry::{Point, Rect, point};

/// How far a line runs out of its node before it turns to a part that was moved, in world units.
const STUB: f64 = 20.0;

/// Whether the part of an orthogonal line from one corner to the next runs across: then it can be moved up and down.
fn runs_across(a: Point, b: Point) -> bool {
    (a.y - b.y).abs() <= (a.x - b.x).abs()
}

/// Where a part of a line would be if it were moved by an offset, on the axis that it can be moved along: where it was
/// or in one line with its neighbours if that is within `reach`, else on a grid. None where the line has no such part.
pub fn place(line: &[Point], part: usize, by: Point, reach: f64, grid: f64) -> Option<f64> {
    let (a, b) = (*line.get(part)?, *line.get(part + 1)?);
    let axis = |at: Point| if runs_across(a, b) { at.y } else { at.x };
    let aim = axis(a) + axis(by);
    let corners = [Some(part), part.checked_sub(1), part.checked_add(2)];
    let mut straight = corners.into_iter().flatten().filter_map(|at| line.get(at).map(|at| axis(*at)));
    let near = |place: &f64| (place - aim).abs() <= reach;
    Some(straight.find(near).unwrap_or((aim / grid).round() * grid))
}

/// The line with one of its parts moved to another place on the axis across it, in world units. Its ends stay: a part
/// that ends at a node leaves a stub there. Corners that are none any more go.
pub fn moved_part(line: &[Point], part: usize, to: f64) -> Vec<Point> {
    let (Some(a), Some(b)) = (line.get(part).copied(), line.get(part + 1).copied()) else { return line.to_vec() };
    let across = runs_across(a, b);
    let aside = |at: Point| if across { point(at.x, to) } else { point(to, at.y) };
    let stub = STUB.min(a.distance(b) / 3.0);
    let out = |from: Point, towards: Point| {
        let along = |from: f64, to: f64| from + if to < from { -stub } else { stub };
        if across { point(along(from.x, towards.x), from.y) } else { point(from.x, along(from.y, towards.y)) }
    };
    let mut moved: Vec<Point> = line.iter().take(part).copied().collect();
    if part == 0 {
        moved.extend([a, out(a, b), aside(out(a, b))]);
    } else {
        moved.push(aside(a));
    }
    if part + 2 == line.len() {
        moved.extend([aside(out(b, a)), out(b, a), b]);
    } else {
        moved.push(aside(b));
        moved.extend(line.iter().skip(part + 2));
    }
    straightened(&moved)
}

/// Where a part of a line lies, on the axis that it can be moved along. None where the line has no such part.
pub fn lies(line: &[Point], part: usize) -> Option<f64> {
    let (a, b) = (*line.get(part)?, *line.get(part + 1)?);
    Some(if runs_across(a, b) { a.y } else { a.x })
}

/// The part of a line that an arrow key moves: the longest that runs across the arrow's direction, of those that were bent
/// by hand if there is one. None where the line has no such part.
pub fn part_across(line: &[Point], bends: &[Point], direction: Point) -> Option<usize> {
    let sideways = direction.x.abs() > direction.y.abs();
    let rated = |(part, (a, b)): (usize, (&Point, &Point))| {
        let bent = bends.iter().any(|bend| Rect::between(*a, *b).grown(1.0).contains(*bend));
        let length = a.distance(*b);
        (runs_across(*a, *b) != sideways && length > 0.0).then_some((part, bent, length))
    };
    let found = line.iter().zip(line.iter().skip(1)).enumerate().filter_map(rated);
    let better = |best: (usize, bool, f64), next: (usize, bool, f64)| {
        if (next.1, next.2) > (best.1, best.2) { next } else { best }
    };
    found.reduce(better).map(|(part, ..)| part)
}

/// Without corners at which the line does not turn.
fn straightened(line: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(line.len());
    for at in line {
        let turns = |a: Point, b: Point| ((b.x - a.x) * (at.y - b.y) - (b.y - a.y) * (at.x - b.x)).abs() > 1e-6;
        if kept.last().is_some_and(|last| last.distance(*at) < 1e-6) {
            continue;
        }
        if let [.., a, b] = kept.as_slice()
            && !turns(*a, *b)
        {
            kept.pop();
        }
        kept.push(*at);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(corners: &[(f64, f64)]) -> Vec<Point> {
        corners.iter().map(|(x, y)| point(*x, *y)).collect()
    }

    #[test]
    fn an_inner_part_takes_its_neighbours_along() {
        let stairs = line(&[(0.0, 0.0), (100.0, 0.0), (100.0, 80.0), (300.0, 80.0)]);
        let moved = moved_part(&stairs, 1, 160.0);
        assert_eq!(moved, line(&[(0.0, 0.0), (160.0, 0.0), (160.0, 80.0), (300.0, 80.0)]));
        assert_eq!((lies(&moved, 1), lies(&moved, 2), lies(&moved, 3)), (Some(160.0), Some(80.0), None));
    }

    #[test]
    fn a_part_at_a_node_leaves_a_stub_there_and_comes_back() {
        let straight = line(&[(0.0, 0.0), (300.0, 0.0)]);
        let moved = moved_part(&straight, 0, -40.0);
        assert_eq!(moved, line(&[(0.0, 0.0), (20.0, 0.0), (20.0, -40.0), (280.0, -40.0), (280.0, 0.0), (300.0, 0.0)]));
        assert_eq!(moved_part(&moved, 2, 0.0), straight, "in line with its neighbours it is straight again");
        assert_eq!(moved_part(&straight, 0, 0.0), straight);
        let down = line(&[(0.0, 0.0), (0.0, -90.0), (50.0, -90.0)]);
        let moved = moved_part(&down, 0, 8.0);
        assert_eq!(moved, line(&[(0.0, 0.0), (0.0, -20.0), (8.0, -20.0), (8.0, -90.0), (50.0, -90.0)]));
    }

    #[test]
    fn an_arrow_moves_the_longest_part_across_it() {
        let stairs = line(&[(0.0, 0.0), (100.0, 0.0), (100.0, 80.0), (300.0, 80.0), (300.0, 90.0)]);
        let part = |x: f64, y: f64| part_across(&stairs, &[], point(x, y));
        assert_eq!(
            (part(0.0, 1.0), part(0.0, -10.0), part(1.0, 0.0), part(-1.0, 0.0)),
            (Some(2), Some(2), Some(1), Some(1))
        );
        let straight = line(&[(0.0, 0.0), (300.0, 0.0)]);
        assert_eq!(
            (part_across(&straight, &[], point(0.0, 1.0)), part_across(&straight, &[], point(1.0, 0.0))),
            (Some(0), None)
        );
        assert_eq!(part_across(&line(&[(5.0, 5.0), (5.0, 5.0)]), &[], point(0.0, 1.0)), None);
        assert_eq!(part_across(&[], &[], point(0.0, 1.0)), None);
        let bent = part_across(&stairs, &[point(40.0, 0.0)], point(0.0, 1.0));
        assert_eq!(bent, Some(0), "what was moved once is what is moved on");
    }

    #[test]
    fn a_part_snaps_to_where_it_was_to_its_neighbours_and_to_the_grid() {
        let stairs = line(&[(0.0, 0.0), (100.0, 0.0), (100.0, 80.0), (300.0, 80.0)]);
        let place = |part: usize, x: f64, y: f64| place(&stairs, part, point(x, y), 5.0, 8.0);
        assert_eq!(place(1, 4.0, 50.0), Some(100.0), "where it was, whatever happens along it");
        assert_eq!(place(1, -97.0, 0.0), Some(0.0), "in line with where the line begins");
        assert_eq!(place(1, 50.0, 0.0), Some(152.0));
        assert_eq!(place(0, 0.0, 76.0), Some(80.0), "in line with the last part");
        assert_eq!(place(3, 0.0, 0.0), None);
    }
}
