//! A question in front of everything else, on the browser's own dialog: it keeps the focus and closes with Escape.

use std::cell::RefCell;

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

use super::{Icon, Shape};
use crate::ui::language::{Text, say};

/// A modal dialog with a title. `on_close` runs when it is closed by Escape, by its button or by a press beside it.
#[component(transparent)]
pub fn Modal(
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// Wide enough for a table.
    #[prop(optional)]
    wide: bool,
    /// Closed without an answer.
    on_close: impl Fn() + Copy + Send + Sync + 'static,
    /// What it asks.
    children: Children,
) -> Fragment {
    let dialog: NodeRef<web_sys::HtmlDialogElement> = NodeRef::new();
    give_back_focus();
    Effect::new(move |_| {
        let shown: Option<web_sys::HtmlDialogElement> = dialog.get();
        if let Some(dialog) = shown.filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog
            class="modal"
            class:wide=wide
            node_ref=dialog
            aria-label=title
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                on_close();
            }
            // The browser may close it all the same (a second Escape).
            on:close=move |_| on_close()
            on:pointerdown=move |event: web_sys::PointerEvent| {
                // A press on the backdrop does not throw away what somebody has begun to write.
                if on_backdrop(&event).is_some_and(|dialog| !has_words(&dialog)) {
                    on_close();
                }
            }
        >
            <div class="modal-body">
                <header>
                    <h2>{title}</h2>
                    <button class="quiet" aria-label=say(Text::ShellClose) on:click=move |_| on_close()>
                        <Icon shape=Shape::Close/>
                    </button>
                </header>
                {children()}
            </div>
        </dialog>
    }
}

thread_local! {
    /// What had the focus before each dialog that is open.
    static BEFORE: RefCell<Vec<Option<web_sys::HtmlElement>>> = const { RefCell::new(Vec::new()) };
}

/// When the view goes, what had the focus has it again, unless something else was given it.
fn give_back_focus() {
    let focused = || {
        let element = document().active_element().filter(|element| element.tag_name() != "BODY");
        element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    };
    BEFORE.with_borrow_mut(|before| before.push(focused()));
    on_cleanup(move || {
        let before = BEFORE.with_borrow_mut(Vec::pop).flatten();
        set_timeout(
            move || {
                if let Some(before) = before.filter(|_| focused().is_none()) {
                    let options = web_sys::FocusOptions::new();
                    options.set_prevent_scroll(true);
                    let _ = before.focus_with_options(&options);
                }
            },
            std::time::Duration::ZERO,
        );
    });
}

/// The dialog whose backdrop is pressed. The backdrop and the dialog's own scroll bar both are the dialog itself to an
/// event; only the place tells them apart.
fn on_backdrop(event: &web_sys::PointerEvent) -> Option<web_sys::Element> {
    let dialog = event.target()?.dyn_into::<web_sys::HtmlDialogElement>().ok()?;
    let (area, x, y) = (dialog.get_bounding_client_rect(), f64::from(event.client_x()), f64::from(event.client_y()));
    let inside = (area.left()..area.right()).contains(&x) && (area.top()..area.bottom()).contains(&y);
    (!inside).then(|| dialog.into())
}

/// Whether a text area in it has words.
fn has_words(dialog: &web_sys::Element) -> bool {
    let areas = dialog.query_selector_all("textarea").ok();
    let count = areas.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).any(|index| {
        let area = areas.as_ref().and_then(|areas| areas.get(index));
        let area = area.and_then(|area| area.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
        area.is_some_and(|area| !area.value().trim().is_empty())
    })
}
