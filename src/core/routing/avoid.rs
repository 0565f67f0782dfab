//! The way around nodes: the cheapest orthogonal path over the lines that matter.
//!
//! The grid is made of the edges of the obstacles, the ports, and the middles between (an orthogonal visibility graph,
//! Wybrow, Marriott, Stuckey 2009, "Orthogonal connector routing"); Dijkstra's search over (crossing, direction) weighs
//! length and bends.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::sides::{Side, straightened};
use super::{CLEARANCE, STUB, crosses};
use crate::core::geometry::{Point, Rect, point};
use crate::core::sort;

/// Obstacles beyond this number are left out: a line that long is not read for its corners.
const MOST_OBSTACLES: usize = 24;
/// What a bend costs, in world units of length.
const BEND: f64 = 60.0;

pub(super) fn around(
    start: Point,
    leaving: Side,
    end: Point,
    arriving: Side,
    from: Rect,
    to: Rect,
    obstacles: &[Rect],
) -> Option<Vec<Point>> {
    let (first, last) = (start.plus(leaving.outward(STUB)), end.plus(arriving.outward(STUB)));
    let mut near: Vec<Rect> = obstacles.to_vec();
    let middle = from.union(&to).center();
    sort::by(&mut near, |a, b| a.center().distance(middle).total_cmp(&b.center().distance(middle)));
    near.truncate(MOST_OBSTACLES);
    let walls: Vec<Rect> =
        near.iter().map(|rect| rect.grown(CLEARANCE)).chain([from.grown(4.0), to.grown(4.0)]).collect();
    let lines = |pick: fn(&Rect) -> [f64; 2], ports: [f64; 2]| {
        let mut all: Vec<f64> = ports.to_vec();
        for rect in near.iter().chain([&from, &to]) {
            all.extend(pick(&rect.grown(STUB)));
        }
        all.push((ports[0] + ports[1]) / 2.0);
        sort::by(&mut all, f64::total_cmp);
        all.dedup_by(|a, b| (*a - *b).abs() < 0.5);
        all
    };
    let xs = lines(|rect| [rect.left(), rect.right()], [first.x, last.x]);
    let ys = lines(|rect| [rect.top(), rect.bottom()], [first.y, last.y]);
    let nearest = |all: &[f64], value: f64| {
        all.iter()
            .enumerate()
            .min_by(|a, b| (a.1 - value).abs().total_cmp(&(b.1 - value).abs()))
            .map(|(index, _)| index)
    };
    let begin = (nearest(&xs, first.x)?, nearest(&ys, first.y)?);
    let goal = (nearest(&xs, last.x)?, nearest(&ys, last.y)?);
    let at = |cell: (usize, usize)| Some(point(*xs.get(cell.0)?, *ys.get(cell.1)?));
    let index = |cell: (usize, usize), across: bool| (cell.1 * xs.len() + cell.0) * 2 + usize::from(across);
    let mut cost = vec![f64::INFINITY; xs.len() * ys.len() * 2];
    let mut came: Vec<Option<((usize, usize), bool)>> = vec![None; cost.len()];
    let mut queue = BinaryHeap::new();
    let entry = |total: f64, cell, across| Reverse(((total * 16.0) as u64, cell, across));
    *cost.get_mut(index(begin, leaving.is_horizontal()))? = 0.0;
    queue.push(entry(0.0, begin, leaving.is_horizontal()));
    while let Some(Reverse((total, cell, across))) = queue.pop() {
        let here = *cost.get(index(cell, across))?;
        if total as f64 / 16.0 > here + 0.1 {
            continue;
        }
        if cell == goal && across == arriving.is_horizontal() {
            return Some(traced(&came, index, at, (cell, across), start, end));
        }
        let steps = [(-1_i64, 0_i64), (1, 0), (0, -1), (0, 1)];
        for (dx, dy) in steps {
            let (Ok(x), Ok(y)) = (usize::try_from(cell.0 as i64 + dx), usize::try_from(cell.1 as i64 + dy)) else {
                continue;
            };
            let (Some(a), Some(b)) = (at(cell), at((x, y))) else { continue };
            if walls.iter().any(|wall| crosses(&[a, b], &wall.grown(-1.0))) {
                continue;
            }
            let turns = (dx != 0) != across;
            let next = here + a.distance(b) + if turns { BEND } else { 0.0 };
            let slot = index((x, y), dx != 0);
            if next + 0.01 < *cost.get(slot)? {
                *cost.get_mut(slot)? = next;
                *came.get_mut(slot)? = Some((cell, across));
                queue.push(entry(next, (x, y), dx != 0));
            }
        }
        // Arriving across the port's direction is a bend on the spot.
        let slot = index(cell, !across);
        if here + BEND + 0.01 < *cost.get(slot)? {
            *cost.get_mut(slot)? = here + BEND;
            *came.get_mut(slot)? = Some((cell, across));
            queue.push(entry(here + BEND, cell, !across));
        }
    }
    None
}

type Cell = ((usize, usize), bool);

fn traced(
    came: &[Option<Cell>],
    index: impl Fn((usize, usize), bool) -> usize,
    at: impl Fn((usize, usize)) -> Option<Point>,
    goal: Cell,
    start: Point,
    end: Point,
) -> Vec<Point> {
    let mut line = vec![end];
    let mut next = Some(goal);
    while let Some((cell, across)) = next {
        line.extend(at(cell));
        next = came.get(index(cell, across)).copied().flatten();
    }
    line.push(start);
    line.reverse();
    straightened(line)
}
