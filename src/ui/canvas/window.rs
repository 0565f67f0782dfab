//! The window onto the map: its size, what is near it, and moves of the view that need the size.

use std::time::Duration;

use crate::ui::prelude::*;
use leptos::ev;

use super::flight::fly;
use super::minimap;
use crate::core::geometry::{Camera, Point, Rect, Size, point};
use crate::core::ids::NodeId;
use crate::ui::kit::Memo;
use crate::ui::workspace::{Workspace, workspace};

/// The canvas's element and its size in CSS pixels.
#[derive(Clone, Copy)]
pub struct Window {
    root: NodeRef<web_sys::HtmlElement>,
    size: RwSignal<Size>,
    /// Where its corner is on the page, once that was looked up.
    corner: StoredValue<Option<Point>>,
    /// The view moves, or did a moment ago.
    pub moves: RwSignal<bool>,
}

/// How long the view stays before it rests.
const REST: Duration = Duration::from_millis(160);

/// Below this zoom names cannot be read comfortably.
const READABLE: f64 = 0.5;
/// The panel's width and its margins: what lies under it is not counted as free.
const PANEL: f64 = 372.0;
/// What is moved into sight keeps so far from the edge of the free part, in CSS pixels.
const MARGIN: f64 = 24.0;
/// Below this width in CSS pixels everything is as on a phone.
const NARROW: f64 = 720.0;
/// The guide's width and its margin.
const GUIDE: f64 = 316.0;
/// How high the line with the goal is, and how high it is while presenting.
pub(super) const STRIP: f64 = 40.0;
const WRITTEN: f64 = 72.0;
/// How much of a narrow window's height it covers.
const SHEET: f64 = 0.62;

impl Window {
    /// The window of an element; follows its size.
    pub fn of(root: NodeRef<web_sys::HtmlElement>) -> Window {
        let inner =
            |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(800.0);
        let guess = Size {
            width: inner(leptos::prelude::window().inner_width()),
            height: inner(leptos::prelude::window().inner_height()),
        };
        let size = RwSignal::new(guess);
        let window = Window { root, size, corner: StoredValue::new(None), moves: RwSignal::new(false) };
        window.notice_moves();
        Effect::new(move |_| window.measure());
        let resize = window_event_listener(ev::resize, move |_| window.measure());
        on_cleanup(move || resize.remove());
        window
    }

    /// Keeps up whether the view moves. One timer at a time, however often it does.
    fn notice_moves(self) {
        let camera = workspace().camera;
        Effect::new(move |before: Option<()>| {
            camera.track();
            if before.is_some() && !self.moves.get_untracked() {
                self.moves.set(true);
                self.await_rest(camera);
            }
        });
    }

    fn await_rest(self, camera: RwSignal<Camera>) {
        let before = camera.get_untracked();
        let over = move || {
            if camera.get_untracked() == before {
                self.moves.set(false);
            } else {
                self.await_rest(camera);
            }
        };
        set_timeout(over, REST);
    }

    fn measure(self) {
        if let Some(root) = self.root.get() {
            let size = Size { width: f64::from(root.client_width()), height: f64::from(root.client_height()) };
            self.look_again();
            if size.width > 0.0 && self.size.get_untracked() != size {
                self.size.set(size);
            }
        }
    }

    /// The size in CSS pixels, now.
    pub fn size(self) -> Size {
        self.size.get_untracked()
    }

    /// Follows the size.
    pub fn track(self) {
        self.size.track();
    }

    /// The part of the world that is kept in the document: what is seen and two fifths of a window around it. It stays the
    /// same while the view moves inside, so that panning does not touch the lists.
    pub fn area(self) -> Memo<Rect> {
        let camera = workspace().camera;
        Memo::new(move |kept: Option<&Rect>| {
            let seen = camera.get().visible(self.size.get());
            let wide = seen.grown_by(seen.size.width * 0.4, seen.size.height * 0.4);
            match kept {
                Some(kept) if kept.holds(&seen) && seen.size.width > kept.size.width / 4.0 => *kept,
                _ => wide,
            }
        })
    }

    /// The part of the world that is seen, covered or not. Follows.
    pub fn visible(self, workspace: Workspace) -> Rect {
        workspace.camera.get().visible(self.size.get())
    }

