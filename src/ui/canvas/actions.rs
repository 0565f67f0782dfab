//! What can be done to the map, each as one command; pointer, keys, rail and panels call these.

use std::cell::RefCell;

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

use super::glide::glide;
use super::walk::show;
use super::window::Window;
use crate::core::arrange::{Arrangement, arranged};
use crate::core::command::{Command, NodeEdit, TransitionEdit};
use crate::core::geometry::{Point, Rect, point};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::layout::{self, Direction};
use crate::core::model::{Document, Node, NodeKind, Transition, TransitionKind};
use crate::core::session::{self, End, Naming, Nudges, Selection, part_across};
use crate::core::sorted::{self, Map};
use crate::ui::language::{Plural, Text, plural, text};
use crate::ui::sentences;
use crate::ui::workspace::Workspace;

/// World units between a node and the one connected to it.
const GAP: f64 = 64.0;

/// Puts a node with its middle here, and asks for its name.
pub fn create(workspace: Workspace, kind: NodeKind, middle: Point) {
    create_in(workspace, kind, middle, None);
}

/// Puts a node with its middle here, into a transition where one is named, and asks for its name.
pub fn create_in(workspace: Workspace, kind: NodeKind, middle: Point, into: Option<TransitionId>) {
    let node = fresh(workspace, kind, middle);
    let (id, before) = (node.id, workspace.selection.get_untracked());
    let made = Command::Insert { nodes: vec![node], transitions: Vec::new() };
    if workspace.commit(spliced(workspace, into, id, kind, made)) {
        workspace.select(Selection::node(id));
        workspace.naming.set(Some(Naming::fresh(id, before)));
    }
}

/// What puts a node into a transition after another command; that one alone where there is none to put it into.
fn spliced(workspace: Workspace, way: Option<TransitionId>, node: NodeId, kind: NodeKind, placed: Command) -> Command {
    let fresh = workspace.make_id();
    let whole = workspace.read(|document| session::splice(document, way?, node, kind, placed.clone(), fresh));
    whole.unwrap_or(placed)
}

/// Puts a node into a transition, once a command has moved it there.
pub fn splice(workspace: Workspace, way: TransitionId, node: NodeId, moves: Command) {
    let kind = workspace.read(|document| document.node_kind(node));
    let way = Some(way).filter(|_| kind.is_some());
    workspace.commit(spliced(workspace, way, node, kind.unwrap_or(NodeKind::Stage), moves));
}

/// Takes back that a node was made, while it is being named: nothing of it stays, not even for redo.
pub fn give_up(workspace: Workspace, node: NodeId, before: Selection) {
    workspace.withdraw(node);
    workspace.select(workspace.models.scene(|scene| before.seen(scene)));
}

/// Makes the node that is being named of another kind.
pub fn make_instead(workspace: Workspace, window: Window, kind: NodeKind) {
    let naming = workspace.naming.get_untracked();
    workspace.naming.set(None);
    if let Some(Naming { node, fresh: Some(before), towards: Some(direction) }) = naming {
        give_up(workspace, node, before);
        add_connected(workspace, window, direction, kind);
    }
}

fn fresh(workspace: Workspace, kind: NodeKind, middle: Point) -> Node {
    let place = workspace.place.get_untracked();
    // On the map of a stage, what would be a stage is a step of it.
    let inside = place.stage().is_some() || workspace.models.scene(|scene| scene.frame_at(middle).is_some());
    let kind = if inside && kind == NodeKind::Stage { NodeKind::Step } else { kind };
    let size = kind.size();
    let corner = point(middle.x - size.width / 2.0, middle.y - size.height / 2.0).snapped(8.0);
    let (parent, position) = workspace.models.scene(|scene| scene.place_of(place, kind, corner));
    let mut node = Node::new(workspace.make_id(), kind, "", position);
    node.parent = parent;
    if kind.is_outcome() {
        node.name = sentences::node_kind(kind).to_owned();
    }
    let lanes = workspace.models.scene(|scene| scene.lanes().map(|lanes| lanes.at(middle)));
    if let Some((owner, phase)) = lanes.filter(|_| kind.has_card()) {
        (node.card.owner, node.card.phase) = (owner, phase);
    } else if kind.has_card() {
        // A new stage is in the phase of the one selected, which is usually the one before it.
        let selected = workspace.selection.get_untracked().only_node();
        node.card.phase = selected.and_then(|id| workspace.read(|document| document.nodes.get(&id)?.card.phase));
    }
    node
}

