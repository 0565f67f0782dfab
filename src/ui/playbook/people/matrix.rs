//! The matrix of stages by people: a cell for what somebody does for a stage, changed by a press or a letter.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

use super::voice_words;
use crate::core::ids::{EntryId, Identifier, NodeId};
use crate::core::model::{Part, Person};
use crate::core::people::{Group, Matrix, next, voice};
use crate::ui::kit::{Icon, Memo, Shape, Show};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::playbook::entries::rows;
use crate::ui::playbook::words::word;
use crate::ui::sentences;
use crate::ui::workspace::{Workspace, workspace};

/// A cell: a stage and a person.
type Cell = (NodeId, EntryId);

/// The letter of a part: R, A, C, I.
fn letter(part: Part) -> Text {
    match part {
        Part::Responsible => Text::PeopleLetterResponsible,
        Part::Accountable => Text::PeopleLetterAccountable,
        Part::Consulted => Text::PeopleLetterConsulted,
        Part::Informed => Text::PeopleLetterInformed,
    }
}

/// The grid while it is shown.
#[derive(Clone, Copy)]
struct Grid {
    workspace: Workspace,
    matrix: Memo<Matrix>,
    /// The cell that Tab comes to; the first where there is none.
    at: RwSignal<Option<Cell>>,
}

impl Grid {
    fn assign(self, (stage, person): Cell, part: Option<Part>) {
        let fresh = self.workspace.make_id();
        let command = self.matrix.with_untracked(|matrix| matrix.assign(stage, person, part, fresh));
        if let Some(command) = command {
            self.workspace.commit(command);
        }
    }

    fn cycle(self, cell: Cell) {
        self.assign(cell, next(self.matrix.with_untracked(|matrix| matrix.part(cell.0, cell.1))));
    }

    /// Whether Tab comes to this cell.
    fn is_at(self, cell: Cell) -> bool {
        let first = || self.matrix.with(|matrix| matrix.stages.first().copied().zip(matrix.people().next()));
        self.at.get().or_else(first) == Some(cell)
    }

    fn go(self, cell: Cell) {
        self.at.set(Some(cell));
        let found = document().query_selector(&selector(cell)).ok().flatten();
        if let Some(found) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = found.focus();
        }
    }

    fn keydown(self, cell: Cell, event: &web_sys::KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        let typed = |part: &&Part| text(letter(**part)).eq_ignore_ascii_case(&key);
        let far = isize::MAX;
        let by = match key.as_str() {
            "ArrowUp" => Some((-1, 0)),
            "ArrowDown" => Some((1, 0)),
            "ArrowLeft" => Some((0, -1)),
            "ArrowRight" => Some((0, 1)),
            "Home" => Some((0, -far)),
            "End" => Some((0, far)),
            "PageUp" => Some((-far, 0)),
            "PageDown" => Some((far, 0)),
            _ => None,
        };
        match (by, key.as_str()) {
            (Some((down, right)), _) => {
                if let Some(cell) = self.matrix.with_untracked(|matrix| matrix.beside(cell, down, right)) {
                    self.go(cell);
                }
            }
            (None, "Enter" | " ") => self.cycle(cell),
            (None, "Delete" | "Backspace") => self.assign(cell, None),
            _ => match Part::ALL.iter().find(typed) {
                Some(part) => self.assign(cell, Some(*part)),
                None => return,
            },
        }
        event.prevent_default();
        event.stop_propagation();
    }
}

fn selector((stage, person): Cell) -> String {
    ["[data-cell=\"", stage.as_str(), " ", person.as_str(), "\"]"].concat()
}

