//! A press that stays where it is: by the right button or by a finger it opens a menu.

use crate::core::geometry::Point;

/// How far a press may move and still be one, in screen pixels; a finger is never quite still.
const SLACK: (f64, f64) = (4.0, 8.0);

/// Where a press began, as long as it has not moved.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Still {
    from: Option<(Point, f64)>,
}

impl Still {
    /// Nothing is pressed.
    pub const fn nothing() -> Still {
        Still { from: None }
    }

    /// The button or finger went down here, in screen pixels.
    pub fn down(at: Point, touch: bool) -> Still {
        Still { from: Some((at, if touch { SLACK.1 } else { SLACK.0 })) }
    }

    /// It is here now.
    pub fn moved(self, to: Point) -> Still {
        Still { from: self.from.filter(|(from, slack)| from.distance(to) <= *slack) }
    }

    /// Where it is, if it has not moved.
    pub fn place(self) -> Option<Point> {
        self.from.map(|(from, _)| from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::point;

    #[test]
    fn a_press_that_has_moved_once_is_never_still_again() {
        let down = Still::down(point(10.0, 10.0), false);
        assert_eq!(down.moved(point(13.0, 12.0)).place(), Some(point(10.0, 10.0)));
        assert_eq!(down.moved(point(15.0, 10.0)).moved(point(10.0, 10.0)).place(), None);
        assert!(Still::down(point(10.0, 10.0), true).moved(point(16.0, 13.0)).place().is_some());
        assert_eq!(Still::nothing().moved(point(0.0, 0.0)).place(), None);
    }
}
