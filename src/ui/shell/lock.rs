//! One tab at a time.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = locks)]
    static LOCKS: Option<LockManager>;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &JsValue, act: &JsValue) -> Result<js_sys::Promise, JsValue>;
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