/// What a transition between two nodes most likely means.
fn kind_between(document: &Document, a: &Node, b: &Node) -> TransitionKind {
    let refusal = b.kind.is_refusal();
    if refusal || (b.kind == NodeKind::Decision && a.kind == NodeKind::NotNow) {
        return TransitionKind::No;
    }
    if a.kind == NodeKind::Decision {
        return TransitionKind::Branch;
    }
    let back = a.kind.is_refusal() || b.kind.has_card() && leads_to(document, b.id, a.id);
    if back {
        return TransitionKind::Recycle;
    }
    match (a.card.owner, b.card.owner) {
        (Some(one), Some(other)) if one != other => TransitionKind::HandOff,
        _ => TransitionKind::Advance,
    }
}

/// Whether forward transitions lead from one node to another: then a way back closes a loop.
fn leads_to(document: &Document, from: NodeId, to: NodeId) -> bool {
    let (mut seen, mut open) = (sorted::Set::from([from]), vec![from]);
    while let Some(node) = open.pop() {
        if node == to {
            return true;
        }
        let ways = document.transitions.values().filter(|way| way.from == node && way.kind.is_forward());
        open.extend(ways.map(|way| way.to).filter(|next| seen.insert(*next)));
    }
    false
}

/// Whether two nodes are connected already; then that is selected and said.
fn is_connected(workspace: Workspace, from: NodeId, to: NodeId) -> bool {
    let exists = |document: &Document| {
        document.transitions.values().find(|way| way.from == from && way.to == to).map(|way| way.id)
    };
    let known = workspace.read(exists);
    if let Some(known) = known {
        workspace.select(Selection::transition(known));
        workspace.say(text(Text::CanvasConnectedAlready).to_owned());
    }
    known.is_some()
}

/// Takes an end of a transition to another node.
pub fn reconnect(workspace: Workspace, way: TransitionId, end: End, node: NodeId) {
    let ends = workspace.read(|document| document.transitions.get(&way).map(|way| (way.from, way.to)));
    let Some((from, to)) = ends else { return };
    let (from, to, edit) = match end {
        End::From => (node, to, TransitionEdit::From(node)),
        End::To => (from, node, TransitionEdit::To(node)),
    };
    if !is_connected(workspace, from, to) {
        workspace.commit(Command::EditTransition(way, edit));
    }
}

/// Draws a transition between two nodes.
pub fn connect(workspace: Workspace, from: NodeId, to: NodeId) {
    if is_connected(workspace, from, to) {
        return;
    }
    let kind = workspace.read(|document| {
        let ends = document.nodes.get(&from).zip(document.nodes.get(&to));
        ends.map_or(TransitionKind::Advance, |(from, to)| kind_between(document, from, to))
    });
    let way = Transition::new(workspace.make_id(), kind, from, to);
    let id = way.id;
    if workspace.commit(Command::Insert { nodes: Vec::new(), transitions: vec![way] }) {
        workspace.select(Selection::transition(id));
    }
}

/// Ends the transition that is drawn by keyboard at a node.
pub fn connect_chosen(workspace: Workspace, from: NodeId, to: NodeId) {
    workspace.connecting.set(None);
    connect(workspace, from, to);
}

/// Selects what the pointer has chosen; where a transition was begun by a key or from a menu, it ends there.
pub fn choose(workspace: Workspace, selection: Selection) {
    let to = selection.only_node();
    workspace.select(selection);
    if let Some((from, to)) = workspace.connecting.get_untracked().zip(to).filter(|(from, to)| from != to) {
        connect_chosen(workspace, from, to);
    }
}

/// Draws a transition to a new stage with its middle here.
pub fn connect_to_new(workspace: Workspace, window: Window, from: NodeId, middle: Point) {
    insert_connected(workspace, window, from, fresh(workspace, NodeKind::Stage, middle), None);
}

fn insert_connected(workspace: Workspace, window: Window, from: NodeId, node: Node, towards: Option<Point>) {
    let kind = workspace.read(|document| Some(kind_between(document, document.nodes.get(&from)?, &node)));
    let way = Transition::new(workspace.make_id(), kind.unwrap_or(TransitionKind::Advance), from, node.id);
    let (id, before) = (node.id, workspace.selection.get_untracked());
    if workspace.commit(Command::Insert { nodes: vec![node], transitions: vec![way] }) {
        show(workspace, window, id);
        workspace.naming.set(Some(Naming { towards, ..Naming::fresh(id, before) }));
    }
}

