//! The library of maps in this browser, as the shell asks for it.

use crate::core::ids::{Identifier, MapId};
use crate::core::model::{Date, Document};
use crate::storage::{BrowserStore, Deleted, Library, Listing, News, OpenError, SaveState, StoreError, Stored};
use crate::ui::language::{Text, text};
use crate::ui::workspace::Keeping;

fn library() -> Result<Library<BrowserStore>, StoreError> {
    BrowserStore::open().map(Library::new)
}

/// The maps, last opened first; none where the browser refuses.
pub fn list() -> Vec<Listing> {
    library().and_then(|library| library.list()).unwrap_or_default()
}

/// Opens a map.
pub fn open(id: MapId) -> Result<Stored, OpenError> {
    library().map_err(OpenError::Store)?.open(id)
}

/// Keeps a document as a whole in place of whatever is there, and says truthfully what became of it.
pub fn save(document: &Document) -> Keeping {
    keeping(with(|library| library.save(document)))
}

/// What the library makes of an open map's document.
pub fn with(act: impl FnOnce(&Library<BrowserStore>) -> SaveState) -> SaveState {
    match library() {
        Ok(library) => act(&library),
        Err(StoreError::Denied) => SaveState::Denied,
        Err(StoreError::Full | StoreError::OnDisk) => SaveState::Full { needed: 0 },
        Err(StoreError::Other(reason)) => SaveState::Failed { reason },
    }
}

/// What other tabs have made of the open map; no news where the browser refuses to tell.
pub fn news(ask: impl FnOnce(&Library<BrowserStore>) -> News) -> News {
    library().map_or(News::None, |library| ask(&library))
}

/// How full local storage is, from 0 to 1 (five million units of 16 bits in every browser); nothing where it is denied.
pub fn fullness() -> Option<f64> {
    BrowserStore::open().ok().map(|store| store.used() as f64 / 5_242_880.0)
}

/// Puts room aside for the last changes before storage is full, as long as there is plenty.
pub fn load_ballast() {
    if fullness().is_some_and(|full| full < 0.8)
        && let Ok(library) = library()
    {
        library.load_ballast();
    }
}

/// When the open map was downloaded last, by this browser.
pub fn last_file(id: MapId) -> Option<Date> {
    Date::parse(&setting(&file_of(id))?)
}

/// Remembers that a map was downloaded.
pub fn set_last_file(id: MapId, on: Date) {
    set_setting(&file_of(id), &on.to_string());
}

fn file_of(id: MapId) -> String {
    ["file/", id.as_str()].concat()
}

/// Whether a map is on its way to the disk and nowhere else.
pub fn is_unsettled(id: MapId) -> bool {
    BrowserStore::open().is_ok_and(|store| store.is_unsettled(id))
}

/// A value has reached the disk.
pub fn settle(key: &str) {
    if let Ok(store) = BrowserStore::open() {
        store.settle(key);
    }
}

/// Brings what a map has on the disk only; whether there was anything.
pub async fn bring(id: MapId) -> bool {
    match BrowserStore::open() {
        Ok(store) => store.bring(id).await,
        Err(_) => false,
    }
}

/// Brings storage and its copy on the disk together; how many values came back from there.
pub async fn reconcile() -> usize {
    match BrowserStore::open() {
        Ok(store) => store.reconcile().await,
        Err(_) => 0,
    }
}

/// What became of a save, as the page says it.
pub fn keeping(state: SaveState) -> Keeping {
    match state {
        SaveState::Saved { .. } => Keeping::Saved,
        SaveState::Elsewhere(elsewhere) => Keeping::Elsewhere(elsewhere),
        SaveState::Full { .. } => Keeping::Full,
        SaveState::Denied => Keeping::Denied,
        SaveState::Newer { .. } => Keeping::Failed(text(Text::ShellNewerElsewhere).to_owned()),
        SaveState::Failed { reason } => Keeping::Failed(reason),
    }
}

/// Remembers that a map was opened now. The list stays in its old order where that fails.
pub fn touch(id: MapId) {
    let _ = library().and_then(|library| library.touch(id, js_sys::Date::now() as u64));
}

/// Deletes a map.
pub fn delete(id: MapId) -> Result<Deleted, StoreError> {
    library()?.delete(id)
}

/// Brings a deleted map back.
pub fn restore(deleted: &Deleted) -> Result<(), StoreError> {
    library()?.restore(deleted)
}

/// A setting; none where there is none or the browser refuses.
pub fn setting(name: &str) -> Option<String> {
    library().and_then(|library| library.setting(name)).ok().flatten()
}

/// Keeps a setting. It lasts as long as the page where the browser refuses.
pub fn set_setting(name: &str, value: &str) {
    let _ = library().and_then(|library| library.set_setting(name, Some(value)));
}

/// Why storage failed, in words.
pub fn reason(error: &StoreError) -> String {
    match error {
        StoreError::Denied => text(Text::ShellDenied).to_owned(),
        StoreError::Full => text(Text::ShellFull).to_owned(),
        StoreError::OnDisk => text(Text::ShellDiskGone).to_owned(),
        StoreError::Other(reason) => reason.clone(),
    }
}
