//! The map as it was: what is kept of it, and what is different now. Going back is a command
//! ([`Command::Restore`](crate::core::command::Command::Restore)).

mod compare;
mod tell;

pub use compare::{Comparison, Difference, FieldChange, Shift, Subject, compare};
pub use tell::{Value, title};

use std::sync::Arc;

use crate::core::io::{self, Problem};
use crate::core::model::{Document, Kept, Table, Version};
use crate::core::model::{Entry, Kind};
use crate::core::sort;

/// What is said about a map, and what it was before: neither is a part of what a version keeps.
pub fn is_aside(kind: Kind) -> bool {
    matches!(kind, Kind::Comment | Kind::Version)
}

/// What a version keeps of a document: all but its deals, what is kept for their histories, comments and versions.
pub fn bare(document: &Document) -> Document {
    let entries = document.entries.iter().filter(|(_, entry)| !is_aside(entry.kind()));
    let entries: Table<Entry> = entries.map(|(id, entry)| (*id, entry.clone())).collect();
    Document { entries, ..document.without_deals() }
}

/// The text of that, as it stands in a version. Whether it is too large is said where the version is put.
pub fn content(document: &Document) -> Arc<str> {
    Arc::from(io::write_compact(&bare(document)))
}

/// The map that a version keeps, or everything that is wrong with its text.
pub fn open(version: &Version) -> Result<Document, Vec<Problem>> {
    io::read(version.content.as_bytes()).map(|opened| bare(&opened.document))
}

/// The versions of a document, newest first.
pub fn newest_first(document: &Document) -> Vec<&Version> {
    let mut all: Vec<&Version> = document.all::<Version>().collect();
    sort::by(&mut all, |one, other| (other.order, other.on, other.id()).cmp(&(one.order, one.on, one.id())));
    all
}

/// The place of the next version among all.
pub fn next_order(document: &Document) -> i64 {
    document.all::<Version>().filter_map(|version| version.order).max().map_or(0, |last| last.saturating_add(1))
}

/// Whether some version keeps exactly what the map is now.
pub fn is_kept(document: &Document) -> bool {
    let now = content(document);
    document.all::<Version>().any(|version| version.content == now)
}
