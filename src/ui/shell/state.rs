//! What the shell itself remembers, beside the document: page-wide and never saved with it.

use crate::ui::prelude::*;

use super::arrival::Arrival;
use super::library::Removed;
use super::picture::Inside;
use super::settings::Theme;
use crate::core::io::Opened;
use crate::core::journal::Conflict;
use crate::storage::disk::Disk;

/// Handles to the shell's own signals. Copied into closures; they live as long as the page.
#[derive(Clone, Copy)]
pub struct Shell {
    /// A map is open; without one there is only the start.
    pub open: RwSignal<bool>,
    /// The map's name is being edited in the header.
    pub renaming: RwSignal<bool>,
    /// Bumped when the list of maps may read otherwise.
    pub listed: RwSignal<u32>,
    /// The maps deleted a moment ago, while that can be taken back.
    pub removed: RwSignal<Vec<Removed>>,
    /// A file whose map is already in the library with other content.
    pub arrival: RwSignal<Option<Arrival>>,
    /// A file is being dragged over the page.
    pub dragging: RwSignal<bool>,
    /// The window has no room for every control of the header: they go into one menu.
    pub narrow: RwSignal<bool>,
    /// The colours chosen.
    pub theme: RwSignal<Theme>,
    /// What pictures carry.
    pub inside: RwSignal<Inside>,
    /// Pictures have the map's name above it.
    pub heading: RwSignal<bool>,
    /// Pictures have no paper of their own.
    pub transparent: RwSignal<bool>,
    /// The minimap is wanted.
    pub minimap: RwSignal<bool>,
    /// What is moved snaps to the grid.
    pub grid: RwSignal<bool>,
    /// What is left of a map that cannot be read, verbatim.
    pub rest: RwSignal<Option<String>>,
    /// What a file holds without the deals that nobody can count, until its owner has agreed.
    pub without: RwSignal<Option<(String, Opened)>>,
    /// A newer version of the page waits.
    pub newer: RwSignal<bool>,
    /// It was asked for, and is taken when all is kept.
    pub renewing: RwSignal<bool>,
    /// How far the second copy of what is stored is.
    pub disk: RwSignal<Disk>,
    /// What tabs did without knowing of each other that does not stand.
    pub conflicts: RwSignal<Vec<Conflict>>,
    /// The revision that was stored or downloaded last: it is safe although it may not be stored now.
    pub safe: RwSignal<Option<u32>>,
}

impl Shell {
    fn new() -> Shell {
        Shell {
            open: RwSignal::new(false),
            renaming: RwSignal::new(false),
            listed: RwSignal::new(0),
            removed: RwSignal::new(Vec::new()),
            arrival: RwSignal::new(None),
            dragging: RwSignal::new(false),
            narrow: RwSignal::new(false),
            theme: RwSignal::new(Theme::System),
            inside: RwSignal::new(Inside::Map),
            heading: RwSignal::new(false),
            transparent: RwSignal::new(false),
            minimap: RwSignal::new(false),
            grid: RwSignal::new(true),
            rest: RwSignal::new(None),
            without: RwSignal::new(None),
            newer: RwSignal::new(false),
            renewing: RwSignal::new(false),
            disk: RwSignal::new(Disk::Without),
            conflicts: RwSignal::new(Vec::new()),
            safe: RwSignal::new(None),
        }
    }
}

thread_local! {
    /// Not a context: what keeps the document is called from places that have no owner.
    static SHELL: Shell = Shell::new();
}

/// The shell of the page. `begin` asks first, so that its signals belong to the page and not to a part of it.
pub fn shell() -> Shell {
    SHELL.with(|shell| *shell)
}
