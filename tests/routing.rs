//! Lines: what is drawn for the ready maps and for random ones, and what a change does to the rest.

mod support {
    pub mod maps;
}

use stagecraft::core::geometry::{Point, Rect, Size, point};
use stagecraft::core::ids::{IdSource, NodeId, TransitionId};
use stagecraft::core::language::Language;
use stagecraft::core::model::{Date, NodeKind, TransitionKind};
use stagecraft::core::routing::{Drawing, LabelPlace, Route, Side, Site, Way, crosses, part_at};
use stagecraft::core::scene::Place;
use stagecraft::core::template::{Template, build};
use support::maps::{self, Counts, Map, counts};

/// The ready maps in both languages: whole, with every stage opened, and the own maps of their stages.
fn ready() -> Vec<Map> {
    let mut maps = Vec::new();
    for (template, language) in Template::ALL
        .into_iter()
        .flat_map(|template| [Language::English, Language::Polish].map(|language| (template, language)))
    {
        let today = Date::parse("2026-01-01").unwrap();
        let mut document = build(template, language, &mut IdSource::new(1), today);
        maps.push(maps::of(&document, Place::Whole));
        let stages: Vec<NodeId> = document.nodes.values().filter_map(|node| node.parent).collect();
        for stage in stages {
            maps.push(maps::of(&document, Place::Inside(stage)));
            document.nodes.get_mut(&stage).unwrap().expanded = true;
        }
        maps.push(maps::of(&document, Place::Whole));
    }
    maps
}

/// The same map from top to bottom.
fn turned(map: &Map) -> Map {
    let mut map = map.clone();
    for (_, place) in &mut map.nodes {
        let middle = place.bounds.center();
        // Rows are nearer to each other than columns.
        let middle = point(middle.y * 1.8, middle.x * 0.6);
        let size = place.bounds.size;
        let bounds = Rect::new(point(middle.x - size.width / 2.0, middle.y - size.height / 2.0), size);
        *place = Site { bounds, solid: Some(bounds), ..*place };
    }
    map
}

fn orthogonal(route: &Route) -> bool {
    route.points.windows(2).all(|pair| (pair[0].x - pair[1].x).abs() < 0.01 || (pair[0].y - pair[1].y).abs() < 0.01)
}

/// A small map by hand: stages by their corner, ways by the numbers of their stages.
fn stages(corners: &[(f64, f64)], ways: &[(usize, usize, TransitionKind)]) -> Map {
    let mut ids = IdSource::new(5);
    let size = NodeKind::Stage.size();
    let place = |at: &(f64, f64)| Site::node(NodeKind::Stage, Rect::new(point(at.0, at.1), size));
    let nodes: Vec<(NodeId, Site)> = corners.iter().map(|at| (ids.make(), place(at))).collect();
    let way = |(from, to, kind): &(usize, usize, TransitionKind)| Way {
        kind: *kind,
        from: nodes[*from].0,
        to: nodes[*to].0,
        bends: Vec::new(),
        label: None,
    };
    let ways = ways.iter().map(|known| (ids.make(), way(known))).collect();
    Map { nodes, ways }
}

fn route<'a>(map: &Map, drawing: &'a Drawing, index: usize) -> &'a Route {
    drawing.route(map.ways[index].0).unwrap()
}

#[test]
fn nothing_is_on_anything_on_the_ready_maps() {
    for map in ready() {
        let found = counts(&map, &map.drawing());
        let wanted = Counts { lines: found.lines, labels: found.labels, bends: found.bends, ..Counts::default() };
        assert_eq!(found, wanted, "not even a crossing");
        assert!(found.bends <= found.lines, "{} bends in {} lines", found.bends, found.lines);
    }
}

#[test]
fn a_map_from_top_to_bottom_is_drawn_as_well() {
    let today = Date::parse("2026-01-01").unwrap();
    for template in Template::ALL {
        let document = build(template, Language::Polish, &mut IdSource::new(1), today);
        let map = turned(&maps::of(&document, Place::Whole));
        let found = counts(&map, &map.drawing());
        let wanted = Counts { lines: found.lines, labels: found.labels, bends: found.bends, ..Counts::default() };
        assert_eq!(found, wanted, "not even a crossing");
        assert!(found.bends <= 4, "{} bends", found.bends);
    }
}

