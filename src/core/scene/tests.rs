use super::*;
use crate::core::command::plan;
use crate::core::geometry::point;
use crate::core::ids::{Identifier, MapId};
use crate::core::model::{Date, TransitionKind};

fn id<T: Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

fn node(name: &str, kind: NodeKind, x: f64, y: f64, parent: Option<&str>) -> Node {
    Node { parent: parent.map(id), ..Node::new(id(name), kind, name, point(x, y)) }
}

/// Four stages: b to the right of a, c below a, d far away; a has two steps.
fn map(expanded: bool) -> Document {
    let mut document = Document::new(id::<MapId>("m"), "Map", Date::new(2026, 1, 1).unwrap());
    let mut nodes = vec![
        node("a", NodeKind::Stage, 0.0, 0.0, None),
        node("b", NodeKind::Stage, 248.0, 0.0, None),
        node("c", NodeKind::Stage, 0.0, 136.0, None),
        node("d", NodeKind::Stage, 2000.0, 2000.0, None),
        node("s", NodeKind::Step, 500.0, 500.0, Some("a")),
        node("t", NodeKind::Step, 748.0, 572.0, Some("a")),
    ];
    nodes[0].expanded = expanded;
    for node in nodes {
        document.nodes.insert(node.id, node);
    }
    let ways = [("ab", "a", "b"), ("st", "s", "t"), ("tb", "t", "b"), ("as", "a", "s"), ("aa", "a", "a")];
    for (name, from, to) in ways {
        let way = Transition::new(id(name), TransitionKind::Advance, id(from), id(to));
        document.transitions.insert(way.id, way);
    }
    assert_eq!(document.invariants(), []);
    document
}

fn at(scene: &Scene, name: &str) -> Option<(f64, f64)> {
    scene.bounds(id(name)).map(|bounds| (bounds.left(), bounds.top()))
}

fn ends(scene: &Scene, name: &str) -> Option<(NodeId, NodeId)> {
    scene.ends(id(name))
}

#[test]
fn a_closed_stage_stands_for_its_steps() {
    let document = map(false);
    let scene = Scene::of(&document, Place::Whole);
    assert_eq!(scene.nodes().count(), 4);
    assert_eq!(ends(&scene, "tb"), Some((id("a"), id("b"))));
    assert_eq!(ends(&scene, "aa"), Some((id("a"), id("a"))));
    assert_eq!((ends(&scene, "st"), ends(&scene, "as")), (None, None));
}

#[test]
fn an_open_stage_holds_its_steps_and_others_make_room() {
    let document = map(true);
    let scene = Scene::of(&document, Place::Whole);
    let frame = scene.bounds(id("a")).unwrap();
    assert!(scene.is_open(id("a")));
    for step in ["s", "t"] {
        assert!(frame.holds(&scene.bounds(id(step)).unwrap()), "{step}");
    }
    let apart = |a: &str, b: &str| {
        let (a, b) = (scene.bounds(id(a)).unwrap(), scene.bounds(id(b)).unwrap());
        assert!(!a.overlaps(&b));
    };
    apart("a", "b");
    apart("a", "c");
    // As far from the frame as from the closed stage, in the same row.
    assert_eq!(scene.bounds(id("b")).map(|b| (b.left() - frame.right(), b.top())), Some((64.0, 0.0)));
    assert_eq!(at(&scene, "d"), Some((2000.0, 2000.0)), "what is not in the way stays");
    assert_eq!(ends(&scene, "tb"), Some((id("t"), id("b"))));
    assert_eq!(ends(&scene, "st"), Some((id("s"), id("t"))));
}

#[test]
fn the_own_map_of_a_stage_shows_its_steps_where_they_are() {
    let document = map(true);
    let scene = Scene::of(&document, Place::Inside(id("a")));
    assert_eq!(scene.nodes().count(), 2);
    assert_eq!(at(&scene, "s"), Some((500.0, 500.0)));
    assert_eq!((ends(&scene, "st"), ends(&scene, "tb")), (Some((id("s"), id("t"))), None));
}

/// The document after nodes were dropped so that they are shown here.
fn dropped(document: &Document, shown: &[(&str, Point)]) -> Document {
    let scene = Scene::of(document, Place::Whole);
    let shown: Vec<_> = shown.iter().map(|(node, at)| (id(node), *at)).collect();
    let mut after = document.clone();
    after.apply(&plan(document, &scene.moves(document, &shown)).unwrap());
    assert_eq!(after.invariants(), []);
    after
}

fn kept(document: &Document, name: &str) -> (f64, f64) {
    let at = document.nodes.get(&id::<NodeId>(name)).unwrap().position;
    (at.x, at.y)
}

