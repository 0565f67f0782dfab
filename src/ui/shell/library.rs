//! The maps of this browser: open, copy, rename, delete and take that back.

use crate::ui::prelude::*;

use super::keeping::{self, Found, Origin};
use super::state::shell;
use super::store;
use crate::core::action::Action;
use crate::core::ids::{Identifier, MapId};
use crate::core::model::{Date, Document, limits};
use crate::storage::{Deleted, Health, Listing, OpenError, StoreError};
use crate::ui::commands::ActionItem;
use crate::ui::kit::{Icon, Menu, Shape, flush_drafts};
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::workspace::{Dialog, Keeping, View, Workspace, workspace};
use crate::ui::{format, problems};

/// A map that was deleted, whole.
#[derive(Clone, PartialEq, Debug)]
pub struct Removed {
    /// Tells deletions apart, also of the same map.
    pub number: u32,
    /// As it was.
    pub document: Document,
    /// As it was stored; nothing where it never was.
    pub deleted: Option<Deleted>,
}

/// How long a deletion can be taken back.
const REGRET: std::time::Duration = std::time::Duration::from_secs(20);

/// Opens a document and keeps it from now on.
pub fn open_document(workspace: &Workspace, document: Document, origin: &Origin) {
    flush_drafts();
    // What they say, and what their buttons would undo, is about the map before.
    workspace.notices.set(Vec::new());
    keeping::save_from_loss(workspace);
    let (shell, id) = (shell(), document.map.id);
    shell.renaming.set(false);
    shell.arrival.set(None);
    shell.safe.set(None);
    shell.conflicts.set(Vec::new());
    keeping::start_from(workspace, origin, id);
    workspace.keeping.set(Keeping::Nothing);
    workspace.view.set(View::Map);
    workspace.open(document, Some(keeping::keep));
    keeping::keep_opened(workspace, origin);
    store::touch(id);
    shell.open.set(true);
    shell.listed.update(|count| *count = count.wrapping_add(1));
    workspace.dialog.set(None);
}

/// Opens a map that was made here, beside those that there are.
pub fn open_new(workspace: &Workspace, document: Document) {
    open_document(workspace, document, &Origin::New);
}

/// Opens a map of the library. Whether it could be; why not is said.
pub fn open_kept(workspace: &Workspace, id: MapId) -> bool {
    // Before it is read: it may be the one that is open.
    flush_drafts();
    let name = || {
        let listed = store::list().into_iter().find(|listing| listing.id == id);
        listed.map_or_else(|| id.to_string(), |listing| listing.name)
    };
    let (sentences, rest) = match store::open(id) {
        Ok(stored) => {
            let recovered = stored.recovered;
            let found = Found::of(workspace, &stored);
            open_document(workspace, stored.document, &Origin::Stored(Box::new(found)));
            if recovered {
                workspace.complain(text(Text::ShellRecovered).to_owned());
            }
            return true;
        }
        Err(OpenError::Store(StoreError::OnDisk)) => {
            keeping::want_from_disk(*workspace, id);
            return true;
        }
        Err(OpenError::Absent) => (vec![text(Text::ShellAbsent).to_owned()], None),
        Err(OpenError::Store(error)) => (vec![store::reason(&error)], None),
        Err(OpenError::Damaged(values)) => (vec![text(Text::ShellDamaged).to_owned()], Some(values.join("\n"))),
        Err(OpenError::Unreadable { text, problems }) => {
            (problems.iter().map(problems::sentence).collect(), Some(text))
        }
    };
    shell().rest.set(rest);
    workspace.dialog.set(Some(Dialog::Problems(name(), sentences)));
    false
}

/// Opens what was open last; without any map, the start.
pub fn open_last(workspace: &Workspace) {
    let last = store::list().into_iter().find(|listing| listing.health == Health::Good);
    if !last.is_some_and(|listing| open_kept(workspace, listing.id)) && workspace.dialog.get_untracked().is_none() {
        close(workspace);
    }
}

/// Leaves the open map, which is not stored any more. What was changed since it was becomes a file first.
pub fn let_go(workspace: &Workspace) {
    flush_drafts();
    keeping::save_from_loss(workspace);
    shell().open.set(false);
    open_last(workspace);
}

/// Without a map there is only the start.
fn close(workspace: &Workspace) {
    let nothing = Document::new(workspace.make_id(), "", workspace.today.get_untracked());
    shell().open.set(false);
    workspace.open(nothing, None);
    workspace.keeping.set(Keeping::Nothing);
    workspace.dialog.set(Some(Dialog::Start));
}

/// The same map under an identifier and a name of its own.
pub fn copy_of(workspace: &Workspace, mut document: Document) -> Document {
    document.map.id = workspace.make_id();
    let name = fill(Text::ShellCopyName, &[("name", &document.map.name)]);
    document.map.name = name.chars().take(limits::NAME).collect();
    document
}

/// Opens a copy of the open map.
pub fn duplicate(workspace: &Workspace) {
    flush_drafts();
    let document = workspace.read(Document::clone);
    open_document(workspace, copy_of(workspace, document), &Origin::New);
    workspace.say(text(Text::ShellDuplicated).to_owned());
}

