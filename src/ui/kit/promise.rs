//! Methods of the browser that answer with a promise, where the bindings drop it or do not have it.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The promise that a method answers with, as it is settled. One that nobody waits for would be an error on the console
/// when it is broken.
pub async fn asked(target: &JsValue, method: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(target, &method.into())?.dyn_into()?;
    JsFuture::from(method.call1(target, argument)?.dyn_into::<Promise>()?).await
}

/// Calls a method whose refusal does not matter. It is called at once: some work only while the page answers somebody.
pub fn attempt(target: &JsValue, method: &str) {
    let answer = Reflect::get(target, &method.into()).and_then(|method| {
        let method: Function = method.dyn_into()?;
        method.call0(target)?.dyn_into::<Promise>()
    });
    if let Ok(answer) = answer {
        leptos::task::spawn_local(async move {
            let _ = JsFuture::from(answer).await;
        });
    }
}
