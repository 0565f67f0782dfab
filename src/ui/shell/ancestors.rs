//! States of maps that were handed on: by them a file that comes back finds the state that it went out from.
//!
//! Which states a map went through is a setting of this browser, a few hundred bytes; what they were is on the disk.

use js_sys::JsString;

use super::{snapshots, store};
use crate::core::ids::{Identifier, MapId};
use crate::core::io::{self, Lineage, Print, print, read, write_compact};
use crate::core::merging::{shared_version, with_deals_of};
use crate::core::model::Document;
use crate::core::versions;
use crate::storage::disk;
use crate::ui::workspace::Workspace;

/// Every key of every state begins so.
pub const ALL: &str = "stagecraft/handed/";

/// How many states of a map are kept.
const KEPT: usize = 12;
/// The same for one with so many deals that each takes megabytes.
const KEPT_LARGE: usize = 2;
const LARGE: usize = 5_000;

fn key(id: MapId, print: Print) -> String {
    [ALL, id.as_str(), "/", print.as_str()].concat()
}

fn setting(id: MapId) -> String {
    ["lineage/", id.as_str()].concat()
}

/// The states that this browser knows of a map.
pub fn lineage(id: MapId) -> Lineage {
    store::setting(&setting(id)).map(|text| Lineage::parse(&text)).unwrap_or_default()
}

/// A state goes into a file now, or came out of one that went through other states before. All states of the map that are
/// known by then.
pub fn hand_on(document: &Document, before: &Lineage) -> Lineage {
    let id = document.map.id;
    let mut lineage = lineage(id);
    lineage.join(before);
    let text = write_compact(document);
    let Some(print) = print(&text) else { return lineage };
    lineage.push(print);
    store::set_setting(&setting(id), &lineage.text());
    let kept = if document.deals.len() < LARGE { KEPT } else { KEPT_LARGE };
    let (known, text) = (lineage.clone(), JsString::from(text));
    leptos::task::spawn_local(async move {
        let new = key(id, print);
        let keys = disk::keys().await;
        if !keys.contains(&new) {
            disk::write(&new, Some(text));
        }
        let newest: Vec<String> = known.prints().iter().rev().take(kept).map(|print| key(id, *print)).collect();
        let all = [ALL, id.as_str(), "/"].concat();
        for gone in keys.iter().filter(|known| known.starts_with(&all) && !newest.contains(known)) {
            disk::write(gone, None);
        }
    });
    lineage
}

/// The open map as a file, which knows where it comes from.
pub fn file_of(workspace: &Workspace) -> String {
    workspace.read(|document| io::write_file(document, &hand_on(document, &Lineage::default())))
}

/// The map is about to be brought together with a file: as it is now it is kept.
pub fn before_merge(workspace: &Workspace) {
    workspace.read(snapshots::keep);
}

/// A file was brought together with the map: what came is known from now on, taken or not, and what comes after it is
/// compared with it.
pub fn merged(theirs: &Document, came: &Lineage) {
    hand_on(theirs, came);
}

/// Where two states of a map went their ways.
#[derive(Clone, PartialEq, Debug)]
pub enum Ancestor {
    /// At a state that this browser has kept.
    Known(Document),
    /// After a version that both keep, of this name.
    Version(String, Document),
    /// The file is a state that the map here went through.
    Older(Document),
    /// Nobody knows.
    None,
}

impl Ancestor {
    /// The state.
    pub fn document(&self) -> Option<&Document> {
        match self {
            Ancestor::Known(document) | Ancestor::Version(_, document) | Ancestor::Older(document) => Some(document),
            Ancestor::None => None,
        }
    }
}

/// Looks for the newest state that both come from.
pub async fn find(mine: &Document, theirs: &Document, came: &Lineage) -> Ancestor {
    let id = mine.map.id;
    let (mut here, mut there) = (lineage(id), came.clone());
    let (mine_now, theirs_now) = (print(&write_compact(mine)), print(&write_compact(theirs)));
    mine_now.into_iter().for_each(|print| here.push(print));
    theirs_now.into_iter().for_each(|print| there.push(print));
    for print in here.common(&there) {
        if Some(print) == theirs_now {
            return Ancestor::Older(theirs.clone());
        }
        if Some(print) == mine_now {
            return Ancestor::Known(mine.clone());
        }
        let text = disk::read(&key(id, print)).await.map(String::from);
        if let Some(opened) = text.and_then(|text| read(text.as_bytes()).ok()) {
            return Ancestor::Known(opened.document);
        }
    }
    let version = shared_version(mine, theirs);
    match version.and_then(|version| Some((version.name.clone(), versions::open(version).ok()?))) {
        Some((name, document)) => Ancestor::Version(name, with_deals_of(document, mine, theirs)),
        None => Ancestor::None,
    }
}
