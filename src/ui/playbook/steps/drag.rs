//! A step dragged by its grip to another place of the list. Nothing is saved until it is let go; Escape lets it go where it
//! was.

use crate::ui::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;

use super::List;
use crate::core::ids::{EntryId, Identifier};

/// A step on its way.
#[derive(Clone, Copy, PartialEq)]
pub struct Dragged {
    /// Which.
    pub step: EntryId,
    /// The place where it would land, from 0.
    pub to: usize,
}

/// Takes hold of a step.
pub fn begin(list: List, step: EntryId, event: &web_sys::PointerEvent) {
    let grip = event.current_target().and_then(|grip| grip.dyn_into::<web_sys::Element>().ok());
    let at = list.all.with_untracked(|all| all.iter().position(|known| *known == step));
    let (Some(grip), Some(to), 0) = (grip, at, event.button()) else { return };
    event.prevent_default();
    let _ = grip.set_pointer_capture(event.pointer_id());
    list.dragged.set(Some(Dragged { step, to }));
    // Until the next press.
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && list.dragged.try_get_untracked().flatten().is_some() {
            event.prevent_default();
            release(list, false);
        }
    });
    on_release(escape);
}

thread_local! {
    /// What listens for Escape while something is dragged.
    static ESCAPE: std::cell::RefCell<Option<WindowListenerHandle>> = const { std::cell::RefCell::new(None) };
}

fn on_release(listener: WindowListenerHandle) {
    if let Some(before) = ESCAPE.with_borrow_mut(|escape| escape.replace(listener)) {
        before.remove();
    }
}

/// It would land behind all others whose middles are above the pointer.
pub fn follow(list: List, event: &web_sys::PointerEvent) {
    let Some(dragged) = list.dragged.get_untracked() else { return };
    let Ok(rows) = document().query_selector_all("[data-step]") else { return };
    let pointer = f64::from(event.client_y());
    let mut to = 0;
    for index in 0..rows.length() {
        let Some(row) = rows.item(index).and_then(|row| row.dyn_into::<web_sys::Element>().ok()) else { continue };
        let area = row.get_bounding_client_rect();
        let own = row.get_attribute("data-step").is_some_and(|id| id == dragged.step.as_str());
        to += usize::from(!own && area.top() + area.height() / 2.0 < pointer);
    }
    if dragged.to != to {
        list.dragged.set(Some(Dragged { to, ..dragged }));
    }
}

/// Lets go: where it is now, or where it was.
pub fn release(list: List, keep: bool) {
    if let Some(before) = ESCAPE.with_borrow_mut(Option::take) {
        before.remove();
    }
    let Some(dragged) = list.dragged.get_untracked() else { return };
    list.dragged.set(None);
    if keep {
        list.put(dragged.step, dragged.to);
    }
}