#[test]
fn what_is_shown_leads_back_to_what_is_kept() {
    let document = map(true);
    let scene = Scene::of(&document, Place::Whole);
    let all: Vec<_> = scene.nodes().map(|(node, bounds)| (node, bounds.origin)).collect();
    let nothing = plan(&document, &scene.moves(&document, &all)).unwrap();
    assert!(nothing.is_empty(), "{nothing:?}");
    // A step moves by as much as it is moved, whatever makes room.
    let step = scene.bounds(id("s")).unwrap().origin;
    assert_eq!(kept(&dropped(&document, &[("s", step.plus(point(40.0, 8.0)))]), "s"), (540.0, 508.0));
    // From beside the frame to where nothing is shifted, and from there to beside it.
    assert_eq!(kept(&dropped(&document, &[("b", point(-600.0, 40.0))]), "b"), (-600.0, 40.0));
    let beside = scene.bounds(id("b")).unwrap().origin.plus(point(400.0, 0.0));
    assert_eq!(kept(&dropped(&document, &[("d", beside)]), "d"), (648.0, 0.0));
}

#[test]
fn a_step_leaves_its_frame_and_joins_another() {
    let document = map(true);
    let parent = |document: &Document, name: &str| document.nodes.get(&id::<NodeId>(name)).unwrap().parent;
    let out = dropped(&document, &[("s", point(-900.0, -500.0))]);
    assert_eq!((parent(&out, "s"), kept(&out, "s")), (None, (-900.0, -500.0)));
    let frame = Scene::of(&out, Place::Whole).bounds(id("a")).unwrap();
    let back = dropped(&out, &[("s", frame.origin.plus(point(60.0, 60.0)))]);
    assert_eq!(parent(&back, "s"), Some(id("a")));
    assert_eq!(parent(&dropped(&document, &[("d", frame.origin)]), "d"), None, "a stage fits into no stage");
}

#[test]
fn what_is_made_in_a_frame_belongs_to_its_stage() {
    let document = map(true);
    let scene = Scene::of(&document, Place::Whole);
    let step = scene.bounds(id("s")).unwrap().origin;
    let made = |kind, at| scene.place_of(Place::Whole, kind, at);
    assert_eq!(made(NodeKind::Step, step.plus(point(8.0, 8.0))), (Some(id("a")), point(508.0, 508.0)));
    assert_eq!(made(NodeKind::Won, step).0, None);
    let inside = Scene::of(&document, Place::Inside(id("a")));
    let at = point(-40.0, 16.0);
    assert_eq!(inside.place_of(Place::Inside(id("a")), NodeKind::Note, at), (Some(id("a")), at));
}

/// Two departments and two phases: a and b are sales, c is service, d belongs to nobody.
fn departments() -> Document {
    use crate::core::model::{Department, Phase};
    let mut document = map(false);
    for (order, name) in (0..).zip(["sales", "service", "idle"]) {
        document.departments.insert(id(name), Department { id: id(name), name: name.to_owned() });
        document.phases.insert(id(name), Phase { id: id(name), name: name.to_owned(), order });
    }
    for (node, of) in [("a", "sales"), ("b", "sales"), ("c", "service")] {
        let card = &mut document.nodes.get_mut(&id::<NodeId>(node)).unwrap().card;
        (card.owner, card.phase) = (Some(id(of)), Some(id(of)));
    }
    assert_eq!(document.invariants(), []);
    document
}

#[test]
fn lanes_hold_what_belongs_to_them_and_change_no_position() {
    let document = departments();
    let scene = Scene::of(&document, Place::Lanes);
    let lanes = scene.lanes().unwrap();
    let rows: Vec<_> = lanes.rows.iter().map(|row| row.of).collect();
    assert_eq!(rows, [Some(id("sales")), Some(id("service")), None, Some(id("idle"))]);
    assert_eq!(lanes.columns.len(), 3);
    for (node, bounds) in scene.nodes() {
        let owner = document.nodes.get(&node).unwrap().card.owner;
        let row = lanes.rows.iter().find(|row| row.of == owner).unwrap().band;
        assert!(row.start <= bounds.top() && bounds.bottom() <= row.end, "{node}: {bounds:?} in {row:?}");
    }
    assert!(lanes.rows.windows(2).all(|pair| pair[0].band.end <= pair[1].band.start));
    // A drop where it is already changes nothing; no position is kept.
    let all: Vec<_> = scene.nodes().map(|(node, bounds)| (node, bounds.origin)).collect();
    let kept: Vec<_> =
        all.iter().filter(|(node, _)| document.nodes.get(node).unwrap().card.owner.is_some()).copied().collect();
    assert!(plan(&document, &scene.moves(&document, &kept)).unwrap().is_empty());
}

#[test]
fn a_stage_dropped_in_another_lane_belongs_there() {
    let document = departments();
    let scene = Scene::of(&document, Place::Lanes);
    let lanes = scene.lanes().unwrap();
    let (row, column) = (&lanes.rows[3], &lanes.columns[1]);
    let corner = point(column.band.start + 4.0, row.band.start + 4.0);
    let command = scene.moves(&document, &[(id("a"), corner)]);
    let mut after = document.clone();
    after.apply(&plan(&document, &command).unwrap());
    let card = &after.nodes.get(&id::<NodeId>("a")).unwrap().card;
    assert_eq!((card.owner, card.phase), (row.of, column.of));
    assert_eq!(kept(&after, "a"), kept(&document, "a"), "the free map stays as it was");
}
