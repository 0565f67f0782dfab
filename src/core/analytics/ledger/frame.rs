//! A map as counting sees it: nodes and transitions by their places in its tables.

use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, NodeKind};
use crate::core::sorted::Map;

/// No node, or no transition: a deleted one, and where nothing is drawn.
pub(super) const NONE: u32 = u32::MAX;

/// A node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Spot {
    pub id: NodeId,
    pub kind: NodeKind,
    /// Its stage where it is a step, else itself.
    pub whole: u32,
    /// It is part of the process as a whole: on the map itself, not hidden, not a note.
    pub top: bool,
    /// Deals count as won from here on.
    pub winning: bool,
    /// It does not belong to the process now.
    pub hidden: bool,
    /// The longest stay that is expected, in days.
    pub longest: Option<i64>,
    /// The chance to win from here, in percent.
    pub probability: Option<u8>,
}

/// A transition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Way {
    pub id: TransitionId,
    pub from: u32,
    pub to: u32,
}

/// What facts are read against. As long as it is the same, facts are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Frame {
    pub(super) spots: Vec<Spot>,
    pub(super) ways: Vec<Way>,
    /// The first way from one node straight to another.
    direct: Map<(u32, u32), u32>,
}

impl Frame {
    /// The frame of a document.
    pub fn of(document: &Document) -> Frame {
        let mut frame = Frame::default();
        for node in document.nodes.values() {
            frame.spots.push(Spot {
                id: node.id,
                kind: node.kind,
                whole: 0,
                top: node.parent.is_none() && node.kind != NodeKind::Note && !document.is_hidden(node),
                winning: node.kind == NodeKind::Won || node.card.more.quota_relief,
                hidden: document.is_hidden(node),
                longest: node.card.expected.map(|expected| i64::from(expected.max)),
                probability: crate::core::analytics::summary::probability(document, node.id),
            });
        }
        let wholes: Vec<u32> = document.nodes.keys().map(|id| frame.place(document.whole(*id))).collect();
        frame.spots.iter_mut().zip(wholes).for_each(|(spot, whole)| spot.whole = whole);
        // Without deals nobody asks for ways.
        if document.deals.is_empty() {
            return frame;
        }
        let way = |way: &crate::core::model::Transition| Way {
            id: way.id,
            from: frame.place(way.from),
            to: frame.place(way.to),
        };
        let ways: Vec<Way> = document.transitions.values().map(way).collect();
        for (at, way) in (0..).zip(&ways) {
            frame.direct.or_insert_with((way.from, way.to), || at);
        }
        Frame { ways, ..frame }
    }

    /// The place of a node.
    pub(super) fn place(&self, node: NodeId) -> u32 {
        let found = self.spots.binary_search_by(|spot| spot.id.cmp(&node));
        found.map_or(NONE, |at| at as u32)
    }

    pub(super) fn spot(&self, place: u32) -> Option<&Spot> {
        self.spots.get(place as usize)
    }

    /// The place of a transition that begins at a node.
    pub(super) fn way(&self, id: TransitionId, from: u32) -> Option<(u32, Way)> {
        let at = self.ways.binary_search_by(|way| way.id.cmp(&id)).ok()?;
        let way = *self.ways.get(at).filter(|way| way.from == from)?;
        Some((at as u32, way))
    }

    /// The place of the way from one node straight to another.
    pub(super) fn direct(&self, from: u32, to: u32) -> u32 {
        self.direct.get(&(from, to)).copied().unwrap_or(NONE)
    }
}
