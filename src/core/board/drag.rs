//! A card under the pointer, as a state machine: pressed, carried over columns, dropped or let go.

use crate::core::geometry::Point;
use crate::core::ids::{DealId, NodeId};

/// How far the pointer goes before a press becomes a drag, in pixels.
const SLACK: f64 = 4.0;

/// What is going on with a card.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub enum Drag {
    /// Nothing.
    #[default]
    Idle,
    /// A card is pressed and may still be a click.
    Pressed {
        /// The deal.
        deal: DealId,
        /// The column it is in.
        from: NodeId,
        /// Where.
        at: Point,
    },
    /// A card is carried.
    Carried {
        /// The deal.
        deal: DealId,
        /// The column it came from.
        from: NodeId,
        /// Where the pointer is.
        at: Point,
        /// The column below the pointer.
        over: Option<NodeId>,
    },
}

/// What the pointer or the keyboard does.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum DragInput {
    /// The pointer goes down on a card.
    Press {
        /// The deal.
        deal: DealId,
        /// The column it is in.
        from: NodeId,
        /// Where.
        at: Point,
    },
    /// The pointer moves; the column below it.
    Move {
        /// Where to.
        at: Point,
        /// The column there.
        over: Option<NodeId>,
    },
    /// The pointer goes up.
    Release,
    /// Escape, or the browser takes the pointer away.
    Cancel,
}

impl Drag {
    /// What follows, and where a deal is to be moved.
    pub fn step(self, input: DragInput) -> (Drag, Option<(DealId, NodeId)>) {
        match (self, input) {
            (Drag::Idle, DragInput::Press { deal, from, at }) => (Drag::Pressed { deal, from, at }, None),
            (Drag::Pressed { deal, from, at: began }, DragInput::Move { at, over }) => {
                let far = (at.x - began.x).hypot(at.y - began.y) >= SLACK;
                (if far { Drag::Carried { deal, from, at, over } } else { self }, None)
            }
            (Drag::Carried { deal, from, .. }, DragInput::Move { at, over }) => {
                (Drag::Carried { deal, from, at, over }, None)
            }
            (Drag::Carried { deal, from, over, .. }, DragInput::Release) => {
                (Drag::Idle, over.filter(|over| *over != from).map(|over| (deal, over)))
            }
            (_, DragInput::Release | DragInput::Cancel) => (Drag::Idle, None),
            // A second finger changes nothing about the first.
            (_, DragInput::Press { .. }) => (self, None),
            (Drag::Idle, DragInput::Move { .. }) => (Drag::Idle, None),
        }
    }

    /// The deal that is carried.
    pub fn carried(&self) -> Option<DealId> {
        match self {
            Drag::Carried { deal, .. } => Some(*deal),
            _ => None,
        }
    }

    /// The column where a carried card would be dropped.
    pub fn target(&self) -> Option<NodeId> {
        match self {
            Drag::Carried { from, over, .. } => over.filter(|over| over != from),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::point;
    use crate::core::ids::Identifier;

    fn run(inputs: &[DragInput]) -> (Drag, Option<(DealId, NodeId)>) {
        inputs.iter().fold((Drag::Idle, None), |(drag, _), input| drag.step(*input))
    }

    #[test]
    fn drops_only_what_was_carried_elsewhere() {
        let (deal, from, to) = (DealId::parse("d").unwrap(), NodeId::parse("a").unwrap(), NodeId::parse("b").unwrap());
        let press = DragInput::Press { deal, from, at: point(0.0, 0.0) };
        let go = |x: f64, over| DragInput::Move { at: point(x, 0.0), over };
        let drop = DragInput::Release;
        assert_eq!(run(&[press, go(300.0, Some(to)), drop]), (Drag::Idle, Some((deal, to))));
        for nothing in [
            vec![press, drop],
            vec![press, go(3.0, Some(to)), drop],
            vec![press, go(30.0, Some(from)), drop],
            vec![press, go(300.0, None), drop],
            vec![press, go(300.0, Some(to)), DragInput::Cancel],
            vec![press, go(300.0, Some(to)), DragInput::Cancel, drop],
            vec![go(300.0, Some(to)), drop],
        ] {
            assert_eq!(run(&nothing), (Drag::Idle, None), "{nothing:?}");
        }
        assert_eq!(run(&[press, go(300.0, Some(to)), press]).0.target(), Some(to));
    }
}
