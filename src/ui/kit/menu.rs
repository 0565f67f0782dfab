//! A button that opens a list of actions, on the browser's own details element.

use crate::ui::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;

/// A menu. It closes when something in it is pressed, on Escape, and on a press elsewhere.
#[component(transparent)]
pub fn Menu(
    /// What the button is called.
    #[prop(into)]
    label: Signal<String>,
    /// What the button shows.
    #[prop(into)]
    button: ViewFn,
    /// What is in it: buttons, usually.
    children: Children,
) -> Fragment {
    let details: NodeRef<web_sys::HtmlDetailsElement> = NodeRef::new();
    let close = move || {
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
    };
    let outside = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        if let Some(details) =
            details.get_untracked().filter(|details| details.open() && !details.contains(target.as_ref()))
        {
            details.set_open(false);
        }
    });
    on_cleanup(move || outside.remove());
    view! {
        <details
            class="menu"
            node_ref=details
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.stop_propagation();
                    close();
                    let summary = details.get_untracked().and_then(|details| details.query_selector("summary").ok().flatten());
                    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<web_sys::HtmlElement>().ok()) {
                        let _ = summary.focus();
                    }
                }
            }
        >
            <summary aria-label=label title=label>{button.run()}</summary>
            <div
                class="menu-list"
                on:click=move |event| {
                    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
                    if target.and_then(|target| target.closest("button").ok().flatten()).is_some() {
                        close();
                    }
                }
            >
                {children()}
            </div>
        </details>
    }
}
