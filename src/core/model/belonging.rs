//! Which department and which phase everything on the map belongs to, also what has no card of its own to say so.

use super::{Document, Node, Transition, TransitionKind};
use crate::core::ids::{DepartmentId, NodeId, PhaseId};
use crate::core::sorted::Map;

/// The department of every node that belongs to one: its own, that of its stage, or that of what leads to it.
pub fn owners(document: &Document) -> Map<NodeId, DepartmentId> {
    spread(document, |node| node.card.owner)
}

/// The phase of every node that belongs to one: its own, that of its stage, or that of what leads to it.
pub fn phases(document: &Document) -> Map<NodeId, PhaseId> {
    spread(document, |node| node.card.phase)
}

/// Whether a deal that takes this way goes from one department to another; `owners` are those of the document.
pub fn hands_over(way: &Transition, owners: &Map<NodeId, DepartmentId>) -> bool {
    let (from, to) = (owners.get(&way.from), owners.get(&way.to));
    way.kind == TransitionKind::HandOff || way.kind.is_forward() && from.is_some() && to.is_some() && from != to
}

/// What nodes say themselves, and for those that cannot what the nearest node before them says, or else behind them.
fn spread<T: Copy>(document: &Document, own: fn(&Node) -> Option<T>) -> Map<NodeId, T> {
    let of_stage = |node: &Node| own(document.nodes.get(&node.parent?)?);
    let mut known: Map<NodeId, T> =
        document.nodes.values().filter_map(|node| Some((node.id, own(node).or_else(|| of_stage(node))?))).collect();
    let is_open = |node: &Node| !node.kind.has_card() && !known.contains_key(&node.id);
    if known.is_empty() || !document.nodes.values().any(is_open) {
        return known;
    }
    for forwards in [true, false] {
        let mut next: Map<NodeId, Vec<NodeId>> = document.nodes.keys().map(|id| (*id, Vec::new())).collect();
        for way in document.transitions.values() {
            let (a, b) = if forwards { (way.from, way.to) } else { (way.to, way.from) };
            if let Some(targets) = next.get_mut(&a) {
                targets.push(b);
            }
        }
        // Breadth first, so that the nearest one speaks.
        let mut reached: Vec<NodeId> = known.keys().copied().collect();
        while !reached.is_empty() {
            let mut farther = Vec::new();
            for from in reached {
                let Some(value) = known.get(&from).copied() else { continue };
                for to in next.get(&from).into_iter().flatten() {
                    let mute = document.nodes.get(to).is_some_and(|node| !node.kind.has_card());
                    if mute && !known.contains_key(to) {
                        known.insert(*to, value);
                        farther.push(*to);
                    }
                }
            }
            reached = farther;
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::point;
    use crate::core::ids::{Identifier, MapId, TransitionId};
    use crate::core::model::{Date, Department, NodeKind};

    fn id<T: Identifier>(text: &str) -> T {
        T::parse(text).unwrap()
    }

    /// Stages of two departments with a decision between them, a step, a note, and an outcome.
    fn document() -> Document {
        let mut document = Document::new(id::<MapId>("m"), "Map", Date::new(2026, 1, 1).unwrap());
        for owner in ["sales", "service"] {
            document.departments.insert(id(owner), Department { id: id(owner), name: owner.to_owned() });
        }
        let nodes = [
            ("a", NodeKind::Stage, Some("sales")),
            ("d", NodeKind::Decision, None),
            ("b", NodeKind::Stage, Some("service")),
            ("s", NodeKind::Step, None),
            ("lost", NodeKind::Lost, None),
            ("free", NodeKind::Stage, None),
            ("note", NodeKind::Note, None),
        ];
        for (name, kind, owner) in nodes {
            let mut node = Node::new(id(name), kind, name, point(0.0, 0.0));
            node.card.owner = owner.map(id);
            node.parent = (name == "s").then(|| id("b"));
            document.nodes.insert(node.id, node);
        }
        let ways = [
            ("ad", TransitionKind::Advance, "a", "d"),
            ("db", TransitionKind::Branch, "d", "b"),
            ("dl", TransitionKind::No, "d", "lost"),
            ("bf", TransitionKind::Advance, "b", "free"),
            ("fa", TransitionKind::HandOff, "free", "a"),
        ];
        for (name, kind, from, to) in ways {
            let way = Transition::new(id::<TransitionId>(name), kind, id(from), id(to));
            document.transitions.insert(way.id, way);
        }
        document
    }

    #[test]
    fn what_cannot_say_it_belongs_to_what_leads_there() {
        let document = document();
        let owners = owners(&document);
        let of = |name: &str| owners.get(&id::<NodeId>(name)).map(ToString::to_string);
        for (name, owner) in [("a", "sales"), ("d", "sales"), ("lost", "sales"), ("b", "service"), ("s", "service")] {
            assert_eq!(of(name).as_deref(), Some(owner), "{name}");
        }
        assert_eq!((of("free"), of("note")), (None, None), "a stage says it itself or belongs to nobody");
    }

    #[test]
    fn a_way_forward_to_another_department_hands_over() {
        let document = document();
        let owners = owners(&document);
        let over = |name: &str| hands_over(document.transitions.get(&id::<TransitionId>(name)).unwrap(), &owners);
        assert!(over("db") && over("fa"));
        assert!(!over("ad") && !over("dl") && !over("bf"));
    }
}
