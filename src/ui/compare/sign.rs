//! How a difference looks on the map: a colour, and a sign for those who do not see it.

use crate::ui::prelude::*;

use crate::core::drawing::translated;
use crate::core::geometry::Point;
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
    Shift::ALL.iter().find(|(known, _)| *known == shift).map_or("", |(_, class)| class)
}

/// How a node differs, while two states are compared. Not followed: a comparison makes every handle anew.
pub fn of_node(workspace: Workspace, id: NodeId) -> Option<Shift> {
    workspace.compared.with_untracked(|compared| compared.as_ref()?.what.nodes.get(&id).copied())
}

/// How a transition differs, while two states are compared.
pub fn of_transition(workspace: Workspace, id: TransitionId) -> Option<Shift> {
    workspace.compared.with_untracked(|compared| compared.as_ref()?.what.transitions.get(&id).copied())
}

/// The class of what is on the map, and that of how it differs.
pub fn classes(class: String, shift: Option<Shift>) -> String {
    match shift {
        Some(shift) => [&class, " ", self::class(shift)].concat(),
        None => class,
    }
}

/// The sign on the map, around this point.
pub fn sign(shift: Shift, at: impl Fn() -> Point + Send + Sync + 'static) -> Fragment {
    view! {
        <g class="shift" transform=move || translated(at()) aria-hidden="true">
            <circle r=9/>
            <text y=4 text-anchor="middle">{words(shift).1}</text>
        </g>
    }
}