/// Deletes the open map; for a while it can be brought back.
pub fn delete(workspace: &Workspace) {
    flush_drafts();
    let document = workspace.read(Document::clone);
    let deleted = match store::delete(document.map.id) {
        Ok(deleted) => Some(deleted),
        Err(StoreError::Denied) => None,
        Err(error) => return workspace.complain(store::reason(&error)),
    };
    let shell = shell();
    // Opening what is next makes another revision.
    let number = workspace.revision.get_untracked();
    shell.removed.update(|all| all.push(Removed { number, document, deleted }));
    // What is open is no longer there: nothing to save from loss.
    shell.open.set(false);
    open_last(workspace);
    set_timeout(move || _ = forget(number), REGRET);
}

/// Lets go of a deleted map: it cannot come back after that.
pub fn forget(number: u32) -> Option<Removed> {
    shell().removed.try_update(|all| {
        let place = all.iter().position(|removed| removed.number == number)?;
        Some(all.remove(place))
    })?
}

/// Brings a deleted map back, and opens it.
pub fn undelete(workspace: &Workspace, number: u32) {
    if let Some(removed) = forget(number) {
        match removed.deleted.as_ref().map(store::restore) {
            Some(Ok(())) => _ = open_kept(workspace, removed.document.map.id),
            // Keeping the document brings it back too, only without the state before its last one.
            Some(Err(StoreError::Full | StoreError::Denied | StoreError::OnDisk)) | None => {
                open_document(workspace, removed.document, &Origin::New);
            }
            // A map that has taken its place since is not written over.
            Some(Err(StoreError::Other(_))) => {
                open_document(workspace, copy_of(workspace, removed.document), &Origin::New);
            }
        }
    }
}

/// The map's name; a press lists the maps.
#[component(transparent)]
pub fn LibraryMenu() -> Fragment {
    let workspace = workspace();
    let listed = shell().listed;
    let name = workspace.memo(|document| match document.map.name.trim() {
        "" => text(Text::KindUnnamed).to_owned(),
        name => name.to_owned(),
    });
    let label = Signal::derive(move || name.with(|name| fill(Text::ShellMaps, &[("name", name)])));
    let button = move || {
        view! {
            <span class="product"><Icon shape=Shape::Mark/></span>
            <bdi class="map-name">{live(move || name.get())}</bdi>
            <Icon shape=Shape::Down/>
        }
    };
    let room = move || {
        listed.track();
        let last = store::last_file(workspace.read(|document| document.map.id));
        let file = match last {
            Some(day) => fill(Text::ShellLastFile, &[("date", &format::date(day))]),
            None => text(Text::ShellNoFile).to_owned(),
        };
        let used = store::fullness().map(|share| fill(Text::ShellRoom, &[("share", &format::percent(share))]));
        used.into_iter().chain([file]).collect::<Vec<_>>().join(" ")
    };
    view! {
        // The list is read when it is asked for: commits come far more often than looks at it.
        <div class="quiet-menu left" on:click:capture=move |_| listed.update(|count| *count = count.wrapping_add(1))>
            <Menu label=label button=button>
                <ActionItem action=Action::RenameMap/>
                <ActionItem action=Action::DuplicateMap/>
                <ActionItem action=Action::DeleteMap/>
                <hr/>
                <h3>{say(Text::ShellYourMaps)}</h3>
                <Maps/>
                <hr/>
                <ActionItem action=Action::NewMap/>
                <p class="muted storage-line">{live(room)}</p>
            </Menu>
        </div>
    }
}

/// The maps of this browser, last opened first; a press opens one.
#[component(transparent)]
pub fn Maps() -> Fragment {
    let workspace = workspace();
    let listed = shell().listed;
    let opened = workspace.opened;
    let rows = move || {
        listed.track();
        opened.track();
        let now = shell().open.get().then(|| workspace.read(|document| document.map.id));
        store::list().into_iter().map(|listing| row(workspace, listing, now)).collect::<Vec<_>>()
    };
    view! { <div class="maps">{live(rows)}</div> }
}

fn row(workspace: Workspace, listing: Listing, now: Option<MapId>) -> Fragment {
    let (id, current) = (listing.id, now == Some(listing.id));
    let name = if listing.name.trim().is_empty() { text(Text::KindUnnamed).to_owned() } else { listing.name };
    let about = match listing.health {
        Health::Damaged => text(Text::ShellDamagedShort).to_owned(),
        Health::Good => {
            let count = plural(Plural::ShellDealsCount, listing.deals);
            let when =
                if current { Some(text(Text::ShellOpenNow).to_owned()) } else { day(listing.opened).map(format::date) };
            when.into_iter().chain([count]).collect::<Vec<_>>().join(" · ")
        }
    };
    view! {
        <button class="map-row" data-map=id.as_str().to_owned() on:click=move |_| { open_kept(&workspace, id); }>
            <Icon shape=if current { Shape::Check } else { Shape::Map }/>
            <span><bdi>{name}</bdi><small>{about}</small></span>
        </button>
    }
}

/// The calendar day here of a moment.
fn day(millis: u64) -> Option<Date> {
    let at = js_sys::Date::new(&(millis as f64).into());
    (millis > 0).then(|| Date::new(at.get_full_year() as i32, at.get_month() + 1, at.get_date())).flatten()
}
