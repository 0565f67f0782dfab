//! The last thing that works: a dialog made at the start, shown when the program has broken.
//!
//! After a panic nothing of the page may be trusted, so the hook only shows what was prepared, and offers the stored
//! maps as files straight from storage. Keeping stops: what is in memory may be half changed.

use std::cell::Cell;

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

use super::{files, store};
use crate::core::io;
use crate::ui::language::{Text, text};

thread_local! {
    static CRASHED: Cell<bool> = const { Cell::new(false) };
}

const OVERLAY: &str = "crash";

/// Whether the program has broken.
pub fn crashed() -> bool {
    CRASHED.get()
}

/// Prepares the dialog and watches for panics.
pub fn begin() {
    Effect::new(|_| prepare());
    std::panic::set_hook(Box::new(|info| {
        if CRASHED.replace(true) {
            return;
        }
        web_sys::console::error_1(&info.to_string().into());
        show();
    }));
}

/// Made again in each language, since there is no telling it anything later.
fn prepare() -> Option<()> {
    let document = document();
    if let Some(old) = document.get_element_by_id(OVERLAY) {
        old.remove();
    }
    let overlay = document.create_element("dialog").ok()?;
    overlay.set_id(OVERLAY);
    overlay.set_class_name("modal");
    let body = document.create_element("div").ok()?;
    body.set_class_name("modal-body");
    for (tag, key) in [("h2", Text::ShellCrashTitle), ("p", Text::ShellCrashAbout)] {
        let part = document.create_element(tag).ok()?;
        part.set_text_content(Some(text(key)));
        body.append_child(&part).ok()?;
    }
    let list = document.create_element("ul").ok()?;
    body.append_child(&list).ok()?;
    let reload = document.create_element("a").ok()?;
    reload.set_class_name("button");
    // Empty: this page again.
    reload.set_attribute("href", "").ok()?;
    reload.set_text_content(Some(text(Text::ShellReload)));
    body.append_child(&reload).ok()?;
    overlay.append_child(&body).ok()?;
    document.body()?.append_child(&overlay).ok()?;
    Some(())
}

fn show() -> Option<()> {
    let document = web_sys::window()?.document()?;
    let overlay = document.get_element_by_id(OVERLAY)?.dyn_into::<web_sys::HtmlDialogElement>().ok()?;
    overlay.show_modal().ok()?;
    let list = overlay.query_selector("ul").ok()??;
    for listing in store::list().into_iter().take(20) {
        let Ok(stored) = store::open(listing.id) else { continue };
        let link = document.create_element("a").ok()?;
        link.set_attribute("href", &files::address_of(&io::write(&stored.document))?).ok()?;
        link.set_attribute("download", &[listing.id.to_string().as_str(), ".stagecraft.json"].concat()).ok()?;
        link.set_text_content(Some(&listing.name));
        let item = document.create_element("li").ok()?;
        item.append_child(&link).ok()?;
        list.append_child(&item).ok()?;
    }
    Some(())
}
