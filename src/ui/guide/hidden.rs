//! What is left out of the process for now, with the way back.

use crate::ui::prelude::*;

use crate::core::command::{Command, NodeEdit};
use crate::core::ids::NodeId;
use crate::core::model::Document;
use crate::ui::kit::{Icon, Menu, Shape};
use crate::ui::language::{Plural, Text, fill, plural, say};
use crate::ui::sentences;
use crate::ui::workspace::{Workspace, workspace};

fn edited(nodes: impl IntoIterator<Item = NodeId>, hidden: bool) -> Command {
    Command::Together(nodes.into_iter().map(|id| Command::EditNode(id, NodeEdit::Hidden(hidden))).collect())
}

/// Leaves what is selected out of the process.
pub fn hide(workspace: Workspace) {
    let nodes = workspace.selection.get_untracked().nodes;
    let count = nodes.len();
    if workspace.commit(edited(nodes, true)) {
        workspace.say_undoable(plural(Plural::GuideHidden, count));
    }
}

/// Brings everything back that was left out.
pub fn show_all(workspace: Workspace) {
    let nodes = workspace.read(|document| hidden(document).into_iter().map(|(id, _)| id).collect::<Vec<_>>());
    workspace.commit(edited(nodes, false));
}

/// What is hidden, with its names.
fn hidden(document: &Document) -> Vec<(NodeId, String)> {
    let nodes = document.nodes.values().filter(|node| node.hidden);
    nodes.map(|node| (node.id, sentences::node_name(document, node.id))).collect()
}

/// The list of what is hidden; nothing where that is nothing.
#[component(transparent)]
pub fn HiddenList() -> Fragment {
    let workspace = workspace();
    let list = workspace.memo(hidden);
    let row = move |(id, name): (NodeId, String)| {
        let label = fill(Text::GuideShowOne, &[("name", &name)]);
        let show = move |_| _ = workspace.commit(edited([id], false));
        view! {
            <li>
                <span class="user-text">{name}</span>
                <button class="quiet" aria-label=label on:click=show>{say(Text::GuideShow)}</button>
            </li>
        }
    };
    live(move || {
        let list = list.get();
        let count = list.len();
        (count > 0).then(|| {
            view! {
                <div class="hidden-nodes">
                    <h3>{plural(Plural::GuideHidden, count)}</h3>
                    <ul>{list.into_iter().map(row).collect_view()}</ul>
                    <button class="quiet" on:click=move |_| show_all(workspace)>{say(Text::GuideShowHidden)}</button>
                </div>
            }
        })
    })
}

/// How much is hidden, beside the zoom; a press lists it.
#[component(transparent)]
pub fn Hidden() -> Fragment {
    let count = workspace().memo(|document| document.nodes.values().filter(|node| node.hidden).count());
    let words = move || plural(Plural::GuideHidden, count.get());
    let button = move || view! { <Icon shape=Shape::Hidden/><span>{live(words)}</span> };
    view! {
        <Show when=move || count.get() != 0>
            <Menu label=Signal::derive(words) button><HiddenList/></Menu>
        </Show>
    }
}
