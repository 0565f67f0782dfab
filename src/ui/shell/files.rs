//! Files out and files in: downloads, the file chooser, and files dropped on the page.

use crate::ui::prelude::*;
use leptos::ev;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::keeping::Origin;
use super::state::shell;
use super::{ancestors, arrival, library, same_file, store};
use crate::core::io::{self, Opened, Problem, ProblemKind};
use crate::core::model::{Document, limits};
use crate::ui::import;
use crate::ui::kit::{clipboard, flush_drafts};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::problems;
use crate::ui::workspace::{Dialog, Workspace, workspace};

const CHOOSER: &str = "open-file";
pub(super) const JSON: &str = "application/json";

/// Downloads the open map, as it would be opened again byte for byte.
pub fn download_map(workspace: &Workspace) {
    flush_drafts();
    let name = workspace.read(|document| document.map.name.clone());
    let document = ancestors::file_of(workspace);
    let name = file_name(&name, "stagecraft.json");
    if download(&name, &document) {
        shell().safe.set(Some(workspace.revision.get_untracked()));
        store::set_last_file(workspace.read(|document| document.map.id), workspace.today_now());
        workspace.say(fill(Text::FileDownloaded, &[("name", &name)]));
    } else {
        workspace.complain(text(Text::FileNotDownloaded).to_owned());
    }
}

/// Saves the map: into the file that it was saved into before, else as a download.
pub fn save(workspace: Workspace) {
    if same_file::has_file(workspace.read(|document| document.map.id)) {
        same_file::save(workspace);
    } else {
        download_map(&workspace);
    }
}

/// A name that every file system takes: `map name.ending`.
pub fn file_name(name: &str, ending: &str) -> String {
    let plain = |letter: char| {
        if letter.is_control() || r#"/\:*?"<>|"#.contains(letter) { '-' } else { letter }
    };
    let name: String = name.trim().chars().map(plain).take(80).collect();
    let name = name.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    [if name.is_empty() { "map" } else { name }, ".", ending].concat()
}

/// A file in memory: a text, or bytes, of a kind that the browser knows.
pub fn blob_of(content: &JsValue, kind: &str) -> Option<web_sys::Blob> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    // Texts and bytes go the same way.
    web_sys::Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(content), &options).ok()
}

/// Hands a text to the browser as a file. Whether the browser took it.
pub fn download(name: &str, content: &str) -> bool {
    hand_over(name, &content.into(), JSON)
}

/// Hands a text, or bytes, to the browser as a file. Whether the browser took it.
pub fn hand_over(name: &str, content: &JsValue, kind: &str) -> bool {
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    let blob = blob_of(content, kind);
    let address = blob.and_then(|blob| web_sys::Url::create_object_url_with_blob(&blob).ok());
    let (Some(link), Some(address)) = (link, address) else { return false };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser reads it after this; a minute is more than it needs.
    set_timeout(
        move || {
            let _ = web_sys::Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(60),
    );
    true
}

/// Puts the map on the clipboard as the text of its file.
pub fn copy_map(workspace: Workspace) {
    flush_drafts();
    let content = ancestors::file_of(&workspace);
    leptos::task::spawn_local(async move {
        if clipboard::write(&content).await {
            workspace.say(text(Text::FileCopied).to_owned());
        } else {
            workspace.complain(text(Text::FileNotCopied).to_owned());
        }
    });
}

/// Asks for a file.
pub fn choose() {
    let chooser =
        document().get_element_by_id(CHOOSER).and_then(|chooser| chooser.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(chooser) = chooser {
        chooser.click();
    }
}

/// Reads a file and opens it, or names everything that is wrong with it.
pub fn receive(workspace: Workspace, file: web_sys::File) {
    let (name, size) = (file.name(), file.size() as usize);
    if size > limits::FILE {
        let kind = ProblemKind::TooLarge { bytes: size, limit: limits::FILE };
        return refuse(&workspace, name, &[Problem { path: String::new(), line: 1, column: 1, kind }]);
    }
    leptos::task::spawn_local(async move {
        match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => {
                let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
                if import::is_table(&name) {
                    return take_table(&workspace, name, bytes);
                }
                match io::read(&bytes) {
                    Ok(opened) => offer(&workspace, name, opened),
                    Err(problems) => refuse(&workspace, name, &problems),
                }
            }
            Err(_) => workspace.complain(fill(Text::FileUnreadable, &[("name", &name)])),
        }
    });
}

/// Deals from a file go onto the open map; where none is open, onto a new one that is called like the file.
fn take_table(workspace: &Workspace, name: String, bytes: Vec<u8>) {
    if !shell().open.get_untracked() {
        let called = name.rsplit_once('.').map_or(name.as_str(), |(called, _)| called);
        let called: String = called.chars().take(limits::NAME).collect();
        let map = Document::new(workspace.make_id(), &called, workspace.today.get_untracked());
        library::open_document(workspace, map, &Origin::New);
    }
    import::begin(workspace, name, bytes);
}

/// Opens what came; where deals of it were left out, names them and asks first.
pub fn offer(workspace: &Workspace, name: String, opened: Opened) {
    if opened.left_out.is_empty() {
        return arrival::arrive(workspace, name, opened);
    }
    refuse(workspace, name.clone(), &opened.left_out);
    shell().without.set(Some((name, opened)));
}

/// Says everything that is wrong with what came.
pub fn refuse(workspace: &Workspace, name: String, problems: &[Problem]) {
    shell().rest.set(None);
    shell().without.set(None);
    let sentences = problems.iter().map(problems::sentence).collect();
    workspace.dialog.set(Some(Dialog::Problems(name, sentences)));
}

/// The hidden chooser, and what a file dragged over the page sees.
#[component(transparent)]
pub fn FileTargets() -> Fragment {
    let workspace = workspace();
    let dragging = shell().dragging;
    listen_for_drops(workspace);
    view! {
        <input
            type="file"
            id=CHOOSER
            hidden
            accept=".json,.svg,.png,.csv,.tsv,.txt,.xes,application/json,image/svg+xml,image/png,text/csv"
            aria-label=say(Text::FileOpen)
            on:change:target=move |event| {
                let input = event.target();
                if let Some(file) = input.files().and_then(|files| files.get(0)) {
                    receive(workspace, file);
                }
                // So that the same file can be chosen again.
                input.set_value("");
            }
        />
        {live(move || dragging.get().then(|| view! { <div class="drop-here"><p>{say(Text::FileDrop)}</p></div> }))}
    }
}

fn listen_for_drops(workspace: Workspace) {
    let dragging = shell().dragging;
    let over = window_event_listener(ev::dragover, move |event| {
        if carries_files(&event) {
            event.prevent_default();
            dragging.set(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        // Between two elements of the page there is a related target; beyond the window there is none.
        if event.related_target().is_none() {
            dragging.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        dragging.set(false);
        let files = event.data_transfer().filter(|_| carries_files(&event)).and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            event.prevent_default();
            receive(workspace, file);
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
}

fn carries_files(event: &web_sys::DragEvent) -> bool {
    let kinds = event.data_transfer().map(|data| data.types());
    kinds.is_some_and(|kinds| kinds.includes(&"Files".into(), 0))
}
