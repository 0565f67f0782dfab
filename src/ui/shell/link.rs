//! Links that carry a small map: writing one, and opening the one that the page was called with.

use crate::ui::prelude::*;
use leptos::ev;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::files;
use crate::core::io;
use crate::core::model::{Document, Entry, limits};
use crate::core::sharing::link::{BEGINS, Broken, decode, encode};
use crate::ui::language::{Text, text};
use crate::ui::workspace::Workspace;

/// Without the header and the checksum of other forms, which a link has itself.
const FORM: &str = "deflate-raw";

// The bindings of web-sys for these two are not released yet.
#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(form: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(form: &str) -> Result<DecompressionStream, JsValue>;
}

/// Why there is no link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoLink {
    /// The map is too large.
    TooLong,
    /// The browser compresses nothing.
    Browser,
}

/// Data through one of the browser's streams that turn bytes into others.
async fn through(data: &[u8], stream: Result<JsValue, JsValue>) -> Option<Vec<u8>> {
    let blob = files::blob_of(&js_sys::Uint8Array::from(data).into(), "application/octet-stream")?;
    let changed = blob.stream().pipe_through(stream.ok()?.unchecked_ref());
    let answer = web_sys::Response::new_with_opt_readable_stream(Some(&changed)).ok()?;
    let buffer = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Leaves out what a link has no room for: versions, each of which is a whole map.
pub fn lighten(document: &mut Document) {
    document.entries.retain(|_, entry| !matches!(entry, Entry::Version(_)));
}

/// The page's address with a map in it.
pub async fn address(document: &Document) -> Result<String, NoLink> {
    let content = io::write_compact(document);
    let compressed = through(content.as_bytes(), CompressionStream::new(FORM).map(JsValue::from)).await;
    let text = encode(&compressed.ok_or(NoLink::Browser)?).ok_or(NoLink::TooLong)?;
    let here = window().location().href().map_err(|_| NoLink::Browser)?;
    let page = here.split_once('#').map_or(here.as_str(), |(page, _)| page);
    Ok([page, BEGINS, &text].concat())
}

/// Opens the map that the page's address carries, now and whenever another one is put there.
pub fn begin(workspace: Workspace) {
    open(workspace);
    let changed = window_event_listener(ev::hashchange, move |_| open(workspace));
    on_cleanup(move || changed.remove());
}

fn open(workspace: Workspace) {
    let Some(fragment) = window().location().hash().ok().filter(|fragment| fragment.starts_with(BEGINS)) else {
        return;
    };
    // Taken once: the next visit opens what has become of the map since.
    let page = window().location().pathname().ok().zip(window().location().search().ok());
    if let (Ok(history), Some((path, search))) = (window().history(), page) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&[path, search].concat()));
    }
    let data = match decode(fragment.get(BEGINS.len()..).unwrap_or_default()) {
        Ok(data) => data,
        Err(broken) => {
            return workspace.complain(
                text(match broken {
                    Broken::TooLong | Broken::Damaged => Text::ShareLinkBroken,
                    Broken::Newer => Text::ShareLinkNewer,
                })
                .to_owned(),
            );
        }
    };
    leptos::task::spawn_local(async move {
        // At most a thousand times the 24 kB that a link holds.
        let content = through(&data, DecompressionStream::new(FORM).map(JsValue::from)).await;
        match content.filter(|content| content.len() <= limits::FILE) {
            Some(content) => match io::read(&content) {
                Ok(opened) => files::offer(&workspace, text(Text::ShareLinkName).to_owned(), opened),
                Err(problems) => files::refuse(&workspace, text(Text::ShareLinkName).to_owned(), &problems),
            },
            None => workspace.complain(text(Text::ShareLinkBroken).to_owned()),
        }
    });
}
