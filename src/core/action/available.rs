//! Whether an action can be done now.

use super::Action;
use crate::core::arrange::Arrangement;
use crate::core::session::{ToolKind, View};

/// Who gets the keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Focus {
    /// The map, or nothing in particular.
    #[default]
    Canvas,
    /// Another control of the page.
    Page,
    /// A text field or a menu: single letters are its own.
    Typing,
    /// A question that stands before everything else.
    Question,
}

/// What an action depends on, of document, selection and session.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Context {
    /// The view shown.
    pub view: View,
    /// Who gets the keys.
    pub focus: Focus,
    /// Nodes and transitions cannot be changed.
    pub locked: bool,
    /// Something can be taken back.
    pub undo: bool,
    /// Something can be done again.
    pub redo: bool,
    /// Something is left out of the process for now.
    pub hidden: bool,
    /// Nothing stands on the map.
    pub empty: bool,
    /// How many nodes are selected.
    pub nodes: usize,
    /// How many transitions are selected.
    pub transitions: usize,
    /// The one transition selected is bent by hand.
    pub bent: bool,
    /// The one node selected can have transitions.
    pub connects: bool,
    /// The one node selected is a stage.
    pub stage: bool,
    /// It has steps.
    pub steps: bool,
    /// They are shown in place.
    pub open: bool,
    /// The own map of a stage is shown.
    pub inside: bool,
    /// The map is looked at in lanes.
    pub lanes: bool,
    /// The map is presented.
    pub presenting: bool,
    /// Two states of the map are compared on it.
    pub comparing: bool,
    /// A transition is being drawn by keyboard.
    pub connecting: bool,
    /// The tool makes a node.
    pub placing: bool,
}

impl Context {
    /// Exactly one node and nothing else is selected.
    fn one_node(&self) -> bool {
        self.nodes == 1 && self.transitions == 0
    }

    /// Exactly one transition and nothing else is selected.
    fn one_transition(&self) -> bool {
        self.nodes == 0 && self.transitions == 1
    }
}

/// Whether an action can be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Available {
    /// It can.
    Yes,
    /// It could if the map were not locked.
    Locked,
    /// It makes no sense now.
    No,
}

impl Action {
    /// Whether it can be done now.
    pub fn available(self, now: &Context) -> Available {
        match (self.makes_sense(now), now.locked && self.changes_the_map()) {
            (false, _) => Available::No,
            (true, true) => Available::Locked,
            (true, false) => Available::Yes,
        }
    }

