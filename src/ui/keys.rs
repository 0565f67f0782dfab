//! The keys that work in every view: undo, redo, saving a file, help.

use crate::ui::prelude::*;
use leptos::ev;
use web_sys::KeyboardEvent;

use super::workspace::{Dialog, Workspace};
use super::{canvas, shell};

/// Listens as long as the page is there.
pub fn listen(workspace: Workspace) {
    let down = window_event_listener(ev::keydown, move |event| {
        if !event.default_prevented() && pressed(workspace, &event) {
            event.prevent_default();
        }
    });
    on_cleanup(move || down.remove());
}

/// Whether the key was used. A text field keeps its own undo; a question is answered first.
fn pressed(workspace: Workspace, event: &KeyboardEvent) -> bool {
    let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    let (key, shift) = (event.key(), event.shift_key());
    if workspace.dialog.with_untracked(Option::is_some) {
        return false;
    }
    if command && !shift && key.eq_ignore_ascii_case("s") {
        shell::download_map(&workspace);
        return true;
    }
    if canvas::is_typing(event) {
        return false;
    }
    match (command, shift, key.as_str()) {
        (true, false, "z" | "Z") => workspace.undo(),
        (true, true, "z" | "Z") | (true, false, "y" | "Y") => workspace.redo(),
        (false, _, "?") => workspace.dialog.set(Some(Dialog::Help)),
        _ => return false,
    }
    true
}
