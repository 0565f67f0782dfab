//! Quick capture: a line for every step that people name, and all of them onto the map when the list is complete.

mod drag;
mod row;

use crate::ui::prelude::*;

use self::drag::Dragged;
use self::row::StepRow;
use crate::core::capture::{captured, lines, moved, next_place, place};
use crate::core::command::Command;
use crate::core::ids::{EntryId, Identifier, NodeId};
use crate::core::model::{Capture, Entry, Kept, NodeKind};
use crate::core::session::Selection;
use crate::core::sorted::Set;
use crate::ui::canvas::visit;
use crate::ui::kit::{Icon, Memo, Shape, Show};
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::playbook::entries::rows;
use crate::ui::sentences;
use crate::ui::workspace::{Workspace, workspace};

/// The list while it is shown.
#[derive(Clone, Copy)]
pub struct List {
    workspace: Workspace,
    /// The steps in their order.
    all: Memo<Vec<EntryId>>,
    /// The one that is dragged, and where it would land.
    dragged: RwSignal<Option<Dragged>>,
}

impl List {
    /// Puts a step at another place of the list, from 0.
    fn put(self, id: EntryId, to: usize) {
        let changed = self.workspace.read(|document| moved(document, id, to));
        if !changed.is_empty() {
            self.workspace.commit(Command::Put(changed.into_iter().map(Kept::entry).collect()));
        }
    }

    /// Moves a step by one place.
    fn shift(self, id: EntryId, down: bool) {
        let at = self.all.with_untracked(|all| all.iter().position(|known| *known == id));
        match (at, down) {
            (Some(at), true) => self.put(id, at + 1),
            (Some(at), false) if at > 0 => self.put(id, at - 1),
            _ => {}
        }
    }
}

/// Adds a step for each line; whether there was any.
fn capture(workspace: Workspace, written: &str) -> bool {
    let first = workspace.read(next_place);
    let step = |(line, order): (crate::core::capture::Line, i64)| {
        let order = Some(order);
        Capture { order, name: line.name, actor: line.actor, ..Capture::blank(workspace.make_id()) }.entry()
    };
    let entries: Vec<Entry> = lines(written).into_iter().zip(first..).map(step).collect();
    let count = entries.len();
    let added = count > 0 && workspace.commit(Command::Put(entries));
    if added && count > 1 {
        workspace.say_undoable(plural(Plural::CaptureTaken, count));
    }
    added
}

/// The section.
#[component(transparent)]
pub fn Steps() -> Fragment {
    let workspace = workspace();
    let all = workspace.memo(|document| captured(document).into_iter().map(|one| one.id).collect::<Vec<_>>());
    let list = List { workspace, all, dragged: RwSignal::new(None) };
    let some = move || all.with(|all| !all.is_empty());
    view! {
        <p class="teach">{say(Text::CaptureAbout)}</p>
        <ol class="entries steps">
            {rows(all, move |id| view! { <StepRow list id/> })}
        </ol>
        <Add workspace/>
        <Show when=some><Place list/></Show>
    }
}

/// The line in which the next step is written.
#[component(transparent)]
fn Add(workspace: Workspace) -> Fragment {
    let typed = RwSignal::new(String::new());
    let enter = move || {
        if capture(workspace, &typed.get_untracked()) {
            typed.set(String::new());
        }
    };
    let pasted = move |event: &web_sys::ClipboardEvent| {
        let data = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        // One line without columns is text like any other.
        if data.trim().contains(['\n', '\t']) {
            event.prevent_default();
            capture(workspace, &data);
        }
    };
    view! {
        <div class="capture">
            <input
                type="text"
                autocomplete="off"
                aria-label=say(Text::CaptureNext)
                placeholder=say(Text::CaptureNextHint)
                prop:value=typed
                on:input:target=move |event| typed.set(event.target().value())
                on:paste=move |event| pasted(&event)
                on:keydown=move |event| {
                    if event.key() == "Enter" && !event.is_composing() {
                        enter();
                    }
                }
            />
            <button on:click=move |_| enter()><Icon shape=Shape::Plus/>{say(Text::CaptureAdd)}</button>
        </div>
        <small>{say(Text::CapturePasteHint)}</small>
    }
}

/// Where all of them go, and the button that puts them there.
#[component(transparent)]
fn Place(list: List) -> Fragment {
    let workspace = list.workspace;
    let into = RwSignal::new(None::<NodeId>);
    let stages = workspace.memo(move |document| {
        let stage = |id: &NodeId| document.node_kind(*id) == Some(NodeKind::Stage);
        let stages = workspace.flow().stages(document).into_iter().filter(stage);
        stages.map(|id| (id, sentences::node_name(document, id))).collect::<Vec<_>>()
    });
    let options = move || {
        let option = |(id, name): (NodeId, String)| {
            view! { <option value=id.to_string()>{fill(Text::CaptureInside, &[("name", &name)])}</option> }
        };
        stages.get().into_iter().map(option).collect_view()
    };
    let go = move |_| {
        let steps: Set<EntryId> = list.all.get_untracked().into_iter().collect();
        let stage = into.get_untracked();
        let placed = workspace.read(|document| workspace.with_ids(|ids| place(document, &steps, stage, ids)));
        let Some(placed) = placed else { return };
        if workspace.commit(placed.command) {
            let nodes: Set<NodeId> = placed.nodes.into_iter().collect();
            workspace.say_undoable(plural(Plural::CapturePlaced, nodes.len()));
            visit(workspace, Selection { nodes: nodes.clone(), ..Selection::default() }, nodes);
        }
    };
    view! {
        <div class="actions placing">
            <select
                aria-label=say(Text::CaptureWhere)
                on:change:target=move |event| into.set(NodeId::parse(&event.target().value()))
            >
                <option value="">{live(move || text(Text::CaptureBehind))}</option>
                {live(options)}
            </select>
            <button class="primary" on:click=go>
                {live(move || plural(Plural::CapturePlaceAll, list.all.with(Vec::len)))}
            </button>
        </div>
    }
}
