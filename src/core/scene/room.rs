//! How what stands beside and below an opened frame makes room for it.
//!
//! Only what is in the way moves, all of it by the same distance, so that rows stay rows: nothing else on the map
//! changes its place (the mental map of Misue, Eades, Lai, Sugiyama 1995, "Layout adjustment and the mental map").

use crate::core::geometry::{Point, Rect, point};

/// The farthest a neighbour is kept from a frame, in world units; nearer ones keep their distance.
const GAP: f64 = 64.0;

/// A stage that is opened, and how far its neighbours move.
#[derive(Clone, PartialEq, Debug)]
struct Opened {
    closed: Rect,
    open: Rect,
    across: f64,
    down: f64,
}

/// All opened stages, in the order in which they push.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Room(Vec<Opened>);

/// Which way something makes room.
enum Way {
    Across,
    Down,
    Stays,
}

impl Opened {
    fn way(&self, rect: &Rect) -> Way {
        let beside = rect.top() < self.open.bottom() && rect.bottom() > self.open.top();
        let below = rect.left() < self.open.right() && rect.right() > self.open.left();
        if beside && rect.left() >= self.closed.right() - 1.0 {
            Way::Across
        } else if below && rect.top() >= self.closed.bottom() - 1.0 {
            Way::Down
        } else {
            Way::Stays
        }
    }
}

impl Room {
    /// Opens one more stage: its closed rectangle as it is in the document, the size of its frame, and the rectangles of
    /// all others in the document.
    pub(super) fn open(&mut self, closed: Rect, frame: Rect, others: &[Rect]) {
        let origin = self.shown(closed);
        let mut opened = Opened {
            closed: Rect::new(origin, closed.size),
            open: Rect::new(origin, frame.size),
            across: 0.0,
            down: 0.0,
        };
        for other in others {
            let other = Rect::new(self.shown(*other), other.size);
            match opened.way(&other) {
                Way::Across => {
                    let gap = (other.left() - opened.closed.right()).min(GAP);
                    opened.across = opened.across.max(opened.open.right() + gap - other.left());
                }
                Way::Down => {
                    let gap = (other.top() - opened.closed.bottom()).min(GAP);
                    opened.down = opened.down.max(opened.open.bottom() + gap - other.top());
                }
                Way::Stays => {}
            }
        }
        self.0.push(opened);
    }

    /// Where the upper left corner of something in the document is shown.
    pub(super) fn shown(&self, rect: Rect) -> Point {
        let mut at = rect.origin;
        for opened in &self.0 {
            match opened.way(&Rect::new(at, rect.size)) {
                Way::Across => at.x += opened.across,
                Way::Down => at.y += opened.down,
                Way::Stays => {}
            }
        }
        at
    }

    /// The corner in the document of what is shown here; `now` is the one it has, in case nothing is shown exactly here,
    /// as on top of a frame.
    pub(super) fn kept(&self, shown: Rect, now: Point) -> Point {
        let moved = |at: Point| self.shown(Rect::new(at, shown.size)).minus(at);
        let mut at = shown.origin.minus(moved(now));
        // Each frame can be wrong once about which side of it the place is on.
        for _ in 0..=2 * self.0.len() {
            let better = shown.origin.minus(moved(at));
            if better == at {
                return at;
            }
            at = better;
        }
        point(at.x, at.y)
    }
}
