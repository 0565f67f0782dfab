//! The last thing that works: a dialog made at the start, shown when the program has broken.
//!
//! After a panic or a trap nothing of the page may be trusted, so this only shows what was prepared, and offers what is
//! stored as files straight from storage, then what is in memory. Keeping stops: that may be half changed.

use std::cell::Cell;

use crate::ui::prelude::*;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};

use super::state::shell;
use super::{files, store};
use crate::core::ids::Identifier;
use crate::core::io;
use crate::ui::language::{Text, text};
use crate::ui::workspace::Workspace;

thread_local! {
    static CRASHED: Cell<bool> = const { Cell::new(false) };
}

const OVERLAY: &str = "crash";

/// Attributes of the list with the names of files: the map of this tab, and everything stored.
const UNSAVED: &str = "data-unsaved";
const STORED: &str = "data-stored";

/// Whether the program has broken.
pub fn crashed() -> bool {
    CRASHED.get()
}

/// Prepares the dialog and watches for traps: every panic ends in one, and so does memory or the stack running out.
pub fn begin(workspace: Workspace) {
    Effect::new(|_| prepare());
    std::panic::set_hook(Box::new(|info| {
        // Already now: the trap reaches the window only when everything waiting has had its turn.
        CRASHED.set(true);
        web_sys::console::error_1(&info.to_string().into());
    }));
    for (event, field) in [("error", "error"), ("unhandledrejection", "reason")] {
        let watch = window_event_listener_untyped(event, move |event| {
            let cause = Reflect::get(&event, &field.into()).unwrap_or_default();
            if is_trap(&cause) {
                CRASHED.set(true);
                show(&workspace);
            }
        });
        // As long as the page.
        std::mem::forget(watch);
    }
}

/// Whether the program itself was stopped. Other errors on the page may be an extension's.
fn is_trap(cause: &JsValue) -> bool {
    let name = cause.dyn_ref::<js_sys::Error>().map(js_sys::Error::name).and_then(|name| name.as_string());
    name.is_some_and(|name| ["RuntimeError", "RangeError"].contains(&name.as_str()))
}

/// Made again in each language, since there is no telling it anything later.
fn prepare() -> Option<()> {
    // Then the one that is shown stays.
    if crashed() {
        return None;
    }
    let document = document();
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
    // Their names wait there until there is something to offer.
    for (what, key) in [(UNSAVED, Text::ShellCrashUnsaved), (STORED, Text::ShellCrashStored)] {
        list.set_attribute(what, text(key)).ok()?;
    }
    body.append_child(&list).ok()?;
    let reload = document.create_element("a").ok()?;
    reload.set_class_name("button");
    // Empty: this page again.
    reload.set_attribute("href", "").ok()?;
    reload.set_text_content(Some(text(Text::ShellReload)));
    body.append_child(&reload).ok()?;
    overlay.append_child(&body).ok()?;
    // The old one goes when the new one is whole.
    if let Some(old) = document.get_element_by_id(OVERLAY) {
        old.remove();
    }
    document.body()?.append_child(&overlay).ok()?;
    Some(())
}

/// Adds a file to the list.
fn offer(list: &web_sys::Element, file: &str, name: &str, content: &str) -> Option<()> {
    let document = list.owner_document()?;
    let (item, link) = (document.create_element("li").ok()?, document.create_element("a").ok()?);
    link.set_attribute("href", &files::address_of(content)?).ok()?;
    link.set_attribute("download", file).ok()?;
    link.set_text_content(Some(name));
    item.append_child(&link).ok()?;
    list.append_child(&item).ok()?;
    Some(())
}

fn show(workspace: &Workspace) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let overlay = document.get_element_by_id(OVERLAY)?.dyn_into::<web_sys::HtmlDialogElement>().ok()?;
    if overlay.open() {
        return None;
    }
    overlay.show_modal().ok()?;
    let list = overlay.query_selector("ul").ok()??;
    // What needs least of the program comes first: another panic would end this here.
    if let Ok(stored) = store::verbatim() {
        offer(&list, "stagecraft-stored.txt", &list.get_attribute(STORED)?, &stored)?;
    }
    for listing in store::list().into_iter().take(20) {
        let Ok(stored) = store::open(listing.id) else { continue };
        let file = [listing.id.as_str(), ".stagecraft.json"].concat();
        offer(&list, &file, &listing.name, &io::write(&stored.document))?;
    }
    if shell().open.get_untracked() {
        let here = workspace.read(io::write);
        offer(&list, "unsaved.stagecraft.json", &list.get_attribute(UNSAVED)?, &here)?;
    }
    Some(())
}
