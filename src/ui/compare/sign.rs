//! How a difference looks on the map: a colour, and a sign for those who do not see it.

use crate::ui::prelude::*;

use crate::core::ids::{NodeId, TransitionId};
use crate::core::versions::Shift;
use crate::ui::language::Text;
use crate::ui::workspace::Workspace;

/// The word for a difference, and its sign.
pub fn words(shift: Shift) -> (Text, &'static str) {
    match shift {
        Shift::Added => (Text::CompareAdded, "+"),
        Shift::Removed => (Text::CompareRemoved, "−"),
        Shift::Changed => (Text::CompareChanged, "≠"),
        Shift::Moved => (Text::CompareMoved, "↔"),
    }
}

/// The class of a difference.
pub fn class(shift: Shift) -> &'static str {
    after_blank(shift).trim_start()
}

/// The class of a node that differs, while two states are compared, after a blank. Not followed: a comparison makes every
/// handle anew.
pub fn of_node(workspace: Workspace, id: NodeId) -> &'static str {
    let shift = workspace.compared.with_untracked(|compared| compared.as_ref()?.what.nodes.get(&id).copied());
    shift.map_or("", after_blank)
}

/// The class of a transition that differs, while two states are compared, after a blank.
pub fn of_transition(workspace: Workspace, id: TransitionId) -> &'static str {
    let shift = workspace.compared.with_untracked(|compared| compared.as_ref()?.what.transitions.get(&id).copied());
    shift.map_or("", after_blank)
}

fn after_blank(shift: Shift) -> &'static str {
    match shift {
        Shift::Added => " added",
        Shift::Removed => " removed",
        Shift::Changed => " changed",
        Shift::Moved => " moved",
    }
}

/// The sign on the map, around the point that it is moved to.
pub fn sign(shift: Shift, transform: impl Fn() -> Option<String> + 'static) -> Fragment {
    view! {
        <g class=["shift", after_blank(shift)].concat() transform=transform aria-hidden="true">
            <circle r=9/>
            <text y=4 text-anchor="middle">{words(shift).1}</text>
        </g>
    }
}
