//! Text areas as high as their text, in browsers where `field-sizing: content` does not do it.

use std::cell::OnceCell;

use crate::ui::prelude::*;
use wasm_bindgen::prelude::*;

thread_local! {
    /// The observer of all of them; none where the style sheet does it.
    static OBSERVER: OnceCell<Option<web_sys::ResizeObserver>> = const { OnceCell::new() };
}

fn observer() -> Option<web_sys::ResizeObserver> {
    OBSERVER.with(|known| known.get_or_init(begin).clone())
}

/// Areas without a field of their own grow while somebody types in them, from the first that is observed.
fn begin() -> Option<web_sys::ResizeObserver> {
    if web_sys::css::supports_with_value("field-sizing", "content").unwrap_or(false) {
        return None;
    }
    let resized = Closure::<dyn Fn(js_sys::Array)>::new(|entries: js_sys::Array| {
        for entry in entries.iter() {
            // Later: what is resized in answer to being resized is reported as an error.
            if let Ok(area) = js_sys::Reflect::get(&entry, &"target".into()) {
                request_animation_frame(move || _ = fit(&area));
            }
        }
    });
    let typed = Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| {
        event.target().and_then(|area| fit(&area));
    });
    let observer = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
    let _ = document().add_event_listener_with_callback("input", typed.as_ref().unchecked_ref());
    // As long as the page.
    resized.forget();
    typed.forget();
    observer
}

/// Makes an area as high as its text; the name of a node on the map has the size of its node.
fn fit(area: &JsValue) -> Option<()> {
    let area = area.dyn_ref::<web_sys::HtmlTextAreaElement>().filter(|area| !area.class_list().contains("rename"))?;
    let style = web_sys::HtmlElement::style(area);
    style.set_property("height", "auto").ok()?;
    let frame = area.offset_height() - area.client_height();
    let height = area.scroll_height() + frame;
    // Where it is not shown it has no height.
    if area.offset_height() > 0 {
        style.set_property("height", &[&height.to_string(), "px"].concat()).ok()?;
    }
    Some(())
}

/// Keeps an area as high as its text while the view that calls it lives.
pub fn follow_text(area: NodeRef<web_sys::HtmlElement>, text: RwSignal<String>) {
    let Some(observer) = observer() else { return };
    Effect::new(move |observed: Option<bool>| {
        text.track();
        let Some(area) = area.get() else { return false };
        if observed != Some(true) {
            observer.observe(&area);
        }
        // When it shows the text.
        request_animation_frame(move || _ = fit(&area));
        true
    });
}
