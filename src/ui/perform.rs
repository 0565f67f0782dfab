//! Carries actions out, and says what they depend on.

use crate::ui::prelude::*;

use super::canvas::{self, Shown};
use super::commands::PNG_SCALE;
use super::language::{Text, text};
use super::shell::Export;
use super::workspace::{Dialog, View, Workspace};
use super::{guide, present, reality, shell};
use crate::core::action::{Action, Available, Context, Direction, Focus};
use crate::core::command::{Command, MapEdit, TransitionEdit};
use crate::core::geometry::{Point, point};
use crate::core::model::NodeKind;
use crate::core::scene::Place;
use crate::core::session::ToolKind;

/// How far a key moves what is selected, and with Shift, in world units.
const NUDGE: (f64, f64) = (1.0, 10.0);
/// How far beside it a copy lies, in world units.
const ASIDE: Point = point(24.0, 24.0);
/// How much one step of the zoom is.
const ZOOM: (f64, f64) = (1.25, 0.8);

/// What the actions depend on now.
pub fn context(workspace: Workspace, focus: Focus) -> Context {
    let (undo, redo) = untrack(|| workspace.undo_and_redo());
    let selection = workspace.selection.get_untracked();
    let (nodes, transitions, node) = (selection.nodes.len(), selection.transitions.len(), selection.only_node());
    let way = selection.only_transition();
    let kind = node.and_then(|id| workspace.read(|document| document.node_kind(id)));
    let (empty, open, steps) = workspace.models.scene(|scene| {
        let about = node.map(|id| (scene.is_open(id), scene.inside(id) > 0));
        let (open, steps) = about.unwrap_or_default();
        (scene.nodes().next().is_none(), open, steps)
    });
    Context {
        view: workspace.view.get_untracked(),
        focus,
        locked: workspace.read(|document| document.map.locked),
        hidden: workspace.read(|document| document.nodes.values().any(|node| node.hidden)),
        undo: undo.is_some(),
        redo: redo.is_some(),
        empty,
        nodes,
        transitions,
        bent: way.is_some_and(|way| {
            workspace.read(|document| document.transitions.get(&way).is_some_and(|way| !way.bends.is_empty()))
        }),
        connects: kind.is_some_and(NodeKind::connects),
        stage: kind == Some(NodeKind::Stage),
        steps,
        open,
        inside: workspace.place.get_untracked().stage().is_some(),
        lanes: workspace.place.get_untracked() == Place::Lanes,
        presenting: workspace.tour.with_untracked(Option::is_some),
        comparing: workspace.compared.with_untracked(Option::is_some),
        connecting: workspace.connecting.with_untracked(Option::is_some),
        placing: matches!(workspace.tool.get_untracked(), ToolKind::Place(_)),
    }
}

/// Does it, where it can be done now; whether there was something to do. What is to stand at a certain place of the map
/// is put there, where one is given.
pub fn perform(workspace: Workspace, action: Action, at: Option<Point>) -> bool {
    match action.available(&context(workspace, Focus::Canvas)) {
        Available::Yes => {}
        Available::Locked => {
            workspace.complain(text(Text::RejectionLocked).to_owned());
            return true;
        }
        Available::No => return false,
    }
    match action {
        Action::Undo => workspace.undo(),
        Action::Redo => workspace.redo(),
        Action::Commands => workspace.dialog.set(Some(Dialog::Commands)),
        Action::Find => workspace.dialog.set(Some(Dialog::Find)),
        Action::Help => workspace.dialog.set(Some(Dialog::Help)),
        Action::Show(view) => workspace.view.set(view),
        Action::Present => present::begin(workspace),
        Action::SaveFile => shell::save_map(workspace),
        Action::SaveInto => shell::save_into(workspace),
        Action::SavePage => shell::save_page(workspace),
        // One chooser for both: what a file is, its name tells.
        Action::OpenFile | Action::ImportDeals => shell::open_file(),
        Action::Reality => {
            workspace.view.set(View::Map);
            reality::toggle(&workspace);
        }
        Action::Share => workspace.dialog.set(Some(Dialog::Share)),
        Action::SaveDeals => shell::export(&workspace, Export::Deals),
        Action::SaveLog => shell::export(&workspace, Export::Log),
        Action::SaveXes => shell::export(&workspace, Export::Xes),
        Action::SaveNumbers => shell::download_numbers(&workspace, false),
        Action::SaveNumbersTable => shell::download_numbers(&workspace, true),
        Action::CopyAsText => shell::copy_map(workspace),
        Action::SavePng => shell::save_png(workspace, f64::from(PNG_SCALE)),
        Action::SaveSvg => shell::save_svg(&workspace),
        Action::CopyPicture => shell::copy_picture(workspace),
        Action::Print => shell::print(&workspace),
        Action::NewMap => workspace.dialog.set(Some(Dialog::Start)),
        Action::RenameMap => shell::rename_map(),
        Action::DuplicateMap => shell::duplicate_map(&workspace),
        Action::DeleteMap => shell::delete_map(&workspace),
        Action::Lock => lock(workspace, true),
        Action::Unlock => lock(workspace, false),
        Action::PasteDeals => workspace.dialog.set(Some(Dialog::Paste(String::new()))),
        Action::Goal => workspace.dialog.set(Some(Dialog::Goal)),
        Action::Guide => guide::open(workspace),
        Action::Hide => guide::hide(workspace),
        Action::ShowHidden => guide::show_hidden(workspace),
        action => return canvas::shown().is_some_and(|shown| on_the_map(workspace, shown, action, at)),
    }
    true
}

