//! The view pans by itself while something is dragged near the border of the window.

use crate::ui::prelude::*;

use super::pointer::Pointer;
use super::window::Window;
use crate::core::board::Drag;
use crate::core::geometry::{self, Point, Rect, Size, point};
use crate::core::session::edge_pan;
use crate::ui::panels;
use crate::ui::workspace::Workspace;

/// The longest time that one frame counts for, in milliseconds: after a pause the view does not jump.
const FRAME: f64 = 50.0;

/// Pans, frame by frame, as long as something is held near the border.
#[derive(Clone, Copy)]
pub struct AutoPan {
    workspace: Workspace,
    window: Window,
    /// Where the pointer is with what it drags, and the border that counts, in CSS pixels from the canvas's corner.
    held: StoredValue<Option<(Point, Rect)>>,
    runs: StoredValue<bool>,
}

impl AutoPan {
    /// Nothing is dragged.
    pub fn new(workspace: Workspace, window: Window) -> AutoPan {
        AutoPan { workspace, window, held: StoredValue::new(None), runs: StoredValue::new(false) }
    }

    /// Something is dragged, and the pointer is here.
    pub fn near(self, at: Point) {
        self.within(at, self.window.size());
    }

    fn within(self, at: Point, size: Size) {
        let border = Rect::new(point(0.0, 0.0), size);
        self.held.set_value(Some((at, border)));
        if !self.runs.get_value() && self.step(1.0) != Point::default() {
            self.runs.set_value(true);
            self.frame(js_sys::Date::now());
        }
    }

    /// Nothing is dragged any more.
    pub fn stop(self) {
        self.held.try_set_value(None);
    }

    /// How far the view pans in so many milliseconds, in screen pixels.
    fn step(self, milliseconds: f64) -> Point {
        let held = self.held.try_get_value().flatten();
        let by = held.map(|(at, border)| (at, edge_pan(at, &border, milliseconds)));
        let by = by.filter(|(at, by)| *by != Point::default() && self.is_on_page(*at));
        by.map(|(_, by)| by).unwrap_or_default()
    }

    /// A pointer that has left the page does not pan.
    fn is_on_page(self, at: Point) -> bool {
        let client = at.minus(self.window.local(point(0.0, 0.0)));
        let page = document().document_element();
        let size = page.map(|page| Size { width: page.client_width().into(), height: page.client_height().into() });
        size.is_some_and(|size| Rect::new(point(0.0, 0.0), size).contains(client))
    }

    fn frame(self, before: f64) {
        request_animation_frame(move || {
            let now = js_sys::Date::now();
            let by = self.step(geometry::within(now - before, 1.0, FRAME));
            if by == Point::default() {
                self.runs.try_set_value(false);
                return;
            }
            // What is dragged follows the camera: see `listen`.
            self.workspace.camera.update(|camera| *camera = camera.panned(by));
            self.frame(now);
        });
    }
}

/// Whatever is dragged stays under the pointer when the view moves; a deal that is carried has it pan too.
pub fn listen(workspace: Workspace, window: Window, pointer: Pointer) {
    let auto_pan = AutoPan::new(workspace, window);
    Effect::new(move |_| {
        let carried = match workspace.carry.get() {
            Drag::Carried { at, .. } => {
                window.look_again();
                Some(window.local(at))
            }
            _ => None,
        };
        // Over the panel that it comes from it is not on its way yet.
        let free = window.free(workspace);
        let size = Size { width: free.right(), height: window.size().height };
        match carried.filter(|at| Rect::new(point(0.0, 0.0), size).contains(*at)) {
            Some(at) => auto_pan.within(at, size),
            None => auto_pan.stop(),
        }
    });
    Effect::new(move |_| {
        workspace.camera.track();
        pointer.again();
        panels::moved_below(workspace);
    });
}
