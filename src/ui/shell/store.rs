//! The library of maps in this browser, as the shell asks for it.

use crate::core::ids::MapId;
use crate::core::model::Document;
use crate::storage::{BrowserStore, Deleted, Library, Listing, Mark, OpenError, SaveState, StoreError, Stored};
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

/// Keeps a document and says truthfully what became of it, and which saving it is then. Where the saving that it was
/// made from is no longer the newest, nothing is written; without one it takes the place of whatever is there.
pub fn save(document: &Document, base: Option<Mark>) -> (Keeping, Option<Mark>) {
    let state = library().map(|library| library.save_over(document, base));
    let trouble = match state {
        Ok(SaveState::Saved { mark, .. }) => return (Keeping::Saved, Some(mark)),
        Ok(SaveState::Elsewhere(elsewhere)) => Keeping::Elsewhere(elsewhere),
        Ok(SaveState::Full { .. }) | Err(StoreError::Full) => Keeping::Full,
        Ok(SaveState::Denied) | Err(StoreError::Denied) => Keeping::Denied,
        Ok(SaveState::Newer { .. }) => Keeping::Failed(text(Text::ShellNewerElsewhere).to_owned()),
        Ok(SaveState::Failed { reason }) | Err(StoreError::Other(reason)) => Keeping::Failed(reason),
    };
    (trouble, None)
}

/// Remembers that a map was opened now. The list stays in its old order where that fails.
pub fn touch(id: MapId) {
    let _ = library().and_then(|library| library.touch(id, js_sys::Date::now() as u64));
}

/// Deletes a map.
pub fn delete(id: MapId) -> Result<Deleted, StoreError> {
    library()?.delete(id)
}

/// Everything stored of all maps, verbatim.
pub fn verbatim() -> Result<String, StoreError> {
    library()?.verbatim()
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

/// Whether a storage key holds a state of this map.
pub fn is_state_of(key: &str, id: MapId) -> bool {
    let name = key.strip_prefix("stagecraft/1/").and_then(|rest| rest.strip_prefix(&id.to_string()));
    matches!(name, Some("/a" | "/b"))
}

/// Why storage failed, in words.
pub fn reason(error: &StoreError) -> String {
    match error {
        StoreError::Denied => text(Text::ShellDenied).to_owned(),
        StoreError::Full => text(Text::ShellFull).to_owned(),
        StoreError::Other(reason) => reason.clone(),
    }
}
