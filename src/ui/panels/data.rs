//! Reading and changing the node or transition that a panel is about.

use crate::core::command::{Command, MapEdit, NodeEdit, TransitionEdit};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, Node, Particulars, Transition};
use crate::core::session::Selection;
use crate::ui::kit::Memo;
use crate::ui::workspace::Workspace;

/// Something about a node, followed.
pub fn about_node<R: Default + PartialEq + Send + Sync + 'static>(
    workspace: Workspace,
    id: NodeId,
    read: fn(&Document, &Node) -> R,
) -> Memo<R> {
    workspace.memo(move |document| document.nodes.get(&id).map(|node| read(document, node)).unwrap_or_default())
}

/// Something about a transition, followed.
pub fn about_transition<R: Default + PartialEq + Send + Sync + 'static>(
    workspace: Workspace,
    id: TransitionId,
    read: fn(&Document, &Transition) -> R,
) -> Memo<R> {
    workspace.memo(move |document| document.transitions.get(&id).map(|way| read(document, way)).unwrap_or_default())
}

/// Whether the map is locked.
pub fn locked(workspace: Workspace) -> Memo<bool> {
    workspace.memo(|document| document.map.locked)
}

/// Changes a node. One that has gone in the meantime, while a pause was waited for, is passed over.
pub fn edit_node(workspace: Workspace, id: NodeId, edit: NodeEdit) {
    if workspace.read(|document| document.nodes.contains_key(&id)) {
        workspace.commit(Command::EditNode(id, edit));
    }
}

/// Changes what else is known about a stage or step.
pub fn edit_more(workspace: Workspace, id: NodeId, change: impl FnOnce(&mut Particulars)) {
    if let Some(mut more) = workspace.read(|document| document.nodes.get(&id).map(|node| node.card.more.clone())) {
        change(&mut more);
        workspace.commit(Command::EditNode(id, NodeEdit::More(Box::new(more))));
    }
}

/// Changes a transition. One that has gone in the meantime is passed over.
pub fn edit_transition(workspace: Workspace, id: TransitionId, edit: TransitionEdit) {
    if workspace.read(|document| document.transitions.contains_key(&id)) {
        workspace.commit(Command::EditTransition(id, edit));
    }
}

/// Lets the map be changed again.
pub fn unlock(workspace: Workspace) {
    workspace.commit(Command::EditMap(MapEdit::Locked(false)));
}

/// Deletes what is selected.
pub fn delete_selected(workspace: Workspace) {
    let Selection { nodes, transitions } = workspace.selection.get_untracked();
    workspace.commit(Command::Delete { nodes, transitions, deals_to: None, on: workspace.today.get_untracked() });
}

/// A number that somebody typed; `None` for no whole number.
pub fn whole(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}
