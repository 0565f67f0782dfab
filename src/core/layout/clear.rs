//! Out of the way of what stays, as a whole.

use crate::core::geometry::{Point, Rect, point};

/// How often a way is tried before everything is moved beyond all that stays.
const TRIES: usize = 60;

/// The shortest move, straight in one of four directions, after which nothing that moves comes nearer than a gap to
/// what stands.
pub(super) fn clear(moving: &[Rect], standing: &[Rect], gap: f64) -> Point {
    let Some(all) = moving.iter().copied().reduce(|all, one| all.union(&one)) else { return Point::default() };
    let directions = [point(0.0, 1.0), point(1.0, 0.0), point(0.0, -1.0), point(-1.0, 0.0)];
    let mut best = (f64::INFINITY, Point::default());
    for direction in directions {
        let far = away(moving, &all, standing, gap, direction, best.0);
        if far < best.0 - 0.5 {
            best = (far, point(direction.x * far, direction.y * far));
        }
    }
    best.1
}

/// The least way in this direction, or one that is at least as long as `most`.
fn away(moving: &[Rect], all: &Rect, standing: &[Rect], gap: f64, direction: Point, most: f64) -> f64 {
    // How far `one` must go from where it is to have `other` behind it.
    let push = |one: &Rect, other: &Rect| {
        direction.x.max(0.0) * (other.right() - one.left())
            + direction.x.min(0.0) * (other.left() - one.right())
            + direction.y.max(0.0) * (other.bottom() - one.top())
            + direction.y.min(0.0) * (other.top() - one.bottom())
    };
    let moved =
        |rect: &Rect, far: f64| Rect::new(rect.origin.plus(point(direction.x * far, direction.y * far)), rect.size);
    let mut far = 0.0;
    for _ in 0..TRIES {
        let here = moved(all, far);
        let mut more = 0.0_f64;
        for other in standing.iter().map(|other| other.grown(gap)).filter(|other| other.overlaps(&here)) {
            for one in moving.iter().map(|one| moved(one, far)).filter(|one| one.overlaps(&other)) {
                more = more.max(push(&one, &other));
            }
        }
        if more <= 0.0 || far >= most {
            return far;
        }
        // A little more, or rounding leaves an overlap that no push gets rid of.
        far += more + 1e-6;
    }
    standing.iter().map(|other| push(all, &other.grown(gap))).fold(far, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64) -> Rect {
        Rect::between(point(x, y), point(x + 10.0, y + 10.0))
    }

    #[test]
    fn goes_the_shortest_way() {
        let moving = [square(0.0, 0.0), square(100.0, 0.0)];
        assert_eq!(clear(&moving, &[square(50.0, 0.0)], 5.0), point(0.0, 0.0));
        let by = clear(&moving, &[square(98.0, -40.0), square(98.0, 6.0)], 5.0);
        assert!((by.y + 9.0).abs() < 0.01 && by.x == 0.0, "{by:?}");
        let wall: Vec<Rect> = (-50..50).map(|row| square(98.0, f64::from(row) * 20.0)).collect();
        let by = clear(&moving, &wall, 5.0);
        assert!((by.x - 13.0).abs() < 0.01 && by.y == 0.0, "{by:?}");
    }
}