#[test]
fn two_hundred_random_maps_can_be_read() {
    let (mut loose, mut dense) = (Counts::default(), Counts::default());
    for seed in 0..100 {
        for (crowded, sum) in [(false, &mut loose), (true, &mut dense)] {
            let map = maps::random(seed, crowded);
            let drawing = map.drawing();
            assert!(map.ways.iter().all(|(id, _)| orthogonal(drawing.route(*id).unwrap())));
            sum.add(counts(&map, &drawing));
        }
    }
    println!("loose {loose:?}\ndense {dense:?}");
    for sum in [loose, dense] {
        assert!(sum.lines > 4_000 && sum.labels > 2_500);
        assert_eq!((sum.lines_through_nodes, sum.labels_on_nodes, sum.labels_on_labels), (0, 0, 0));
    }
    assert!(loose.lines_on_lines <= 1 && loose.labels_on_lines <= 2 && loose.labels_hidden <= 2);
    // Gaps of 40 units hold three lines and no label between neighbours.
    assert!(dense.lines_on_lines <= 2 && dense.labels_on_lines <= 70 && dense.labels_hidden <= 12);
}

#[test]
fn neighbours_in_a_row_or_column_get_a_straight_line() {
    for corner in [(248.0, 0.0), (-248.0, 0.0), (0.0, 200.0), (0.0, -200.0), (248.0, 10.0), (30.0, 200.0)] {
        let map = stages(&[(0.0, 0.0), corner], &[(0, 1, TransitionKind::Advance)]);
        assert_eq!(route(&map, &map.drawing(), 0).points.len(), 2, "{corner:?}");
    }
}

#[test]
fn lines_on_one_side_are_attached_apart_and_in_the_order_of_their_ends() {
    let ways = [1, 2, 3].map(|to| (0, to, TransitionKind::Advance));
    let map = stages(&[(0.0, 200.0), (400.0, 0.0), (400.0, 200.0), (400.0, 400.0)], &ways);
    let drawing = map.drawing();
    let ends = [0, 1, 2].map(|index| route(&map, &drawing, index).ends[0]);
    assert!(ends.iter().all(|end| end.side == Side::Right));
    assert!(ends[0].offset <= -10.0 && ends[1].offset == 0.0 && ends[2].offset >= 10.0, "{ends:?}");
    assert_eq!(counts(&map, &drawing).crossings, 0);
}

#[test]
fn ways_back_run_beside_the_row_nested_and_apart() {
    let (on, back) = (TransitionKind::Advance, TransitionKind::Recycle);
    let row: Vec<(f64, f64)> = (0..5).map(|column| (f64::from(column) * 248.0, 0.0)).collect();
    let ways = [(0, 1, on), (1, 2, on), (2, 3, on), (3, 4, on), (4, 0, back), (3, 1, back), (2, 1, back), (4, 2, back)];
    let map = stages(&row, &ways);
    let drawing = map.drawing();
    let found = counts(&map, &drawing);
    assert_eq!((found.lines_on_lines, found.lines_through_nodes), (0, 0));
    assert!(found.crossings <= 1, "{} crossings", found.crossings);
    for index in 4..8 {
        let route = route(&map, &drawing, index);
        let sides = route.ends.map(|end| end.side);
        assert!(sides == [Side::Top; 2] || sides == [Side::Bottom; 2], "{index}: {sides:?} {:?}", route.points);
        assert_eq!(route.points.len(), 4, "out, along the row, in");
        let lane = route.points[1].y;
        assert!(!(-15.0..=87.0).contains(&lane), "{lane} is beside the row");
    }
}

#[test]
fn parallel_and_opposite_ways_and_loops_are_drawn_apart() {
    let on = TransitionKind::Advance;
    let (no, back) = (TransitionKind::No, TransitionKind::Recycle);
    let ways = [(0, 1, on), (0, 1, no), (1, 0, on), (1, 0, back), (0, 0, back), (0, 0, back), (1, 1, back)];
    let map = stages(&[(0.0, 0.0), (300.0, 0.0)], &ways);
    let drawing = map.drawing();
    let found = counts(&map, &drawing);
    assert_eq!((found.lines_on_lines, found.lines_through_nodes, found.crossings), (0, 0, 0));
    for index in 4..7 {
        assert_eq!(route(&map, &drawing, index).points.len(), 5, "a loop goes around a corner");
    }
}

