//! A map, or a part of it, laid out anew.

#[path = "support/graph.rs"]
mod graph;

use stagecraft::core::geometry::{Point, Rect, point};
use stagecraft::core::ids::{IdSource, Identifier, NodeId, TransitionId};
use stagecraft::core::language::Language;
use stagecraft::core::layout::{Direction, document::tidy};
use stagecraft::core::model::{Date, Document, Flow, Node, NodeKind, Transition, TransitionKind};
use stagecraft::core::sorted::Set;
use stagecraft::core::template::{Template, build};

fn day() -> Date {
    Date::new(2026, 1, 1).unwrap()
}

fn id(text: &str) -> NodeId {
    NodeId::parse(text).unwrap()
}

/// A map of nodes with names, kinds and corners, and of ways between them.
fn map(nodes: &[(&str, NodeKind, f64, f64)], ways: &[(&str, &str)]) -> Document {
    let mut document = Document::new(Identifier::parse("m").unwrap(), "Map", day());
    for (name, kind, x, y) in nodes {
        document.nodes.insert(id(name), Node::new(id(name), *kind, name, point(*x, *y)));
    }
    for (index, (from, to)) in ways.iter().enumerate() {
        let way = TransitionId::parse(&format!("t{index}")).unwrap();
        document.transitions.insert(way, Transition::new(way, TransitionKind::Advance, id(from), id(to)));
    }
    document
}

fn everything(document: &Document) -> Set<NodeId> {
    document.nodes.keys().copied().collect()
}

/// The map after tidying; nodes that were not chosen, or are pinned, have not moved, and nothing overlaps.
fn tidied(document: &Document, nodes: &Set<NodeId>, direction: Direction) -> Document {
    let mut after = document.clone();
    for (id, at) in tidy(document, nodes, direction) {
        let node = after.nodes.get_mut(&id).unwrap();
        assert!(nodes.contains(&id) && !node.pinned && node.position != at && at == at.tidy(), "{id} to {at:?}");
        node.position = at;
    }
    for one in after.nodes.values() {
        for other in after.nodes.values().filter(|other| other.id > one.id && other.parent == one.parent) {
            assert!(!one.bounds().overlaps(&other.bounds()), "{} on {}", one.id, other.id);
        }
    }
    after
}

fn corner(document: &Document, nodes: &Set<NodeId>) -> Point {
    document.bounds(nodes).unwrap().origin
}

#[test]
fn a_template_is_one_straight_line_with_its_noes_beside_it() {
    for template in Template::ALL {
        for direction in [Direction::Right, Direction::Down] {
            let before = build(template, Language::English, &mut IdSource::new(1), day());
            let outer = before.nodes.values().filter(|node| node.parent.is_none());
            let all: Set<NodeId> = outer.map(|node| node.id).collect();
            let after = tidied(&before, &all, direction);
            assert_eq!(corner(&after, &all), corner(&before, &all));
            let middle = |id: NodeId| {
                let middle = after.nodes[&id].bounds().center();
                if direction == Direction::Right { (middle.x, middle.y) } else { (middle.y, middle.x) }
            };
            let stages = Flow::of(&before).stages(&before);
            let line = middle(stages[0]).1;
            assert!(stages.iter().all(|id| (middle(*id).1 - line).abs() < 1.0), "{template:?} {direction:?}");
            assert!(stages.windows(2).all(|pair| middle(pair[0]).0 < middle(pair[1]).0));
            for node in after.nodes.values().filter(|node| all.contains(&node.id)) {
                let is_aside = node.kind.is_refusal()
                    || after.transitions.values().any(|way| way.to == node.id && way.kind == TransitionKind::No);
                assert_eq!(middle(node.id).1 > line + 50.0, is_aside, "{template:?} {direction:?}: {}", node.name);
            }
            let ids: Vec<NodeId> = all.iter().copied().collect();
            let place = |id: NodeId| ids.iter().position(|known| *known == id).unwrap();
            // Ways back run below the line, not straight through it.
            let outer = after.transitions.values().filter(|way| all.contains(&way.from));
            let forward = outer.filter(|way| way.kind != TransitionKind::Recycle);
            let pairs: Vec<(usize, usize)> = forward.map(|way| (place(way.from), place(way.to))).collect();
            let middles: Vec<(f64, f64)> = ids.iter().map(|id| middle(*id)).collect();
            assert_eq!(graph::crossings(&pairs, &middles), 0, "{template:?} {direction:?}");
            assert_eq!(tidy(&after, &all, direction), [], "what is tidy stays");
        }
    }
}

