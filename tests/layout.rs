//! Automatic layout: it always ends, nothing overlaps, constraints hold, and few lines cross.

#[path = "support/graph.rs"]
mod graph;

use stagecraft::core::geometry::{Point, Rect, Size, point};
use stagecraft::core::ids::IdSource;
use stagecraft::core::layout::{Arrangement, Direction, Edge, Node, Options, Pull, arrange};

const PULLS: [Pull; 4] = [Pull::Main, Pull::Branch, Pull::Aside, Pull::Back];
const STAGE: Size = Size { width: 180.0, height: 60.0 };
const RIGHT: Options = Options { direction: Direction::Right, node_gap: 39.6, rank_gap: 79.2, lanes: 0, columns: 0 };

fn rects(nodes: &[Node], arrangement: &Arrangement) -> Vec<Rect> {
    assert_eq!(arrangement.corners.len(), nodes.len());
    nodes.iter().zip(&arrangement.corners).map(|(node, corner)| Rect::new(*corner, node.size)).collect()
}

fn main_flow(pairs: &[(usize, usize)]) -> Vec<Edge> {
    pairs.iter().map(|(from, to)| Edge { from: *from, to: *to, pull: Pull::Main, room: 0.0 }).collect()
}

fn anywhere(random: &mut IdSource) -> Point {
    point(random.below(1_200) as f64, random.below(800) as f64)
}

/// A graph with whatever a map can have: cycles, loops, parallel edges, several parts, lanes, columns, pins.
fn any(random: &mut IdSource) -> (Vec<Node>, Vec<Edge>, Options) {
    let count = if random.below(50) == 0 { 30 } else { random.below(10) };
    let bands = |random: &mut IdSource| if random.below(3) == 0 { 1 + random.below(4) } else { 0 };
    let (lanes, columns, pinned) = (bands(random), bands(random), random.below(3) == 0);
    let node = |random: &mut IdSource| Node {
        size: Size { width: 20.0 + random.below(180) as f64, height: 10.0 + random.below(80) as f64 },
        // Some of them beyond the last.
        lane: Some(random.below(6)),
        column: Some(random.below(6)),
        fixed: (pinned && random.below(4) == 0).then(|| anywhere(random)),
        hint: anywhere(random),
    };
    let nodes: Vec<Node> = (0..count).map(|_| node(random)).collect();
    let edge = |random: &mut IdSource| Edge {
        from: random.below(count + 1),
        to: random.below(count),
        pull: PULLS[random.below(4)],
        room: random.below(200) as f64,
    };
    let edges = (0..random.below(2 * count + 1)).map(|_| edge(random)).collect();
    let direction = if random.below(2) == 0 { Direction::Right } else { Direction::Down };
    (nodes, edges, Options { direction, node_gap: 30.0, rank_gap: 60.0, lanes, columns })
}

/// What holds for every arrangement.
fn check(nodes: &[Node], options: &Options, arrangement: &Arrangement) {
    let rects = rects(nodes, arrangement);
    for bands in [&arrangement.lanes, &arrangement.columns] {
        assert!(bands.iter().all(|band| band.start < band.end), "{bands:?}");
        assert!(bands.windows(2).all(|pair| pair[0].end == pair[1].start), "{bands:?}");
    }
    assert_eq!((arrangement.lanes.len(), arrangement.columns.len()), (options.lanes, options.columns));
    for (index, (node, rect)) in nodes.iter().zip(&rects).enumerate() {
        assert!(rect.left().is_finite() && rect.top().is_finite(), "{rect:?}");
        if let Some(fixed) = node.fixed {
            assert_eq!(rect.origin, fixed, "what is pinned stays");
            continue;
        }
        for (other, standing) in rects.iter().enumerate().filter(|(other, _)| *other != index) {
            assert!(!rect.grown(5.0).overlaps(standing), "{index} at {rect:?} on {other} at {standing:?}");
        }
        let (along, across) = match options.direction {
            Direction::Right => ((rect.left(), rect.right()), (rect.top(), rect.bottom())),
            Direction::Down => ((rect.top(), rect.bottom()), (rect.left(), rect.right())),
        };
        let lane = node.lane.and_then(|lane| arrangement.lanes.get(lane));
        assert!(lane.is_none_or(|band| band.start < across.0 && across.1 < band.end), "{rect:?} in lane {lane:?}");
        let column = node.column.and_then(|column| arrangement.columns.get(column));
        assert!(column.is_none_or(|band| band.start < along.0 && along.1 < band.end), "{rect:?} in column {column:?}");
    }
}

fn many(seed: u64) {
    let mut random = IdSource::new(seed);
    for _ in 0..5_000 {
        let (nodes, edges, options) = any(&mut random);
        check(&nodes, &options, &arrange(&nodes, &edges, &options));
    }
}

#[test]
fn five_thousand_graphs_come_out_whole() {
    many(1);
}

// A test of its own, so that two cores share the work.
#[test]
fn five_thousand_other_graphs_come_out_whole() {
    many(2);
}