#[test]
fn lines_end_on_the_outline_of_what_is_no_rectangle() {
    let mut map = stages(&[(0.0, 0.0), (300.0, 8.0)], &[(0, 1, TransitionKind::No), (0, 1, TransitionKind::Branch)]);
    let bounds = Rect::new(point(300.0, 8.0), NodeKind::Decision.size());
    map.nodes[1].1 = Site::node(NodeKind::Decision, bounds);
    let drawing = map.drawing();
    for index in 0..2 {
        let route = route(&map, &drawing, index);
        let (end, offset) = (route.points.last().unwrap(), route.ends[1].offset);
        assert!((end.x - 300.0 - 18.0 * offset.abs() / 28.0).abs() < 0.1, "{end:?} {offset}");
    }
}

#[test]
fn a_line_goes_through_its_bends_in_their_order() {
    let mut random = IdSource::new(23);
    let (mut through, mut total) = (0, 0);
    for seed in 0..40 {
        let mut map = maps::random(seed, false);
        let free = |at: Point| map.nodes.iter().all(|(_, place)| !place.bounds.grown(24.0).contains(at));
        let mut bends = Vec::new();
        while bends.len() < 1 + random.below(3) {
            let at = point(random.below(1_500) as f64, random.below(700) as f64);
            if free(at) {
                bends.push(at);
            }
        }
        let Some(index) = (0..map.ways.len()).find(|index| map.ways[*index].1.from != map.ways[*index].1.to) else {
            continue;
        };
        map.ways[index].1.bends = bends.clone();
        let drawing = map.drawing();
        let route = route(&map, &drawing, index);
        assert!(orthogonal(route));
        let mut part = 0;
        for bend in &bends {
            let on = |pair: &[Point]| Rect::between(pair[0], pair[1]).grown(0.01).contains(*bend);
            let found = route.points.windows(2).skip(part).position(on);
            part += found.unwrap_or_else(|| panic!("{bend:?} is not on {:?} after {part}", route.points));
        }
        total += 1;
        through += counts(&map, &drawing).lines_through_nodes;
    }
    assert!(total > 30 && through == 0, "{through} of {total}");
}

#[test]
fn a_part_that_is_moved_by_hand_is_where_it_was_moved_to() {
    let mut tried = 0;
    for seed in 0..20 {
        let map = maps::random(seed, false);
        let mut drawing = map.drawing();
        for (id, way) in map.ways.iter().filter(|(_, way)| way.from != way.to) {
            let before = drawing.route(*id).unwrap().clone();
            let part = before.points.len() / 2 - 1;
            let (a, b) = (before.points[part], before.points[part + 1]);
            if a.distance(b) < 60.0 {
                continue;
            }
            let middle = point((a.x + b.x) / 2.0, (a.y + b.y) / 2.0);
            assert_eq!(part_at(&before, middle, 4.0), Some(part));
            let across = (a.y - b.y).abs() < 0.01;
            let by = if tried % 2 == 0 { 14.0 } else { -14.0 };
            let bends = drawing.bent(*id, part, by).unwrap();
            assert!((1..=2).contains(&bends.len()));
            drawing.update(&[], &[(*id, Some(Way { bends, ..way.clone() }))]);
            let after = drawing.route(*id).unwrap();
            let wanted = if across { a.y } else { a.x } + by;
            let there = after.points.windows(2).any(|pair| {
                let at = if across { (pair[0].y, pair[1].y) } else { (pair[0].x, pair[1].x) };
                (at.0 - wanted).abs() < 1.0 && (at.1 - wanted).abs() < 1.0 && pair[0].distance(pair[1]) > 10.0
            });
            assert!(there, "{part} of {:?} by {by} became {:?}", before.points, after.points);
            drawing.update(&[], &[(*id, Some(way.clone()))]);
            tried += 1;
        }
    }
    assert!(tried > 200, "{tried}");
}

