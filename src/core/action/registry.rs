//! What is known of every action: its word, its group, where its keys work, and which they are.

use super::Key::{Arrow, Digit, Letter, Named, Sign};
use super::{Action, Direction, Held, Shortcut};
use crate::core::arrange::Arrangement;
use crate::core::layout::Direction as Flowing;
use crate::core::model::NodeKind;
use crate::core::session::{Overlay, ToolKind, View};

/// What belongs together in lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// What works in every view.
    Everywhere,
    /// Maps as a whole.
    Maps,
    /// Tools of the map.
    Tools,
    /// Changes of what is selected.
    Edit,
    /// Going along the flow and building it.
    Flow,
    /// Lining up.
    Arrange,
    /// Where the window looks.
    View,
}

impl Group {
    /// Every group, in the order of the help sheet.
    pub const ALL: [Group; 7] =
        [Group::Everywhere, Group::Tools, Group::View, Group::Edit, Group::Flow, Group::Arrange, Group::Maps];
}

/// Where the keys of an action work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// Everywhere, also while somebody types.
    Always,
    /// Unless somebody types: what writes in a text field, or is its own there.
    Page,
    /// Where the map has the focus, or nothing has.
    Canvas,
    /// The browser tells of it by an event of its own; its keys are only shown.
    Browser,
}

/// A row of the registry.
struct Row(&'static str, Group, Reach, &'static [Shortcut]);

const NONE: &[Shortcut] = &[];

const fn arrows(held: Held) -> [Shortcut; 4] {
    let [a, b, c, d] = Direction::ALL;
    [Shortcut(held, Arrow(a)), Shortcut(held, Arrow(b)), Shortcut(held, Arrow(c)), Shortcut(held, Arrow(d))]
}

static PLAIN: [Shortcut; 4] = arrows(Held::Nothing);
static SHIFT: [Shortcut; 4] = arrows(Held::Shift);
static ALT: [Shortcut; 4] = arrows(Held::Alt);
static MOD: [Shortcut; 4] = arrows(Held::Mod);
static ALT_SHIFT: [Shortcut; 4] = arrows(Held::AltShift);
static MOD_SHIFT: [Shortcut; 4] = arrows(Held::ModShift);