fn lock(workspace: Workspace, locked: bool) {
    workspace.commit(Command::EditMap(MapEdit::Locked(locked)));
}

/// Does what needs the map to be shown.
fn on_the_map(workspace: Workspace, shown: Shown, action: Action, at: Option<Point>) -> bool {
    let Shown { window, gesture, .. } = shown;
    let selection = workspace.selection.get_untracked();
    let step = |direction: Direction, by: f64| {
        let unit = direction.unit();
        canvas::actions::nudge(workspace, point(unit.x * by, unit.y * by));
    };
    match action {
        Action::Use(tool) => match (tool, at, selection.only_node()) {
            (ToolKind::Place(kind), Some(at), _) => canvas::actions::create(workspace, kind, at),
            (ToolKind::Connect, _, Some(from)) => {
                canvas::focus();
                workspace.connecting.set(Some(from));
            }
            (tool, ..) => workspace.tool.set(tool),
        },
        Action::Edit => canvas::actions::edit(workspace),
        Action::Cut => canvas::clipboard::copy(workspace, true),
        Action::Copy => canvas::clipboard::copy(workspace, false),
        Action::Paste => canvas::clipboard::paste(workspace, window),
        Action::Duplicate => canvas::actions::duplicate(workspace, &selection.nodes, ASIDE),
        Action::Delete => canvas::actions::delete(workspace),
        Action::SelectAll => canvas::actions::select_all(workspace),
        Action::SwapEnds => {
            if let Some(id) = selection.only_transition() {
                workspace.commit(Command::EditTransition(id, TransitionEdit::Swap));
            }
        }
        Action::Straighten => {
            if let Some(id) = selection.only_transition() {
                workspace.commit(Command::EditTransition(id, TransitionEdit::Bends(Vec::new())));
            }
        }
        Action::Toggle(overlay) => canvas::toggle_fact(workspace, overlay),
        Action::ToggleMinimap => shell::toggle_minimap(),
        Action::ToggleGrid => shell::toggle_grid(),
        Action::EnterStage | Action::ShowSteps | Action::FoldSteps => {
            let act = if action == Action::EnterStage { canvas::enter_stage } else { canvas::toggle_stage };
            selection.only_node().into_iter().for_each(|stage| act(workspace, stage));
        }
        Action::LeaveStage => return canvas::submap::leave(workspace),
        Action::Nudge(to) => step(to, NUDGE.0),
        Action::NudgeFar(to) => step(to, NUDGE.1),
        Action::Menu => canvas::menu::open_by_key(workspace, shown),
        Action::Panel => canvas::actions::focus_panel(":is(input, textarea, select, button)"),
        Action::Cancel => return canvas::keyboard::escape(workspace, gesture),
        Action::Next => return canvas::walk::select_along(workspace, window, true),
        Action::Previous => return canvas::walk::select_along(workspace, window, false),
        Action::Walk(to) | Action::Aim(to) => canvas::walk::walk(workspace, window, to.unit(), false),
        Action::Extend(to) => canvas::walk::walk(workspace, window, to.unit(), true),
        Action::Keep => canvas::walk::toggle_kept(workspace),
        Action::AddConnected(to) => {
            canvas::actions::add_connected(workspace, window, to.unit(), NodeKind::Stage);
        }
        Action::Land => {
            let from = workspace.connecting.get_untracked();
            if let Some((from, to)) = from.zip(selection.only_node()).filter(|(from, to)| from != to) {
                canvas::actions::connect_chosen(workspace, from, to);
            }
        }
        Action::PutDown => {
            if let ToolKind::Place(kind) = workspace.tool.get_untracked() {
                workspace.tool.set(ToolKind::Select);
                canvas::actions::create(workspace, kind, window.seen(workspace).center());
            }
        }
        Action::Arrange(how) => canvas::actions::arrange(workspace, how),
        Action::Tidy(direction) => canvas::actions::tidy(workspace, window, direction),
        Action::Pin => canvas::actions::pin(workspace),
        Action::ToggleLanes => canvas::lanes::toggle(workspace),
        Action::ZoomIn => window.zoom(workspace, ZOOM.0),
        Action::ZoomOut => window.zoom(workspace, ZOOM.1),
        Action::ZoomFull => window.zoom_to_full(workspace),
        Action::FitMap => window.fit(workspace, workspace.models.everything()),
        Action::FitSelection => {
            window.fit(workspace, workspace.models.bounds(&selection.nodes));
        }
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
        | Action::Goal
        | Action::Guide
        | Action::Hide
        | Action::ShowHidden => return false,
    }
    true
}
