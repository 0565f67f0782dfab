//! The canvas that is shown, for actions that come from elsewhere.

use std::cell::Cell;

use crate::ui::prelude::*;

use super::gesture::Gesture;
use super::menu::Asked;
use super::speech::Heard;
use super::walk;
use super::window::Window;
use crate::core::ids::NodeId;
use crate::core::session::{Selection, View};
use crate::core::sorted::Set;
use crate::ui::workspace::Workspace;

/// Handles to the canvas. They live as long as it is shown.
#[derive(Clone, Copy)]
pub struct Shown {
    /// Its window onto the map.
    pub window: Window,
    /// The pointer's state.
    pub gesture: Gesture,
    /// The menu that is open.
    pub menu: RwSignal<Option<Asked>>,
    /// What is said of the node selected.
    pub heard: Heard,
}

thread_local! {
    static SHOWN: Cell<Option<Shown>> = const { Cell::new(None) };
}

/// The canvas is shown from now on, until its view goes.
pub fn begin(workspace: Workspace, window: Window, gesture: Gesture) -> Shown {
    let shown = Shown { window, gesture, menu: RwSignal::new(None), heard: Heard::new(workspace) };
    SHOWN.set(Some(shown));
    on_cleanup(|| SHOWN.set(None));
    shown
}

/// The canvas, while the map is shown.
pub fn shown() -> Option<Shown> {
    SHOWN.get()
}

/// Goes to the map, selects something there and shows these nodes.
pub fn visit(workspace: Workspace, selection: Selection, nodes: Set<NodeId>) {
    // A deal that is open would keep the panel's place.
    workspace.deal.set(None);
    workspace.view.set(View::Map);
    // Coming from another view the map is there in the next frame.
    request_animation_frame(move || {
        if let Some(shown) = shown() {
            walk::go_to(workspace, shown.window, selection, &nodes);
        }
        super::focus();
    });
}
