//! Whether an element is seen, or nearly, followed.

use crate::ui::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far beyond the window still counts: what is scrolled to is there already.
const AROUND: &str = "400px";

/// Follows whether an element is near the window, for as long as the view that calls it lives. Where the browser cannot
/// tell, it is.
pub fn follow_near(element: &web_sys::Element, near: RwSignal<bool>) {
    let told = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last: Option<IntersectionObserverEntry> = entries.iter().last().map(JsCast::unchecked_into);
        let now = last.is_none_or(|entry| entry.is_intersecting());
        if near.try_get_untracked().is_some_and(|before| before != now) {
            near.set(now);
        }
    });
    let around = IntersectionObserverInit::new();
    around.set_root_margin(AROUND);
    match IntersectionObserver::new_with_options(told.as_ref().unchecked_ref(), &around) {
        Ok(observer) => {
            observer.observe(element);
            let kept = StoredValue::new_local((observer, told));
            on_cleanup(move || {
                kept.try_with_value(|(observer, _)| observer.disconnect());
            });
        }
        Err(_) => near.set(true),
    }
}
