//! Walking over the map by keys, and bringing what is looked for into view.

use std::cell::RefCell;

use super::submap::place_of;
use super::window::Window;
use crate::core::geometry::{Point, Rect};
use crate::core::ids::NodeId;
use crate::core::session::{Gathered, Selection, along};
use crate::core::sorted;
use crate::ui::language::{Plural, plural};
use crate::ui::workspace::Workspace;

/// Below this zoom nothing can be read.
const READABLE: f64 = 0.5;

/// Selects the next or the one before in the order of the flow; whether there was one.
pub fn select_along(workspace: Workspace, window: Window, forward: bool) -> bool {
    let (now, from) = (head(workspace), workspace.connecting.get_untracked());
    let next = {
        let seen = |id: &NodeId| workspace.models.scene(|scene| scene.bounds(*id).is_some());
        let order: Vec<NodeId> = workspace.flow().order().iter().copied().filter(seen).collect();
        along(&order, now, forward, from)
    };
    if let Some(id) = next {
        arrive(workspace, window, id, false);
    }
    // While a transition is being drawn Tab stays on the map, even where there is nowhere to go.
    next.is_some() || from.is_some()
}

thread_local! {
    static GATHERED: RefCell<Gathered> = RefCell::default();
}

/// The node from which a walk goes on.
fn head(workspace: Workspace) -> Option<NodeId> {
    GATHERED.with_borrow(|gathered| workspace.selection.with_untracked(|now| gathered.head(now)))
}

/// Selects the node that a walk has reached, with what is kept, or adds it; while a transition is drawn, that node alone.
fn arrive(workspace: Workspace, window: Window, id: NodeId, added: bool) {
    let alone = workspace.connecting.with_untracked(Option::is_some);
    let now = workspace.selection.get_untracked();
    let selection = if alone {
        Selection::node(id)
    } else {
        GATHERED.with_borrow_mut(|gathered| gathered.reached(&now, id, added))
    };
    if let Some(bounds) = select_there(workspace, selection, &sorted::Set::from([id])) {
        window.reveal(workspace, bounds);
    }
}

/// Keeps what is selected, or lets the node reached last go again, and says what stays selected.
pub fn toggle_kept(workspace: Workspace) {
    let now = workspace.selection.get_untracked();
    let count = GATHERED.with_borrow_mut(|gathered| gathered.toggle(&now));
    workspace.say(plural(Plural::CanvasKept, count));
}

/// Selects the nearest node in a direction from the one selected, or adds it: connected ones first.
pub fn walk(workspace: Workspace, window: Window, direction: Point, added: bool) {
    let first = || workspace.selection.with_untracked(|now| now.nodes.first().copied()).filter(|_| added);
    let Some(from) = head(workspace).or_else(first) else {
        select_along(workspace, window, true);
        return;
    };
    let next = workspace.models.scene(|scene| {
        let here = scene.bounds(from)?.center();
        let ways = scene.transitions().filter(|(_, a, b)| *a == from || *b == from);
        let connected: sorted::Set<NodeId> = ways.flat_map(|(_, a, b)| [a, b]).collect();
        let far = |id: NodeId, bounds: Rect| {
            let way = bounds.center().minus(here);
            let (along, aside) =
                (way.x * direction.x + way.y * direction.y, (way.x * direction.y - way.y * direction.x).abs());
            // A cone of 60 degrees to each side.
            let unconnected = if connected.contains(&id) { 0.0 } else { 300.0 };
            (along > 1.0 && aside < along * 1.8).then_some(along + 2.0 * aside + unconnected)
        };
        let others = scene.nodes().filter(|(id, _)| *id != from);
        let reached = others.filter_map(|(id, bounds)| Some((far(id, bounds)?, id)));
        reached.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
    });
    if let Some(id) = next {
        arrive(workspace, window, id, added);
    }
}

/// Selects a node, and looks at the part of the map that it is seen on.
pub fn reach(workspace: Workspace, id: NodeId) -> Option<Rect> {
    select_there(workspace, Selection::node(id), &sorted::Set::from([id]))
}

/// Selects a node and moves the view so that it is seen.
pub fn show(workspace: Workspace, window: Window, id: NodeId) {
    if let Some(bounds) = reach(workspace, id) {
        window.reveal(workspace, bounds);
    }
}

/// Selects something and moves the view so that these nodes are seen and can be read.
pub fn go_to(workspace: Workspace, window: Window, selection: Selection, nodes: &sorted::Set<NodeId>) {
    let bounds = select_there(workspace, selection, nodes);
    if workspace.camera.get_untracked().zoom < READABLE {
        window.fit(workspace, bounds);
    } else if let Some(bounds) = bounds {
        window.reveal(workspace, bounds);
    }
}

/// Selects something in the part of the map from which these nodes are seen, and tells where they are.
fn select_there(workspace: Workspace, selection: Selection, nodes: &sorted::Set<NodeId>) -> Option<Rect> {
    let is_hidden = |id: &&NodeId| workspace.models.scene(|scene| scene.bounds(**id).is_none());
    if let Some(hidden) = nodes.iter().find(is_hidden) {
        workspace.go(workspace.read(|document| place_of(document, *hidden)));
    }
    workspace.select(selection);
    workspace.models.bounds(nodes)
}