    /// Whether the view moves without being zoomed.
    pub fn pans(self) -> Memo<bool> {
        let camera = workspace().camera;
        let from = Memo::new(move |before: Option<&f64>| match before {
            Some(zoom) if self.moves.get() => *zoom,
            _ => camera.get().zoom,
        });
        Memo::new(move |_| self.moves.get() && camera.get().zoom == from.get())
    }

    /// The page may have moved the canvas since its corner was looked up.
    pub fn look_again(self) {
        self.corner.set_value(None);
    }

    /// A pointer's place in CSS pixels from the canvas's corner, which is looked up once for a gesture: asking for it has
    /// the page laid out at every move.
    pub fn local(self, client: Point) -> Point {
        if let Some(corner) = self.corner.get_value() {
            return client.minus(corner);
        }
        let Some(root) = self.root.get_untracked() else { return client };
        let rect = root.get_bounding_client_rect();
        let corner = point(rect.left(), rect.top());
        self.corner.set_value(Some(corner));
        client.minus(corner)
    }

    /// The middle of the free part in CSS pixels.
    pub fn middle(self, workspace: Workspace) -> Point {
        self.free(workspace).center()
    }

    /// The part of the window that no panel covers, in CSS pixels.
    pub fn free(self, workspace: Workspace) -> Rect {
        let size = self.size();
        let narrow = size.width < NARROW;
        if workspace.tour.with_untracked(Option::is_some) {
            // What is said of the stop lies below.
            let top = if workspace.read(|document| document.map.purpose.goal.is_some()) { WRITTEN } else { 0.0 };
            let height = size.height * if narrow { 0.6 } else { 0.74 } - top;
            return Rect::new(point(0.0, top), Size { height, ..size });
        }
        let panel = !workspace.selection.get_untracked().is_empty()
            || workspace.deal.get_untracked().is_some()
            || workspace.compared.with_untracked(Option::is_some);
        let covered = if panel && !narrow { PANEL } else { 0.0 };
        let guided = workspace.guiding.get_untracked().is_some();
        // On a phone it is a sheet over the lower part.
        let below = if narrow && panel { size.height * SHEET } else { 110.0 };
        let (left, below) = if narrow { (0.0, below) } else { (64.0, 40.0) };
        let (left, guide) = match (guided, narrow) {
            (false, _) => (left, 0.0),
            (true, false) => (left + GUIDE, 0.0),
            // On a phone it is above the map, and small beside a panel.
            (true, true) => (left, if panel { 96.0 } else { size.height * 0.48 }),
        };
        let top = guide + if untrack(|| workspace.has_strip()) { STRIP } else { 0.0 };
        let free = Size { width: size.width - left - covered, height: size.height - below - top };
        Rect::new(point(left, top), free)
    }

    /// The part of the world that is seen and that no panel covers.
    pub fn seen(self, workspace: Workspace) -> Rect {
        let (camera, free) = (workspace.camera.get_untracked(), self.free(workspace));
        Rect::between(camera.to_world(free.origin), camera.to_world(point(free.right(), free.bottom())))
    }

    /// Shows an area as large as it fits, at most at 100 %.
    pub fn fit(self, workspace: Workspace, area: Option<Rect>) {
        let camera = match area {
            Some(area) => Camera::fitting(area, self.free(workspace), 1.0),
            None => Camera { offset: self.middle(workspace), zoom: 1.0 },
        };
        workspace.camera.set(camera);
    }

    /// Lets what is shown now come up shortly, from near when something was entered and from afar when it was left.
    pub fn appear(self, entered: bool) {
        let Some(root) = self.root.get_untracked() else { return };
        let list = root.class_list();
        let _ = list.remove_2("entered", "left");
        // Asking for the size makes the browser notice that the class was gone: the animation begins again.
        let _ = root.offset_width();
        let _ = list.add_1(if entered { "entered" } else { "left" });
    }

    /// Zooms at the middle of the window.
    pub fn zoom(self, workspace: Workspace, factor: f64) {
        let at = self.middle(workspace);
        workspace.camera.update(|camera| *camera = camera.zoomed_at(at, factor));
    }

    /// Back to 100 %.
    pub fn zoom_to_full(self, workspace: Workspace) {
        let factor = 1.0 / workspace.camera.get_untracked().zoom;
        self.zoom(workspace, factor);
    }

    /// Moves the view so that an area is seen, when it is not.
    pub fn reveal(self, workspace: Workspace, area: Rect) {
        let to = self.showing(workspace, area);
        if to != workspace.camera.get_untracked() {
            workspace.camera.set(to);
        }
    }

