//! The view pans while something is dragged near the window's border.

use crate::core::geometry::{Point, Rect, point, within};

/// How near to the border it begins, in screen pixels.
const ZONE: f64 = 40.0;
/// How fast it goes at the border and beyond, in screen pixels a millisecond.
const FASTEST: f64 = 1.2;

/// How far the view pans in so many milliseconds with the pointer here, in screen pixels: the nearer to the border of
/// `window` the farther.
pub fn edge_pan(at: Point, window: &Rect, milliseconds: f64) -> Point {
    let speed = |at: f64, low: f64, high: f64| {
        // Two zones that would meet in a small window take a third of it each.
        let zone = ZONE.min((high - low) / 3.0).max(1.0);
        let depth = |distance: f64| within((zone - distance) / zone, 0.0, 1.0);
        FASTEST * milliseconds * (depth(at - low) - depth(high - at))
    };
    point(speed(at.x, window.left(), window.right()), speed(at.y, window.top(), window.bottom()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faster_towards_the_border_and_not_at_all_inside() {
        let window = Rect::between(point(0.0, 0.0), point(1000.0, 600.0));
        let pan = |x: f64, y: f64| edge_pan(point(x, y), &window, 10.0);
        assert_eq!(pan(500.0, 300.0), point(0.0, 0.0));
        assert_eq!(pan(40.0, 560.0), point(0.0, 0.0), "the zone is 40 pixels");
        assert_eq!(pan(20.0, 300.0), point(6.0, 0.0), "to the left, so that what is there comes into sight");
        assert_eq!(pan(0.0, 300.0), point(12.0, 0.0));
        assert_eq!(pan(-500.0, 300.0), point(12.0, 0.0), "no faster beyond");
        assert_eq!(pan(1000.0, 590.0), point(-12.0, -9.0), "both at a corner");
        assert_eq!(edge_pan(point(30.0, 300.0), &window, 0.0), point(0.0, 0.0), "no time, no way");
        let small = Rect::between(point(0.0, 0.0), point(30.0, 600.0));
        assert_eq!(edge_pan(point(15.0, 300.0), &small, 10.0), point(0.0, 0.0));
    }
}
