//! Every change goes into the browser's storage at once; what cannot is said, and stays downloadable.

use std::cell::Cell;

use crate::ui::prelude::*;
use leptos::ev;

use super::state::shell;
use super::{crash, files, library, store};
use crate::storage::{Elsewhere, Mark};
use crate::ui::kit;
use crate::ui::language::{Text, fill, text};
use crate::ui::workspace::{Keeping, Workspace};

thread_local! {
    /// The saving that the open map was made from. Where storage has another one, another tab wrote that.
    static BASE: Cell<Option<Mark>> = const { Cell::new(None) };
}

/// The saving that the open map was made from; none where nothing of it is stored.
pub fn base() -> Option<Mark> {
    BASE.get()
}

/// Another map is open, made from this saving; without one it takes the place of whatever is stored.
pub fn start_from(base: Option<Mark>) {
    BASE.set(base);
}

/// Keeps the document. Called after every change.
pub fn keep(workspace: &Workspace) {
    if crash::crashed() {
        return;
    }
    let (now, saved) = workspace.read(|document| store::save(document, BASE.get()));
    if saved.is_some() {
        BASE.set(saved);
        shell().safe.set(Some(workspace.revision.get_untracked()));
    }
    if now == Keeping::Elsewhere(Elsewhere::Replaced) {
        // What had been stored from here is gone.
        shell().safe.set(None);
    }
    let before = workspace.keeping.get_untracked();
    if before == now {
        return;
    }
    let sentence = |said: String| [&said, ". ", text(Text::ShellNothingLost)].concat();
    if let Some(no_longer) = trouble(&before).map(sentence) {
        workspace.notices.update(|all| all.retain(|notice| notice.text != no_longer));
    }
    match (trouble(&before), trouble(&now)) {
        // There is a question about the other tab.
        (_, Some(_)) if matches!(now, Keeping::Elsewhere(_)) => {}
        (_, Some(said)) => workspace.complain(sentence(said)),
        (Some(_), None) if now == Keeping::Saved => workspace.say(text(Text::ShellSavedAgain).to_owned()),
        _ => {}
    }
    workspace.keeping.set(now);
}

/// What stands in the way of keeping, in words; nothing where all is well.
pub fn trouble(keeping: &Keeping) -> Option<String> {
    match keeping {
        Keeping::Nothing | Keeping::Saved => None,
        Keeping::Denied => Some(text(Text::ShellNotSavedDenied).to_owned()),
        Keeping::Full => Some(text(Text::ShellNotSavedFull).to_owned()),
        Keeping::Elsewhere(Elsewhere::Deleted) => Some(because(text(Text::ShellElsewhereGone))),
        Keeping::Elsewhere(_) => Some(because(text(Text::ShellElsewhereShort))),
        Keeping::Failed(reason) => Some(because(reason)),
    }
}

fn because(reason: &str) -> String {
    fill(Text::ShellNotSavedFailed, &[("reason", reason)])
}

/// Whether leaving the map now would lose changes: made here, neither stored nor downloaded.
pub fn would_lose(workspace: &Workspace) -> bool {
    let kept = workspace.keeping.with_untracked(|keeping| matches!(keeping, Keeping::Nothing | Keeping::Saved));
    let (undo, redo) = untrack(|| workspace.undo_and_redo());
    let changed = undo.is_some() || redo.is_some();
    let safe = shell().safe.get_untracked() == Some(workspace.revision.get_untracked());
    shell().open.get_untracked() && !kept && changed && !safe
}

/// Before another map takes the place of one that could not be stored, that one becomes a file.
pub fn save_from_loss(workspace: &Workspace) {
    if would_lose(workspace) {
        files::download_map(workspace);
    }
}

/// The last words typed are kept before the page may end. A broken page commits nothing any more.
fn flush() {
    if !crash::crashed() {
        kit::flush_drafts();
    }
}

/// Watches for leaving the page and for other tabs.
pub fn begin(workspace: Workspace) {
    let leaving = window_event_listener(ev::beforeunload, move |event| {
        flush();
        if !crash::crashed() && would_lose(&workspace) {
            event.prevent_default();
            event.set_return_value("unsaved");
        }
    });
    // A phone ends a page without asking: being hidden may be the last it hears.
    let hidden = window_event_listener(ev::visibilitychange, move |_| {
        flush();
        look_again(&workspace);
    });
    let gone = window_event_listener_untyped("pagehide", |_| flush());
    let other = window_event_listener(ev::storage, move |event| {
        let id = workspace.read(|document| document.map.id);
        // No key: everything was removed at once.
        if event.key().is_none_or(|key| store::is_state_of(&key, id)) {
            look_again(&workspace);
        }
        shell().listed.update(|count| *count = count.wrapping_add(1));
    });
    on_cleanup(move || {
        leaving.remove();
        hidden.remove();
        gone.remove();
        other.remove();
    });
}

/// Looks whether what is here is still what is stored, by keeping it: the same again writes nothing.
fn look_again(workspace: &Workspace) {
    if shell().open.get_untracked() {
        keep(workspace);
    }
}

/// Shows what the other tab has; nothing where it deleted the map. What was changed here since becomes a file first.
pub fn take_theirs(workspace: &Workspace) {
    if workspace.keeping.get_untracked() == Keeping::Elsewhere(Elsewhere::Deleted) {
        return library::let_go(workspace);
    }
    let id = workspace.read(|document| document.map.id);
    library::open_kept(workspace, id);
}

/// Goes on with what is here; what the other tab has is kept as a copy.
pub fn keep_ours(workspace: &Workspace) {
    let id = workspace.read(|document| document.map.id);
    let theirs = store::open(id).ok().map(|theirs| library::copy_of(workspace, theirs.document));
    if let Some(said) = theirs.as_ref().and_then(|theirs| trouble(&store::save(theirs, None).0)) {
        return workspace.complain(said);
    }
    BASE.set(None);
    keep(workspace);
    // A map that was deleted elsewhere is new in the list.
    store::touch(id);
    if let Some(theirs) = theirs {
        workspace.say(fill(Text::ShellElsewhereKept, &[("name", &theirs.map.name)]));
    }
}