#[test]
fn a_part_keeps_its_corner_and_clear_of_the_rest() {
    let stage = NodeKind::Stage;
    let nodes = [("a", stage, 100.0, 100.0), ("b", stage, 130.0, 190.0), ("c", stage, 900.0, 90.0)];
    let mut before = map(&nodes, &[("a", "b"), ("b", "c")]);
    let part = Set::from([id("a"), id("b")]);
    let after = tidied(&before, &part, Direction::Right);
    assert_eq!(after.nodes[&id("a")].position, point(100.0, 100.0));
    assert_eq!(after.nodes[&id("b")].position, point(348.0, 100.0));
    // In the way of the second: below it is the nearest place for both.
    before.nodes.get_mut(&id("c")).unwrap().position = point(460.0, 60.0);
    let after = tidied(&before, &part, Direction::Right);
    assert_eq!(after.nodes[&id("a")].position, point(100.0, 188.0));
    assert_eq!(after.nodes[&id("b")].position, point(348.0, 188.0));
}

#[test]
fn what_is_pinned_stays_and_the_rest_goes_around_it() {
    let mut random = IdSource::new(3);
    for _ in 0..40 {
        let mut document = build(Template::Fourteen, Language::Polish, &mut random, day());
        for node in document.nodes.values_mut() {
            node.pinned = random.below(5) == 0;
        }
        let chosen: Set<NodeId> = document.nodes.keys().copied().filter(|_| random.below(4) > 0).collect();
        tidied(&document, &chosen, Direction::Right);
        tidied(&document, &chosen, Direction::Down);
    }
}

#[test]
fn steps_of_a_stage_are_a_level_of_their_own() {
    let (stage, step) = (NodeKind::Stage, NodeKind::Step);
    let nodes = [("a", stage, 0.0, 0.0), ("b", stage, 10.0, 10.0), ("s", step, 0.0, 0.0), ("t", step, 500.0, 300.0)];
    let mut before = map(&nodes, &[("a", "b"), ("s", "t"), ("a", "t")]);
    for name in ["s", "t"] {
        before.nodes.get_mut(&id(name)).unwrap().parent = Some(id("a"));
    }
    let after = tidied(&before, &everything(&before), Direction::Right);
    assert_eq!(after.nodes[&id("b")].position, after.nodes[&id("t")].position);
    assert_eq!(after.nodes[&id("t")].position, point(248.0, 0.0));
}

#[test]
fn notes_keep_beside_what_they_are_about() {
    let (stage, note) = (NodeKind::Stage, NodeKind::Note);
    let nodes =
        [("a", stage, 0.0, 0.0), ("b", stage, 900.0, 400.0), ("n", note, 900.0, 520.0), ("m", note, 0.0, 300.0)];
    let before = map(&nodes, &[("a", "b")]);
    let after = tidied(&before, &everything(&before), Direction::Right);
    assert_eq!(after.nodes[&id("b")].position, point(248.0, 0.0));
    assert_eq!(after.nodes[&id("n")].position, point(248.0, 120.0));
    assert_eq!(after.nodes[&id("m")].position, point(0.0, 300.0));
    assert_eq!(tidy(&before, &Set::from([id("m"), id("n")]), Direction::Right), []);
}

#[test]
fn a_long_line_at_the_end_of_the_world_is_moved_into_it() {
    let names: Vec<String> = (0..300).map(|index| format!("n{index}")).collect();
    let nodes: Vec<_> =
        names.iter().map(|name| (name.as_str(), NodeKind::Stage, Point::FARTHEST - 500.0, 0.0)).collect();
    let ways: Vec<_> = names.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
    let before = map(&nodes, &ways);
    let after = tidied(&before, &everything(&before), Direction::Right);
    let bounds: Rect = after.bounds(after.nodes.keys()).unwrap();
    assert_eq!((bounds.right(), bounds.size.height), (Point::FARTHEST, 72.0));
}