/// The arrow of a direction.
fn arrow(all: &'static [Shortcut; 4], to: Direction) -> &'static [Shortcut] {
    let index = to as usize;
    all.get(index..=index).unwrap_or_default()
}

/// The word of a direction.
fn word(to: Direction, words: [&'static str; 4]) -> &'static str {
    let [left, right, up, down] = words;
    match to {
        Direction::Left => left,
        Direction::Right => right,
        Direction::Up => up,
        Direction::Down => down,
    }
}

impl Action {
    /// The word that settings and the page's elements name it by.
    pub fn word(self) -> &'static str {
        self.row().0
    }

    /// What it belongs to.
    pub fn group(self) -> Group {
        self.row().1
    }

    /// Where its keys work.
    pub fn reach(self) -> Reach {
        self.row().2
    }

    /// Its keys; the first is the one to show where there is room for one.
    pub fn shortcuts(self) -> &'static [Shortcut] {
        self.row().3
    }

    fn row(self) -> Row {
        use Group::{Arrange, Edit, Everywhere, Flow, Maps, Tools, View as Look};
        use Held::{Ctrl, Mod, ModShift, Nothing, Shift};
        use Reach::{Always, Browser, Canvas, Page};
        match self {
            Action::Undo => Row("undo", Everywhere, Page, &[Shortcut(Mod, Letter("Z"))]),
            Action::Redo => {
                Row("redo", Everywhere, Page, &[Shortcut(ModShift, Letter("Z")), Shortcut(Ctrl, Letter("Y"))])
            }
            Action::Commands => {
                Row("commands", Everywhere, Always, &[Shortcut(Mod, Letter("K")), Shortcut(Mod, Sign("/"))])
            }
            Action::Find => Row("find", Everywhere, Always, &[Shortcut(Mod, Letter("F"))]),
            Action::Help => Row("help", Everywhere, Page, &[Shortcut(Nothing, Sign("?"))]),
            Action::Show(View::Map) => Row("show-map", Everywhere, Page, NONE),
            Action::Show(View::Deals) => Row("show-deals", Everywhere, Page, NONE),
            Action::Show(View::Funnel) => Row("show-funnel", Everywhere, Page, NONE),
            Action::Show(View::Plan) => Row("show-plan", Everywhere, Page, NONE),
            Action::Show(View::Playbook) => Row("show-playbook", Everywhere, Page, NONE),
            Action::Present => Row("present", Everywhere, Page, &[Shortcut(Nothing, Letter("P"))]),
            Action::SaveFile => Row("save-file", Everywhere, Always, &[Shortcut(Mod, Letter("S"))]),
            Action::SaveInto => Row("save-into", Everywhere, Always, &[Shortcut(ModShift, Letter("S"))]),
            Action::OpenFile => Row("open-file", Maps, Page, NONE),
            Action::Share => Row("share", Maps, Page, NONE),
            Action::SaveDeals => Row("save-deals", Maps, Page, NONE),
            Action::SavePage => Row("save-page", Maps, Page, NONE),
            Action::SaveLog => Row("save-log", Maps, Page, NONE),
            Action::SaveXes => Row("save-xes", Maps, Page, NONE),
            Action::SaveNumbers => Row("save-numbers", Maps, Page, NONE),
            Action::SaveNumbersTable => Row("save-numbers-table", Maps, Page, NONE),
            Action::CopyAsText => Row("copy-as-text", Maps, Page, NONE),
            Action::SavePng => Row("save-png", Maps, Page, NONE),
            Action::SaveSvg => Row("save-svg", Maps, Page, NONE),
            Action::CopyPicture => Row("copy-picture", Maps, Page, NONE),
            Action::Print => Row("print", Maps, Page, NONE),
            Action::NewMap => Row("new-map", Maps, Page, NONE),
            Action::RenameMap => Row("rename-map", Maps, Page, NONE),
            Action::DuplicateMap => Row("duplicate-map", Maps, Page, NONE),
            Action::DeleteMap => Row("delete-map", Maps, Page, NONE),
            Action::Lock => Row("lock", Maps, Page, NONE),
            Action::Unlock => Row("unlock", Maps, Page, NONE),
            Action::PasteDeals => Row("paste-deals", Everywhere, Page, NONE),
            Action::ImportDeals => Row("import-deals", Everywhere, Page, NONE),
            Action::Reality => Row("reality", Everywhere, Page, NONE),
            Action::Goal => Row("goal", Everywhere, Page, NONE),
            Action::Guide => Row("guide", Everywhere, Page, NONE),
            Action::Hide => Row("hide", Edit, Page, NONE),
            Action::ShowHidden => Row("show-hidden", Edit, Page, NONE),
            Action::Use(ToolKind::Select) => Row("select", Tools, Page, &[Shortcut(Nothing, Letter("V"))]),
            Action::Use(ToolKind::Hand) => Row("hand", Tools, Page, &[Shortcut(Nothing, Letter("H"))]),
            Action::Use(ToolKind::Connect) => Row("connect", Tools, Page, &[Shortcut(Nothing, Letter("C"))]),
            Action::Use(ToolKind::Place(kind)) => match kind {
                NodeKind::Stage => Row("stage", Tools, Page, &[Shortcut(Nothing, Letter("S"))]),
                NodeKind::Step => Row("step", Tools, Page, NONE),
                NodeKind::Decision => Row("decision", Tools, Page, &[Shortcut(Nothing, Letter("D"))]),
                NodeKind::Won => Row("won", Tools, Page, NONE),
                NodeKind::Lost => Row("lost", Tools, Page, NONE),
                NodeKind::NotNow => Row("not-now", Tools, Page, NONE),
                NodeKind::Note => Row("note", Tools, Page, &[Shortcut(Nothing, Letter("N"))]),
            },
            Action::Edit => {
                Row("edit", Edit, Canvas, &[Shortcut(Nothing, Named("Enter")), Shortcut(Nothing, Named("F2"))])
            }
            Action::Cut => Row("cut", Edit, Browser, &[Shortcut(Mod, Letter("X"))]),
            Action::Copy => Row("copy", Edit, Browser, &[Shortcut(Mod, Letter("C"))]),
            Action::Paste => Row("paste", Edit, Browser, &[Shortcut(Mod, Letter("V"))]),
            Action::Duplicate => Row("duplicate", Edit, Page, &[Shortcut(Mod, Letter("D"))]),
            Action::Delete => Row(
                "delete",
                Edit,
                Canvas,
                &[Shortcut(Nothing, Named("Delete")), Shortcut(Nothing, Named("Backspace"))],
            ),
            Action::SelectAll => Row("select-all", Edit, Page, &[Shortcut(Mod, Letter("A"))]),
            Action::SwapEnds => Row("swap-ends", Edit, Page, NONE),
            Action::Straighten => Row("straighten", Edit, Page, NONE),
            Action::Toggle(overlay) => {
                let word = match overlay {
                    Overlay::Deals => "toggle-deals",
                    Overlay::Value => "toggle-value",
                    Overlay::Conversion => "toggle-conversion",
                    Overlay::Time => "toggle-time",
                    Overlay::Stuck => "toggle-stuck",
                    Overlay::Phase => "toggle-phase",
                    Overlay::Completeness => "toggle-completeness",
                    Overlay::Findings => "toggle-findings",
                    Overlay::Required => "toggle-required",
                    Overlay::Measures => "toggle-measures",
                    Overlay::Signs => "toggle-signs",
                };
                Row(word, Look, Page, NONE)
            }
            Action::ToggleMinimap => Row("toggle-minimap", Look, Page, NONE),
            Action::ToggleGrid => Row("toggle-grid", Look, Page, &[Shortcut(Nothing, Letter("G"))]),
            Action::EnterStage => Row("enter-stage", Look, Page, NONE),
            Action::LeaveStage => Row("leave-stage", Look, Page, NONE),
            Action::ShowSteps => Row("show-steps", Look, Page, NONE),
            Action::FoldSteps => Row("fold-steps", Look, Page, NONE),
            Action::Nudge(to) => {
                let word = word(to, ["nudge-left", "nudge-right", "nudge-up", "nudge-down"]);
                Row(word, Edit, Canvas, arrow(&PLAIN, to))
            }
            Action::NudgeFar(to) => {
                let word = word(to, ["nudge-far-left", "nudge-far-right", "nudge-far-up", "nudge-far-down"]);
                Row(word, Edit, Canvas, arrow(&SHIFT, to))
            }
            Action::Menu => {
                Row("menu", Edit, Canvas, &[Shortcut(Shift, Named("F10")), Shortcut(Nothing, Named("ContextMenu"))])
            }
            Action::Panel => Row("panel", Edit, Canvas, &[Shortcut(Mod, Named("Enter"))]),
            Action::Cancel => Row("cancel", Edit, Page, &[Shortcut(Nothing, Named("Escape"))]),
            Action::Next => Row("next", Flow, Canvas, &[Shortcut(Nothing, Named("Tab"))]),
            Action::Previous => Row("previous", Flow, Canvas, &[Shortcut(Shift, Named("Tab"))]),
            Action::Walk(to) => {
                Row(word(to, ["walk-left", "walk-right", "walk-up", "walk-down"]), Flow, Canvas, arrow(&ALT, to))
            }
            Action::Extend(to) => {
                let word = word(to, ["extend-left", "extend-right", "extend-up", "extend-down"]);
                Row(word, Flow, Canvas, arrow(&ALT_SHIFT, to))
            }
            Action::Keep => Row("keep", Flow, Canvas, &[Shortcut(Shift, Named(" "))]),
            Action::AddConnected(to) => {
                Row(word(to, ["add-left", "add-right", "add-up", "add-down"]), Flow, Canvas, arrow(&MOD, to))
            }
            Action::Aim(to) => {
                Row(word(to, ["aim-left", "aim-right", "aim-up", "aim-down"]), Flow, Canvas, arrow(&PLAIN, to))
            }
            Action::Land => Row("land", Flow, Canvas, &[Shortcut(Nothing, Named("Enter"))]),
            Action::PutDown => Row("put-down", Tools, Canvas, &[Shortcut(Nothing, Named("Enter"))]),
            Action::Arrange(how) => {
                let word = match how {
                    Arrangement::Left => "align-left",
                    Arrangement::Centre => "align-centre",
                    Arrangement::Right => "align-right",
                    Arrangement::Top => "align-top",
                    Arrangement::Middle => "align-middle",
                    Arrangement::Bottom => "align-bottom",
                    Arrangement::Across => "spread-across",
                    Arrangement::Down => "spread-down",
                };
                Row(word, Arrange, Canvas, self.direction().map_or(NONE, |to| arrow(&MOD_SHIFT, to)))
            }
            Action::Tidy(Flowing::Right) => Row("tidy", Arrange, Page, &[Shortcut(Nothing, Letter("T"))]),
            Action::Tidy(Flowing::Down) => Row("tidy-down", Arrange, Page, &[Shortcut(Shift, Letter("T"))]),
            Action::Pin => Row("pin", Arrange, Page, NONE),
            Action::ToggleLanes => Row("lanes", Look, Page, &[Shortcut(Nothing, Letter("L"))]),
            Action::ZoomIn => Row("zoom-in", Look, Page, &[Shortcut(Mod, Sign("+="))]),
            Action::ZoomOut => Row("zoom-out", Look, Page, &[Shortcut(Mod, Sign("-_"))]),
            Action::ZoomFull => Row("zoom-full", Look, Page, &[Shortcut(Mod, Digit("0"))]),
            Action::FitMap => Row("fit-map", Look, Page, &[Shortcut(Shift, Digit("1"))]),
            Action::FitSelection => Row("fit-selection", Look, Page, &[Shortcut(Shift, Digit("2"))]),
        }
    }
}
