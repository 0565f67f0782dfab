//! A light dot that follows the pointer, for showing things without pressing anything.

use crate::ui::prelude::*;
use leptos::ev;

use crate::core::decimal::decimal;

/// The dot, while it is on.
#[component(transparent)]
pub fn Laser(on: RwSignal<bool>) -> Fragment {
    let dot: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    let follow = window_event_listener(ev::pointermove, move |event| {
        if let Some(dot) = dot.get_untracked().filter(|_| on.get_untracked()) {
            let (x, y) = (decimal(f64::from(event.client_x())), decimal(f64::from(event.client_y())));
            let _ = dot.style().set_property("transform", &format!("translate({x}px,{y}px)"));
            let _ = dot.class_list().add_1("seen");
        }
    });
    on_cleanup(move || follow.remove());
    view! { <Show when=move || on.get()><i class="laser" node_ref=dot aria-hidden="true"></i></Show> }
}
