//! Two states of the map, compared on it: what was added, removed, changed and only moved, by colour and by sign, and
//! beside it as a list by field. A file that is brought together with the map is compared in the same way.

mod fields;
mod list;
mod merge;
mod panel;
mod sign;

use std::sync::Arc;

pub use fields::deal_field;
pub use list::Differences;
pub use panel::Panel;
pub use sign::{of_node, of_transition, sign};

use super::language::{Text, text};
use super::problems;
use super::workspace::{Compared, Dialog, Sides, View, Workspace};
use crate::core::ids::EntryId;
use crate::core::model::{Document, Version};
use crate::core::versions::{self, compare};

/// The map that a version keeps. What is wrong with one that cannot be read is said.
pub fn open(workspace: Workspace, id: EntryId) -> Option<Document> {
    let (name, opened) = workspace.read(|document| {
        let version = document.entry::<Version>(id)?;
        Some((version.name.clone(), versions::open(version)))
    })?;
    match opened {
        Ok(document) => Some(document),
        Err(problems) => {
            let sentences = problems.iter().map(problems::sentence).collect();
            workspace.dialog.set(Some(Dialog::Problems(name, sentences)));
            None
        }
    }
}

/// Compares a version with a later one, or with the map as it is now.
pub fn begin(workspace: Workspace, before: EntryId, after: Option<EntryId>) {
    let Some(earlier) = open(workspace, before) else { return };
    let what = match after {
        Some(after) => match open(workspace, after) {
            Some(later) => compare(&earlier, &later),
            None => return,
        },
        None => workspace.read(|document| compare(&earlier, document)),
    };
    workspace.view.set(View::Map);
    workspace.compare(Some(Compared { sides: Sides::Versions(before, after), what: Arc::new(what) }));
}

/// What a side of the comparison is called: a version, or the map as it is now.
fn side(document: &Document, id: Option<EntryId>) -> String {
    let version = id.and_then(|id| document.entry::<Version>(id));
    version.map_or_else(|| text(Text::CompareNow).to_owned(), |version| version.name.clone())
}
