//! Every change goes into the browser's storage at once; what cannot is said, and stays downloadable.

use std::cell::{Cell, RefCell};

use crate::ui::prelude::*;
use leptos::ev;

use super::state::shell;
use super::{asking, crash, files, library, snapshots, store};
use crate::core::command::Diff;
use crate::core::ids::{Identifier, MapId};
use crate::core::journal::{Conflict, Tab};
use crate::core::model::Document;
use crate::storage::disk::{self, Disk};
use crate::storage::{BrowserStore, Desk, Elsewhere, Library, News, OpenError, SaveState, StoreError, Stored};
use crate::ui::kit;
use crate::ui::language::{Plural, Text, fill, plural, text};
use crate::ui::workspace::{Keeping, Workspace};

thread_local! {
    /// What is known about the storage of the open map.
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
    /// The map to be opened when the disk is ready.
    static WANTED: Cell<Option<MapId>> = const { Cell::new(None) };
    /// A folding is on its way.
    static FOLDING: Cell<bool> = const { Cell::new(false) };
}

/// What storage knows of a map that was read from it, without its document.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    desk: Desk,
    conflicts: Vec<Conflict>,
    /// It is to be folded at once: what is said of it need not be said at the next start.
    said: bool,
}

impl Found {
    /// What is known of what was read.
    pub fn of(workspace: &Workspace, stored: &Stored) -> Found {
        Found {
            // A name for each time a map is opened: its lines are counted from one.
            desk: Desk::opened(tab(workspace), stored),
            conflicts: stored.conflicts.clone(),
            said: stored.migrated_from.is_some() || !stored.conflicts.is_empty(),
        }
    }
}

/// Where the document of the open map comes from.
#[derive(Clone, PartialEq, Debug)]
pub enum Origin {
    /// Nothing of it is stored, or it takes the place of whatever is.
    New,
    /// It is what was stored.
    Stored(Box<Found>),
    /// It is what was stored with a change, which is stored as one.
    Changed(Box<Found>, Box<Diff>),
}

fn tab(workspace: &Workspace) -> Tab {
    *workspace.make_id::<MapId>().id()
}

/// Another map is open.
pub fn start_from(workspace: &Workspace, origin: &Origin, id: MapId) {
    DESK.set(Some(match origin {
        Origin::New => Desk::fresh(id, tab(workspace)),
        Origin::Stored(found) | Origin::Changed(found, _) => found.desk.clone(),
    }));
}

/// Keeps the document as it was opened, and what was changed in it on the way.
pub fn keep_opened(workspace: &Workspace, origin: &Origin) {
    match origin {
        Origin::New => report(workspace, fold(workspace)),
        Origin::Stored(found) => {
            meet(found.conflicts.clone());
            report(workspace, if found.said { fold(workspace) } else { Keeping::Saved });
        }
        Origin::Changed(found, diff) => {
            meet(found.conflicts.clone());
            keep(workspace, diff);
        }
    }
    workspace.read(snapshots::keep);
}

/// Does something with the desk, the library and the document.
fn at_desk(
    workspace: &Workspace,
    act: impl FnOnce(&mut Desk, &Library<BrowserStore>, &Document) -> SaveState,
) -> Keeping {
    DESK.with_borrow_mut(|desk| match desk {
        Some(desk) => store::keeping(store::with(|library| workspace.read(|document| act(desk, library, document)))),
        None => Keeping::Nothing,
    })
}

/// Opens the second copy of what is stored, and takes in what the browser did not write before it was killed.
fn begin_disk(workspace: Workspace) {
    let told = move |disk: Disk| {
        shell().disk.set(disk);
        if disk == Disk::Without && workspace.keeping.get_untracked() == Keeping::Writing {
            report(&workspace, Keeping::Full);
        }
    };
    let settled = move |key: &str| {
        store::settle(key);
        if workspace.keeping.get_untracked() == Keeping::Writing {
            report(&workspace, Keeping::Saved);
        }
    };
    leptos::task::spawn_local(async move {
        disk::begin(told, settled).await;
        reconcile(&workspace).await;
        store::load_ballast();
        // A map that was deleted in the last visit can no longer be brought back.
        snapshots::forget_gone().await;
    });
}

/// Brings storage and its second copy together. What comes back of the open map is as if another tab had done it.
async fn reconcile(workspace: &Workspace) {
    let count = store::reconcile().await;
    disk::tell();
    if let Some(id) = WANTED.take() {
        open_from_disk(workspace, id).await;
    }
    if shell().open.get_untracked() {
        // The disk was not ready when it was opened.
        workspace.read(snapshots::keep);
    }
    if count > 0 {
        if shell().open.get_untracked() {
            look(workspace);
        } else {
            // The browser had written nothing at all.
            library::open_last(workspace);
        }
        shell().listed.update(|count| *count = count.wrapping_add(1));
        workspace.say(plural(Plural::ShellRecoveredEdits, count));
    }
}

/// Opens a map whose state is too large for local storage, once the disk is ready.
pub fn want_from_disk(workspace: Workspace, id: MapId) {
    WANTED.set(Some(id));
    if disk::is_open() {
        leptos::task::spawn_local(async move { reconcile(&workspace).await });
    }
}

async fn open_from_disk(workspace: &Workspace, id: MapId) {
    if store::bring(id).await {
        library::open_kept(workspace, id);
        // Its lines can be told apart only now.
        if store::reconcile().await > 0 {
            look(workspace);
        }
    } else {
        workspace.complain(text(Text::ShellDiskGone).to_owned());
    }
}

