//! From node to node by Tab.

use crate::core::ids::NodeId;

/// The next node in an order, or the one before; the first or last where none of them is selected. At an end there is
/// none, unless a transition is being drawn: then it goes round, past the node where the transition begins.
pub fn along(order: &[NodeId], now: Option<NodeId>, forward: bool, drawn_from: Option<NodeId>) -> Option<NodeId> {
    let candidates: Vec<NodeId> =
        order.iter().copied().filter(|id| Some(*id) != drawn_from || now == drawn_from).collect();
    let at = candidates.iter().position(|id| Some(*id) == now);
    let last = candidates.len().checked_sub(1)?;
    let next = match (at, forward) {
        (None, true) => 0,
        (None, false) => last,
        (Some(at), true) if at < last => at + 1,
        (Some(at), false) if at > 0 => at - 1,
        (Some(_), _) if drawn_from.is_none() => return None,
        (Some(_), true) => 0,
        (Some(_), false) => last,
    };
    candidates.get(next).copied().filter(|id| Some(*id) != now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::Identifier;

    #[test]
    fn tab_ends_at_the_end_but_goes_round_while_connecting() {
        let [a, b, c] = ["a", "b", "c"].map(|id| NodeId::parse(id).unwrap());
        let order = [a, b, c];
        for (now, forward, from, expected) in [
            (None, true, None, Some(a)),
            (None, false, None, Some(c)),
            (Some(a), true, None, Some(b)),
            (Some(c), true, None, None),
            (Some(a), false, None, None),
            (Some(b), true, Some(b), Some(c)),
            (Some(c), true, Some(b), Some(a)),
            (Some(a), true, Some(b), Some(c)),
            (Some(a), false, Some(b), Some(c)),
            (Some(b), false, Some(b), Some(a)),
            (Some(c), true, Some(c), Some(a)),
        ] {
            assert_eq!(along(&order, now, forward, from), expected, "{now:?} {forward} {from:?}");
        }
        assert_eq!(along(&[], None, true, None), None);
        assert_eq!(along(&[a], Some(a), true, Some(a)), None);
    }
}
