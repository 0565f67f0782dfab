//! How actions are shown: what they are called, their icons, their keys, and the button that does one.

use crate::ui::prelude::*;

use super::canvas;
use super::kit::{Icon, Shape};
use super::language::{Text, fill, text};
use super::perform::perform;
use super::sentences;
use super::workspace::{View, workspace};
use crate::core::action::{Action, Direction, Shortcut};
use crate::core::arrange::Arrangement;
use crate::core::layout::Direction as Flowing;
use crate::core::model::NodeKind;
use crate::core::session::ToolKind;

/// How many pixels a world unit has in a picture whose size nobody has chosen.
pub const PNG_SCALE: u32 = 2;

/// Whether the keyboard is probably one of Apple's.
pub fn apple() -> bool {
    let agent = window().navigator().user_agent().unwrap_or_default();
    ["Mac", "iPhone", "iPad"].iter().any(|name| agent.contains(name))
}

/// What the key for commands is called here.
pub fn modifier() -> &'static str {
    if apple() { "⌘" } else { "Ctrl" }
}

/// The key to show where there is room for one.
pub fn first_key(action: Action) -> Option<&'static Shortcut> {
    action.shortcuts().first()
}

/// Its first key as it is written here; empty where it has none.
pub fn written_key(action: Action) -> String {
    first_key(action).map(|shortcut| shortcut.written(apple())).unwrap_or_default()
}

/// Its keys for `aria-keyshortcuts`.
pub fn told_keys(action: Action) -> Option<String> {
    let told: Vec<String> = action.shortcuts().iter().map(|shortcut| shortcut.told(apple())).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// A tooltip: what it is called, and its key.
pub fn title(action: Action) -> String {
    with_key(label(action), action)
}

/// Words about an action, with its key behind them.
pub fn with_key(words: String, action: Action) -> String {
    match first_key(action) {
        Some(shortcut) => [&words, " (", &shortcut.written(apple()), ")"].concat(),
        None => words,
    }
}

/// What actions that differ only in their direction are called together.
pub fn family(action: Action) -> Option<&'static str> {
    let family = match action {
        Action::Nudge(_) => Text::CommandNudge,
        Action::NudgeFar(_) => Text::CommandNudgeFar,
        Action::Walk(_) => Text::CommandWalk,
        Action::Extend(_) => Text::CommandExtend,
        Action::AddConnected(_) => Text::CommandAddConnected,
        Action::Aim(_) => Text::CommandAim,
        Action::Arrange(Arrangement::Across | Arrangement::Down) => Text::PanelSpread,
        Action::Arrange(_) => Text::PanelAlign,
        _ => return None,
    };
    Some(text(family))
}

/// What an action is called.
pub fn label(action: Action) -> String {
    let own = text(own_label(action));
    match (family(action), action) {
        (None, Action::Toggle(_) | Action::ToggleMinimap | Action::ToggleGrid) => {
            fill(Text::CommandToggle, &[("what", own)])
        }
        (None, Action::SavePng) => fill(Text::PicturePng, &[("scale", &PNG_SCALE.to_string())]),
        (Some(family), _) => [family, ": ", own].concat(),
        (None, Action::Show(_)) => fill(Text::CommandShow, &[("where", own)]),
        (None, Action::Use(ToolKind::Place(kind))) if kind.is_outcome() => {
            [own, ": ", sentences::node_kind(kind)].concat()
        }
        _ => own.to_owned(),
    }
}

