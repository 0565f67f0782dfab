//! What the menu of the map offers.

use super::Direction::{Down, Right};
use super::{Action, Available, Context};
use crate::core::arrange::Arrangement;
use crate::core::layout::Direction as Flowing;
use crate::core::model::NodeKind;
use crate::core::session::ToolKind;

/// On one node.
const NODE: &[&[Action]] = &[
    &[Action::Edit, Action::Use(ToolKind::Connect), Action::AddConnected(Right), Action::AddConnected(Down)],
    &[Action::EnterStage, Action::ShowSteps, Action::FoldSteps],
    CLIPBOARD,
    &[Action::FitSelection, Action::Pin, Action::Hide],
    &[Action::Delete],
];

/// On one transition.
const TRANSITION: &[&[Action]] = &[&[Action::Edit, Action::SwapEnds, Action::Straighten], &[Action::Delete]];

/// On several nodes and transitions.
const SEVERAL: &[&[Action]] = &[
    &[
        Action::Arrange(Arrangement::Left),
        Action::Arrange(Arrangement::Centre),
        Action::Arrange(Arrangement::Top),
        Action::Arrange(Arrangement::Middle),
        Action::Arrange(Arrangement::Across),
        Action::Arrange(Arrangement::Down),
    ],
    &[Action::Tidy(Flowing::Right), Action::Tidy(Flowing::Down), Action::Pin, Action::Hide],
    CLIPBOARD,
    &[Action::FitSelection],
    &[Action::Delete],
];

/// On empty ground.
const GROUND: &[&[Action]] = &[
    &[
        Action::Use(ToolKind::Place(NodeKind::Stage)),
        Action::Use(ToolKind::Place(NodeKind::Decision)),
        Action::Use(ToolKind::Place(NodeKind::Note)),
    ],
    &[Action::Paste, Action::SelectAll, Action::ShowHidden],
    &[Action::Tidy(Flowing::Right), Action::Tidy(Flowing::Down), Action::ToggleLanes],
    &[Action::LeaveStage, Action::FitMap, Action::Find, Action::Commands],
];

const CLIPBOARD: &[Action] = &[Action::Cut, Action::Copy, Action::Paste, Action::Duplicate];

/// The actions for what is selected, or for empty ground where nothing is; in parts, only what can be done now.
pub fn menu(now: &Context) -> Vec<Vec<Action>> {
    let all = match (now.nodes, now.transitions) {
        (0, 0) => GROUND,
        (1, 0) => NODE,
        (0, 1) => TRANSITION,
        _ => SEVERAL,
    };
    let possible = |part: &&[Action]| -> Vec<Action> {
        part.iter().copied().filter(|action| action.available(now) == Available::Yes).collect()
    };
    // A locked map lets little be done: the way out is offered too.
    let unlock: &[Action] = &[Action::Unlock];
    all.iter().chain([&unlock]).map(possible).filter(|part| !part.is_empty()).collect()
}