#[test]
fn a_change_lays_only_the_lines_that_it_concerns_and_they_stay_readable() {
    let mut random = IdSource::new(7);
    let (mut sum, mut laid, mut steps) = (Counts::default(), 0, 0);
    for seed in 0..12 {
        let mut map = maps::random(seed, false);
        let mut drawing = map.drawing();
        for _ in 0..12 {
            let before: Vec<Route> = map.ways.iter().map(|(id, _)| drawing.route(*id).unwrap().clone()).collect();
            let slot = random.below(map.nodes.len());
            let (id, place) = map.nodes[slot];
            let changed = match random.below(3) {
                // A node is moved to where nothing is.
                0 => {
                    let by = point(random.below(300) as f64 - 150.0, random.below(300) as f64 - 150.0);
                    let bounds = Rect::new(place.bounds.origin.plus(by), place.bounds.size);
                    let free =
                        |(other, known): &(NodeId, Site)| *other == id || !known.bounds.grown(40.0).overlaps(&bounds);
                    if !map.nodes.iter().all(free) {
                        continue;
                    }
                    map.nodes[slot].1 = Site { bounds, solid: Some(bounds), ..place };
                    drawing.update(&[map.nodes[slot]].map(|(id, place)| (id, Some(place))), &[])
                }
                // A transition comes.
                1 => {
                    let to = map.nodes[random.below(map.nodes.len())].0;
                    let label = Some(Size { width: 60.0, height: 18.0 });
                    let way = Way { kind: TransitionKind::Advance, from: id, to, bends: Vec::new(), label };
                    map.ways.push((random.make(), way));
                    let (id, way) = map.ways.last().unwrap();
                    drawing.update(&[], &[(*id, Some(way.clone()))])
                }
                // One goes.
                _ => {
                    let (id, _) = map.ways.remove(random.below(map.ways.len()));
                    let changed = drawing.update(&[], &[(id, None)]);
                    assert_eq!(drawing.route(id), None);
                    changed
                }
            };
            for (id, route) in map.ways.iter().filter_map(|(id, _)| Some((id, drawing.route(*id)?))) {
                let same = before.iter().any(|known| known == route);
                assert!(same || changed.contains(id), "{id:?} changed and was not named");
            }
            laid += changed.len();
            steps += 1;
        }
        sum.add(counts(&map, &drawing));
    }
    println!("{sum:?}, {laid} lines in {steps} changes");
    assert_eq!((sum.lines_through_nodes, sum.labels_on_nodes, sum.labels_on_labels), (0, 0, 0));
    assert!(sum.lines_on_lines <= 2 && sum.labels_on_lines <= 8 && sum.labels_hidden <= 2);
    assert!(laid < steps * 8, "{laid} lines in {steps} changes");
}

#[test]
fn what_is_undone_and_done_again_leaves_no_trace_in_the_index() {
    let map = maps::random(3, false);
    let mut drawing = map.drawing();
    let nodes: Vec<(NodeId, Option<Site>)> = map.nodes.iter().map(|(id, _)| (*id, None)).collect();
    drawing.update(&nodes, &[]);
    assert!(map.ways.iter().all(|(id, _)| drawing.route(*id).is_none()), "lines go with their nodes");
    let nodes: Vec<_> = map.nodes.iter().map(|(id, place)| (*id, Some(*place))).collect();
    let ways: Vec<_> = map.ways.iter().map(|(id, way)| (*id, Some(way.clone()))).collect();
    let changed = drawing.update(&nodes, &ways);
    assert_eq!(changed.len(), map.ways.len());
    let fresh = map.drawing();
    assert!(map.ways.iter().all(|(id, _)| drawing.route(*id) == fresh.route(*id)), "as if nothing had been there");
}

#[test]
fn only_lines_near_what_is_seen_are_settled() {
    let map = maps::random(17, false);
    let mut drawing = Drawing::unsettled(map.nodes.iter().copied(), map.ways.iter().cloned());
    let area = map.nodes[0].1.bounds.grown(100.0);
    let settled = drawing.settle_near(&area);
    assert!(!settled.is_empty() && settled.len() < map.ways.len());
    assert!(map.ways.iter().all(|(id, _)| drawing.route(*id).is_some() == settled.contains(id)));
    assert!(drawing.settle_near(&area).is_empty(), "once");
    drawing.settle_near(&Rect::between(point(-1e6, -1e6), point(1e6, 1e6)));
    assert_eq!(counts(&map, &drawing).lines_through_nodes, 0);
}

/// How far a line jumps between two frames: the farthest of its points from the other line.
fn jump(one: &Route, other: &Route) -> f64 {
    let far = |at: &Point, line: &Route| {
        let to = |pair: &[Point]| {
            let part = Rect::between(pair[0], pair[1]);
            let x = (part.left() - at.x).max(at.x - part.right()).max(0.0);
            let y = (part.top() - at.y).max(at.y - part.bottom()).max(0.0);
            x.hypot(y)
        };
        line.points.windows(2).map(to).fold(f64::INFINITY, f64::min)
    };
    one.points.iter().map(|at| far(at, other)).chain(other.points.iter().map(|at| far(at, one))).fold(0.0, f64::max)
}