/// The matrix, and what its letters mean.
#[component(transparent)]
pub fn MatrixView() -> Fragment {
    let workspace = workspace();
    let matrix = workspace.memo(move |document| Matrix::of(document, &workspace.flow()));
    let grid = Grid { workspace, matrix, at: RwSignal::new(None) };
    let people = Memo::new(move |_| matrix.with(|matrix| matrix.people().collect::<Vec<_>>()));
    let some = move || matrix.with(|matrix| !matrix.stages.is_empty() && !matrix.groups.is_empty());
    let head =
        move || matrix.with(|matrix| matrix.groups.iter().map(|group| department(workspace, group)).collect_view());
    let name = move |person: EntryId| {
        let name = workspace.memo(move |document| {
            document
                .entry::<Person>(person)
                .map(|person| (person.name.clone(), person.role.clone()))
                .unwrap_or_default()
        });
        let role = move || name.get().1;
        view! {
            <th role="columnheader" scope="col" class="who" title=role><span class="user-text">{live(move || name.get().0)}</span></th>
        }
    };
    let part = |part: &Part| {
        let (letter, part) = (letter(*part), part.word());
        view! { <div><dt class="part" data-part=part>{say(letter)}</dt><dd>{live(move || word(part))}</dd></div> }
    };
    view! {
        <p class="teach">{say(Text::PeopleMatrixAbout)}</p>
        <Show when=some>
            <div class="matrix" tabindex="-1">
                <table role="grid" aria-label=say(Text::PeopleMatrix)>
                    <thead role="rowgroup">
                        <tr role="row"><td role="gridcell"></td>{live(head)}</tr>
                        <tr role="row">
                            <th role="columnheader" scope="col">{say(Text::PeopleStage)}</th>
                            {rows(people, name)}
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        <For each=move || matrix.with(|matrix| matrix.stages.clone()) key=|id| *id let:stage>
                            <Row grid stage people/>
                        </For>
                    </tbody>
                </table>
            </div>
            <dl class="legend">{Part::ALL.iter().map(part).collect_view()}</dl>
        </Show>
        <Show when=move || !some()><p class="teach">{say(Text::PeopleMatrixEmpty)}</p></Show>
    }
}

/// A department above its people.
fn department(workspace: Workspace, group: &Group) -> Fragment {
    let of = group.department;
    let name = move || {
        let name =
            workspace.follow(|document| document.departments.get(&of?).map(|department| department.name.clone()));
        name.unwrap_or_else(|| text(Text::PeopleNoDepartment).to_owned())
    };
    let across = group.people.len();
    view! { <th role="columnheader" scope="colgroup" colspan=across class="department"><span class="user-text">{live(name)}</span></th> }
}

#[component(transparent)]
fn Row(grid: Grid, stage: NodeId, people: Memo<Vec<EntryId>>) -> Fragment {
    let name = grid.workspace.memo(move |document| sentences::node_name(document, stage));
    let silent = grid.workspace.memo(move |document| grid.matrix.with(|matrix| voice(document, matrix, stage)));
    let voice =
        move || voice_words(silent.get()).map(|words| view! { <small><Icon shape=Shape::Warning/>{words}</small> });
    let cell = move |person: EntryId| {
        let part = Memo::new(move |_| grid.matrix.with(|matrix| matrix.part(stage, person)));
        let who = grid.workspace.memo(move |document| {
            document.entry::<Person>(person).map(|person| person.name.clone()).unwrap_or_default()
        });
        let label = move || {
            let part = part.get().map_or_else(|| text(Text::PeopleNoPart), |part| word(part.word()));
            fill(Text::PeopleCell, &[("stage", &name.get()), ("person", &who.get()), ("part", part)])
        };
        let at = (stage, person);
        view! {
            <td
                role="gridcell"
                class="part"
                data-cell=[stage.as_str(), " ", person.as_str()].concat()
                data-part=move || part.get().map(Part::word)
                tabindex=move || if grid.is_at(at) { "0" } else { "-1" }
                aria-label=label
                on:click=move |_| {
                    grid.go(at);
                    grid.cycle(at);
                }
                on:focus=move |_| grid.at.set(Some(at))
                on:keydown=move |event| grid.keydown(at, &event)
            >
                {live(move || part.get().map(|part| text(letter(part))))}
            </td>
        }
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><span class="user-text">{name}</span>{live(voice)}</th>
            {rows(people, cell)}
        </tr>
    }
}
