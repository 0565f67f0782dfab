//! Which ways deals took out of a node.

use super::ledger::counted;
use super::ratio;
use crate::core::ids::TransitionId;
use crate::core::model::Document;
use crate::core::sorted::Map;

/// How often a transition was used, of how many departures from the node where it begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Share {
    /// Departures that used it.
    pub used: usize,
    /// All departures from its node, also those along no drawn way.
    pub of: usize,
}

impl Share {
    /// The share, 0 to 1; `None` before the first departure.
    pub fn rate(&self) -> Option<f64> {
        ratio(self.used, self.of)
    }
}

/// The share of every transition. A departure that passed decisions is a departure from each of them.
///
/// What the history remembers is held against the map as it is now: a way is followed as long as its transitions
/// are there and join. What went where no way was drawn took the way that is drawn there now.
pub fn shares(document: &Document) -> Map<TransitionId, Share> {
    counted(document, &|_| true, document.map.created, |tally, frame| tally.shares(frame))
}

/// The share of departures that took a transition, 0 to 1, as it is shown on the map. A way that no deal has taken yet
/// says nothing: a new line would read "0 %" otherwise.
pub fn rates(shares: Map<TransitionId, Share>) -> Map<TransitionId, f64> {
    let taken = shares.into_iter().filter(|(_, share)| share.used > 0);
    taken.filter_map(|(id, share)| Some((id, share.rate()?))).collect()
}
