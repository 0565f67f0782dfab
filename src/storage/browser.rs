//! The browser's own storage: local storage, with a second copy of it on the disk.

use std::cell::{Cell, RefCell};

use gloo_storage::{LocalStorage, Storage};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};

use super::recovery::{self, Copy};
use super::slots::{MAPS, is_state, key as key_of, parts};
use super::{Store, StoreError, disk};
use crate::core::ids::MapId;
use crate::core::sorted::{Map, Set};

thread_local! {
    static WRITES: Cell<u32> = const { Cell::new(0) };
    /// Values that are too large for local storage: those that are here already, and those on their way to the disk.
    static LARGE: RefCell<Map<String, JsString>> = const { RefCell::new(Map::new()) };
    /// The keys of those on their way.
    static WAITING: RefCell<Set<String>> = const { RefCell::new(Set::new()) };
}

/// Stands in local storage, after the first line of the value, for one that is on the disk only.
const ELSEWHERE: &str = "\non the disk";

/// A longer value is not even tried in local storage, which holds five million units of 16 bits in all browsers.
const LARGEST: usize = 4_500_000;

/// How often this page has written since it was opened: what is in progress must not write.
pub fn writes() -> u32 {
    WRITES.get()
}

fn first_line_of(value: &JsString) -> String {
    let end = value.index_of("\n", 0);
    value.slice(0, u32::try_from(end).unwrap_or(u32::MAX)).into()
}

fn stands_elsewhere(value: &JsString) -> bool {
    value.ends_with(ELSEWHERE, value.length() as i32)
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

    fn item(&self, key: &str) -> Result<Option<JsString>, StoreError> {
        // As a property the value stays the browser's own string, of which only the beginning need be copied.
        let value = js_sys::Reflect::get(&self.storage, &key.into()).map_err(|error| store_error(&error))?;
        Ok(value.dyn_into().ok())
    }

    /// How many units of 16 bits everything of this origin takes in local storage, of the five million there are.
    pub fn used(&self) -> usize {
        let length = self.storage.length().unwrap_or(0);
        let keys = (0..length).filter_map(|index| self.storage.key(index).ok().flatten());
        let units = |key: &String| {
            let value = self.item(key).ok().flatten().map_or(0, |value| value.length() as usize);
            key.encode_utf16().count() + value
        };
        keys.map(|key| units(&key)).sum()
    }

    /// Whether a state of a map is on its way to the disk and nowhere else.
    pub fn is_unsettled(&self, id: MapId) -> bool {
        WAITING.with_borrow(|waiting| ["a", "b"].iter().any(|slot| waiting.contains(&key_of(id, slot))))
    }

    /// A value has reached the disk: where it is only there, local storage says so from now on. Where there is no room
    /// even for that, the next start finds that the disk knows better.
    pub fn settle(&self, key: &str) {
        WAITING.with_borrow_mut(|waiting| waiting.remove(key));
        if let Some(line) = LARGE.with_borrow(|large| large.get(key).map(first_line_of)) {
            let _ = self.storage.set_item(key, &[&line, ELSEWHERE].concat());
        }
    }

    /// Brings what a map has on the disk only; whether there was anything. What the disk has lost is from then on the few
    /// words that stand in its place: a damaged value like any other.
    pub async fn bring(&self, id: MapId) -> bool {
        let mut any = false;
        for slot in ["a", "b"] {
            let key = key_of(id, slot);
            let Some(stands) = self.item(&key).ok().flatten().filter(stands_elsewhere) else { continue };
            if disk::is_open() {
                let value = disk::read(&key).await.unwrap_or(stands);
                LARGE.with_borrow_mut(|large| large.insert(key, value));
                any = true;
            }
        }
        any
    }

    /// Brings both copies together: what the browser did not write before it was killed comes back from the disk, and
    /// the disk gets what it lacks. How many values came back.
    pub async fn reconcile(&self) -> usize {
        let mut second = Map::new();
        for key in disk::keys().await {
            if key.starts_with(MAPS)
                && let Some(value) = disk::read(&key).await
            {
                second.insert(key, first_line_of(&value));
            }
        }
        let mut count = 0;
        for (key, copy) in recovery::compare(self, &second).unwrap_or_default() {
            match copy {
                Copy::Known => {}
                Copy::Stale => disk::write(&key, None),
                Copy::Newer => {
                    let Some(value) = disk::read(&key).await else { continue };
                    let text = String::from(value.clone());
                    if recovery::is_whole(&text) {
                        if self.storage.set_item(&key, &text).is_err() {
                            LARGE.with_borrow_mut(|large| large.insert(key.clone(), value));
                            self.settle(&key);
                        }
                        count += 1;
                    }
                }
            }
        }
        for key in recovery::behind(self, &second).unwrap_or_default() {
            let large = LARGE.with_borrow(|large| large.get(&key).cloned());
            let value = large.or_else(|| self.item(&key).ok().flatten().filter(|value| !stands_elsewhere(value)));
            if let Some(value) = value {
                disk::write(&key, Some(value));
            }
        }
        count
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
        if let Some(large) = LARGE.with_borrow(|large| large.get(key).cloned()) {
            return Ok(Some(large.into()));
        }
        match self.item(key)? {
            Some(value) if stands_elsewhere(&value) => Err(StoreError::OnDisk),
            value => Ok(value.map(String::from)),
        }
    }

    fn first_line(&self, key: &str) -> Result<Option<String>, StoreError> {
        let large = LARGE.with_borrow(|large| large.get(key).cloned());
        Ok(large.map_or_else(|| self.item(key), |large| Ok(Some(large)))?.as_ref().map(first_line_of))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        WRITES.set(WRITES.get().wrapping_add(1));
        let copied = key.starts_with(MAPS);
        let set = if value.len() > LARGEST {
            Err(StoreError::Full)
        } else {
            self.storage.set_item(key, value).map_err(|error| store_error(&error))
        };
        match set {
            Ok(()) => LARGE.with_borrow_mut(|large| _ = large.remove(key)),
            Err(StoreError::Full)
                if copied && disk::is_open() && parts(key).is_some_and(|(_, name)| is_state(name)) =>
            {
                LARGE.with_borrow_mut(|large| large.insert(key.to_owned(), JsString::from(value)));
                WAITING.with_borrow_mut(|waiting| waiting.insert(key.to_owned()));
            }
            Err(error) => return Err(error),
        }
        if copied {
            disk::write(key, Some(JsString::from(value)));
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.storage.remove_item(key).map_err(|error| store_error(&error))?;
        LARGE.with_borrow_mut(|large| large.remove(key));
        if key.starts_with(MAPS) {
            disk::write(key, None);
        }
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let length = self.storage.length().map_err(|error| store_error(&error))?;
        let keys = (0..length).map(|index| self.storage.key(index).map_err(|error| store_error(&error)));
        let mut keys: Vec<String> = keys.filter_map(Result::transpose).collect::<Result<_, _>>()?;
        LARGE.with_borrow(|large| {
            for key in large.keys() {
                if !keys.contains(key) {
                    keys.push(key.clone());
                }
            }
        });
        Ok(keys)
    }
}
