//! Earlier states of the open map, kept by the browser on the disk without being asked.

use crate::ui::prelude::*;
use js_sys::JsString;

use super::keeping::Origin;
use super::{ancestors, library, store};
use crate::core::command::Diff;
use crate::core::ids::{Identifier, MapId};
use crate::core::io;
use crate::core::model::Document;
use crate::storage::{disk, snapshots};
use crate::ui::format;
use crate::ui::language::{Text, fill, say, text};
use crate::ui::problems;
use crate::ui::workspace::{Dialog, Workspace, workspace};

/// So many records taken away at once are a reason to keep the state before.
const MANY: usize = 10;

/// Every key of every state begins so.
const ALL: &str = "stagecraft/snapshot/";

fn prefix(id: MapId) -> String {
    [ALL, id.as_str(), "/"].concat()
}

/// The moments at which states of a map were kept, newest first, in milliseconds since 1970.
async fn moments(id: MapId) -> Vec<u64> {
    let prefix = prefix(id);
    let keys = disk::keys().await;
    let mut moments: Vec<u64> = keys.iter().filter_map(|key| key.strip_prefix(&prefix)?.parse().ok()).collect();
    crate::core::sort::by(&mut moments, |one, other| other.cmp(one));
    moments
}

/// A map with so many deals is kept only before something is taken away: a state of it takes megabytes.
const LARGE: usize = 5_000;

/// Keeps the state of a map as it was opened or folded.
pub fn keep(document: &Document) {
    if document.deals.len() < LARGE {
        put(document);
    }
}

/// Keeps a state, where the last one kept was another, and lets go of those that are not worth it any more.
fn put(document: &Document) {
    if !disk::is_open() {
        return;
    }
    let (id, content) = (document.map.id, JsString::from(io::write_compact(document)));
    leptos::task::spawn_local(async move {
        let key = |moment: u64| [&*prefix(id), &moment.to_string()].concat();
        let mut all = moments(id).await;
        if let Some(last) = all.first()
            && disk::read(&key(*last)).await.is_some_and(|last| last == content)
        {
            return;
        }
        let now = js_sys::Date::now() as u64;
        disk::write(&key(now), Some(content));
        all.push(now);
        for gone in snapshots::dispensable(&all) {
            disk::write(&key(gone), None);
        }
    });
}

/// Keeps the state before a change that takes much away, of the document as it is after it.
pub fn keep_before(document: &Document, diff: &Diff) {
    if diff.removals() >= MANY {
        let mut before = document.clone();
        before.apply(&diff.reversed());
        put(&before);
    }
}

/// Lets go of the states of maps that are deleted for good.
pub async fn forget_gone() {
    let known = store::list();
    // Where the list cannot be read, everything would seem to be gone.
    if known.is_empty() {
        return;
    }
    for key in disk::keys().await {
        let rest = [ALL, ancestors::ALL].iter().find_map(|all| key.strip_prefix(all));
        let map = rest.and_then(|rest| rest.split_once('/')).map(|(map, _)| map);
        if map.is_some_and(|map| !known.iter().any(|listing| listing.id.as_str() == map)) {
            disk::write(&key, None);
        }
    }
}

/// What is there, each to be opened beside the map.
#[component(transparent)]
pub fn Snapshots() -> Fragment {
    let workspace = workspace();
    let found = RwSignal::new(None::<Vec<u64>>);
    let id = workspace.memo(|document| document.map.id);
    let look = move || {
        let id = id.get_untracked();
        leptos::task::spawn_local(async move {
            let all = moments(id).await;
            let _ = found.try_update(|found| *found = Some(all));
        });
    };
    let rows = move || {
        let all = found.get()?;
        if all.is_empty() {
            return Some(view! { <p class="muted">{say(Text::HistoryNoStates)}</p> });
        }
        let row = |moment: u64| {
            let name = format::moment(moment);
            let label = fill(Text::HistoryOpenState, &[("when", &name)]);
            view! {
                <li>
                    <span>{name}</span>
                    <button aria-label=label on:click=move |_| open(workspace, moment)>{say(Text::FileAsCopy)}</button>
                </li>
            }
        };
        Some(view! { <ul class="states">{all.into_iter().map(row).collect::<Vec<_>>()}</ul> })
    };
    view! {
        <details class="states-fold" on:toggle=move |_| look()>
            <summary>{say(Text::HistoryStates)}</summary>
            <p class="teach">{say(Text::HistoryStatesAbout)}</p>
            {live(rows)}
        </details>
    }
}

/// Opens a state as a map of its own.
fn open(workspace: Workspace, moment: u64) {
    let id = workspace.read(|document| document.map.id);
    leptos::task::spawn_local(async move {
        let key = [&*prefix(id), &moment.to_string()].concat();
        let Some(content) = disk::read(&key).await else {
            return workspace.complain(text(Text::ShellDiskGone).to_owned());
        };
        match io::read(String::from(content).as_bytes()) {
            Ok(opened) => {
                let mut copy = library::copy_of(&workspace, opened.document);
                copy.map.name = [&*copy.map.name, " · ", &format::moment(moment)].concat();
                library::open_document(&workspace, copy, &Origin::New);
            }
            Err(found) => {
                let sentences = found.iter().map(problems::sentence).collect();
                workspace.dialog.set(Some(Dialog::Problems(format::moment(moment), sentences)));
            }
        }
    });
}
