//! Moves of the view that are shown on their way, so that nobody loses where they are.

use crate::ui::prelude::*;

use super::window::Window;
use crate::core::geometry::{Camera, within};
use crate::ui::workspace::Workspace;

/// How long a flight takes, in milliseconds.
const LASTS: f64 = 180.0;

thread_local! {
    /// Which flight is the last: an earlier one ends when another begins.
    static LAST: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// Whether the system asks for less motion.
pub fn still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Flies to another view; at once where less motion is wanted.
pub fn fly(workspace: Workspace, window: Window, to: Camera) {
    let flight = LAST.get().wrapping_add(1);
    LAST.set(flight);
    let from = workspace.camera.get_untracked();
    if still() || from == to {
        workspace.camera.set(to);
        return;
    }
    step(workspace, window, (from, to), js_sys::Date::now(), flight, from);
}

/// One frame. Where somebody moves the view meanwhile, it is theirs.
fn step(workspace: Workspace, window: Window, way: (Camera, Camera), begun: f64, flight: u32, shown: Camera) {
    request_animation_frame(move || {
        if LAST.get() != flight || workspace.camera.get_untracked() != shown {
            return;
        }
        let share = within((js_sys::Date::now() - begun) / LASTS, 0.0, 1.0);
        // Fast at first, slow at the end.
        let eased = 1.0 - (1.0 - share) * (1.0 - share) * (1.0 - share);
        let camera = if share < 1.0 { way.0.towards(way.1, window.size(), eased) } else { way.1 };
        workspace.camera.set(camera);
        if share < 1.0 {
            step(workspace, window, way, begun, flight, camera);
        }
    });
}
