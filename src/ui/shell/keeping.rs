//! Every change goes into the browser's storage at once; what cannot is said, and stays downloadable.

use crate::ui::prelude::*;
use leptos::ev;

use super::state::shell;
use super::{crash, files, library, store};
use crate::ui::kit;
use crate::ui::language::{Text, fill, text};
use crate::ui::workspace::{Keeping, Workspace};

/// Keeps the document. Called after every change.
pub fn keep(workspace: &Workspace) {
    if crash::crashed() {
        return;
    }
    // Writing now would replace what the other tab has: somebody must choose first.
    let now = if shell().elsewhere.get_untracked() {
        Keeping::Failed(text(Text::ShellElsewhereShort).to_owned())
    } else {
        workspace.read(store::save)
    };
    let before = workspace.keeping.get_untracked();
    if before == now {
        return;
    }
    let sentence = |said: String| [&said, ". ", text(Text::ShellNothingLost)].concat();
    if let Some(no_longer) = trouble(&before).map(sentence) {
        workspace.notices.update(|all| all.retain(|notice| notice.text != no_longer));
    }
    match (trouble(&before), trouble(&now)) {
        // The question about the other tab stands there already.
        (_, Some(_)) if shell().elsewhere.get_untracked() => {}
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
        Keeping::Failed(reason) => Some(fill(Text::ShellNotSavedFailed, &[("reason", reason)])),
    }
}

/// Whether leaving the map now would lose changes: made here, neither stored nor downloaded.
pub fn would_lose(workspace: &Workspace) -> bool {
    let kept = workspace.keeping.with_untracked(|keeping| matches!(keeping, Keeping::Nothing | Keeping::Saved));
    let (undo, redo) = untrack(|| workspace.undo_and_redo());
    let changed = undo.is_some() || redo.is_some();
    let downloaded = shell().downloaded.get_untracked() == Some(workspace.revision.get_untracked());
    shell().open.get_untracked() && !kept && changed && !downloaded
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
    let hidden = window_event_listener(ev::visibilitychange, |_| flush());
    let gone = window_event_listener_untyped("pagehide", |_| flush());
    let other = window_event_listener(ev::storage, move |event| {
        let id = workspace.read(|document| document.map.id);
        let ours = event.key().is_some_and(|key| store::is_state_of(&key, id));
        // Our own state may be the one that is there: a copy of the page that opened without changing anything.
        if ours && event.new_value().is_some() && shell().open.get_untracked() {
            let same = store::open(id).is_ok_and(|stored| workspace.read(|document| *document == stored.document));
            shell().elsewhere.set(!same);
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

/// Shows what the other tab has. What was changed here since becomes a file first.
pub fn take_theirs(workspace: &Workspace) {
    let id = workspace.read(|document| document.map.id);
    library::open_kept(workspace, id);
}

/// Goes on with what is here; what the other tab has is kept as a copy.
pub fn keep_ours(workspace: &Workspace) {
    let id = workspace.read(|document| document.map.id);
    let theirs = store::open(id).ok().map(|theirs| library::copy_of(workspace, theirs.document));
    if let Some(said) = theirs.as_ref().and_then(|theirs| trouble(&store::save(theirs))) {
        return workspace.complain(said);
    }
    shell().elsewhere.set(false);
    keep(workspace);
    if let Some(theirs) = theirs {
        workspace.say(fill(Text::ShellElsewhereKept, &[("name", &theirs.map.name)]));
    }
}
