//! How long lines take: a map from nothing, one node more, one node moved. Prints milliseconds, the median of several.

use std::time::Instant;

use stagecraft::core::geometry::{Rect, Size, point};
use stagecraft::core::ids::{IdSource, NodeId, TransitionId};
use stagecraft::core::model::{NodeKind, TransitionKind};
use stagecraft::core::routing::{Drawing, Site, Way};

fn place(x: f64, y: f64) -> Site {
    Site::node(NodeKind::Stage, Rect::new(point(x, y), NodeKind::Stage.size()))
}

fn way(from: NodeId, to: NodeId, random: &mut IdSource) -> Way {
    let label = Some(Size { width: 36.0 + random.below(8) as f64, height: 18.0 });
    Way { kind: TransitionKind::Advance, from, to, bends: Vec::new(), label }
}

/// Columns of nodes, each connected with some of the next columns: 1.3 transitions a node.
fn map(count: usize) -> (Vec<(NodeId, Site)>, Vec<(TransitionId, Way)>) {
    let mut random = IdSource::new(42 + count as u64);
    let rows = ((count as f64).sqrt() * 0.9).round().max(2.0) as usize;
    let nodes: Vec<(NodeId, Site)> = (0..count)
        .map(|index| (random.make(), place((index / rows) as f64 * 300.0, (index % rows) as f64 * 120.0)))
        .collect();
    let mut ways = Vec::new();
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

/// The median time of several runs in milliseconds.
fn measured(runs: usize, mut run: impl FnMut() -> f64) -> f64 {
    let mut times: Vec<f64> = (0..runs).map(|_| run()).collect();
    times.sort_by(f64::total_cmp);
    times[runs / 2]
}

/// Milliseconds that this thread has been running, where the system tells; other processes do not count then.
fn clock(start: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64() * 1_000.0, |nanoseconds| nanoseconds / 1e6)
}

fn timed(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    let before = clock(start);
    work();
    clock(start) - before
}

fn main() {
    println!("{:>6} {:>12}", "nodes", "all");
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    for count in if asked.is_empty() { vec![14, 100, 1_000, 5_000] } else { asked } {
        let (nodes, ways) = map(count);
        let all = measured(5, || {
            timed(|| {
                std::hint::black_box(Drawing::new(nodes.iter().copied(), ways.iter().cloned()));
            })
        });
        println!("{count:>6} {all:>12.3}");
    }
}
