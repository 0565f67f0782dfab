//! Stages in a row.

use crate::core::geometry::{Point, point};
use crate::core::ids::IdSource;
use crate::core::model::{Node, NodeKind, Transition, TransitionKind};

/// How far stages stand apart, in world units.
const PITCH: Point = point(248.0, 136.0);
/// How many stand in one line.
const ACROSS: usize = 5;

/// A row of connected stages with these names, in lines of five, from an upper left corner on.
pub fn row(names: &[&str], corner: Point, ids: &mut IdSource) -> (Vec<Node>, Vec<Transition>) {
    let place = |index: usize| {
        let (line, column) = (index / ACROSS, index % ACROSS);
        point(corner.x + column as f64 * PITCH.x, corner.y + line as f64 * PITCH.y).snapped(8.0)
    };
    let nodes: Vec<Node> = names
        .iter()
        .enumerate()
        .map(|(index, name)| Node::new(ids.make(), NodeKind::Stage, name, place(index)))
        .collect();
    let transitions = nodes.windows(2).filter_map(|pair| match pair {
        [a, b] => Some(Transition::new(ids.make(), TransitionKind::Advance, a.id, b.id)),
        _ => None,
    });
    let transitions = transitions.collect();
    (nodes, transitions)
}