fn fold(workspace: &Workspace) -> Keeping {
    at_desk(workspace, |desk, library, document| desk.fold(library, document))
}

/// Keeps a change of the document. Called after every one.
pub fn keep(workspace: &Workspace, diff: &Diff) {
    if crash::crashed() {
        return;
    }
    let mut now = at_desk(workspace, |desk, library, document| desk.keep(library, document, diff));
    if now == Keeping::Elsewhere(Elsewhere::Continued) {
        // Another tab has folded since. What it did comes in first.
        look(workspace);
        now = fold(workspace);
    }
    asking::ask_to_persist();
    workspace.read(|document| snapshots::keep_before(document, diff));
    report(workspace, now);
    fold_soon(*workspace);
}

/// Folds what is long when there is a moment, and no other tab does.
fn fold_soon(workspace: Workspace) {
    let deals = workspace.read(|document| document.deals.len());
    let seen = !leptos::prelude::document().hidden();
    if !DESK.with_borrow(|desk| desk.as_ref().is_some_and(|desk| desk.is_long(deals, seen))) || FOLDING.replace(true) {
        return;
    }
    let id = workspace.read(|document| document.map.id);
    let folded = move || {
        // Another map may be open by now; its desk is its own.
        if !crash::crashed() && workspace.read(|document| document.map.id == id) {
            // Where another tab was first, this one hears of it and folds the next time.
            let now = fold(&workspace);
            if now != Keeping::Elsewhere(Elsewhere::Continued) {
                report(&workspace, now);
                workspace.read(snapshots::keep);
            }
        }
    };
    let begin = move || {
        // Whoever does not get the lock tries again after the next change.
        FOLDING.set(false);
        asking::alone(&["stagecraft/", id.as_str()].concat(), folded);
    };
    set_timeout(begin, std::time::Duration::from_millis(500));
}

/// Says what became of the document.
fn report(workspace: &Workspace, now: Keeping) {
    let unsettled = now == Keeping::Saved && workspace.read(|document| store::is_unsettled(document.map.id));
    let now = if unsettled { Keeping::Writing } else { now };
    if now == Keeping::Saved {
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
        Keeping::Nothing | Keeping::Saved | Keeping::Writing => None,
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
    begin_disk(workspace);
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
        look(&workspace);
        if !crash::crashed() {
            fold_soon(workspace);
        }
    });
    let gone = window_event_listener_untyped("pagehide", |_| flush());
    let other = window_event_listener(ev::storage, move |event| {
        match event.key() {
            Some(key) => hear(&workspace, |desk, library, document| desk.hear(library, document, &key)),
            // Everything was removed at once.
            None => look(&workspace),
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

/// Looks whether what is stored is still what is here.
fn look(workspace: &Workspace) {
    hear(workspace, Desk::look);
}

/// Takes in what other tabs did to the open map.
fn hear(workspace: &Workspace, ask: impl FnOnce(&mut Desk, &Library<BrowserStore>, &Document) -> News) {
    if crash::crashed() || !shell().open.get_untracked() {
        return;
    }
    let news = DESK.with_borrow_mut(|desk| match desk {
        Some(desk) => store::news(|library| workspace.read(|document| ask(desk, library, document))),
        None => News::None,
    });
    match news {
        News::None => {}
        News::Merged(diff, conflicts) => {
            workspace.absorb(&diff);
            shell().safe.set(Some(workspace.revision.get_untracked()));
            meet(conflicts);
        }
        News::Elsewhere(elsewhere) => report(workspace, Keeping::Elsewhere(elsewhere)),
        News::Unreadable(OpenError::Store(StoreError::OnDisk)) => bring_and_look(*workspace),
        News::Unreadable(OpenError::Store(error)) => report(workspace, Keeping::Failed(store::reason(&error))),
        News::Unreadable(_) => report(workspace, Keeping::Failed(text(Text::ShellNewerElsewhere).to_owned())),
    }
}

/// Another tab has put the map on the disk, which is too large for anything else.
fn bring_and_look(workspace: Workspace) {
    let id = workspace.read(|document| document.map.id);
    leptos::task::spawn_local(async move {
        if store::bring(id).await {
            look(&workspace);
        }
    });
}

/// Changes that do not stand are shown until somebody has seen them; each once.
fn meet(conflicts: Vec<Conflict>) {
    let met = shell().conflicts;
    let known = met.with_untracked(Vec::clone);
    let new: Vec<Conflict> = conflicts.into_iter().filter(|one| !known.contains(one)).collect();
    if !new.is_empty() {
        met.update(|all| all.extend(new));
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

/// Goes on with what is here; what is stored under its name is kept as a copy.
pub fn keep_ours(workspace: &Workspace) {
    let id = workspace.read(|document| document.map.id);
    let theirs = store::open(id).ok().map(|theirs| library::copy_of(workspace, theirs.document));
    if let Some(said) = theirs.as_ref().and_then(|theirs| trouble(&store::save(theirs))) {
        return workspace.complain(said);
    }
    start_from(workspace, &Origin::New, id);
    report(workspace, fold(workspace));
    // A map that was deleted elsewhere is new in the list.
    store::touch(id);
    if let Some(theirs) = theirs {
        workspace.say(fill(Text::ShellElsewhereKept, &[("name", &theirs.map.name)]));
    }
}
