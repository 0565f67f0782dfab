//! The registry of actions: everything that can be done by a key, from a menu or from the list of commands. Keys,
//! menus, palette, tooltips and help sheet read it; who carries an action out matches on it exhaustively.

mod available;
mod fuzzy;
mod keys;
mod menu;
mod pressed;
mod recent;
mod registry;

pub use available::{Available, Context, Focus};
pub use fuzzy::score;
pub use keys::{Held, Key, KeyPress, Shortcut};
pub use menu::menu;
pub use pressed::{Meant, pressed};
pub use recent::Recent;
pub use registry::{Group, Reach};

use self::Direction::{Down, Left, Right, Up};
use crate::core::arrange::Arrangement;
use crate::core::geometry::{Point, point};
use crate::core::layout::Direction as Flowing;
use crate::core::model::NodeKind;
use crate::core::session::{Overlay, ToolKind, View};

/// A direction on the map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Upwards.
    Up,
    /// Arrangement::Down.
    Down,
}

impl Direction {
    /// Every direction.
    pub const ALL: [Direction; 4] = [Direction::Left, Direction::Right, Direction::Up, Direction::Down];

    /// One world unit in this direction.
    pub fn unit(self) -> Point {
        match self {
            Direction::Left => point(-1.0, 0.0),
            Direction::Right => point(1.0, 0.0),
            Direction::Up => point(0.0, -1.0),
            Direction::Down => point(0.0, 1.0),
        }
    }
}

/// Something that can be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// Takes the last change back.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Opens the list of commands.
    Commands,
    /// Opens the search.
    Find,
    /// Opens the sheet of keys and gestures.
    Help,
    /// Another view.
    Show(View),
    /// Presents the map stage by stage.
    Present,
    /// Downloads the map as a file.
    SaveFile,
    /// Saves the map into the same file as before, or one that is chosen.
    SaveInto,
    /// Saves the page as one file with the map inside.
    SavePage,
    /// Asks for a file to open.
    OpenFile,
    /// Asks what a copy for others shows.
    Share,
    /// Downloads the deals for a spreadsheet.
    SaveDeals,
    /// Downloads their history as an event log for a spreadsheet.
    SaveLog,
    /// Downloads it for process miners.
    SaveXes,
    /// Downloads the numbers on the screen for programs.
    SaveNumbers,
    /// Downloads them for a spreadsheet.
    SaveNumbersTable,
    /// Puts the map on the clipboard as the text of its file.
    CopyAsText,
    /// Downloads the map as a picture of pixels.
    SavePng,
    /// Downloads it as a picture of lines.
    SaveSvg,
    /// Puts it on the clipboard as a picture.
    CopyPicture,
    /// Puts it on paper, or into a PDF.
    Print,
    /// Asks which map to begin with.
    NewMap,
    /// Edits the map's name.
    RenameMap,
    /// Opens a copy of the map.
    DuplicateMap,
    /// Deletes the map.
    DeleteMap,
    /// Keeps nodes and transitions from being changed.
    Lock,
    /// Takes that back.
    Unlock,
    /// Asks for rows to become deals.
    PasteDeals,
    /// Asks for a file to import deals from.
    ImportDeals,
    /// Shows what really happened on the map, or no longer.
    Reality,
    /// Asks for the goal.
    Goal,
    /// Opens the guide where it was left.
    Guide,
    /// Leaves what is selected out of the process for now.
    Hide,
    /// Brings back everything that was left out.
    ShowHidden,
    /// A tool of the map. That for transitions begins at the node selected, where there is one.
    Use(ToolKind),
    /// Edits the name of the node selected, or the label of the transition.
    Edit,
    /// Takes what is selected to the clipboard and deletes it.
    Cut,
    /// Takes what is selected to the clipboard.
    Copy,
    /// Inserts what is on the clipboard.
    Paste,
    /// Inserts copies of what is selected beside it.
    Duplicate,
    /// Deletes what is selected.
    Delete,
    /// Selects every node.
    SelectAll,
    /// Exchanges the ends of the transition selected.
    SwapEnds,
    /// Has the transition selected drawn by itself again, where it was bent by hand.
    Straighten,
    /// Shows a kind of fact on the map, or hides it.
    Toggle(Overlay),
    /// Shows the small map of the whole in the corner, or hides it.
    ToggleMinimap,
    /// Has what is moved snap to the grid, which is seen then, or not.
    ToggleGrid,
    /// Shows the own map of the stage selected.
    EnterStage,
    /// Shows the whole map again.
    LeaveStage,
    /// Shows the steps of the stage selected in place.
    ShowSteps,
    /// Folds them into the stage.
    FoldSteps,
    /// Moves what is selected a little.
    Nudge(Direction),
    /// Moves what is selected ten times as far.
    NudgeFar(Direction),
    /// Opens the menu of what is selected.
    Menu,
    /// Takes the focus to the panel of what is selected.
    Panel,
    /// Ends what is in progress, from the innermost out; selects nothing at the end.
    Cancel,
    /// Selects what comes next in the flow.
    Next,
    /// Selects what comes before in the flow.
    Previous,
    /// Selects what is connected in this direction.
    Walk(Direction),
    /// Selects what is connected in this direction too.
    Extend(Direction),
    /// Keeps what is selected while somebody walks on, or lets the node reached last go again.
    Keep,
    /// A new stage in this direction, connected with the node selected.
    AddConnected(Direction),
    /// While a transition is drawn: on to what lies in this direction.
    Aim(Direction),
    /// While a transition is drawn: it ends here.
    Land,
    /// With a tool that makes a node: in the middle of what is seen.
    PutDown,
    /// Lines nodes up or spreads them.
    Arrange(Arrangement),
    /// Lays the nodes selected out anew, or the whole map, along a direction.
    Tidy(Flowing),
    /// Keeps what is selected where it is when the map is laid out, or lets it go again.
    Pin,
    /// Looks at the map by department and phase, or freely again.
    ToggleLanes,
    /// Closer.
    ZoomIn,
    /// Farther.
    ZoomOut,
    /// To 100 %.
    ZoomFull,
    /// Shows the whole map.
    FitMap,
    /// Shows what is selected.
    FitSelection,
}

