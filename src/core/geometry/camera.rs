//! Where on the map the window looks: world to screen and back.

use super::{Point, Rect, Size, point, within};

/// The view of the map: a screen point is `world * zoom + offset`, in CSS pixels from the canvas's corner.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Camera {
    /// Where the world's origin is on the screen.
    pub offset: Point,
    /// Screen pixels per world unit.
    pub zoom: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self { offset: point(0.0, 0.0), zoom: 1.0 }
    }
}

impl Camera {
    /// The smallest and the largest zoom.
    pub const ZOOM: std::ops::RangeInclusive<f64> = 0.05..=4.0;

    /// The world point under a screen point.
    pub fn to_world(&self, screen: Point) -> Point {
        point((screen.x - self.offset.x) / self.zoom, (screen.y - self.offset.y) / self.zoom)
    }

    /// The screen point of a world point.
    pub fn to_screen(&self, world: Point) -> Point {
        point(world.x * self.zoom + self.offset.x, world.y * self.zoom + self.offset.y)
    }

    /// The part of the world that a window of this size shows.
    pub fn visible(&self, window: Size) -> Rect {
        let size = Size { width: window.width / self.zoom, height: window.height / self.zoom };
        Rect::new(self.to_world(point(0.0, 0.0)), size)
    }

    /// Moved by screen pixels.
    pub fn panned(&self, by: Point) -> Camera {
        Camera { offset: self.offset.plus(by), zoom: self.zoom }
    }

    /// Zoomed by a factor, with the world point under `at` staying where it is on the screen.
    pub fn zoomed_at(&self, at: Point, factor: f64) -> Camera {
        let zoom = within(self.zoom * factor, *Self::ZOOM.start(), *Self::ZOOM.end());
        Self::centred(self.to_world(at), at, zoom)
    }

    /// The view at a share of the way (0 to 1) from this one to another: what is in the middle of a window goes straight,
    /// the zoom by equal factors.
    pub fn towards(&self, to: Camera, window: Size, share: f64) -> Camera {
        let middle = point(window.width / 2.0, window.height / 2.0);
        let (a, b) = (self.to_world(middle), to.to_world(middle));
        let zoom = self.zoom * (to.zoom / self.zoom).powf(share);
        let held = point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share);
        Camera { offset: point(middle.x - held.x * zoom, middle.y - held.y * zoom), zoom }
    }

    /// The view that shows `area` in the middle of the free part of a window, never larger than `largest`.
    pub fn fitting(area: Rect, free: Rect, largest: f64) -> Camera {
        let margin = 40.0;
        let across = (free.size.width - 2.0 * margin).max(1.0) / area.size.width.max(1.0);
        let down = (free.size.height - 2.0 * margin).max(1.0) / area.size.height.max(1.0);
        let zoom = within(across.min(down), *Self::ZOOM.start(), largest);
        Self::centred(area.center(), free.center(), zoom)
    }

    /// The view that shows the whole of an area in a small picture, however far away that is.
    pub fn overview(area: Rect, picture: Size) -> Camera {
        let across = picture.width / area.size.width.max(1.0);
        let down = picture.height / area.size.height.max(1.0);
        Self::centred(area.center(), Rect::new(point(0.0, 0.0), picture).center(), across.min(down))
    }

    /// The view that shows a point of the world at a point of the screen.
    pub fn centred(world: Point, screen: Point, zoom: f64) -> Camera {
        Camera { offset: point(screen.x - world.x * zoom, screen.y - world.y * zoom), zoom }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn screen_and_world_are_inverse() {
        let camera = Camera { offset: point(31.0, -7.0), zoom: 0.37 };
        for at in [point(0.0, 0.0), point(812.5, 33.0), point(-4.0, 1e4)] {
            assert!(camera.to_screen(camera.to_world(at)).distance(at) < 1e-9);
        }
    }

    #[test]
    fn zoom_keeps_the_point_under_the_pointer() {
        let (camera, pointer) = (Camera { offset: point(10.0, 20.0), zoom: 1.3 }, point(400.0, 250.0));
        for factor in [0.001, 0.5, 1.1, 7.0, 1e9] {
            let zoomed = camera.zoomed_at(pointer, factor);
            assert!(zoomed.to_world(pointer).distance(camera.to_world(pointer)) < 1e-6, "{factor}");
            assert!(Camera::ZOOM.contains(&zoomed.zoom));
        }
    }

    #[test]
    fn the_way_to_another_view_begins_and_ends_at_them_and_goes_straight() {
        let window = Size { width: 800.0, height: 600.0 };
        let from = Camera { offset: point(0.0, 0.0), zoom: 0.5 };
        let to = Camera { offset: point(-1200.0, -300.0), zoom: 2.0 };
        for (share, camera) in [(0.0, from), (1.0, to)] {
            let there = from.towards(to, window, share);
            assert!((there.zoom - camera.zoom).abs() < 1e-9 && there.offset.distance(camera.offset) < 1e-6);
        }
        let (middle, half) = (point(400.0, 300.0), from.towards(to, window, 0.5));
        assert!((half.zoom - 1.0).abs() < 1e-9);
        let (a, b) = (from.to_world(middle), to.to_world(middle));
        assert!(half.to_world(middle).distance(point((a.x + b.x) / 2.0, (a.y + b.y) / 2.0)) < 1e-6);
    }

    #[test]
    fn fitting_shows_the_whole_area_in_the_middle() {
        let area = Rect::between(point(-100.0, 0.0), point(3000.0, 500.0));
        let window = Size { width: 1000.0, height: 700.0 };
        let camera = Camera::fitting(area, Rect::new(point(0.0, 0.0), window), 1.0);
        assert!(camera.visible(window).holds(&area));
        assert!(camera.to_screen(area.center()).distance(point(500.0, 350.0)) < 1e-9);
        let far = Rect::between(point(0.0, 0.0), point(200_000.0, 1000.0));
        assert!(Camera::overview(far, window).visible(window).grown(1e-6).holds(&far));
    }
}
