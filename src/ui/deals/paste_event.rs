//! Rows pasted anywhere in the deals view, outside of text fields, open the preview.

use crate::ui::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;

use crate::ui::workspace::{Dialog, Workspace};

/// Whether a text is several rows of cells, as spreadsheets put them on the clipboard.
fn is_rows(text: &str) -> bool {
    text.contains('\t') && text.lines().filter(|line| !line.trim().is_empty()).nth(1).is_some()
}

/// Listens as long as the view is there.
pub fn listen(workspace: Workspace) {
    let handle = window_event_listener(ev::paste, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let typing = target.is_some_and(|target| target.matches("input, textarea, select").unwrap_or(false));
        if typing || workspace.dialog.with_untracked(Option::is_some) {
            return;
        }
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if is_rows(&text) {
            event.prevent_default();
            workspace.dialog.set(Some(Dialog::Paste(text)));
        }
    });
    on_cleanup(move || handle.remove());
}
