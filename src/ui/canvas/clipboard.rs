//! Copy, cut and paste through the browser's clipboard: JSON among Stagecraft's own, plain lines become stages.

use crate::ui::prelude::*;
use leptos::ev;
use web_sys::ClipboardEvent;

use super::actions;
use super::keyboard::{is_typing, on_canvas};
use super::window::Window;
use crate::core::action::Action;
use crate::core::command::Command;
use crate::core::geometry::{Rect, point};
use crate::core::guide::row;
use crate::core::io::{read_fragment, write_fragment};
use crate::core::model::Node;
use crate::core::session::{Selection, landing};
use crate::ui::commands;
use crate::ui::kit::clipboard;
use crate::ui::language::{self, Text};
use crate::ui::workspace::Workspace;

/// Listens while the map is shown.
pub fn listen(workspace: Workspace, window: Window) {
    let copy = window_event_listener(ev::copy, move |event| {
        copied(workspace, &event);
    });
    let cut = window_event_listener(ev::cut, move |event| {
        if copied(workspace, &event) {
            actions::delete(workspace);
        }
    });
    let paste = window_event_listener(ev::paste, move |event| {
        if is_typing(&event) || workspace.dialog.with_untracked(Option::is_some) {
            return;
        }
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if !text.trim().is_empty() {
            event.prevent_default();
            pasted(workspace, window, &text);
        }
    });
    on_cleanup(move || {
        copy.remove();
        cut.remove();
        paste.remove();
    });
}

/// Copies or cuts what is selected, asked for otherwise than by the keys of the browser.
pub fn copy(workspace: Workspace, cut: bool) {
    let nodes = workspace.selection.get_untracked().nodes;
    let text = workspace.read(|document| write_fragment(document, &nodes));
    leptos::task::spawn_local(async move {
        if !clipboard::write(&text).await {
            workspace.complain(language::text(Text::FileNotCopied).to_owned());
        } else if cut {
            actions::delete(workspace);
        }
    });
}

/// Pastes, asked for otherwise than by the keys of the browser: that may refuse to tell what is on the clipboard.
pub fn paste(workspace: Workspace, window: Window) {
    leptos::task::spawn_local(async move {
        match clipboard::read().await {
            Some(text) if !text.trim().is_empty() => pasted(workspace, window, &text),
            Some(_) => {}
            None => {
                let keys = commands::written_key(Action::Paste);
                workspace.complain(language::fill(Text::CommandNotRead, &[("keys", &keys)]));
            }
        }
    });
}

fn copied(workspace: Workspace, event: &ClipboardEvent) -> bool {
    let selection = workspace.selection.get_untracked();
    if is_typing(event) || selection.nodes.is_empty() || !means_nodes(event) {
        return false;
    }
    let text = workspace.read(|document| write_fragment(document, &selection.nodes));
    let written = event.clipboard_data().is_some_and(|data| data.set_data("text/plain", &text).is_ok());
    if written {
        event.prevent_default();
    }
    written
}

/// Whether the nodes are meant, and not text that is marked in a panel or whatever else has the focus.
fn means_nodes(event: &ClipboardEvent) -> bool {
    let marked = document().get_selection().ok().flatten().is_some_and(|marked| !marked.is_collapsed());
    let focused = document().active_element();
    // A caret left behind in a panel's text is still the event's target when the canvas has the focus.
    let canvas = focused.as_ref().is_some_and(|focused| focused.closest(".canvas").ok().flatten().is_some());
    let nothing = focused.is_none_or(|focused| focused.tag_name() == "BODY");
    !marked && (canvas || nothing && on_canvas(event))
}

fn pasted(workspace: Workspace, window: Window, text: &str) {
    if let Some(mut fragment) = read_fragment(text) {
        let seen = window.seen(workspace);
        let by = workspace.read(|document| {
            fragment.settle(document);
            landing(document, &fragment.nodes, &seen)
        });
        actions::insert_copies(workspace, fragment.nodes, fragment.transitions, by);
        return;
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    stages_from_lines(workspace, window, &lines);
}

/// A row of connected stages, in lines of five, in the middle of what is seen.
fn stages_from_lines(workspace: Workspace, window: Window, lines: &[&str]) {
    let pitch = 248.0;
    let seen = workspace.camera.get_untracked().to_world(window.middle(workspace));
    let columns = lines.len().min(5);
    let corner = point(seen.x - (columns as f64 * pitch - 64.0) / 2.0, seen.y - 36.0);
    let (nodes, transitions) = workspace.with_ids(|ids| row(lines, corner, ids));
    let selected = nodes.iter().map(|node| node.id).collect();
    let bounds: Option<Rect> = nodes.iter().map(Node::bounds).reduce(|all, one| all.union(&one));
    if workspace.commit(Command::Insert { nodes, transitions }) {
        workspace.select(Selection { nodes: selected, ..Selection::default() });
        if let Some(bounds) = bounds {
            window.reveal(workspace, bounds);
        }
    }
}
