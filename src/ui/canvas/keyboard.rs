//! What the keyboard is to the map besides its shortcuts: who has the focus, what is held down, and Escape.

use std::cell::Cell;

use crate::ui::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, WheelEvent};

use super::gesture::Gesture;
use super::submap;
use crate::core::action::Focus;
use crate::core::board::Drag;
use crate::core::scene::Place;
use crate::core::session::{Input, Selection, ToolKind};
use crate::ui::keys;
use crate::ui::workspace::Workspace;

thread_local! {
    /// Ctrl is held on the keyboard.
    static CONTROL: Cell<bool> = const { Cell::new(false) };
}

/// Whether a turn of the wheel is a trackpad's pinch: browsers tell of that as of a wheel with Ctrl, which nobody holds.
pub fn is_pinch(event: &WheelEvent) -> bool {
    event.ctrl_key() && !CONTROL.get()
}

/// Listens while the map is shown.
pub fn listen(workspace: Workspace, gesture: Gesture) {
    let down = window_event_listener(ev::keydown, move |event| {
        CONTROL.set(event.ctrl_key());
        let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        if event.key() == " " && !held && keys::focus(workspace, &event) == Focus::Canvas {
            gesture.space.set(true);
            event.prevent_default();
        }
        // Whatever else is held: the keys with which a copy is dragged or a box adds to the selection.
        if event.key() == "Escape" && (gesture.is_busy() || workspace.carry.with_untracked(|drag| *drag != Drag::Idle))
        {
            escape(workspace, gesture);
            event.prevent_default();
        }
    });
    let up = window_event_listener(ev::keyup, move |event| {
        CONTROL.set(event.ctrl_key());
        if event.key() == " " {
            gesture.space.set(false);
        }
    });
    let blur = window_event_listener(ev::blur, move |_| {
        CONTROL.set(false);
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

fn element(event: &web_sys::Event) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into().ok())
}

fn is_in(element: &Element, selector: &str) -> bool {
    element.closest(selector).ok().flatten().is_some()
}

/// Whether somebody types text there, or goes through a menu.
pub fn is_typing(event: &web_sys::Event) -> bool {
    const OWN: &str =
        "input:not([type=checkbox]):not([type=radio]), textarea, select, dialog, .menu[open], [role=menu]";
    element(event).is_some_and(|element| is_in(&element, OWN))
}

/// Whether the keys of the map are meant: the canvas has the focus, or nothing has.
pub fn on_canvas(event: &web_sys::Event) -> bool {
    element(event).is_none_or(|element| {
        element.tag_name() == "BODY" || is_in(&element, ".canvas") && element.tag_name() != "BUTTON"
    })
}

/// Ends one thing at a time, from the innermost out; whether there was one.
pub fn escape(workspace: Workspace, gesture: Gesture) -> bool {
    if workspace.let_go() {
        return true;
    }
    if gesture.is_busy() {
        gesture.feed(Input::Cancel);
    } else if workspace.compared.with_untracked(Option::is_some) {
        workspace.compare(None);
    } else if workspace.connecting.get_untracked().is_some() {
        workspace.connecting.set(None);
    } else if workspace.tool.get_untracked() != ToolKind::Select {
        workspace.tool.set(ToolKind::Select);
    } else if workspace.deal.get_untracked().is_some() {
        workspace.deal.set(None);
    } else if !workspace.selection.get_untracked().is_empty() {
        workspace.select(Selection::default());
    } else if workspace.inviting.get_untracked() && !matches!(workspace.place.get_untracked(), Place::Inside(_)) {
        workspace.inviting.set(false);
    } else {
        return submap::leave(workspace);
    }
    true
}
