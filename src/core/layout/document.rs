//! A map, or a part of it, laid out anew.

use super::clear::clear;
use super::{Band, Direction, Edge, Node, Options, Pull, arrange};
use crate::core::geometry::{Point, Rect, point};
use crate::core::ids::NodeId;
use crate::core::model::{self, Document, NodeKind, Transition, TransitionKind};
use crate::core::sorted::{Map, Set};

/// The distance between nodes beside each other, in world units.
const NODE_GAP: f64 = 56.0;
/// The distance between nodes along the flow.
const RANK_GAP: f64 = 64.0;
/// How wide a letter of a label is, about, and what its line wants beside it.
const LETTER: f64 = 6.5;
const BESIDE_LABEL: f64 = 44.0;
/// The longest label that ranks make room for.
const LABEL: usize = 24;

/// Where these nodes go so that the map reads along the flow.
///
/// Each level of the map, the whole or the steps of one stage, is laid out by itself, keeps its upper left corner, and
/// stays clear of the level's other nodes. Pinned nodes stay. Notes keep beside the node they are nearest to. Nodes that
/// do not move are not named.
pub fn tidy(document: &Document, nodes: &Set<NodeId>, direction: Direction) -> Vec<(NodeId, Point)> {
    let chosen = || nodes.iter().filter_map(|id| document.nodes.get(id));
    let levels: Set<Option<NodeId>> = chosen().map(|node| node.parent).collect();
    let mut moves = Vec::new();
    for level in &levels {
        let all = document.shown().filter(|node| node.parent == *level);
        let (moving, standing): (Vec<&model::Node>, Vec<&model::Node>) =
            all.partition(|node| nodes.contains(&node.id) && node.kind != NodeKind::Note);
        let placed = lay(document, &moving, &standing, direction, nodes);
        moves.extend(placed);
    }
    moves.retain(|(id, at)| document.nodes.get(id).is_some_and(|node| node.position != *at));
    moves
}

fn lay(
    document: &Document,
    moving: &[&model::Node],
    standing: &[&model::Node],
    direction: Direction,
    chosen: &Set<NodeId>,
) -> Vec<(NodeId, Point)> {
    if moving.is_empty() {
        return Vec::new();
    }
    // Notes that come along take no room yet.
    let (notes, standing): (Vec<&model::Node>, Vec<&model::Node>) =
        standing.iter().partition(|node| chosen.contains(&node.id) && !node.pinned);
    let node = |known: &&model::Node, stays: bool| Node {
        size: known.bounds().size,
        fixed: stays.then_some(known.position),
        hint: known.position,
        ..Node::default()
    };
    let all: Vec<Node> = moving
        .iter()
        .map(|known| node(known, known.pinned))
        .chain(standing.iter().map(|known| node(known, true)))
        .collect();
    let edges = edges(document, moving, direction);
    let options = Options { direction, node_gap: NODE_GAP, rank_gap: RANK_GAP, lanes: 0, columns: 0 };
    let corners = arrange(&all, &edges, &options).corners;
    let mut placed: Vec<(NodeId, Rect)> =
        moving.iter().zip(corners).map(|(node, corner)| (node.id, Rect::new(corner, node.bounds().size))).collect();
    if standing.is_empty() && moving.iter().all(|node| !node.pinned) {
        keep_in_world(&mut placed);
    }
    let mut taken: Vec<Rect> = placed.iter().map(|(_, bounds)| *bounds).collect();
    taken.extend(standing.iter().map(|node| node.bounds()));
    for note in notes {
        let far = |node: &&&model::Node| node.bounds().center().distance(note.bounds().center());
        let nearest = moving.iter().min_by(|one, other| far(one).total_cmp(&far(other)));
        let now = nearest.and_then(|node| placed.iter().find(|(id, _)| *id == node.id));
        let (Some(node), Some((_, now))) = (nearest, now) else { continue };
        let beside = Rect::new(note.position.plus(now.origin.minus(node.position)), note.bounds().size);
        let bounds = Rect::new(beside.origin.plus(clear(&[beside], &taken, NODE_GAP / 2.0)), beside.size);
        taken.push(bounds);
        placed.push((note.id, bounds));
    }
    placed.into_iter().map(|(id, bounds)| (id, bounds.origin.tidy())).collect()
}

/// The transitions among nodes, as edges between their places in the list.
fn edges(document: &Document, nodes: &[&model::Node], direction: Direction) -> Vec<Edge> {
    let index: Map<NodeId, usize> = nodes.iter().enumerate().map(|(index, known)| (known.id, index)).collect();
    let edge = |way: &Transition| {
        let (from, to) = (*index.get(&way.from)?, *index.get(&way.to)?);
        let letters = way.label.trim().chars().take(LABEL).count() as f64;
        let labelled = direction == Direction::Right && letters > 0.0;
        let room = if labelled { letters * LETTER + BESIDE_LABEL } else { 0.0 };
        Some(Edge { from, to, pull: pull(way.kind, document.node_kind(way.to)), room })
    };
    document.transitions.values().filter_map(edge).collect()
}

/// A map by rows and columns.
pub struct Grid {
    /// What stands on the whole map, with the rectangle it covers.
    pub nodes: Vec<(NodeId, Rect)>,
    /// Where the rows lie, from top to bottom.
    pub rows: Vec<Band>,
    /// Where the columns lie, from left to right.
    pub columns: Vec<Band>,
}

/// The whole map laid out from left to right, with each node in its row and its column, the first is 0; what has none may
/// stand anywhere.
pub fn in_lanes(
    document: &Document,
    rows: (usize, &Map<NodeId, usize>),
    columns: (usize, &Map<NodeId, usize>),
) -> Grid {
    let all: Vec<&model::Node> = document.shown().filter(|node| node.parent.is_none()).collect();
    let node = |known: &&model::Node| Node {
        size: known.bounds().size,
        lane: rows.1.get(&known.id).copied(),
        column: columns.1.get(&known.id).copied(),
        hint: known.position,
        fixed: None,
    };
    let nodes: Vec<Node> = all.iter().map(node).collect();
    let options = Options {
        direction: Direction::Right,
        node_gap: NODE_GAP,
        rank_gap: RANK_GAP,
        lanes: rows.0,
        columns: columns.0,
    };
    let found = arrange(&nodes, &edges(document, &all, Direction::Right), &options);
    let corners = found.corners.into_iter().map(Point::tidy);
    let nodes = all.iter().zip(corners).map(|(node, at)| (node.id, Rect::new(at, node.bounds().size))).collect();
    Grid { nodes, rows: found.lanes, columns: found.columns }
}

/// How strongly a transition holds its nodes together: what leads on is the main flow, a refusal lies aside of it.
fn pull(kind: TransitionKind, to: Option<NodeKind>) -> Pull {
    match kind {
        TransitionKind::Recycle => Pull::Back,
        TransitionKind::No => Pull::Aside,
        _ if to.is_some_and(NodeKind::is_refusal) => Pull::Aside,
        TransitionKind::Advance | TransitionKind::HandOff => Pull::Main,
        TransitionKind::Branch => Pull::Branch,
    }
}

/// Moves what reaches beyond the right or lower end of the world back into it, as far as there is room.
fn keep_in_world(placed: &mut [(NodeId, Rect)]) {
    let Some(all) = placed.iter().map(|(_, bounds)| *bounds).reduce(|all, one| all.union(&one)) else { return };
    let back = |end: f64| (Point::FARTHEST - end).min(0.0);
    let by = point(back(all.right()), back(all.bottom()));
    for (_, bounds) in placed {
        bounds.origin = bounds.origin.plus(by);
    }
}
