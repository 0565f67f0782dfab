//! Short messages at the bottom. They lie above dialogs, and are read out.

use crate::ui::prelude::*;

use super::conflicts::ConflictNotice;
use super::keeping;
use super::library::{self, Removed};
use super::newer::NewVersion;
use super::state::shell;
use crate::storage::Elsewhere;
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Text, fill, say};
use crate::ui::workspace::{Keeping, Notice, View, workspace};

/// Messages.
#[component(transparent)]
pub fn Notices() -> Fragment {
    let workspace = workspace();
    let (notices, shell) = (workspace.notices, shell());
    let place: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    Effect::new(move |_| {
        notices.track();
        shell.removed.track();
        shell.arrival.track();
        shell.conflicts.track();
        shell.newer.track();
        workspace.keeping.track();
        workspace.dialog.track();
        if let Some(place) = place.get() {
            // In the next frame the dialog that opens is there, or the one that closes is gone.
            request_animation_frame(move || _ = bring_to_front(&place));
        }
    });
    // A message about what was done is over when another view is opened; one that came with the view stays.
    Effect::new(move |before: Option<(View, Option<u32>)>| {
        let view = workspace.view.get();
        let latest = notices.with(|all| all.iter().map(|notice| notice.id).max());
        if let Some((_, said)) = before.filter(|(before, _)| *before != view) {
            notices.update(|all| all.retain(|notice| notice.bad || Some(notice.id) > said));
        }
        (view, latest)
    });
    let show = move |notice: Notice| {
        let Notice { id, text, bad, undo, about } = notice;
        let close = move || notices.update(|all| all.retain(|notice| notice.id != id));
        let undo = undo.map(|done| {
            view! {
                <button on:click=move |_| { close(); workspace.take_back(done); }>{say(Text::ShellUndo)}</button>
            }
        });
        let about = about.map(|section| {
            let show = move |_| {
                close();
                workspace.open_playbook(section);
            };
            view! { <button on:click=show>{say(Text::HistoryShow)}</button> }
        });
        view! { <div class="notice" class:bad=bad><p>{text}</p>{undo}{about}<Close on_close=close/></div> }
    };
    view! {
        <div class="notices" popover="manual" role="status" aria-live="polite" aria-label=say(Text::ShellMessages) node_ref=place>
            {live(move || match workspace.keeping.get() {
                Keeping::Elsewhere(by) => view! { <Another deleted=by == Elsewhere::Deleted/> },
                _ => Fragment::default(),
            })}
            <ConflictNotice/>
            <NewVersion/>
            {live(move || shell.removed.with(|all| all.iter().map(deleted).collect::<Vec<_>>()))}
            <For each=move || notices.get() key=|notice| notice.id children=show/>
        </div>
    }
}

/// Shows the messages above everything else. A modal dialog makes inert whatever is not in it, so they go into the one
/// that is open.
fn bring_to_front(place: &web_sys::HtmlElement) -> Option<()> {
    let modal = document().query_selector("dialog:modal").ok().flatten();
    let home = match modal {
        Some(dialog) => web_sys::Node::from(dialog),
        None => document().body()?.into(),
    };
    // It leaves the top layer on its way.
    if place.parent_node().as_ref() != Some(&home) {
        home.append_child(place).ok()?;
    }
    place.show_popover().ok()
}

/// The button that takes a message away.
#[component(transparent)]
pub fn Close(on_close: impl Fn() + 'static) -> Fragment {
    view! {
        <button class="quiet" aria-label=say(Text::ShellCloseMessage) on:click=move |_| on_close()>
            <Icon shape=Shape::Close/>
        </button>
    }
}

/// A map was deleted, and can come back.
fn deleted(removed: &Removed) -> Fragment {
    let workspace = workspace();
    let number = removed.number;
    let words = fill(Text::ShellDeletedMap, &[("name", &removed.document.map.name)]);
    view! {
        <div class="notice">
            <p>{words}</p>
            <button on:click=move |_| library::undelete(&workspace, number)>{say(Text::ShellUndo)}</button>
            <Close on_close=move || _ = library::forget(number)/>
        </div>
    }
}

/// Another tab has changed or deleted the open map. It stays until somebody chooses.
#[component(transparent)]
fn Another(deleted: bool) -> Fragment {
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
