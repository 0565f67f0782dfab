//! The keys of the page: what is pressed becomes an action of the registry.

use crate::ui::prelude::*;
use leptos::ev;
use web_sys::KeyboardEvent;

use super::canvas;
use super::commands::apple;
use super::perform::{context, perform};
use super::workspace::{Dialog, Workspace};
use crate::core::action::{Focus, KeyPress, Meant, pressed};

/// Listens as long as the page is there.
pub fn listen(workspace: Workspace) {
    let down = window_event_listener(ev::keydown, move |event| {
        if !event.default_prevented() && used(workspace, &event) {
            event.prevent_default();
        }
    });
    on_cleanup(move || down.remove());
}

/// Whether the key was used.
fn used(workspace: Workspace, event: &KeyboardEvent) -> bool {
    let (key, code) = (event.key(), event.code());
    let press = KeyPress {
        key: &key,
        code: &code,
        ctrl: event.ctrl_key(),
        meta: event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
        apple: apple(),
    };
    match pressed(&press, &context(workspace, focus(workspace, event))) {
        Meant::Action(action) => perform(workspace, action, None),
        Meant::Nothing => true,
        Meant::Foreign => false,
    }
}

/// Who gets a key.
pub fn focus(workspace: Workspace, event: &web_sys::Event) -> Focus {
    let question = workspace.dialog.with_untracked(|dialog| match dialog {
        // One list takes the place of the other.
        Some(Dialog::Commands | Dialog::Find) => Some(Focus::Typing),
        Some(_) => Some(Focus::Question),
        None => None,
    });
    question.unwrap_or_else(|| match (canvas::is_typing(event), canvas::keyboard::on_canvas(event)) {
        (true, _) => Focus::Typing,
        (false, true) => Focus::Canvas,
        (false, false) => Focus::Page,
    })
}