#[test]
fn a_dragged_line_follows_without_jumping_about() {
    let (mut frames, mut jumps, mut flips) = (0, 0, 0);
    for seed in 0..20 {
        let map = maps::random(seed, false);
        let drawing = map.drawing();
        let (node, place) = map.nodes[seed as usize % map.nodes.len()];
        for (id, way) in map.ways.iter().filter(|(_, way)| way.from == node || way.to == node) {
            let mut shown = drawing.route(*id).unwrap().clone();
            for step in 1..=60 {
                // Out and back again, four units a frame.
                let out = f64::from(if step <= 30 { step } else { 60 - step });
                let bounds = Rect::new(place.bounds.origin.plus(point(out * 3.2, out * 2.4)), place.bounds.size);
                let at = |id: NodeId| if id == node { bounds } else { map.site(id).bounds };
                let next = drawing.dragged(*id, &shown, at(way.from), at(way.to)).unwrap();
                assert!(orthogonal(&next));
                frames += 1;
                jumps += usize::from(jump(&shown, &next) > 12.0);
                flips += usize::from(shown.ends.map(|end| end.side) != next.ends.map(|end| end.side));
                shown = next;
            }
        }
    }
    println!("{jumps} jumps and {flips} flips in {frames} frames");
    assert!(frames > 2_000);
    assert!(jumps * 50 < frames, "{jumps} jumps in {frames} frames");
    assert!(flips * 100 < frames, "{flips} flips in {frames} frames");
}

#[test]
fn a_line_between_nodes_that_are_dragged_together_keeps_its_shape() {
    let map = maps::random(2, false);
    let drawing = map.drawing();
    let by = point(517.0, -333.0);
    for (id, way) in &map.ways {
        let shown = drawing.route(*id).unwrap();
        let [from, to] = [way.from, way.to].map(|id| map.site(id).bounds);
        let moved = |bounds: Rect| Rect::new(bounds.origin.plus(by), bounds.size);
        let next = drawing.dragged(*id, shown, moved(from), moved(to)).unwrap();
        let wanted: Vec<Point> = shown.points.iter().map(|at| at.plus(by)).collect();
        assert!(next.points.iter().zip(&wanted).all(|(one, other)| one.distance(*other) < 1e-6));
    }
}

#[test]
fn what_is_solid_without_being_the_bounds_is_kept_clear() {
    // A container from above: its bounds hold the second stage, only its title bar is in the way.
    let mut map = stages(&[(0.0, 0.0), (0.0, 300.0), (-100.0, 150.0)], &[(0, 1, TransitionKind::Advance)]);
    let bounds = Rect::new(point(-100.0, 150.0), Size { width: 384.0, height: 300.0 });
    let title = Rect::new(bounds.origin, Size { width: 200.0, height: 28.0 });
    map.nodes[2].1 = Site { bounds, solid: Some(title), ..map.nodes[2].1 };
    let drawing = map.drawing();
    assert!(!crosses(&route(&map, &drawing, 0).points, &title));
    map.nodes[2].1.solid = None;
    assert_eq!(route(&map, &map.drawing(), 0).points.len(), 2, "a frame is in nobody's way");
}

#[test]
fn nodes_on_top_of_each_other_are_drawn_in_time() {
    let count = 400;
    let mut ids = IdSource::new(9);
    let place = Site::node(NodeKind::Stage, Rect::new(point(0.0, 0.0), NodeKind::Stage.size()));
    let nodes: Vec<(NodeId, Site)> = (0..count).map(|_| (ids.make(), place)).collect();
    let label = Some(Size { width: 40.0, height: 18.0 });
    let way = |from: usize, to: usize| Way {
        kind: TransitionKind::Advance,
        from: nodes[from].0,
        to: nodes[to].0,
        bends: Vec::new(),
        label,
    };
    let ways: Vec<(TransitionId, Way)> = (1..count).map(|index| (ids.make(), way(index - 1, index))).collect();
    let drawing = Drawing::new(nodes.iter().copied(), ways.iter().cloned());
    for (id, _) in &ways {
        let route = drawing.route(*id).unwrap();
        assert!(route.points.len() > 1 && route.points.iter().all(|at| at.x.is_finite() && at.y.is_finite()));
        assert!(!matches!(route.label, LabelPlace::None));
    }
}
