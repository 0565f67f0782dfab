//! What the page can show beside the document: dialogs, messages, two states side by side, and how far the last change is kept.

use std::sync::Arc;

use super::Workspace;
use crate::core::buyer::Preset;
use crate::core::command::{Command, DealMove, Diff};
use crate::core::ids::{EntryId, ItemId, NodeId};
use crate::core::io::Lineage;
use crate::core::merging::{Divergence, Question};
use crate::core::model::Document;
use crate::core::people::Leaving;
use crate::core::session::Section;
use crate::core::sorted;
use crate::core::versions::Comparison;
use crate::storage::Elsewhere;
use crate::ui::shell::Ancestor;

/// A question that stands before everything else until it is answered.
#[derive(Clone, PartialEq, Debug)]
pub enum Dialog {
    /// Which map to open, or how to begin a new one.
    Start,
    /// Required items are open; pass all the same?
    Gate(DealMove, Vec<ItemId>),
    /// Why the buyer said no, and when to ask again.
    Refusal(DealMove, bool),
    /// Where the deals of what is to be deleted go.
    Rehome(Command, usize, sorted::Set<NodeId>),
    /// Who or what takes over from what is to be removed.
    Successor(Leaving),
    /// Whether stages may leave the phases that ready names have no place for.
    Phases(Preset),
    /// Rows to become deals; the text pasted.
    Paste(String),
    /// A file to become deals.
    Import,
    /// What is wrong with a file, a sentence each; the file's name.
    Problems(String, Vec<String>),
    /// What tabs did without knowing of each other that does not stand.
    Conflicts,
    /// What a copy for others shows.
    Share,
    /// What the goal is.
    Goal,
    /// Keys and gestures.
    Help,
    /// Which action to do.
    Commands,
    /// What to find.
    Find,
}

/// Stores a change of the document, which is as it is after it.
pub type Keep = fn(&Workspace, &Diff);

/// A short message that goes by itself.
#[derive(Clone, PartialEq, Debug)]
pub struct Notice {
    /// Distinguishes notices.
    pub id: u32,
    /// What it says.
    pub text: String,
    /// Something did not work.
    pub bad: bool,
    /// What can be taken back from here.
    pub undo: Option<Done>,
    /// The part of the playbook that it is about.
    pub about: Option<Section>,
}

/// Something done that a notice can take back, as long as it is the last thing done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Done {
    /// The revision that it made.
    pub(super) revision: u32,
    /// How many undo steps it was.
    pub(super) steps: u32,
}

/// Two states of the map, shown together in its place.
#[derive(Clone)]
pub struct Compared {
    /// Which they are.
    pub sides: Sides,
    /// What differs.
    pub what: Arc<Comparison>,
}

/// Which two states of the map are compared.
#[derive(Clone)]
pub enum Sides {
    /// A version, and a later one; none for the map as it is now.
    Versions(EntryId, Option<EntryId>),
    /// The map as it is here, and as it came by file, to be brought together.
    Merge(Arc<Merging>),
}

/// A file that is to be brought together with the open map.
pub struct Merging {
    /// Its name.
    pub file: String,
    /// What came.
    pub theirs: Document,
    /// The states that it went through.
    pub lineage: Lineage,
    /// Where the two went their ways.
    pub ancestor: Ancestor,
    /// Everything in which they differ.
    pub divergences: Vec<Divergence>,
    /// The same as it is asked.
    pub questions: Vec<Question>,
}

/// Where the document stands with the browser's storage.
#[derive(Clone, PartialEq, Debug)]
pub enum Keeping {
    /// Nothing to keep (no document, or a measurement).
    Nothing,
    /// The last change is in local storage.
    Saved,
    /// It is too large for that, and on its way to the disk.
    Writing,
    /// The browser refuses to store; changes live in this tab only.
    Denied,
    /// The storage is full; changes live in this tab only.
    Full,
    /// Another tab has changed or deleted the map since; somebody must choose.
    Elsewhere(Elsewhere),
    /// It failed with these words of the browser.
    Failed(String),
}

impl Keeping {
    /// Nothing of the document would be lost with this tab.
    pub fn is_kept(&self) -> bool {
        matches!(self, Keeping::Nothing | Keeping::Saved)
    }

    /// It does not get there by itself.
    pub fn is_trouble(&self) -> bool {
        !self.is_kept() && *self != Keeping::Writing
    }
}
