//! The whole page as one file with the open map inside: who opens it has both, without a network.

use crate::ui::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{ancestors, files, library, store};
use crate::core::checksum::crc32;
use crate::core::ids::Identifier;
use crate::core::io;
use crate::ui::kit::flush_drafts;
use crate::ui::language::{Text, fill, text};
use crate::ui::workspace::Workspace;

/// Where the map stands in the file; `tools/single.mjs` writes the place.
const PLACE: &str = "id=\"stagecraft-map\">";
const END: &str = "</script>";

/// The hosted page has the file beside it.
const BESIDE: &str = "./stagecraft.html";

/// The page with another map inside; nothing where it has no place for one.
fn with_map(page: &str, map: &str) -> Option<String> {
    let (before, rest) = page.split_once(PLACE)?;
    let (_, after) = rest.split_once(END)?;
    // In JSON the sign that could end the element stands in texts alone, where it may be written so.
    let map = map.replace('<', "\\u003c");
    Some([before, PLACE, &map, END, after].concat())
}

/// The page as it came, before anything changed it: this one where it is one file, else the one beside it.
async fn source() -> Option<String> {
    let own = js_sys::Reflect::get(&window(), &"stagecraftPage".into()).ok().and_then(|page| page.as_string());
    if own.is_some() {
        return own;
    }
    let answer = JsFuture::from(window().fetch_with_str(BESIDE)).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok().filter(web_sys::Response::ok)?;
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

/// Downloads the page with the open map inside.
pub fn save(workspace: Workspace) {
    flush_drafts();
    let map = ancestors::file_of(&workspace);
    let name = files::file_name(&workspace.read(|document| document.map.name.clone()), "html");
    leptos::task::spawn_local(async move {
        let page = source().await.and_then(|page| with_map(&page, &map));
        let saved = page.is_some_and(|page| files::hand_over(&name, &JsValue::from_str(&page), "text/html"));
        if saved {
            workspace.say(fill(Text::FileDownloaded, &[("name", &name)]));
        } else {
            workspace.complain(text(Text::PageNotSaved).to_owned());
        }
    });
}

/// Opens the map that the page came with. Once: from then on the page goes on with what has become of it here.
pub fn begin(workspace: &Workspace) {
    let element = document().get_element_by_id("stagecraft-map");
    let Some(content) = element.and_then(|element| element.text_content()).filter(|text| !text.trim().is_empty())
    else {
        return;
    };
    let name = text(Text::PageName).to_owned();
    match io::read(content.as_bytes()) {
        Err(problems) => files::refuse(workspace, name, &problems),
        Ok(opened) => {
            let id = opened.document.map.id;
            let setting = ["page/", id.as_str()].concat();
            let sum = crc32(&[content.as_bytes()]).to_string();
            let known = store::setting(&setting).as_deref() == Some(sum.as_str());
            store::set_setting(&setting, &sum);
            if !(known && library::open_kept(workspace, id)) {
                files::offer(workspace, name, opened);
            }
        }
    }
}
