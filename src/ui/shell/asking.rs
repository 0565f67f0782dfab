//! What the browser is asked for around storage: one tab at a time, and to keep it.

use std::cell::Cell;

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = locks)]
    static LOCKS: Option<LockManager>;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &JsValue, act: &JsValue) -> Result<js_sys::Promise, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "storage"], catch)]
    fn persist() -> Result<js_sys::Promise, JsValue>;
}

/// Asks the browser, once, not to clear what is stored when it needs room. Some ask the user, so it comes with the first
/// change and not with the page.
pub fn ask_to_persist() {
    thread_local! {
        static ASKED: Cell<bool> = const { Cell::new(false) };
    }
    if !ASKED.replace(true) {
        // A browser that cannot promise it goes on as before.
        let _ = persist();
    }
}

/// Does something while no other tab does anything under this name; nothing where one does. Browsers without locks are
/// trusted to have one tab.
pub fn alone(name: &str, act: impl FnOnce() + 'static) {
    LOCKS.with(|locks| {
        let Some(locks) = locks else { return act() };
        let options = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
        let act = Closure::once_into_js(move |lock: JsValue| {
            if !lock.is_null() {
                act();
            }
        });
        let _ = locks.request(name, &options, &act);
    });
}
