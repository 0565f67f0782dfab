//! A transition is drawn, or one of its ends is taken to another node.

use super::{Effect, End, Press, Sight, Wire};
use crate::core::ids::{NodeId, TransitionId};

/// A transition with a loose end.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Wiring {
    /// The node at its other end.
    fixed: NodeId,
    /// Which end of which transition it is; none of a new one.
    known: Option<(TransitionId, End)>,
}

impl Wiring {
    /// A new transition from a node.
    pub(super) fn from(fixed: NodeId) -> Wiring {
        Wiring { fixed, known: None }
    }

    /// An end of a transition is taken; none where there is no such transition.
    pub(super) fn again(way: TransitionId, end: End, sight: &Sight) -> Option<Wiring> {
        let (from, to) = sight.scene.ends(way)?;
        let fixed = if end == End::From { to } else { from };
        Some(Wiring { fixed, known: Some((way, end)) })
    }

    pub(super) fn moved(self, press: &Press, sight: &Sight, effects: &mut Vec<Effect>) {
        let over = press.target.node().filter(|id| sight.connects(*id));
        let known = self.known.map(|(way, _)| way);
        effects.push(Effect::Wire(Some(Wire { from: self.fixed, to: press.at, over, known })));
    }

    pub(super) fn dropped(self, press: &Press, sight: &Sight, effects: &mut Vec<Effect>) {
        effects.push(Effect::Wire(None));
        let drawn = match (self.known, press.target.node()) {
            (None, Some(to)) if to == self.fixed => None,
            (_, Some(to)) if !sight.connects(to) => None,
            // It may have gone meanwhile.
            _ if !sight.connects(self.fixed) => None,
            (None, Some(to)) => Some(Effect::Connect(self.fixed, to)),
            (None, None) => Some(Effect::ConnectToNew(self.fixed, press.at)),
            (Some((way, end)), Some(to)) => self.reconnected(way, end, to, sight),
            (Some(_), None) => None,
        };
        effects.extend(drawn);
    }

    fn reconnected(self, way: TransitionId, end: End, to: NodeId, sight: &Sight) -> Option<Effect> {
        let known = sight.document.transitions.get(&way)?;
        let now = if end == End::From { known.from } else { known.to };
        (now != to).then_some(Effect::Reconnect(way, end, to))
    }
}
