//! Where along a side each line is attached, so that lines leave from separate points in a readable order.

use super::sides::{Side, Sides, sides};
use crate::core::geometry::Rect;
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::TransitionKind;
use crate::core::sort;
use crate::core::sorted::Map;

/// The points of attachment of one transition.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Ports {
    /// The sides; chosen from the nodes' positions where there are none.
    pub sides: Option<Sides>,
    /// World units from the middle of the side it leaves.
    pub from: f64,
    /// World units from the middle of the side it arrives at.
    pub to: f64,
}

/// World units between two lines on one side, where there is room.
const PITCH: f64 = 22.0;

/// One end of one line.
struct End {
    node: NodeId,
    side: Side,
    transition: TransitionId,
    leaves: bool,
    /// Where the other node is along this side, then how far away: the order that keeps lines from crossing.
    order: (f64, f64),
}

/// The ports of all these transitions: `(id, kind, from, to)`, with the bounds of every node.
pub fn assign(
    transitions: &[(TransitionId, TransitionKind, NodeId, NodeId)],
    bounds: &Map<NodeId, Rect>,
    near: impl Fn(Rect) -> Vec<Rect>,
) -> Map<TransitionId, Ports> {
    let mut all = Map::new();
    let mut all_ends: Vec<End> = Vec::new();
    for (id, kind, from, to) in transitions {
        let (Some(a), Some(b)) = (bounds.get(from), bounds.get(to)) else { continue };
        if from == to {
            all.insert(*id, Ports::default());
            continue;
        }
        let chosen = sides(*kind, *a, *b, &near(super::span(a, b)));
        all.insert(*id, Ports { sides: Some(chosen), from: 0.0, to: 0.0 });
        let mut end = |node: NodeId, side: Side, other: &Rect, own: &Rect, leaves| {
            let (there, here) = (other.center(), own.center());
            let order = if side.is_horizontal() {
                (there.y - here.y, (there.x - here.x).abs())
            } else {
                (there.x - here.x, (there.y - here.y).abs())
            };
            all_ends.push(End { node, side, transition: *id, leaves, order });
        };
        end(*from, chosen.from, b, a, true);
        end(*to, chosen.to, a, b, false);
    }
    sort::by(&mut all_ends, |a, b| {
        let order = (a.node, a.side).cmp(&(b.node, b.side));
        let order = order.then(a.order.0.total_cmp(&b.order.0)).then(a.order.1.total_cmp(&b.order.1));
        order.then(a.transition.cmp(&b.transition)).then(a.leaves.cmp(&b.leaves))
    });
    for ends in all_ends.chunk_by(|a, b| (a.node, a.side) == (b.node, b.side)) {
        let Some(End { node, side, .. }) = ends.first() else { continue };
        let Some(rect) = bounds.get(node) else { continue };
        let room = (if side.is_horizontal() { rect.size.height } else { rect.size.width }) - 28.0;
        let gaps = ends.len().saturating_sub(1).max(1) as f64;
        let pitch = PITCH.min(room / gaps);
        // A straight line through the middle stays there: others move aside around it.
        let straight = ends.iter().position(|end| end.order.0.abs() < 1.0);
        let middle = straight.map_or((ends.len() as f64 - 1.0) / 2.0, |index| index as f64);
        let reach = middle.max(ends.len() as f64 - 1.0 - middle).max(1.0);
        let pitch = pitch.min(room / 2.0 / reach);
        for (index, end) in ends.iter().enumerate() {
            if let Some(ports) = all.get_mut(&end.transition) {
                let offset = (index as f64 - middle) * pitch;
                if end.leaves {
                    ports.from = offset;
                } else {
                    ports.to = offset;
                }
            }
        }
    }
    all
}
