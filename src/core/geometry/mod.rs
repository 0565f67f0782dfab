//! Points, rectangles and the camera, in world units (1 unit is 1 CSS pixel at 100 %).

mod camera;

pub use camera::Camera;
/// A number within bounds; what is no number becomes the lower one. The standard `clamp` can panic, and what it would
/// say then brings tables of 12 kB into the page.
pub fn within(number: f64, least: f64, most: f64) -> f64 {
    number.max(least).min(most)
}

/// A point or an offset in world units.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A point from its parts.
pub const fn point(x: f64, y: f64) -> Point {
    Point { x, y }
}

impl Point {
    /// The farthest a node may be from the origin, in world units.
    pub const FARTHEST: f64 = 1_000_000.0;

    /// This point moved by an offset.
    pub fn plus(self, offset: Point) -> Point {
        point(self.x + offset.x, self.y + offset.y)
    }

    /// The offset that leads from `other` to this point.
    pub fn minus(self, other: Point) -> Point {
        point(self.x - other.x, self.y - other.y)
    }

    /// The straight distance to `other`.
    pub fn distance(self, other: Point) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The nearest whole units inside the world; what is not a number becomes 0. Saved positions are such points.
    pub fn tidy(self) -> Point {
        let tidy = |value: f64| {
            if value.is_nan() { 0.0 } else { within(value.round(), -Self::FARTHEST, Self::FARTHEST) + 0.0 }
        };
        point(tidy(self.x), tidy(self.y))
    }

    /// The nearest point of a square grid.
    pub fn snapped(self, grid: f64) -> Point {
        point((self.x / grid).round() * grid, (self.y / grid).round() * grid).tidy()
    }
}

/// Width and height in world units.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// An upright rectangle in world units.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Rect {
    /// The corner with the smallest coordinates.
    pub origin: Point,
    /// Its extent; never negative.
    pub size: Size,
}

impl Rect {
    /// The rectangle with its upper left corner at `origin`.
    pub fn new(origin: Point, size: Size) -> Rect {
        Rect { origin, size }
    }

    /// The smallest rectangle that holds both points.
    pub fn between(a: Point, b: Point) -> Rect {
        let origin = point(a.x.min(b.x), a.y.min(b.y));
        Rect { origin, size: Size { width: (a.x - b.x).abs(), height: (a.y - b.y).abs() } }
    }

    /// Left edge.
    pub fn left(&self) -> f64 {
        self.origin.x
    }

    /// Right edge.
    pub fn right(&self) -> f64 {
        self.origin.x + self.size.width
    }

    /// Upper edge.
    pub fn top(&self) -> f64 {
        self.origin.y
    }

    /// Lower edge.
    pub fn bottom(&self) -> f64 {
        self.origin.y + self.size.height
    }

    /// The middle.
    pub fn center(&self) -> Point {
        point(self.origin.x + self.size.width / 2.0, self.origin.y + self.size.height / 2.0)
    }

    /// Larger by `margin` on every side.
    pub fn grown(&self, margin: f64) -> Rect {
        self.grown_by(margin, margin)
    }

    /// Larger by `across` on the left and right and by `down` above and below.
    pub fn grown_by(&self, across: f64, down: f64) -> Rect {
        let size =
            Size { width: (self.size.width + 2.0 * across).max(0.0), height: (self.size.height + 2.0 * down).max(0.0) };
        Rect::new(point(self.origin.x - across, self.origin.y - down), size)
    }

    /// Whether the insides of both share a point.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.left() < other.right()
            && other.left() < self.right()
            && self.top() < other.bottom()
            && other.top() < self.bottom()
    }

    /// Whether the point lies inside or on the edge.
    pub fn contains(&self, at: Point) -> bool {
        (self.left()..=self.right()).contains(&at.x) && (self.top()..=self.bottom()).contains(&at.y)
    }

    /// Whether `other` lies wholly inside.
    pub fn holds(&self, other: &Rect) -> bool {
        self.left() <= other.left()
            && self.right() >= other.right()
            && self.top() <= other.top()
            && self.bottom() >= other.bottom()
    }

    /// What both have in common; without extent where that is nothing.
    pub fn common(&self, other: &Rect) -> Rect {
        let low = point(self.left().max(other.left()), self.top().max(other.top()));
        let high = point(self.right().min(other.right()).max(low.x), self.bottom().min(other.bottom()).max(low.y));
        Rect::between(low, high)
    }

    /// The smallest rectangle that holds both.
    pub fn union(&self, other: &Rect) -> Rect {
        let low = point(self.left().min(other.left()), self.top().min(other.top()));
        let high = point(self.right().max(other.right()), self.bottom().max(other.bottom()));
        Rect::between(low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saved_points_are_whole_finite_and_inside_the_world() {
        assert_eq!(point(1e308, -1e308).tidy(), point(1e6, -1e6));
        assert_eq!(point(f64::NAN, -0.2).tidy(), point(0.0, 0.0));
    }

    #[test]
    fn rectangles_that_only_touch_do_not_overlap() {
        let size = Size { width: 10.0, height: 10.0 };
        let (a, b) = (Rect::new(point(0.0, 0.0), size), Rect::new(point(10.0, 0.0), size));
        assert!(!a.overlaps(&b));
        assert!(a.grown(0.1).overlaps(&b));
        assert!(a.union(&b).holds(&b) && !a.holds(&b));
        assert_eq!(a.grown(2.0).common(&b), Rect::between(point(10.0, 0.0), point(12.0, 10.0)));
        assert_eq!(a.common(&Rect::new(point(50.0, 2.0), size)).size.width, 0.0);
    }
}
