//! How a map is looked at: which part of it, and which facts are shown, and whose needs. Remembered beside the map, not in it.

use super::Overlays;
use crate::core::ids::EntryId;
use crate::core::scene::Place;

/// How a map is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outlook {
    /// Which part of it.
    pub place: Place,
    /// Which facts nodes and transitions show.
    pub shows: Overlays,
    /// The persona with whose eyes it is seen.
    pub lens: Option<EntryId>,
}
