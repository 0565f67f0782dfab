//! What scripts and tests may read: `window.stagecraft.report()` and `window.stagecraft.document()`; and `counts()`, by
//! which tests of speed count what was computed, written and held.

use js_sys::{JSON, Object, Reflect, WebAssembly};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::numbers;
use crate::core::io;
use crate::storage;
use crate::ui::canvas;
use crate::ui::workspace::Workspace;

/// Puts them on the window. They only read.
pub fn begin(workspace: Workspace) {
    let seams = Object::new();
    let report = Closure::<dyn Fn() -> JsValue>::new(move || {
        JSON::parse(&numbers::json(&workspace)).unwrap_or(JsValue::UNDEFINED)
    });
    let counts = Closure::<dyn Fn() -> JsValue>::new(move || {
        let ((nodes, transitions), counts) = (canvas::counts(), Object::new());
        let facts = workspace.ledger(|_, ledger| ledger.made()) as u32;
        let all = [("nodes", nodes), ("transitions", transitions), ("writes", storage::writes()), ("facts", facts)];
        for (name, count) in all {
            let _ = Reflect::set(&counts, &name.into(), &count.into());
        }
        // What wasm holds, in bytes; it never gives any of it back.
        let memory = wasm_bindgen::memory().unchecked_into::<WebAssembly::Memory>().buffer();
        let bytes = Reflect::get(&memory, &"byteLength".into()).unwrap_or_default();
        let _ = Reflect::set(&counts, &"memory".into(), &bytes);
        counts.into()
    });
    let document = Closure::<dyn Fn() -> String>::new(move || workspace.read(io::write));
    for (name, seam) in [("report", report.as_ref()), ("document", document.as_ref()), ("counts", counts.as_ref())] {
        let _ = Reflect::set(&seams, &name.into(), seam.unchecked_ref::<JsValue>());
    }
    // As long as the page.
    report.forget();
    document.forget();
    counts.forget();
    let _ = Reflect::set(&window(), &"stagecraft".into(), &Object::freeze(&seams));
}
