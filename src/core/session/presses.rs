//! Which presses are the second of two in quick succession. Browsers say it of a mouse, not all of them of a finger.

use crate::core::geometry::Point;

/// How far from the first, in screen pixels: with a mouse, and with a finger.
const NEAR: (f64, f64) = (6.0, 24.0);

/// The press before, where it may be the first of two.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Presses {
    last: Option<(Point, f64)>,
}

impl Presses {
    /// How long after the first the second comes at most, in milliseconds.
    pub const PAUSE: f64 = 500.0;

    /// A press here (screen pixels) and now (milliseconds); whether it is the second of two. A third begins anew.
    pub fn is_second(&mut self, at: Point, now: f64, touch: bool) -> bool {
        let near = if touch { NEAR.1 } else { NEAR.0 };
        let second = self
            .last
            .is_some_and(|(place, time)| (0.0..Self::PAUSE).contains(&(now - time)) && place.distance(at) < near);
        self.last = Some((at, now)).filter(|_| !second);
        second
    }

    /// What was pressed became something else than a click.
    pub fn forget(&mut self) {
        self.last = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::point;

    #[test]
    fn two_quick_presses_in_one_place_and_no_third() {
        let mut presses = Presses::default();
        assert!(!presses.is_second(point(10.0, 10.0), 0.0, false));
        assert!(presses.is_second(point(12.0, 10.0), 200.0, false));
        assert!(!presses.is_second(point(12.0, 10.0), 300.0, false), "a third begins anew");
        assert!(!presses.is_second(point(12.0, 10.0), 800.0, false), "too late");
        assert!(!presses.is_second(point(30.0, 10.0), 900.0, false), "elsewhere");
        assert!(presses.is_second(point(45.0, 10.0), 1000.0, true), "a finger is less exact");
        assert!(!presses.is_second(point(45.0, 10.0), 1100.0, true));
        presses.forget();
        assert!(!presses.is_second(point(45.0, 10.0), 1200.0, true), "a drag between them");
    }
}
