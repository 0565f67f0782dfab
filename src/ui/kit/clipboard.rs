//! The browser's clipboard, where it lets the page use it.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The clipboard. Pages that are not served securely have none.
pub fn open() -> Option<web_sys::Clipboard> {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).ok()?;
    (!clipboard.is_undefined()).then(|| clipboard.unchecked_into())
}

/// Puts a text on it; whether the browser let it.
pub async fn write(text: &str) -> bool {
    match open() {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}

/// The text that is on it; none where the browser does not tell.
pub async fn read() -> Option<String> {
    let clipboard = open()?;
    // Not every browser lets a page read.
    if !js_sys::Reflect::has(&clipboard, &"readText".into()).unwrap_or(false) {
        return None;
    }
    JsFuture::from(clipboard.read_text()).await.ok()?.as_string()
}