/// A new node beside the one selected, connected to it, at the next free place in a direction.
pub fn add_connected(workspace: Workspace, window: Window, direction: Point, kind: NodeKind) {
    let Some(from) = workspace.selection.get_untracked().only_node() else { return };
    let connects = workspace.read(|document| document.node_kind(from).is_some_and(NodeKind::connects));
    let place = workspace.models.scene(|scene| {
        let mine = scene.bounds(from).filter(|_| connects)?;
        let size = kind.size();
        let (across, down) = ((mine.size.width + size.width) / 2.0 + GAP, (mine.size.height + size.height) / 2.0 + GAP);
        let mut middle = point(mine.center().x + direction.x * across, mine.center().y + direction.y * down);
        let taken = |middle: Point| {
            let corner = point(middle.x - size.width / 2.0, middle.y - size.height / 2.0);
            let bounds = Rect::new(corner, size).grown(12.0);
            scene.nodes().any(|(id, other)| !scene.is_open(id) && other.overlaps(&bounds))
        };
        // Aside of what is there already: the second branch goes below the first.
        for _ in 0..40 {
            if !taken(middle) {
                break;
            }
            if direction.x == 0.0 {
                middle.x += size.width + GAP / 2.0;
            } else {
                middle.y += size.height + GAP / 2.0;
            }
        }
        Some(middle)
    });
    if let Some(middle) = place {
        let node = fresh(workspace, kind, middle);
        insert_connected(workspace, window, from, node, Some(direction));
    }
}

/// Opens the name of a node for editing in place.
pub fn rename(workspace: Workspace, id: NodeId) {
    if workspace.read(|document| document.map.locked) {
        workspace.complain(text(Text::RejectionLocked).to_owned());
        return;
    }
    workspace.select(Selection::node(id));
    workspace.naming.set(Some(Naming::again(id)));
}

/// Edits what is selected: the name of a node in place, the label of a transition in its panel.
pub fn edit(workspace: Workspace) {
    let selection = workspace.selection.get_untracked();
    if let Some(id) = selection.only_node() {
        rename(workspace, id);
    } else if selection.only_transition().is_some() {
        focus_panel("input");
    }
}

/// Gives the focus to the first such control of the panel.
pub fn focus_panel(control: &'static str) {
    // The panel may come only now, with what was selected.
    request_animation_frame(move || {
        let field = document().query_selector(&[".panel ", control].concat()).ok().flatten();
        if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = field.focus();
        }
    });
}

/// Moves a part of a line aside, and keeps the bends that this needs.
pub fn bend(workspace: Workspace, way: TransitionId, part: usize, by: f64) {
    if let Some(bends) = workspace.models.bent(way, part, by) {
        workspace.commit(Command::EditTransition(way, TransitionEdit::Bends(bends)));
    }
}

/// Deletes what is selected.
pub fn delete(workspace: Workspace) {
    let Selection { nodes, transitions } = workspace.selection.get_untracked();
    if nodes.is_empty() && transitions.is_empty() {
        return;
    }
    let count = nodes.len() + transitions.len();
    let on = workspace.today.get_untracked();
    if workspace.commit(Command::Delete { nodes, transitions, deals_to: None, on }) {
        workspace.say_undoable(plural(Plural::CanvasDeleted, count));
    }
}

/// Selects every node.
pub fn select_all(workspace: Workspace) {
    let nodes = workspace.models.scene(|scene| scene.nodes().map(|(id, _)| id).collect());
    workspace.select(Selection { nodes, ..Selection::default() });
}

thread_local! {
    static NUDGES: RefCell<Nudges> = RefCell::default();
}

/// What moves nodes by world units; nothing where there are none.
fn moved(workspace: Workspace, nodes: &sorted::Set<NodeId>, by: Point) -> Option<Command> {
    let moves: Vec<_> = workspace.read(|document| {
        nodes.iter().filter_map(|id| Some((*id, document.nodes.get(id)?.position.plus(by)))).collect()
    });
    (!moves.is_empty()).then_some(Command::Move(moves))
}

/// What moves the part of a line that lies across this way; nothing where it has none.
fn bent(workspace: Workspace, way: TransitionId, by: Point) -> Option<Command> {
    let line = workspace.models.transition(way)?.line;
    let points = line.with_untracked(|line| line.route.as_ref().map(|route| route.points.clone()))?;
    let known = workspace.read(|document| document.transitions.get(&way).map(|way| way.bends.clone()))?;
    let bends = workspace.models.bent(way, part_across(&points, &known, by)?, by.x + by.y)?;
    Some(Command::EditTransition(way, TransitionEdit::Bends(bends)))
}

/// Moves what is selected by world units: nodes, or a part of the one line. A key held down is one undo step.
pub fn nudge(workspace: Workspace, by: Point) {
    let selection = workspace.selection.get_untracked();
    let command = match selection.only_transition() {
        Some(way) => bent(workspace, way, by),
        None => moved(workspace, &selection.nodes, by),
    };
    let Some(command) = command else { return };
    let (now, revision) = (js_sys::Date::now(), workspace.revision.get_untracked());
    let belongs = NUDGES.with_borrow(|nudges| nudges.belongs(&selection, now, revision));
    if if belongs { workspace.commit_onto(command) } else { workspace.commit(command) } {
        let revision = workspace.revision.get_untracked();
        NUDGES.with_borrow_mut(|nudges| nudges.made(selection, now, revision));
    }
}

