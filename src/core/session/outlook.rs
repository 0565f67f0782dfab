//! How a map is looked at: which part of it, and which facts are shown. Remembered beside the map, not in it.

use super::Overlays;
use crate::core::scene::Place;

/// How a map is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outlook {
    /// Which part of it.
    pub place: Place,
    /// Which facts nodes and transitions show.
    pub shows: Overlays,
}