/// Its name, or what tells it apart from the others of its family.
fn own_label(action: Action) -> Text {
    match action {
        Action::Undo => Text::ShellUndo,
        Action::Redo => Text::ShellRedo,
        Action::Commands => Text::CommandCommands,
        Action::Find => Text::CommandFind,
        Action::Help => Text::ShellHelp,
        Action::Show(View::Map) => Text::ShellMap,
        Action::Show(View::Deals) => Text::ShellDeals,
        Action::Show(View::Funnel) => Text::ShellFunnel,
        Action::Show(View::Plan) => Text::ShellPlan,
        Action::Show(View::Playbook) => Text::ShellPlaybook,
        Action::Present => Text::PresentStart,
        Action::SaveFile => Text::FileDownload,
        Action::SaveInto => Text::FileSaveInto,
        Action::SavePage => Text::PageSave,
        Action::OpenFile => Text::FileOpen,
        Action::Share => Text::ShareTitle,
        Action::SaveDeals => Text::ExportDeals,
        Action::SaveLog => Text::ExportLog,
        Action::SaveXes => Text::ExportXes,
        Action::SaveNumbers => Text::FileNumbers,
        Action::SaveNumbersTable => Text::FileNumbersTable,
        Action::CopyAsText => Text::FileCopy,
        Action::SavePng => Text::PicturePng,
        Action::SaveSvg => Text::PictureSvg,
        Action::CopyPicture => Text::PictureCopy,
        Action::Print => Text::PicturePdf,
        Action::NewMap => Text::ShellNewMap,
        Action::RenameMap => Text::ShellRename,
        Action::DuplicateMap => Text::ShellDuplicate,
        Action::DeleteMap => Text::ShellDeleteMap,
        Action::Lock => Text::ShellLock,
        Action::Unlock => Text::CommandUnlock,
        Action::PasteDeals => Text::PasteTitle,
        Action::ImportDeals => Text::ImportAction,
        Action::Reality => Text::RealityTitle,
        Action::Goal => Text::GoalCommand,
        Action::Guide => Text::GuideCommand,
        Action::Hide => Text::GuideHide,
        Action::ShowHidden => Text::GuideShowHidden,
        Action::Use(ToolKind::Select) => Text::CanvasToolSelect,
        Action::Use(ToolKind::Hand) => Text::CanvasToolHand,
        Action::Use(ToolKind::Connect) => Text::CanvasToolConnect,
        Action::Use(ToolKind::Place(kind)) => match kind {
            NodeKind::Stage => Text::CanvasToolStage,
            NodeKind::Step => Text::SubmapAdd,
            NodeKind::Decision => Text::CanvasToolDecision,
            NodeKind::Won | NodeKind::Lost | NodeKind::NotNow => Text::CanvasToolOutcome,
            NodeKind::Note => Text::CanvasToolNote,
        },
        Action::Edit => Text::CommandEdit,
        Action::Cut => Text::CommandCut,
        Action::Copy => Text::CommandCopy,
        Action::Paste => Text::CommandPaste,
        Action::Duplicate => Text::CommandDuplicate,
        Action::Delete => Text::ShellDelete,
        Action::SelectAll => Text::CommandSelectAll,
        Action::SwapEnds => Text::PanelSwap,
        Action::Straighten => Text::PanelStraighten,
        Action::Toggle(overlay) => canvas::fact(overlay),
        Action::ToggleMinimap => Text::CanvasMinimap,
        Action::ToggleGrid => Text::CanvasGrid,
        Action::EnterStage => Text::SubmapEnter,
        Action::LeaveStage => Text::CommandLeaveStage,
        Action::ShowSteps => Text::SubmapOpen,
        Action::FoldSteps => Text::SubmapClose,
        Action::Menu => Text::CommandMenu,
        Action::Panel => Text::CommandPanel,
        Action::Cancel => Text::CommandCancel,
        Action::Next => Text::CommandNext,
        Action::Previous => Text::CommandPrevious,
        Action::Keep => Text::CommandKeep,
        Action::Nudge(to)
        | Action::NudgeFar(to)
        | Action::Walk(to)
        | Action::Extend(to)
        | Action::AddConnected(to)
        | Action::Aim(to) => match to {
            Direction::Left => Text::CommandLeft,
            Direction::Right => Text::CommandRight,
            Direction::Up => Text::CommandUp,
            Direction::Down => Text::CommandDown,
        },
        Action::Land => Text::CommandLand,
        Action::PutDown => Text::CommandPutDown,
        Action::Arrange(how) => match how {
            Arrangement::Left => Text::PanelLeft,
            Arrangement::Centre => Text::PanelCentre,
            Arrangement::Right => Text::PanelRight,
            Arrangement::Top => Text::PanelTop,
            Arrangement::Middle => Text::PanelMiddle,
            Arrangement::Bottom => Text::PanelBottom,
            Arrangement::Across => Text::PanelAcross,
            Arrangement::Down => Text::PanelDown,
        },
        Action::Tidy(Flowing::Right) => Text::CommandTidy,
        Action::Tidy(Flowing::Down) => Text::CommandTidyDown,
        Action::Pin => Text::CommandPin,
        Action::ToggleLanes => Text::LanesToggle,
        Action::ZoomIn => Text::CanvasZoomIn,
        Action::ZoomOut => Text::CanvasZoomOut,
        Action::ZoomFull => Text::CanvasZoomFull,
        Action::FitMap => Text::CanvasFit,
        Action::FitSelection => Text::CommandFitSelection,
    }
}

