//! The keys of the map. Single letters are off while a text field has the focus or a question is open.

use crate::ui::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::actions;
use super::gesture::Gesture;
use super::submap;
use super::window::Window;
use crate::core::geometry::{Point, point};
use crate::core::model::NodeKind;
use crate::core::session::{Input, Selection, ToolKind};
use crate::ui::workspace::Workspace;

/// Listens while the map is shown.
pub fn listen(workspace: Workspace, gesture: Gesture, window: Window) {
    let down = window_event_listener(ev::keydown, move |event| {
        if !event.default_prevented() && pressed(workspace, gesture, window, &event) {
            event.prevent_default();
        }
    });
    let up = window_event_listener(ev::keyup, move |event| {
        if event.key() == " " {
            gesture.space.set(false);
        }
    });
    let blur = window_event_listener(ev::blur, move |_| {
        gesture.space.set(false);
        gesture.feed(Input::Cancel);
        workspace.let_go();
    });
    on_cleanup(move || {
        down.remove();
        up.remove();
        blur.remove();
    });
}

/// Whether somebody types text there.
pub fn is_typing(event: &web_sys::Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| {
        element
            .closest("input:not([type=checkbox]):not([type=radio]), textarea, select, dialog, .menu[open]")
            .ok()
            .flatten()
            .is_some()
    })
}

/// Whether the keys of the map are meant: the canvas has the focus, or nothing has.
pub(super) fn on_canvas(event: &web_sys::Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_none_or(|element| element.tag_name() == "BODY" || element.closest(".canvas").ok().flatten().is_some())
}

/// The direction of an arrow key.
pub(super) fn arrow(key: &str) -> Option<Point> {
    match key {
        "ArrowLeft" => Some(point(-1.0, 0.0)),
        "ArrowRight" => Some(point(1.0, 0.0)),
        "ArrowUp" => Some(point(0.0, -1.0)),
        "ArrowDown" => Some(point(0.0, 1.0)),
        _ => None,
    }
}

/// Whether the key was used.
fn pressed(workspace: Workspace, gesture: Gesture, window: Window, event: &KeyboardEvent) -> bool {
    if is_typing(event) || workspace.dialog.with_untracked(Option::is_some) {
        return false;
    }
    let (command, shift, alt) = (event.ctrl_key() || event.meta_key(), event.shift_key(), event.alt_key());
    let key = event.key();
    if key == "Escape" {
        return escape(workspace, gesture);
    }
    if let Some(direction) = arrow(&key).filter(|_| on_canvas(event)) {
        match (command, alt) {
            (true, _) if !shift => actions::add_connected(workspace, window, direction, NodeKind::Stage),
            (false, true) => actions::walk(workspace, window, direction),
            (false, false) if workspace.connecting.get_untracked().is_some() => {
                actions::walk(workspace, window, direction);
            }
            (false, false) => {
                let by = if shift { 10.0 } else { 1.0 };
                actions::nudge(workspace, point(direction.x * by, direction.y * by));
            }
            _ => return false,
        }
        return true;
    }
    if command {
        return commanded(workspace, window, &key);
    }
    if alt {
        return false;
    }
    match key.as_str() {
        "Tab" if on_canvas(event) => actions::select_along(workspace, window, !shift),
        "Enter" | "F2" if on_canvas(event) => entered(workspace),
        "Delete" | "Backspace" if on_canvas(event) => {
            actions::delete(workspace);
            true
        }
        " " if on_canvas(event) => {
            gesture.space.set(true);
            true
        }
        _ => lettered(workspace, window, event, shift),
    }
}

fn commanded(workspace: Workspace, window: Window, key: &str) -> bool {
    match key {
        "a" | "A" => actions::select_all(workspace),
        "d" | "D" => {
            let nodes = workspace.selection.get_untracked().nodes;
            actions::duplicate(workspace, &nodes, point(24.0, 24.0));
        }
        "+" | "=" => window.zoom(workspace, 1.25),
        "-" | "_" => window.zoom(workspace, 0.8),
        "0" => window.zoom_to_full(workspace),
        _ => return false,
    }
    true
}

fn lettered(workspace: Workspace, window: Window, event: &KeyboardEvent, shift: bool) -> bool {
    if shift {
        // By place on the keyboard: Shift+1 writes another sign in every layout.
        match event.code().as_str() {
            "Digit1" => window.fit(workspace, workspace.models.everything()),
            "Digit2" => {
                let nodes = workspace.selection.get_untracked().nodes;
                let bounds = workspace.models.bounds(&nodes);
                if bounds.is_some() {
                    window.fit(workspace, bounds);
                }
            }
            _ => return false,
        }
        return true;
    }
    let tool = match event.key().as_str() {
        "v" => ToolKind::Select,
        "h" => ToolKind::Hand,
        "s" => ToolKind::Place(NodeKind::Stage),
        "d" => ToolKind::Place(NodeKind::Decision),
        "n" => ToolKind::Place(NodeKind::Note),
        "c" => {
            if let Some(from) = workspace.selection.get_untracked().only_node() {
                super::focus();
                let connects = workspace.read(|document| document.node_kind(from).is_some_and(NodeKind::connects));
                workspace.connecting.set(Some(from).filter(|_| connects));
                return true;
            }
            ToolKind::Connect
        }
        _ => return false,
    };
    workspace.tool.set(tool);
    true
}

fn entered(workspace: Workspace) -> bool {
    let selected = workspace.selection.get_untracked().only_node();
    match (workspace.connecting.get_untracked(), selected) {
        (Some(from), Some(to)) if from != to => {
            workspace.connecting.set(None);
            actions::connect(workspace, from, to);
            true
        }
        (Some(_), _) => true,
        (None, Some(id)) => {
            actions::rename(workspace, id);
            true
        }
        (None, None) => false,
    }
}

/// One thing at a time, from the innermost out.
fn escape(workspace: Workspace, gesture: Gesture) -> bool {
    if workspace.let_go() {
        return true;
    }
    if gesture.is_busy() {
        gesture.feed(Input::Cancel);
    } else if workspace.connecting.get_untracked().is_some() {
        workspace.connecting.set(None);
    } else if workspace.tool.get_untracked() != ToolKind::Select {
        workspace.tool.set(ToolKind::Select);
    } else if workspace.deal.get_untracked().is_some() {
        workspace.deal.set(None);
    } else if !workspace.selection.get_untracked().is_empty() {
        workspace.select(Selection::default());
    } else {
        return submap::leave(workspace);
    }
    true
}