/// Lines up or spreads the nodes selected.
pub fn arrange(workspace: Workspace, how: Arrangement) {
    let selected = workspace.selection.get_untracked().nodes;
    let command = workspace.models.scene(|scene| {
        let bounds = selected.into_iter().filter_map(|id| Some((id, scene.bounds(id)?)));
        let corners = arranged(&bounds.collect::<Vec<_>>(), how);
        workspace.read(|document| scene.moves(document, &corners))
    });
    workspace.commit(command);
}

/// Lays the nodes selected out anew, where that is several, or everything that is seen.
pub fn tidy(workspace: Workspace, window: Window, direction: Direction) {
    let selected = workspace.selection.get_untracked().nodes;
    let whole = selected.len() < 2;
    let nodes =
        if whole { workspace.models.scene(|scene| scene.nodes().map(|(id, _)| id).collect()) } else { selected };
    let moves = workspace.read(|document| layout::document::tidy(document, &nodes, direction));
    if moves.is_empty() {
        return workspace.say(text(Text::CanvasTidyAlready).to_owned());
    }
    // Lines that were bent by hand were bent for what stood there before.
    let ways = workspace.read(|document| {
        let bent = document.transitions.values().filter(|way| !way.bends.is_empty());
        bent.filter(|way| nodes.contains(&way.from) && nodes.contains(&way.to)).map(|way| way.id).collect::<Vec<_>>()
    });
    let straight = ways.into_iter().map(|way| Command::EditTransition(way, TransitionEdit::Bends(Vec::new())));
    let command = Command::Together(std::iter::once(Command::Move(moves)).chain(straight).collect());
    glide(workspace, || {
        if workspace.commit(command) {
            workspace.say_undoable(text(Text::CanvasTidied).to_owned());
        }
    });
    if whole {
        window.begin(workspace);
    }
}

/// Keeps what is selected where it is when the map is laid out; lets all of it go where all of it is kept already.
pub fn pin(workspace: Workspace) {
    let nodes = workspace.selection.get_untracked().nodes;
    let kept = workspace.read(|document| nodes.iter().filter_map(|id| document.nodes.get(id)).all(|node| node.pinned));
    let edits = nodes.iter().map(|id| Command::EditNode(*id, NodeEdit::Pinned(!kept))).collect();
    if workspace.commit(Command::Together(edits)) {
        let said = if kept { Text::CanvasUnpinned } else { Text::CanvasPinned };
        workspace.say_undoable(text(said).to_owned());
    }
}

/// The nodes with the transitions among them, as they are copied.
pub fn taken(document: &Document, nodes: &sorted::Set<NodeId>) -> (Vec<Node>, Vec<Transition>) {
    let copied = nodes.iter().filter_map(|id| document.nodes.get(id)).cloned().collect();
    let among = document.transitions.values().filter(|way| nodes.contains(&way.from) && nodes.contains(&way.to));
    (copied, among.cloned().collect())
}

/// Inserts copies under new identifiers, moved by an offset, and selects them.
pub fn insert_copies(workspace: Workspace, nodes: Vec<Node>, transitions: Vec<Transition>, by: Point) {
    let names: Map<NodeId, NodeId> = nodes.iter().map(|node| (node.id, workspace.make_id())).collect();
    let renewed = |node: Node| {
        let mut card = node.card;
        for item in &mut card.exit {
            item.id = workspace.make_id();
        }
        let parent = node.parent.and_then(|parent| names.get(&parent).copied());
        Some(Node { id: *names.get(&node.id)?, position: node.position.plus(by), parent, card, ..node })
    };
    let copies: Vec<Node> = nodes.into_iter().filter_map(renewed).collect();
    let attached = |way: Transition| {
        let bends = way.bends.iter().map(|at| at.plus(by)).collect();
        Some(Transition {
            id: workspace.make_id(),
            from: *names.get(&way.from)?,
            to: *names.get(&way.to)?,
            bends,
            ..way
        })
    };
    let transitions = transitions.into_iter().filter_map(attached).collect();
    let selected: sorted::Set<NodeId> = names.into_values().collect();
    if !copies.is_empty() && workspace.commit(Command::Insert { nodes: copies, transitions }) {
        workspace.select(Selection { nodes: selected, ..Selection::default() });
    }
}

/// Copies of nodes, moved by an offset.
pub fn duplicate(workspace: Workspace, nodes: &sorted::Set<NodeId>, by: Point) {
    let (nodes, transitions) = workspace.read(|document| taken(document, nodes));
    insert_copies(workspace, nodes, transitions, by);
}
