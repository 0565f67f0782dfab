//! Short messages at the bottom. They lie above dialogs, and are read out.

use crate::ui::prelude::*;

use super::state::shell;
use super::{keeping, library};
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Text, fill, say};
use crate::ui::workspace::{Notice, workspace};

/// Messages.
#[component(transparent)]
pub fn Notices() -> Fragment {
    let workspace = workspace();
    let (notices, shell) = (workspace.notices, shell());
    let place: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    Effect::new(move |_| {
        notices.track();
        shell.removed.track();
        if let Some(place) = place.get() {
            // A dialog opened since would lie above: leaving the top layer and coming back puts the messages on top.
            let covered = document().query_selector("dialog[open]").ok().flatten().is_some();
            if covered {
                let _ = place.hide_popover();
            }
            let _ = place.show_popover();
        }
    });
    let show = move |notice: Notice| {
        let Notice { id, text, bad, undo } = notice;
        let close = move || notices.update(|all| all.retain(|notice| notice.id != id));
        let undo = undo.then(|| {
            view! {
                <button on:click=move |_| { workspace.undo(); close(); }>{say(Text::ShellUndo)}</button>
            }
        });
        view! { <div class="notice" class:bad=bad><p>{text}</p>{undo}<Close on_close=close/></div> }
    };
    view! {
        <div class="notices" popover="manual" role="status" aria-live="polite" aria-label=say(Text::ShellMessages) node_ref=place>
            {live(move || shell.elsewhere.get().then(|| view! { <Elsewhere/> }))}
            {live(move || shell.removed.get().map(|removed| view! { <Deleted name=removed.document.map.name/> }))}
            <For each=move || notices.get() key=|notice| notice.id children=show/>
        </div>
    }
}

#[component(transparent)]
fn Close(on_close: impl Fn() + 'static) -> Fragment {
    view! {
        <button class="quiet" aria-label=say(Text::ShellCloseMessage) on:click=move |_| on_close()>
            <Icon shape=Shape::Close/>
        </button>
    }
}

/// A map was deleted, and can come back.
#[component(transparent)]
fn Deleted(name: String) -> Fragment {
    let workspace = workspace();
    let words = move || fill(Text::ShellDeletedMap, &[("name", &name)]);
    view! {
        <div class="notice">
            <p>{live(words)}</p>
            <button on:click=move |_| library::undelete(&workspace)>{say(Text::ShellUndo)}</button>
            <Close on_close=move || shell().removed.set(None)/>
        </div>
    }
}

/// Another tab has changed the open map. It stays until somebody chooses.
#[component(transparent)]
fn Elsewhere() -> Fragment {
    let workspace = workspace();
    view! {
        <div class="notice bad">
            <p>{say(Text::ShellElsewhere)}</p>
            <button on:click=move |_| keeping::take_theirs(&workspace)>{say(Text::ShellElsewhereLoad)}</button>
            <button on:click=move |_| keeping::keep_ours(&workspace)>{say(Text::ShellElsewhereKeep)}</button>
        </div>
    }
}