/// For so many nodes: the seed of a graph, crossings of straight lines, their mean length.
type Marks = (usize, &'static [(u32, usize, f64)]);

/// The marks of Graphviz dot 15 (@viz-js/viz 3.31.0; rankdir=LR, nodesep=0.55,
/// ranksep=1.1, boxes of 180 by 60 points) on the same graphs.
const DOT: [Marks; 4] = [
    (14, &[(42, 3, 289.8), (1, 3, 285.2), (2, 3, 300.3), (3, 1, 283.3), (4, 3, 283.6)]),
    (100, &[(42, 39, 309.8), (1, 49, 294.3), (2, 40, 299.4), (3, 44, 315.7), (4, 57, 317.2)]),
    (500, &[(42, 314, 315.4), (1, 332, 315.3), (2, 340, 319.7)]),
    (1_000, &[(42, 739, 328.4)]),
];

#[test]
fn fewer_crossings_than_dot_and_lines_as_short() {
    for (count, marks) in DOT {
        let (mut ours, mut theirs) = (0, 0);
        for (seed, crossings, length) in marks {
            let pairs = graph::edges(count, *seed);
            let nodes = vec![Node { size: STAGE, ..Node::default() }; count];
            let arrangement = arrange(&nodes, &main_flow(&pairs), &RIGHT);
            check(&nodes, &RIGHT, &arrangement);
            let middles: Vec<(f64, f64)> =
                rects(&nodes, &arrangement).iter().map(|rect| rect.center()).map(|at| (at.x, at.y)).collect();
            let ratio = graph::mean_length(&pairs, &middles) / length;
            assert!((0.9..1.1).contains(&ratio), "{count} nodes, seed {seed}: {ratio} as long");
            ours += graph::crossings(&pairs, &middles);
            theirs += crossings;
        }
        assert!(ours <= theirs, "{count} nodes: {ours} crossings, dot {theirs}");
    }
}

#[test]
fn the_order_of_the_tables_does_not_matter() {
    let mut random = IdSource::new(5);
    for _ in 0..100 {
        let (nodes, edges, options) = any(&mut random);
        let shuffled = |count: usize, random: &mut IdSource| {
            let mut order: Vec<usize> = (0..count).collect();
            (1..count).for_each(|last| order.swap(last, random.below(last + 1)));
            order
        };
        let order = shuffled(nodes.len(), &mut random);
        let place = |node: usize| order.iter().position(|old| *old == node).unwrap_or(node);
        let other: Vec<Node> = order.iter().map(|old| nodes[*old]).collect();
        let moved = |edge: &Edge| Edge { from: place(edge.from), to: place(edge.to), ..*edge };
        let turned: Vec<Edge> = shuffled(edges.len(), &mut random).iter().map(|index| moved(&edges[*index])).collect();
        let (first, second) = (arrange(&nodes, &edges, &options), arrange(&other, &turned, &options));
        let back: Vec<Point> = (0..nodes.len()).map(|node| second.corners[place(node)]).collect();
        assert_eq!((first.corners, first.lanes, first.columns), (back, second.lanes, second.columns));
    }
}

#[test]
fn a_line_of_stages_is_a_straight_row_or_column() {
    let pairs: Vec<(usize, usize)> = (1..500).map(|node| (node - 1, node)).collect();
    let nodes = vec![Node { size: STAGE, hint: point(40.0, 30.0), ..Node::default() }; 500];
    let row = arrange(&nodes, &main_flow(&pairs), &RIGHT).corners;
    assert!(row.iter().enumerate().all(|(index, at)| at.distance(point(40.0 + index as f64 * 259.2, 30.0)) < 0.01));
    let column = arrange(&nodes, &main_flow(&pairs), &Options { direction: Direction::Down, ..RIGHT }).corners;
    assert!(column.iter().enumerate().all(|(index, at)| at.distance(point(40.0, 30.0 + index as f64 * 139.2)) < 0.01));
}

#[test]
fn large_and_odd_graphs_end() {
    let hub = |count: usize| -> Vec<(usize, usize)> { (1..count).map(|node| (0, node)).collect() };
    let circle: Vec<(usize, usize)> = (0..1_000).map(|node| (node, (node + 1) % 1_000)).collect();
    let all: Vec<(usize, usize)> = (0..40).flat_map(|one| (0..40).map(move |other| (one, other))).collect();
    for (count, pairs) in [(5_000, Vec::new()), (2_000, hub(2_000)), (1_000, circle), (40, all)] {
        // All in one spot, as far out as can be.
        let nodes = vec![Node { size: STAGE, hint: point(1e6, -1e6), ..Node::default() }; count];
        let rects = rects(&nodes, &arrange(&nodes, &main_flow(&pairs), &RIGHT));
        let mut sorted: Vec<&Rect> = rects.iter().collect();
        sorted.sort_by(|one, other| (one.left(), one.top()).partial_cmp(&(other.left(), other.top())).unwrap());
        assert!(sorted.windows(2).all(|pair| !pair[0].overlaps(pair[1])), "{count} nodes");
    }
}

#[test]
fn numbers_that_are_none_do_no_harm() {
    let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -5.0, 1e300];
    let node = |index: usize| Node {
        size: Size { width: odd[index % 5], height: odd[index / 5 % 5] },
        fixed: index.is_multiple_of(3).then(|| point(odd[index % 5], 0.0)),
        hint: point(odd[index / 5 % 5], odd[index % 5]),
        ..Node::default()
    };
    let nodes: Vec<Node> = (0..25).map(node).collect();
    let edges: Vec<Edge> =
        (0..24).map(|index| Edge { from: index, to: index + 1, pull: Pull::Main, room: odd[index % 5] }).collect();
    for gap in odd {
        let arrangement = arrange(&nodes, &edges, &Options { node_gap: gap, rank_gap: gap, ..RIGHT });
        assert!(arrangement.corners.iter().all(|at| at.x.is_finite() && at.y.is_finite()), "{gap}");
    }
}
