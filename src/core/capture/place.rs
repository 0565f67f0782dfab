//! Captured steps on the map: in a row behind the last stage, or inside a stage.

use super::captured;
use crate::core::command::Command;
use crate::core::geometry::{Point, Rect, point};
use crate::core::ids::{EntryId, IdSource, NodeId};
use crate::core::model::{
    Document, ExpectedTime, Flow, Involvement, Kept, Node, NodeKind, Part, Transition, TransitionKind,
};
use crate::core::sorted::Set;

/// World units from the corner of a step to the next, and from a row to the next.
const PITCH: Point = point(248.0, 136.0);
/// World units between what was there and what comes.
const GAP: f64 = 64.0;
/// Steps in a row.
const ROW: usize = 5;

/// What puts steps on the map.
pub struct Placed {
    /// As one undo step.
    pub command: Command,
    /// The nodes that it makes, in order.
    pub nodes: Vec<NodeId>,
}

/// Puts these captured steps on the map, in their order and connected: as stages behind the last stage, or as steps inside
/// a stage. They leave the list. Whoever named one was asked about it. None where there is nothing to put.
pub fn place(document: &Document, steps: &Set<EntryId>, into: Option<NodeId>, ids: &mut IdSource) -> Option<Placed> {
    let steps: Vec<_> = captured(document).into_iter().filter(|capture| steps.contains(&capture.id)).collect();
    let flow = Flow::of(document);
    let kind = if into.is_some() { NodeKind::Step } else { NodeKind::Stage };
    let corner = corner(document, &flow, into, steps.len());
    let (mut nodes, mut involvements) = (Vec::new(), Vec::new());
    for (index, capture) in steps.iter().enumerate() {
        let at = point((index % ROW) as f64 * PITCH.x, (index / ROW) as f64 * PITCH.y);
        let mut node = Node::new(ids.make(), kind, &capture.name, corner.plus(at));
        node.parent = into;
        node.card.more.actor.clone_from(&capture.actor);
        node.card.more.tool.clone_from(&capture.tool);
        let days = capture.days.and_then(|days| u32::try_from(days).ok());
        node.card.expected = days.and_then(|days| ExpectedTime::new(days, days, days));
        if let Some(person) = capture.person {
            let part = Part::Consulted;
            let asked =
                Involvement { node: Some(node.id), person: Some(person), part, ..Involvement::blank(ids.make()) };
            involvements.push(asked.entry());
        }
        nodes.push(node);
    }
    nodes.first()?;
    let open_end =
        last(document, &flow, into).filter(|last| !document.transitions.values().any(|way| way.from == *last));
    let chain: Vec<NodeId> = open_end.into_iter().chain(nodes.iter().map(|node| node.id)).collect();
    let mut join = |from: NodeId, to: NodeId| Transition::new(ids.make(), TransitionKind::Advance, from, to);
    let transitions: Vec<Transition> =
        chain.iter().zip(chain.iter().skip(1)).map(|(from, to)| join(*from, *to)).collect();
    let placed = nodes.iter().map(|node| node.id).collect();
    let mut commands = vec![Command::Insert { nodes, transitions }];
    if !involvements.is_empty() {
        commands.push(Command::Put(involvements));
    }
    let entries = steps.iter().map(|capture| capture.id).collect();
    commands.push(Command::TakeOut { entries, successor: None });
    Some(Placed { command: Command::Together(commands), nodes: placed })
}

/// The last stage of the flow, or the last step inside a stage.
fn last(document: &Document, flow: &Flow, into: Option<NodeId>) -> Option<NodeId> {
    let here = |id: &&NodeId| document.nodes.get(id).is_some_and(|node| node.parent == into && node.kind.has_card());
    flow.order().iter().rev().find(here).copied()
}

/// Where the first of so many steps stands: to the right of the last one where that is free, else below everything.
fn corner(document: &Document, flow: &Flow, into: Option<NodeId>, count: usize) -> Point {
    let near = || document.nodes.values().filter(|node| node.parent == into).map(Node::bounds);
    let Some(all) = near().reduce(|all, one| all.union(&one)) else { return Point::default() };
    let end = last(document, flow, into).and_then(|last| document.nodes.get(&last));
    let size = NodeKind::Stage.size();
    let beside = end.map(|node| point(node.bounds().right() + GAP, node.position.y));
    let columns = count.clamp(1, ROW);
    let far = point(
        (columns - 1) as f64 * PITCH.x + size.width,
        (count.saturating_sub(1) / ROW) as f64 * PITCH.y + size.height,
    );
    let free = |corner: &Point| {
        let wanted = Rect::between(*corner, corner.plus(far)).grown(GAP / 2.0);
        !near().any(|known| known.overlaps(&wanted))
    };
    beside.filter(free).unwrap_or(point(all.left(), all.bottom() + GAP))
}
