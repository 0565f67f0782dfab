//! The steps of a stage: the map that it has of its own.

use crate::ui::prelude::*;

use super::frame::Section;
use crate::core::command::Command;
use crate::core::geometry::point;
use crate::core::ids::NodeId;
use crate::core::model::{Document, Flow, Node, NodeKind};
use crate::core::session::Selection;
use crate::ui::canvas::{enter_stage, toggle_stage};
use crate::ui::kit::{Icon, Shape, Show};
use crate::ui::language::{Text, say, text};
use crate::ui::sentences;
use crate::ui::workspace::{Workspace, workspace};

/// World units between a step and the next.
const GAP: f64 = 64.0;

/// The steps in the order of the flow, with their names.
fn steps(document: &Document, flow: &Flow, stage: NodeId) -> Vec<(NodeId, String)> {
    let inside = |id: &&NodeId| document.nodes.get(id).is_some_and(|node| node.parent == Some(stage));
    let named = |id: &NodeId| (*id, sentences::node_name(document, *id));
    flow.order().iter().filter(inside).map(named).collect()
}

/// Adds a step behind the others and looks at the stage's map.
fn add(workspace: Workspace, stage: NodeId) {
    let size = NodeKind::Step.size();
    let corner = workspace.read(|document| {
        let inside = document.nodes.values().filter(|node| node.parent == Some(stage)).map(Node::bounds);
        let last = inside.reduce(|all, one| all.union(&one));
        last.map_or_else(Default::default, |all| {
            point(all.right() + GAP, all.top() + (all.size.height - size.height) / 2.0)
        })
    });
    let mut step = Node::new(workspace.make_id(), NodeKind::Step, text(Text::SubmapNewStep), corner);
    step.parent = Some(stage);
    let id = step.id;
    if workspace.commit(Command::Insert { nodes: vec![step], transitions: Vec::new() }) {
        enter_stage(workspace, stage);
        workspace.select(Selection::node(id));
    }
}

/// What stands on the own map of a stage, and the ways there.
#[component(transparent)]
pub fn Steps(
    /// The stage.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let stage = workspace.memo(move |document| document.node_kind(id) == Some(NodeKind::Stage));
    let found = workspace.memo(move |document| steps(document, &workspace.flow(), id));
    let open = workspace.memo(move |document| document.nodes.get(&id).is_some_and(|stage| stage.expanded));
    let locked = super::data::locked(workspace);
    let row = move |(step, name): (NodeId, String)| {
        let show = move |_| {
            if !open.get_untracked() {
                enter_stage(workspace, id);
            }
            workspace.select(Selection::node(step));
        };
        view! {
            <li>
                <button class="quiet" on:click=show>
                    <Icon shape=Shape::Stage/>
                    <span class="user-text">{name}</span>
                </button>
            </li>
        }
    };
    let some = move || found.with(|found| !found.is_empty());
    view! {
        <Show when=move || stage.get()>
            <Section title=Text::SubmapTitle hint=Signal::derive(move || text(Text::SubmapHint).to_owned())>
                <Show when=some><ul class="rows">{live(move || found.get().into_iter().map(row).collect_view())}</ul></Show>
                <Show when=move || !some()><p class="teach">{say(Text::SubmapNone)}</p></Show>
                <div class="actions">
                    <button on:click=move |_| enter_stage(workspace, id)>{say(Text::SubmapEnter)}</button>
                    <Show when=move || some() && !locked.get()>
                        <button aria-pressed=move || open.get().to_string() on:click=move |_| toggle_stage(workspace, id)>
                            {say(Text::SubmapShow)}
                        </button>
                    </Show>
                    <Show when=move || !locked.get()>
                        <button class="quiet" on:click=move |_| add(workspace, id)>
                            <Icon shape=Shape::Plus/>
                            {say(Text::SubmapAdd)}
                        </button>
                    </Show>
                </div>
            </Section>
        </Show>
    }
}
