//! Short messages at the bottom. They lie above dialogs, and are read out.

use leptos::{html, prelude::*};

use super::state::shell;
use super::{keeping, library};
use crate::storage::Elsewhere;
use crate::ui::kit::{Icon, Shape, live};
use crate::ui::language::{Text, fill, say};
use crate::ui::workspace::{Keeping, Notice, workspace};

/// Messages.
#[component]
pub fn Notices() -> impl IntoView {
    let workspace = workspace();
    let (notices, shell) = (workspace.notices, shell());
    let place: NodeRef<html::Div> = NodeRef::new();
    Effect::new(move |_| {
        notices.track();
        shell.removed.track();
        workspace.keeping.track();
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
            {live(move || match workspace.keeping.get() {
                Keeping::Elsewhere(by) => view! { <Another deleted=by == Elsewhere::Deleted/> }.into_any(),
                _ => ().into_any(),
            })}
            {live(move || shell.removed.get().map(|removed| view! { <Deleted name=removed.document.map.name/> }.into_any()))}
            <For each=move || notices.get() key=|notice| notice.id children=show/>
        </div>
    }
}

#[component]
fn Close(on_close: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button class="quiet" aria-label=say(Text::ShellCloseMessage) on:click=move |_| on_close()>
            <Icon shape=Shape::Close/>
        </button>
    }
}

/// A map was deleted, and can come back.
#[component]
fn Deleted(name: String) -> impl IntoView {
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

/// Another tab has changed or deleted the open map. It stays until somebody chooses.
#[component]
fn Another(deleted: bool) -> impl IntoView {
    let workspace = workspace();
    let (said, theirs, ours) = if deleted {
        (Text::ShellElsewhereDeleted, Text::ShellElsewhereLetGo, Text::ShellElsewhereRestore)
    } else {
        (Text::ShellElsewhere, Text::ShellElsewhereLoad, Text::ShellElsewhereKeep)
    };
    view! {
        <div class="notice bad">
            <p>{say(said)}</p>
            <button on:click=move |_| keeping::take_theirs(&workspace)>{say(theirs)}</button>
            <button on:click=move |_| keeping::keep_ours(&workspace)>{say(ours)}</button>
        </div>
    }
}
