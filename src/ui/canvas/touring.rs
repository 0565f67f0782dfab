//! The view goes with the presentation, from stop to stop.

use crate::ui::prelude::*;

use super::flight::fly;
use super::window::Window;
use crate::core::geometry::Camera;
use crate::core::session::Selection;
use crate::ui::workspace::Workspace;

/// How much of what is around a stop is seen with it at most, in world units to each side, and the share of the window's
/// width that it takes.
const AROUND: f64 = 200.0;
const SHARE: f64 = 0.2;
/// A stop is shown at most this large.
const LARGEST: f64 = 1.8;

/// Flies to each stop while the map is presented; the stop is selected, so that editing begins there.
pub fn follow(workspace: Workspace, window: Window) {
    Effect::new(move |_| {
        let tour = workspace.tour.get();
        // The room changes when the browser has gone to full screen.
        window.track();
        let Some(tour) = tour else { return };
        let bounds = tour.stop().and_then(|node| super::walk::reach(workspace, node));
        if tour.stop().is_none() {
            workspace.select(Selection::default());
        }
        let (area, largest) = match bounds {
            Some(bounds) => (Some(bounds.grown(AROUND.min(window.size().width * SHARE))), LARGEST),
            None => (workspace.models.everything(), 1.0),
        };
        if let Some(area) = area {
            fly(workspace, window, Camera::fitting(area, window.free(workspace), largest));
        }
    });
}
