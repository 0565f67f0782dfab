//! How wide an element is, followed, and how large letters are.

use crate::ui::prelude::*;
use wasm_bindgen::prelude::*;

/// Follows the width of an element for as long as the view that calls it lives.
pub fn follow_width(element: &web_sys::Element, width: RwSignal<f64>) {
    let target = element.clone();
    let resized = Closure::<dyn FnMut()>::new(move || {
        let now = f64::from(target.client_width());
        // Fractions of a pixel and scroll bars that come and go must not draw the chart again and again.
        if width.try_get_untracked().is_some_and(|before| (before - now).abs() >= 1.0) {
            width.set(now);
        }
    });
    width.set(f64::from(element.client_width()));
    if let Ok(observer) = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()) {
        observer.observe(element);
        let kept = StoredValue::new_local((observer, resized));
        on_cleanup(move || {
            kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    }
}

/// How large somebody has the letters, beside the usual 16 pixels: places that are counted in pixels grow with them.
pub fn letters() -> f64 {
    let style = document().document_element().and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok()).unwrap_or_default();
    let size = js_sys::parse_float(&size);
    if size >= 1.0 { size / 16.0 } else { 1.0 }
}
