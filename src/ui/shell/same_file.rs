//! Saving into the same file again, where the browser lets a page do that; everywhere else it is a download.

use std::cell::RefCell;

use crate::ui::prelude::*;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

use super::state::shell;
use super::{ancestors, files, store};
use crate::core::ids::MapId;
use crate::ui::kit::{asked, flush_drafts};
use crate::ui::language::{Text, fill, text};
use crate::ui::workspace::Workspace;

thread_local! {
    /// The file that a map was saved into, for as long as the page is open.
    static FILE: RefCell<Option<(MapId, JsValue)>> = const { RefCell::new(None) };
}

/// The interface is too young for web-sys to bind without a flag.
const PICKER: &str = "showSaveFilePicker";

/// The file that a map was saved into.
fn known(id: MapId) -> Option<JsValue> {
    FILE.with_borrow(|file| file.as_ref().filter(|(map, _)| *map == id).map(|(_, file)| file.clone()))
}

/// Whether a map was saved into a file by this page, so that saving means that file.
pub fn has_file(id: MapId) -> bool {
    FILE.with_borrow(|file| file.as_ref().is_some_and(|(map, _)| *map == id))
}

/// Saves the map into the file that it was saved into before, or one that somebody chooses.
pub fn save(workspace: Workspace) {
    if !Reflect::has(&window(), &PICKER.into()).unwrap_or_default() {
        return files::download_map(&workspace);
    }
    flush_drafts();
    let (id, name) = workspace.read(|document| (document.map.id, document.map.name.clone()));
    let (name, content) = (files::file_name(&name, "stagecraft.json"), ancestors::file_of(&workspace));
    let revision = workspace.revision.get_untracked();
    leptos::task::spawn_local(async move {
        let written = async {
            let file = match known(id) {
                Some(file) => file,
                None => asked(&window(), PICKER, &options(&name)).await?,
            };
            let stream = asked(&file, "createWritable", &JsValue::UNDEFINED).await?;
            asked(&stream, "write", &content.into()).await?;
            asked(&stream, "close", &JsValue::UNDEFINED).await?;
            Ok::<JsValue, JsValue>(file)
        };
        match written.await {
            Ok(file) => {
                let name = Reflect::get(&file, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or(name);
                FILE.set(Some((id, file)));
                shell().safe.set(Some(revision));
                store::set_last_file(id, workspace.today_now());
                workspace.say(fill(Text::FileSavedInto, &[("name", &name)]));
            }
            // Nobody chose a file.
            Err(error) if Reflect::get(&error, &"name".into()).is_ok_and(|name| name == "AbortError") => {}
            Err(_) => {
                FILE.set(None);
                workspace.complain(text(Text::FileNotSavedInto).to_owned());
            }
        }
    });
}

/// What the browser suggests.
fn options(name: &str) -> JsValue {
    let (options, kind, accept) = (Object::new(), Object::new(), Object::new());
    let set = |target: &Object, key: &str, value: &JsValue| _ = Reflect::set(target, &key.into(), value);
    set(&accept, files::JSON, &Array::of1(&".json".into()));
    set(&kind, "accept", &accept);
    set(&options, "suggestedName", &name.into());
    set(&options, "types", &Array::of1(&kind));
    options.into()
}
