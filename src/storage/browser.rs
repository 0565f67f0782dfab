//! The browser's own storage.

use std::cell::Cell;

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};

use super::{Store, StoreError};

thread_local! {
    static WRITES: Cell<u32> = const { Cell::new(0) };
}

/// How often this page has written since it was opened: what is in progress must not write.
pub fn writes() -> u32 {
    WRITES.get()
}

/// The `localStorage` of this page's origin, which other programs may share. Nothing is ever cleared.
#[derive(Clone, Debug)]
pub struct BrowserStore {
    storage: web_sys::Storage,
}

impl BrowserStore {
    /// The browser's storage, if it lets this page have it.
    pub fn open() -> Result<BrowserStore, StoreError> {
        // Where storage is denied, only asking for it throws, and gloo would pass that on as a panic: so ask first.
        match web_sys::window().map(|window| window.local_storage()) {
            Some(Ok(Some(_))) => Ok(BrowserStore { storage: LocalStorage::raw() }),
            Some(Ok(None)) | None => Err(StoreError::Denied),
            Some(Err(error)) => Err(store_error(&error)),
        }
    }
}

/// What a thrown exception means; browsers tell by its name.
fn store_error(error: &JsValue) -> StoreError {
    let property = |name: &str| js_sys::Reflect::get(error, &name.into()).ok()?.as_string();
    match property("name").as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        Some("SecurityError") => StoreError::Denied,
        name => StoreError::Other(property("message").or(name.map(str::to_owned)).unwrap_or_default()),
    }
}

impl Store for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.storage.get_item(key).map_err(|error| store_error(&error))
    }

    fn first_line(&self, key: &str) -> Result<Option<String>, StoreError> {
        // As a property the value stays the browser's own string, of which only the beginning is copied.
        let value = js_sys::Reflect::get(&self.storage, &key.into()).map_err(|error| store_error(&error))?;
        let Some(value) = value.dyn_ref::<js_sys::JsString>() else { return Ok(None) };
        let end = value.index_of("\n", 0);
        Ok(Some(value.slice(0, u32::try_from(end).unwrap_or(u32::MAX)).into()))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        WRITES.set(WRITES.get().wrapping_add(1));
        self.storage.set_item(key, value).map_err(|error| store_error(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.storage.remove_item(key).map_err(|error| store_error(&error))
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let length = self.storage.length().map_err(|error| store_error(&error))?;
        let keys = (0..length).map(|index| self.storage.key(index).map_err(|error| store_error(&error)));
        keys.filter_map(Result::transpose).collect()
    }
}