impl Action {
    /// Every action, in the order in which lists show them.
    pub const ALL: &[Action] = &[
        Action::Undo,
        Action::Redo,
        Action::Find,
        Action::Commands,
        Action::Edit,
        Action::Cut,
        Action::Copy,
        Action::Paste,
        Action::Duplicate,
        Action::Delete,
        Action::SelectAll,
        Action::Hide,
        Action::ShowHidden,
        Action::SwapEnds,
        Action::Straighten,
        Action::EnterStage,
        Action::LeaveStage,
        Action::ShowSteps,
        Action::FoldSteps,
        Action::Menu,
        Action::Panel,
        Action::Cancel,
        Action::Use(ToolKind::Select),
        Action::Use(ToolKind::Hand),
        Action::Use(ToolKind::Place(NodeKind::Stage)),
        Action::Use(ToolKind::Place(NodeKind::Step)),
        Action::Use(ToolKind::Place(NodeKind::Decision)),
        Action::Use(ToolKind::Place(NodeKind::Won)),
        Action::Use(ToolKind::Place(NodeKind::Lost)),
        Action::Use(ToolKind::Place(NodeKind::NotNow)),
        Action::Use(ToolKind::Connect),
        Action::Use(ToolKind::Place(NodeKind::Note)),
        Action::Land,
        Action::PutDown,
        Action::FitMap,
        Action::FitSelection,
        Action::ZoomIn,
        Action::ZoomOut,
        Action::ZoomFull,
        Action::Toggle(Overlay::Deals),
        Action::Toggle(Overlay::Value),
        Action::Toggle(Overlay::Conversion),
        Action::Toggle(Overlay::Time),
        Action::Toggle(Overlay::Stuck),
        Action::Toggle(Overlay::Phase),
        Action::Toggle(Overlay::Completeness),
        Action::Toggle(Overlay::Findings),
        Action::Toggle(Overlay::Required),
        Action::Toggle(Overlay::Measures),
        Action::Toggle(Overlay::Signs),
        Action::ToggleMinimap,
        Action::ToggleGrid,
        Action::Show(View::Map),
        Action::Show(View::Deals),
        Action::Show(View::Funnel),
        Action::Show(View::Plan),
        Action::Show(View::Playbook),
        Action::Present,
        Action::PasteDeals,
        Action::ImportDeals,
        Action::Reality,
        Action::Goal,
        Action::Guide,
        Action::SaveFile,
        Action::SaveInto,
        Action::SavePage,
        Action::OpenFile,
        Action::Share,
        Action::SaveDeals,
        Action::SaveLog,
        Action::SaveXes,
        Action::SaveNumbers,
        Action::SaveNumbersTable,
        Action::CopyAsText,
        Action::SavePng,
        Action::SaveSvg,
        Action::CopyPicture,
        Action::Print,
        Action::NewMap,
        Action::RenameMap,
        Action::DuplicateMap,
        Action::Lock,
        Action::Unlock,
        Action::DeleteMap,
        Action::Help,
        Action::Next,
        Action::Previous,
        Action::AddConnected(Left),
        Action::AddConnected(Right),
        Action::AddConnected(Up),
        Action::AddConnected(Down),
        Action::Walk(Left),
        Action::Walk(Right),
        Action::Walk(Up),
        Action::Walk(Down),
        Action::Extend(Left),
        Action::Extend(Right),
        Action::Extend(Up),
        Action::Extend(Down),
        Action::Keep,
        Action::Aim(Left),
        Action::Aim(Right),
        Action::Aim(Up),
        Action::Aim(Down),
        Action::Arrange(Arrangement::Left),
        Action::Arrange(Arrangement::Centre),
        Action::Arrange(Arrangement::Right),
        Action::Arrange(Arrangement::Top),
        Action::Arrange(Arrangement::Middle),
        Action::Arrange(Arrangement::Bottom),
        Action::Arrange(Arrangement::Across),
        Action::Arrange(Arrangement::Down),
        Action::Tidy(Flowing::Right),
        Action::Tidy(Flowing::Down),
        Action::Pin,
        Action::ToggleLanes,
        Action::Nudge(Left),
        Action::Nudge(Right),
        Action::Nudge(Up),
        Action::Nudge(Down),
        Action::NudgeFar(Left),
        Action::NudgeFar(Right),
        Action::NudgeFar(Up),
        Action::NudgeFar(Down),
    ];

    /// The action of a word; none for a word that is none.
    pub fn parse(word: &str) -> Option<Action> {
        Action::ALL.iter().copied().find(|action| action.word() == word)
    }

    /// Whether the list of commands may show it: all but the list itself, and what only ends something.
    pub fn is_listed(self) -> bool {
        !matches!(self, Action::Commands | Action::Cancel)
    }

    /// Where it goes, for actions that there is one of in each direction: they share a line of the help sheet.
    pub fn direction(self) -> Option<Direction> {
        match self {
            Action::Nudge(to)
            | Action::NudgeFar(to)
            | Action::Walk(to)
            | Action::Extend(to)
            | Action::AddConnected(to)
            | Action::Aim(to) => Some(to),
            Action::Arrange(Arrangement::Left) => Some(Left),
            Action::Arrange(Arrangement::Right) => Some(Right),
            Action::Arrange(Arrangement::Top) => Some(Up),
            Action::Arrange(Arrangement::Bottom) => Some(Down),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