    /// Lets a node come out from under its card, which lies beside the map, or on a phone below.
    pub fn bring_out(self, workspace: Workspace, node: NodeId) {
        let bounds = workspace.models.scene(|scene| scene.bounds(node));
        let seen = self.seen(workspace);
        let covered = |bounds: &Rect| bounds.right() > seen.right() || bounds.bottom() > seen.bottom();
        if let Some(bounds) = bounds.filter(covered) {
            fly(workspace, self, self.showing(workspace, bounds));
        }
    }

    /// The view moved so far that an area is seen.
    pub fn showing(self, workspace: Workspace, area: Rect) -> Camera {
        let camera = workspace.camera.get_untracked();
        let free = self.free(workspace);
        let (low, high) = (camera.to_screen(area.origin), camera.to_screen(point(area.right(), area.bottom())));
        let shift = |low: f64, high: f64, from: f64, to: f64| {
            let (from, to) = (from + MARGIN, to - MARGIN);
            if low < from {
                from - low
            } else if high > to {
                (to - high).max(from - low)
            } else {
                0.0
            }
        };
        let by =
            point(shift(low.x, high.x, free.left(), free.right()), shift(low.y, high.y, free.top(), free.bottom()));
        let by = by.plus(self.aside(Rect::between(low.plus(by), high.plus(by)), free));
        camera.panned(by)
    }

    /// How far something in the free part of the window has to go up or to the left to come out from under the minimap.
    fn aside(self, seen: Rect, free: Rect) -> Point {
        let size = self.size();
        let minimap = minimap::place(size, free.right()).grown(MARGIN / 2.0);
        let (up, left) = (minimap.top() - seen.bottom(), minimap.left() - seen.right());
        if size.width < NARROW || !minimap::is_wanted() || !seen.overlaps(&minimap) {
            Point::default()
        } else if seen.top() + up >= free.top() + MARGIN {
            point(0.0, up)
        } else if seen.left() + left >= free.left() + MARGIN {
            point(left, 0.0)
        } else {
            Point::default()
        }
    }

    /// The same, and smaller where all of the area has no room at this zoom.
    pub fn reveal_whole(self, workspace: Workspace, area: Rect) {
        let (zoom, free) = (workspace.camera.get_untracked().zoom, self.free(workspace).size);
        let room = |length: f64, free: f64| length * zoom <= free - 2.0 * MARGIN;
        if room(area.size.width, free.width) && room(area.size.height, free.height) {
            self.reveal(workspace, area);
        } else {
            self.fit(workspace, Some(area));
        }
    }

    /// Shows all of a map that was just opened or laid out, or its start where all of it could not be read.
    pub fn begin(self, workspace: Workspace) {
        self.fit(workspace, workspace.models.everything());
        let first = workspace.read(|document| {
            let stages = workspace.flow().stages(document);
            workspace.models.scene(|scene| scene.bounds(*stages.first()?))
        });
        if let Some(first) = first.filter(|_| workspace.camera.get_untracked().zoom < READABLE) {
            let (free, zoom) = (self.free(workspace), 0.8);
            let lanes = workspace.models.scene(|scene| scene.lanes().is_some());
            let above = workspace.models.everything().filter(|_| lanes).map(|all| (first.top() - all.top()) * zoom);
            // Lanes begin below their names.
            let down = above.map_or(free.size.height * 0.3, |above| above + 2.0 * MARGIN);
            let corner = point(free.left() + MARGIN, free.top() + down);
            let offset = point(corner.x - first.left() * zoom, corner.y - first.top() * zoom);
            workspace.camera.set(Camera { offset, zoom });
        }
    }

    /// Shows all of what is compared when it begins to be.
    pub fn show_compared(self, workspace: Workspace) {
        Effect::new(move |_| {
            self.root.track();
            if workspace.compared.with(Option::is_some) && self.root.get_untracked().is_some() {
                self.measure();
                self.fit(workspace, workspace.models.everything());
            }
        });
    }

    /// Shows the whole map whenever another one is opened.
    pub fn show_opened(self, workspace: Workspace) {
        // The camera is kept while other views are shown; only another document is fitted anew.
        Effect::new(move |_| {
            let opened = workspace.opened.get();
            self.root.track();
            if workspace.fitted.get_untracked() != opened && self.root.get_untracked().is_some() {
                self.measure();
                self.begin(workspace);
                workspace.fitted.set(opened);
            }
        });
    }
}