/// Other words that people look for it by.
pub fn words(action: Action) -> &'static str {
    text(match action {
        Action::SaveFile | Action::SaveInto => Text::CommandWordsSave,
        Action::SavePage => Text::CommandWordsPage,
        Action::OpenFile => Text::CommandWordsOpen,
        Action::ImportDeals => Text::CommandWordsImport,
        Action::Reality => Text::CommandWordsReality,
        Action::Edit => Text::CommandWordsEdit,
        Action::Delete => Text::CommandWordsDelete,
        Action::Use(ToolKind::Connect) => Text::CommandWordsConnect,
        Action::FitMap => Text::CommandWordsFit,
        Action::Tidy(_) => Text::CommandWordsTidy,
        Action::ToggleLanes => Text::CommandWordsLanes,
        Action::ToggleGrid => Text::CommandWordsGrid,
        Action::Guide => Text::GuideWords,
        Action::Help => Text::CommandWordsHelp,
        Action::Find => Text::CommandWordsFind,
        _ => return "",
    })
}

/// Its icon, where there is a picture of it.
pub fn icon(action: Action) -> Option<Shape> {
    Some(match action {
        Action::Undo => Shape::Undo,
        Action::Redo => Shape::Redo,
        Action::Find => Shape::Search,
        Action::Help => Shape::Help,
        Action::Show(View::Map) => Shape::Map,
        Action::Show(View::Deals) => Shape::Board,
        Action::Present => Shape::Present,
        Action::SaveFile | Action::SaveInto | Action::SavePage => Shape::Download,
        Action::OpenFile | Action::ImportDeals => Shape::Open,
        Action::Reality => Shape::Trace,
        Action::Share => Shape::Share,
        Action::SaveDeals | Action::SaveLog | Action::SaveXes | Action::SaveNumbers | Action::SaveNumbersTable => {
            Shape::Table
        }
        Action::NewMap | Action::ZoomIn | Action::AddConnected(_) => Shape::Plus,
        Action::RenameMap | Action::Edit => Shape::Note,
        Action::SavePng | Action::SaveSvg => Shape::Picture,
        Action::Print => Shape::Printer,
        Action::CopyAsText | Action::CopyPicture | Action::DuplicateMap | Action::Copy | Action::Duplicate => {
            Shape::Copy
        }
        Action::DeleteMap | Action::Delete => Shape::Bin,
        Action::Lock => Shape::Lock,
        Action::Unlock => Shape::Unlock,
        Action::PasteDeals | Action::Paste => Shape::Paste,
        Action::Use(ToolKind::Select) => Shape::Pointer,
        Action::Use(ToolKind::Hand) => Shape::Hand,
        Action::Use(ToolKind::Connect) => Shape::Connect,
        Action::Use(ToolKind::Place(kind)) => match kind {
            NodeKind::Stage | NodeKind::Step => Shape::Stage,
            NodeKind::Decision => Shape::Decision,
            NodeKind::Won | NodeKind::Lost | NodeKind::NotNow => Shape::Outcome,
            NodeKind::Note => Shape::Note,
        },
        Action::ZoomOut => Shape::Minus,
        Action::Toggle(_) => Shape::Layers,
        Action::ToggleMinimap => Shape::Minimap,
        Action::EnterStage => Shape::Right,
        Action::LeaveStage => Shape::Up,
        Action::ShowSteps | Action::FoldSteps => Shape::Down,
        Action::FitMap | Action::FitSelection => Shape::Fit,
        Action::Commands => Shape::Menu,
        Action::Cut => Shape::Cut,
        Action::Show(View::Funnel) => Shape::Funnel,
        Action::Show(View::Plan) => Shape::Plan,
        Action::Show(View::Playbook) => Shape::Playbook,
        Action::Tidy(_) => Shape::Tidy,
        Action::Pin => Shape::Pin,
        Action::ToggleLanes => Shape::Lanes,
        Action::Goal => Shape::Goal,
        Action::Guide => Shape::Tidy,
        Action::SelectAll
        | Action::SwapEnds
        | Action::Straighten
        | Action::Nudge(_)
        | Action::NudgeFar(_)
        | Action::Menu
        | Action::Panel
        | Action::Hide
        | Action::ShowHidden
        | Action::Cancel
        | Action::Next
        | Action::Previous
        | Action::Walk(_)
        | Action::Extend(_)
        | Action::Keep
        | Action::Aim(_)
        | Action::Land
        | Action::PutDown
        | Action::Arrange(_)
        | Action::ToggleGrid
        | Action::ZoomFull => return None,
    })
}

/// A line of a menu that does something. The keys are seen, and told as keys: in the name they would be read as a part
/// of it.
#[component(transparent)]
pub fn ActionItem(
    /// What it does.
    action: Action,
) -> Fragment {
    let workspace = workspace();
    let danger = matches!(action, Action::DeleteMap);
    view! {
        <button
            class:danger=danger
            aria-keyshortcuts=told_keys(action)
            on:click=move |_| _ = perform(workspace, action, None)
        >
            {icon(action).map(|shape| view! { <Icon shape/> })}
            {live(move || label(action))}
            <small aria-hidden="true">{written_key(action)}</small>
        </button>
    }
}
