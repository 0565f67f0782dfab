//! How well a history can be played on the map: token-based replay (Rozinat, van der Aalst 2008, "Conformance checking
//! of processes based on monitoring real behavior").

use super::ways::Ways;
use crate::core::ids::NodeId;

/// The four counts of a replay. For several histories they are summed before the share is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Fitness {
    /// Tokens that were put on the map, the one at the beginning among them.
    pub produced: usize,
    /// Tokens that were taken, the one at the end among them.
    pub consumed: usize,
    /// Those that had to be taken and were not there.
    pub missing: usize,
    /// Those that were left.
    pub remaining: usize,
}

impl Fitness {
    /// Half for what was not missing, half for what did not remain: 0 to 1; nothing where nothing was played.
    pub fn share(self) -> Option<f64> {
        let part = |bad: usize, all: usize| (all > 0).then(|| 1.0 - bad as f64 / all as f64);
        Some((part(self.missing, self.consumed)? + part(self.remaining, self.produced)?) / 2.0)
    }

    /// Those of so many histories that are the same.
    pub(super) fn times(self, histories: usize) -> Fitness {
        let Fitness { produced, consumed, missing, remaining } = self;
        let [produced, consumed, missing, remaining] =
            [produced, consumed, missing, remaining].map(|count| count * histories);
        Fitness { produced, consumed, missing, remaining }
    }

    /// With those of another history.
    pub fn add(&mut self, other: Fitness) {
        self.produced += other.produced;
        self.consumed += other.consumed;
        self.missing += other.missing;
        self.remaining += other.remaining;
    }
}

/// Plays the history of a deal, given as the nodes of its stays.
///
/// A stay takes the token of a stage that a drawn way leads from, the one put last, and puts one of its own; the first
/// takes the token of the beginning where deals can begin there. A stay in what is not on the map is passed over. The
/// last stay's token is taken at the end: a deal that is still on its way has left nothing behind.
pub fn fitness(ways: &Ways, history: &[NodeId]) -> Fitness {
    let mut tokens: Vec<NodeId> = Vec::new();
    let mut begun = false;
    let mut count = Fitness { produced: 1, ..Fitness::default() };
    let stays = history.iter().copied().filter(|node| ways.has(*node));
    let mut last = None;
    for node in stays {
        count.consumed += 1;
        let before = tokens.iter().rposition(|token| ways.between(*token, node).is_some());
        match before {
            Some(at) => _ = tokens.remove(at),
            None if !begun && ways.is_start(node) => begun = true,
            None => count.missing += 1,
        }
        tokens.push(node);
        count.produced += 1;
        last = Some(node);
    }
    if last.is_none() {
        return Fitness::default();
    }
    count.consumed += 1;
    count.remaining = tokens.len() - 1 + usize::from(!begun);
    count
}
