//! What the plan back from a goal is made of: what is done for a deal in a stage, and what somebody wants to be
//! otherwise than it was measured.

use super::kept;
use crate::core::ids::{EntryId, NodeId, TransitionId};
use crate::core::model::fields::{Target, Tie, refer};
use crate::core::model::{Basis, Kind, words};

words! {
    /// What a lever sets.
    Quantity {
        /// How likely deals take a transition, in percent.
        Chance "chance"
        /// How long deals stay in a stage, in days.
        Days "days"
        /// What a won deal is worth, in whole units of the currency.
        DealSize "deal_size"
        /// How much is to be won, in whole units of the currency.
        Quota "quota"
        /// How many deals are to be won.
        Wins "wins"
        /// How many deals are to enter a stage.
        Entrants "entrants"
        /// How often an activity is to be done.
        Activities "activities"
    }
}

impl Quantity {
    /// Whether it says how much there is to be: all of these follow from any one of them.
    pub fn is_driver(self) -> bool {
        matches!(self, Quantity::Quota | Quantity::Wins | Quantity::Entrants | Quantity::Activities)
    }
}

/// What is done for every deal that enters a stage.
#[derive(Clone, PartialEq, Debug)]
pub struct Activity {
    /// Its identifier.
    pub id: EntryId,
    /// The stage.
    pub node: Option<NodeId>,
    /// What is done: calls, meetings.
    pub name: String,
    /// How often for every deal that enters the stage.
    pub per_deal: Option<f64>,
    /// Where that number comes from.
    pub basis: Basis,
}

/// A set of levers under a name, to be compared with others.
#[derive(Clone, PartialEq, Debug)]
pub struct Scenario {
    /// Its identifier.
    pub id: EntryId,
    /// What it is called.
    pub name: String,
}

/// A number that somebody has set: in a scenario, or in the plan itself.
#[derive(Clone, PartialEq, Debug)]
pub struct Lever {
    /// Its identifier.
    pub id: EntryId,
    /// The scenario; the plan itself where there is none.
    pub scenario: Option<EntryId>,
    /// What is set.
    pub quantity: Quantity,
    /// The stage, for days and entrants.
    pub node: Option<NodeId>,
    /// The transition, for a chance.
    pub transition: Option<TransitionId>,
    /// The activity, for activities.
    pub activity: Option<EntryId>,
    /// The number, in the unit of the quantity.
    pub value: Option<f64>,
}

kept! {
    Activity { node, name, per_deal, basis } |activity, to| {
        refer(to, "node", (Target::Node, Tie::Needed), &mut activity.node);
        to.line("name", true, &mut activity.name);
        to.number("per_deal", &mut activity.per_deal);
        activity.basis.describe("basis", to);
    };
    Scenario { name } |scenario, to| {
        to.line("name", true, &mut scenario.name);
    };
    Lever { scenario, quantity, node, transition, activity, value } |lever, to| {
        refer(to, "scenario", (Target::Entry(Kind::Scenario), Tie::Bound), &mut lever.scenario);
        lever.quantity.describe("quantity", to);
        refer(to, "node", (Target::Node, Tie::Bound), &mut lever.node);
        refer(to, "transition", (Target::Transition, Tie::Bound), &mut lever.transition);
        refer(to, "activity", (Target::Entry(Kind::Activity), Tie::Bound), &mut lever.activity);
        to.number("value", &mut lever.value);
    };
}
