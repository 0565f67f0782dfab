//! Lines around what is seen are settled while the view rests, so that whoever moves on does not wait for them.

use std::time::Duration;

use crate::ui::prelude::*;

use super::gesture::Gesture;
use super::window::Window;
use crate::core::geometry::Rect;
use crate::ui::workspace::Workspace;

/// How many windows to each side, in how many steps, and the pause before each.
const FAR: f64 = 3.0;
const STEPS: u32 = 12;
const PAUSE: Duration = Duration::from_millis(24);

/// Settles lines whenever the view has come to rest, as long as it does and nothing is dragged.
pub fn listen(workspace: Workspace, window: Window, gesture: Gesture) {
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        workspace.models.members.track();
        turn.update_value(|turn| *turn = turn.wrapping_add(1));
        if !window.moves.get() {
            let now = turn.get_value();
            let goes_on = move || turn.try_get_value() == Some(now) && !gesture.drags();
            next(workspace, untrack(|| window.visible(workspace)), 1, goes_on);
        }
    });
}

fn next(workspace: Workspace, seen: Rect, step: u32, goes_on: impl Fn() -> bool + 'static) {
    let run = move || {
        if goes_on() {
            let share = FAR * f64::from(step) / f64::from(STEPS);
            workspace.models.settle_near(seen.grown_by(seen.size.width * share, seen.size.height * share));
            if step < STEPS {
                next(workspace, seen, step + 1, goes_on);
            }
        }
    };
    set_timeout(run, PAUSE);
}