    fn makes_sense(self, now: &Context) -> bool {
        let seen = now.view == View::Map;
        // What is compared can be looked at and not changed.
        let map = seen && !now.comparing;
        let selected = now.nodes + now.transitions > 0;
        match self {
            Action::Undo => now.undo,
            Action::Redo => now.redo,
            Action::Commands
            | Action::Help
            | Action::SaveFile
            | Action::SaveInto
            | Action::SavePage
            | Action::OpenFile
            | Action::Share
            | Action::SaveDeals
            | Action::SaveLog
            | Action::SaveXes
            | Action::SaveNumbers
            | Action::SaveNumbersTable
            | Action::CopyAsText
            | Action::NewMap
            | Action::RenameMap
            | Action::DuplicateMap
            | Action::DeleteMap
            | Action::PasteDeals
            | Action::ImportDeals
            | Action::Reality => true,
            Action::Find | Action::Goal | Action::Guide => !now.comparing,
            Action::ShowHidden => now.hidden && !now.comparing,
            Action::SavePng | Action::SaveSvg | Action::CopyPicture | Action::Print => !now.empty,
            Action::Show(view) => view != now.view,
            Action::Present => !now.empty && !now.presenting && !now.comparing,
            Action::Lock => !now.locked,
            Action::Unlock => now.locked,
            Action::Use(ToolKind::Connect) => map && (now.connects || !now.one_node()),
            Action::Use(ToolKind::Select | ToolKind::Hand | ToolKind::Place(_)) => map,
            Action::Edit => map && (now.one_node() || now.one_transition()) && !now.connecting && !now.placing,
            Action::Cut | Action::Copy | Action::Duplicate | Action::Hide | Action::FitSelection => {
                map && now.nodes > 0
            }
            Action::Paste | Action::Menu => map,
            Action::Cancel => seen,
            Action::Delete | Action::Panel => map && selected,
            Action::SelectAll | Action::Next | Action::Previous | Action::Walk(_) => map && !now.empty,
            Action::SwapEnds => map && now.one_transition(),
            Action::Straighten => map && now.bent,
            Action::EnterStage => map && now.stage && !now.inside,
            Action::LeaveStage => map && now.inside,
            Action::ShowSteps => map && now.steps && !now.open,
            Action::FoldSteps => map && now.open,
            // Of a line, the part that lies across. In lanes lines are not bent.
            Action::Nudge(_) | Action::NudgeFar(_) => {
                map && (now.nodes > 0 || now.one_transition() && !now.lanes) && !now.connecting
            }
            Action::Extend(_) | Action::Keep => map && now.nodes > 0 && !now.connecting,
            Action::AddConnected(_) => map && now.connects && !now.connecting,
            Action::Aim(_) => map && now.connecting,
            Action::Land => map && now.connecting,
            Action::PutDown => map && now.placing && !now.connecting,
            Action::Arrange(Arrangement::Across | Arrangement::Down) => map && now.nodes > 2,
            Action::Arrange(_) => map && now.nodes > 1,
            // In lanes everything is laid out already.
            Action::Tidy(_) => map && !now.empty && !now.lanes,
            Action::Pin => map && now.nodes > 0 && !now.lanes,
            Action::ToggleLanes => map && !now.empty && !now.inside,
            Action::ZoomIn
            | Action::ZoomOut
            | Action::ZoomFull
            | Action::FitMap
            | Action::Toggle(_)
            | Action::ToggleMinimap
            | Action::ToggleGrid => seen,
        }
    }

    /// A locked map does not let it.
    fn changes_the_map(self) -> bool {
        match self {
            Action::Use(ToolKind::Connect | ToolKind::Place(_))
            | Action::Edit
            | Action::Cut
            | Action::Paste
            | Action::Duplicate
            | Action::Delete
            | Action::SwapEnds
            | Action::Straighten
            | Action::ShowSteps
            | Action::FoldSteps
            | Action::Nudge(_)
            | Action::NudgeFar(_)
            | Action::AddConnected(_)
            | Action::Land
            | Action::PutDown
            | Action::Arrange(_)
            | Action::Tidy(_)
            | Action::Pin
            | Action::Goal
            | Action::Guide
            | Action::Hide
            | Action::ShowHidden => true,
            Action::Undo
            | Action::Redo
            | Action::Commands
            | Action::Find
            | Action::Help
            | Action::Show(_)
            | Action::Present
            | Action::SaveFile
            | Action::SaveInto
            | Action::SavePage
            | Action::OpenFile
            | Action::Share
            | Action::SaveDeals
            | Action::SaveLog
            | Action::SaveXes
            | Action::SaveNumbers
            | Action::SaveNumbersTable
            | Action::CopyAsText
            | Action::SavePng
            | Action::SaveSvg
            | Action::CopyPicture
            | Action::Print
            | Action::NewMap
            | Action::RenameMap
            | Action::DuplicateMap
            | Action::DeleteMap
            | Action::Lock
            | Action::Unlock
            | Action::PasteDeals
            | Action::ImportDeals
            | Action::Reality
            | Action::Use(ToolKind::Select | ToolKind::Hand)
            | Action::Copy
            | Action::SelectAll
            | Action::Toggle(_)
            | Action::ToggleMinimap
            | Action::ToggleGrid
            | Action::ToggleLanes
            | Action::EnterStage
            | Action::LeaveStage
            | Action::Menu
            | Action::Panel
            | Action::Cancel
            | Action::Next
            | Action::Previous
            | Action::Walk(_)
            | Action::Extend(_)
            | Action::Keep
            | Action::Aim(_)
            | Action::ZoomIn
            | Action::ZoomOut
            | Action::ZoomFull
            | Action::FitMap
            | Action::FitSelection => false,
        }
    }
}
