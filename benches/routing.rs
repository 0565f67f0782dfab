//! How long lines take, in milliseconds: all lines of a map from nothing; those in a window when the map is opened; one
//! node and transition more; one node moved; the lines of a node at one move of the pointer. Numbers as arguments are
//! the nodes of the maps.

use std::time::Instant;

use stagecraft::core::geometry::{Rect, Size, point};
use stagecraft::core::ids::{IdSource, NodeId, TransitionId};
use stagecraft::core::model::{NodeKind, TransitionKind};
use stagecraft::core::routing::{Drawing, Site, Way};
use stagecraft::core::sorted::Map;

mod clock;

use clock::clock;

fn place(x: f64, y: f64) -> Site {
    Site::node(NodeKind::Stage, Rect::new(point(x, y), NodeKind::Stage.size()))
}

fn way(from: NodeId, to: NodeId, random: &mut IdSource) -> Way {
    let label = Some(Size { width: 36.0 + random.below(8) as f64, height: 18.0 });
    Way { kind: TransitionKind::Advance, from, to, bends: Vec::new(), label }
}

type Nodes = Vec<(NodeId, Site)>;
type Ways = Vec<(TransitionId, Way)>;

/// Columns of nodes, each connected with some of the next columns: 1.3 transitions a node.
fn map(count: usize) -> (Nodes, Ways) {
    let mut random = IdSource::new(42 + count as u64);
    let rows = ((count as f64).sqrt() * 0.9).round().max(2.0) as usize;
    let nodes: Nodes = (0..count)
        .map(|index| (random.make(), place((index / rows) as f64 * 300.0, (index % rows) as f64 * 120.0)))
        .collect();
    let mut ways = Ways::new();
    while ways.len() < count * 13 / 10 {
        let from = random.below(count);
        let column = from / rows + 1 + usize::from(random.below(10) < 2);
        let row = (from % rows + random.below(7)).saturating_sub(3).min(rows - 1);
        if let Some((to, _)) = nodes.get(column * rows + row) {
            ways.push((random.make(), way(nodes[from].0, *to, &mut random)));
        }
    }
    (nodes, ways)
}

/// The mean time of so many runs in milliseconds.
fn measured(runs: usize, mut run: impl FnMut(usize)) -> f64 {
    let start = Instant::now();
    let before = clock(start);
    (0..runs).for_each(&mut run);
    (clock(start) - before) / runs as f64
}

fn main() {
    println!(
        "{:>6} {:>10} {:>10} {:>10} {:>10} {:>10}",
        "nodes", "all", "a window", "one more", "one moved", "a frame"
    );
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    for count in if asked.is_empty() { vec![14, 100, 1_000, 5_000] } else { asked } {
        let (nodes, ways) = map(count);
        let runs = (3_000 / count).max(3);
        let all = measured(runs, |_| {
            std::hint::black_box(Drawing::new(nodes.iter().copied(), ways.iter().cloned()));
        });
        // What a window shows is settled when a map is opened.
        let middle = nodes[nodes.len() / 2].1.bounds;
        let window = measured(runs, |_| {
            let mut drawing = Drawing::unsettled(nodes.iter().copied(), ways.iter().cloned());
            std::hint::black_box(drawing.settle_near(&middle.grown_by(900.0, 600.0)));
        });
        let mut drawing = Drawing::new(nodes.iter().copied(), ways.iter().cloned());
        let mut random = IdSource::new(1);
        let some: Vec<usize> = (0..200).map(|_| random.below(count)).collect();
        // A node with a transition in the gap beside another one.
        let more = measured(some.len(), |run| {
            let (from, at) = nodes[some[run]];
            let corner = at.bounds.origin.plus(point(0.0, 96.0));
            let bounds = Rect::new(corner, Size { width: 84.0, height: 20.0 });
            let (id, line) = (random.make(), random.make());
            let way = way(from, id, &mut random);
            let site = Site { bounds, solid: Some(bounds), ..at };
            std::hint::black_box(drawing.update(&[(id, Some(site))], &[(line, Some(way))]));
            drawing.update(&[(id, None)], &[]);
        });
        let moved = measured(some.len(), |run| {
            let (id, at) = nodes[some[run]];
            let bounds = Rect::new(at.bounds.origin.plus(point(24.0, 16.0)), at.bounds.size);
            let site = Site { bounds, solid: Some(bounds), ..at };
            std::hint::black_box(drawing.update(&[(id, Some(site))], &[]));
            drawing.update(&[(id, Some(at))], &[]);
        });
        // All lines of a node at one move of the pointer.
        let mut lines: Map<NodeId, Vec<usize>> = Map::new();
        for (index, (_, way)) in ways.iter().enumerate() {
            lines.or_insert_with(way.from, Vec::new).push(index);
            lines.or_insert_with(way.to, Vec::new).push(index);
        }
        let bounds: Map<NodeId, Rect> = nodes.iter().map(|(id, site)| (*id, site.bounds)).collect();
        let frame = measured(some.len() * 10, |run| {
            let (node, at) = nodes[some[run % some.len()]];
            let by = (run / some.len()) as f64 * 8.0;
            let shown = Rect::new(at.bounds.origin.plus(point(by, by / 2.0)), at.bounds.size);
            for (id, way) in lines.get(&node).into_iter().flatten().filter_map(|line| ways.get(*line)) {
                let bounds = |id: NodeId| if id == node { shown } else { bounds[&id] };
                let settled = drawing.route(*id).cloned();
                let route = settled.and_then(|known| drawing.dragged(*id, &known, bounds(way.from), bounds(way.to)));
                std::hint::black_box(route);
            }
        });
        println!("{count:>6} {all:>10.3} {window:>10.3} {:>10.3} {:>10.3} {frame:>10.3}", more / 2.0, moved / 2.0);
    }
}
