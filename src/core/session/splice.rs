//! A node put into a transition: one way in, one way out, in place of the one that led past it.

use crate::core::command::{Command, TransitionEdit};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, NodeKind, Transition, TransitionKind};

/// Whether a node of this kind can stand between two others: the end of a process cannot.
pub fn passes(kind: NodeKind) -> bool {
    kind.connects() && !kind.is_outcome()
}

/// Whether a node may be put into transitions at all. One that has a way in and a way out already stands in a flow of
/// its own: it is only moved, and lines make way for it.
pub fn is_loose(document: &Document, node: NodeId) -> bool {
    let leads = |end: fn(&Transition) -> NodeId| document.transitions.values().any(|way| end(way) == node);
    document.node_kind(node).is_some_and(passes) && !(leads(|way| way.from) && leads(|way| way.to))
}

/// Whether a node can be put into this transition, without being connected twice to one of its ends.
pub fn fits(document: &Document, node: NodeId, way: TransitionId) -> bool {
    let Some(way) = document.transitions.get(&way) else { return false };
    let doubled =
        |other: &Transition| (other.from == way.from && other.to == node) || (other.from == node && other.to == way.to);
    way.from != node && way.to != node && !document.transitions.values().any(doubled)
}

/// Puts a node of this kind into a transition, after `placed` has moved or made it, as one step. What was there leads
/// to the node now, as it was; `fresh` leads on from it. `None` where there is no such transition.
pub fn splice(
    document: &Document,
    way: TransitionId,
    node: NodeId,
    kind: NodeKind,
    placed: Command,
    fresh: TransitionId,
) -> Option<Command> {
    let to = document.transitions.get(&way)?.to;
    let onward = match document.node_kind(to) {
        Some(end) if end.is_refusal() => TransitionKind::No,
        _ if kind == NodeKind::Decision => TransitionKind::Branch,
        _ => TransitionKind::Advance,
    };
    let onward = Transition::new(fresh, onward, node, to);
    Some(Command::Together(vec![
        placed,
        Command::EditTransition(way, TransitionEdit::To(node)),
        Command::Insert { nodes: Vec::new(), transitions: vec![onward] },
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::command::{Label, plan};
    use crate::core::geometry::point;
    use crate::core::ids::{Identifier, MapId};
    use crate::core::model::{Date, Node};

    fn id<T: Identifier>(text: &str) -> T {
        T::parse(text).unwrap()
    }

    /// `a` leads to `b` over `w`, with a label and a bend; `lost`, `q` and `x` stand alone.
    fn map() -> Document {
        let mut document = Document::new(id::<MapId>("m"), "Map", Date::new(2026, 1, 1).unwrap());
        let kinds = [
            ("a", NodeKind::Stage),
            ("b", NodeKind::Stage),
            ("x", NodeKind::Stage),
            ("q", NodeKind::Decision),
            ("lost", NodeKind::Lost),
            ("note", NodeKind::Note),
        ];
        for (name, kind) in kinds {
            document.nodes.insert(id(name), Node::new(id(name), kind, name, point(0.0, 0.0)));
        }
        connect(&mut document, "w", "a", "b");
        let way = document.transitions.get_mut(&id::<TransitionId>("w")).unwrap();
        (way.kind, way.label, way.bends) = (TransitionKind::HandOff, "signed".to_owned(), vec![point(5.0, 5.0)]);
        document
    }

    fn connect(document: &mut Document, name: &str, from: &str, to: &str) {
        let way = Transition::new(id(name), TransitionKind::Advance, id(from), id(to));
        document.transitions.insert(way.id, way);
    }

    #[test]
    fn the_first_part_keeps_what_the_transition_was_and_all_is_one_step() {
        let document = map();
        let placed = Command::Move(vec![(id("x"), point(300.0, 0.0))]);
        let command = splice(&document, id("w"), id("x"), NodeKind::Stage, placed, id("n")).unwrap();
        assert_eq!(command.label(&document), Label::Move);
        let diff = plan(&document, &command).unwrap();
        let mut after = document.clone();
        after.apply(&diff);
        assert_eq!(after.invariants(), []);
        assert_eq!(after.nodes[&id::<NodeId>("x")].position, point(300.0, 0.0));
        let (first, second) =
            (&after.transitions[&id::<TransitionId>("w")], &after.transitions[&id::<TransitionId>("n")]);
        assert_eq!((first.from, first.to, first.kind), (id("a"), id("x"), TransitionKind::HandOff));
        assert_eq!((first.label.as_str(), first.bends.len()), ("signed", 0));
        assert_eq!((second.from, second.to, second.kind), (id("x"), id("b"), TransitionKind::Advance));
        after.apply(&diff.reversed());
        assert_eq!(after, document);
    }

    #[test]
    fn the_second_part_is_what_its_ends_make_of_it() {
        let mut document = map();
        connect(&mut document, "l", "b", "lost");
        let kind = |way: &str, node: &str, kind: NodeKind| {
            let placed = Command::Move(Vec::new());
            match splice(&document, id(way), id(node), kind, placed, id("n")) {
                Some(Command::Together(all)) => match all.last() {
                    Some(Command::Insert { transitions, .. }) => transitions.first().map(|way| way.kind),
                    _ => None,
                },
                _ => None,
            }
        };
        assert_eq!(kind("w", "q", NodeKind::Decision), Some(TransitionKind::Branch));
        assert_eq!(kind("l", "x", NodeKind::Stage), Some(TransitionKind::No));
        assert_eq!(kind("gone", "x", NodeKind::Stage), None);
    }

    #[test]
    fn nothing_is_doubled_and_no_other_flow_is_torn() {
        let mut document = map();
        let may = |document: &Document, node: &str| is_loose(document, id(node)) && fits(document, id(node), id("w"));
        for (node, expected) in [("x", true), ("q", true), ("a", false), ("b", false), ("lost", false), ("note", false)]
        {
            assert_eq!(may(&document, node), expected, "{node}");
        }
        connect(&mut document, "o", "x", "q");
        assert!(may(&document, "x"), "a way out to elsewhere is no obstacle");
        connect(&mut document, "i", "lost", "x");
        assert!(!may(&document, "x"), "it stands in a flow already");
        let mut document = map();
        connect(&mut document, "d", "x", "b");
        assert!(!may(&document, "x"), "it would lead to the same stage twice");
        assert!(!fits(&document, id("x"), id("gone")));
    }
}
