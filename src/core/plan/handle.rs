//! The numbers of a plan that can be set by hand.

use crate::core::ids::{EntryId, NodeId, TransitionId};
use crate::core::model::{Document, Kept, Lever, Quantity};
use crate::core::sorted::Set;

/// A number of a plan that can be set by hand, in the unit of its [`Quantity`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Handle {
    /// How likely a transition is taken.
    Chance(TransitionId),
    /// How long deals stay in a stage.
    Days(NodeId),
    /// What a won deal is worth.
    DealSize,
    /// How much is to be won.
    Quota,
    /// How many deals are to be won.
    Wins,
    /// How many deals are to enter a stage.
    Entrants(NodeId),
    /// How often an activity is to be done.
    Activities(EntryId),
}

impl Handle {
    /// What a lever sets; none where it does not say of what.
    pub fn of(lever: &Lever) -> Option<Handle> {
        Some(match lever.quantity {
            Quantity::Chance => Handle::Chance(lever.transition?),
            Quantity::Days => Handle::Days(lever.node?),
            Quantity::DealSize => Handle::DealSize,
            Quantity::Quota => Handle::Quota,
            Quantity::Wins => Handle::Wins,
            Quantity::Entrants => Handle::Entrants(lever.node?),
            Quantity::Activities => Handle::Activities(lever.activity?),
        })
    }

    /// The lever that sets it, in a scenario or in the plan itself: the one that is there, with the identifier `fresh`
    /// where there is none.
    pub fn lever(self, document: &Document, scenario: Option<EntryId>, value: f64, fresh: EntryId) -> Lever {
        let id = self.levers(document, scenario).next().map_or(fresh, |lever| lever.id);
        let blank = Lever { scenario, value: Some(value), ..Lever::blank(id) };
        match self {
            Handle::Chance(way) => Lever { quantity: Quantity::Chance, transition: Some(way), ..blank },
            Handle::Days(node) => Lever { quantity: Quantity::Days, node: Some(node), ..blank },
            Handle::DealSize => Lever { quantity: Quantity::DealSize, ..blank },
            Handle::Quota => Lever { quantity: Quantity::Quota, ..blank },
            Handle::Wins => Lever { quantity: Quantity::Wins, ..blank },
            Handle::Entrants(node) => Lever { quantity: Quantity::Entrants, node: Some(node), ..blank },
            Handle::Activities(id) => Lever { quantity: Quantity::Activities, activity: Some(id), ..blank },
        }
    }

    /// The levers that have to go so that it is no longer set by hand.
    pub fn held_by(self, document: &Document, scenario: Option<EntryId>) -> Set<EntryId> {
        self.levers(document, scenario).map(|lever| lever.id).collect()
    }

    /// A file that was merged may have several.
    fn levers(self, document: &Document, scenario: Option<EntryId>) -> impl Iterator<Item = &Lever> {
        let same = move |lever: &&Lever| lever.scenario == scenario && Handle::of(lever) == Some(self);
        document.all::<Lever>().filter(same)
    }
}
