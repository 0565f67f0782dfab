//! Times and crossings of the automatic layout: `cargo bench --no-default-features --bench layout [-- FOLDER]`, compiled
//! for size as the page is, or with `CARGO_PROFILE_BENCH_OPT_LEVEL=3` for speed.
//!
//! With a folder, the middles of the nodes are written there as JSON, one file for each graph, to be judged beside
//! those of others.

#[path = "../tests/support/graph.rs"]
mod graph;

use std::fmt::Write;
use std::time::Instant;

use stagecraft::core::geometry::{Rect, Size};
use stagecraft::core::layout::{Direction, Edge, Node, Options, Pull, arrange};

const SIZE: Size = Size { width: 180.0, height: 60.0 };
const SEEDS: [u32; 11] = [42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let options = Options { direction: Direction::Right, node_gap: 39.6, rank_gap: 79.2, lanes: 0, columns: 0 };
    println!(
        "medians of {} graphs\n{:>6} {:>10} {:>12} {:>8} {:>8}",
        SEEDS.len(),
        "nodes",
        "crossings",
        "mean length",
        "ms",
        "first"
    );
    for count in [14, 100, 500, 1_000, 5_000] {
        let (mut crossings, mut lengths, mut times, mut first) = (Vec::new(), Vec::new(), Vec::new(), None);
        for seed in SEEDS {
            let pairs = graph::edges(count, seed);
            let edges: Vec<Edge> =
                pairs.iter().map(|(from, to)| Edge { from: *from, to: *to, pull: Pull::Main, room: 0.0 }).collect();
            let nodes = vec![Node { size: SIZE, ..Node::default() }; count];
            let start = Instant::now();
            let corners = arrange(&nodes, &edges, &options).corners;
            let time = start.elapsed().as_secs_f64() * 1000.0;
            first = first.or(Some(time));
            times.push(time);
            let middles: Vec<(f64, f64)> =
                corners.iter().map(|corner| Rect::new(*corner, SIZE).center()).map(|at| (at.x, at.y)).collect();
            crossings.push(graph::crossings(&pairs, &middles) as f64);
            lengths.push(graph::mean_length(&pairs, &middles));
            if let Some(folder) = &folder {
                let mut text = format!("{{\"ms\":{time},\"middles\":[");
                for (index, (x, y)) in middles.iter().enumerate() {
                    _ = write!(text, "{}[{x},{y}]", if index > 0 { "," } else { "" });
                }
                std::fs::write(format!("{folder}/{count}-{seed}.json"), text + "]}")
                    .expect("the folder can be written");
            }
        }
        let (crossings, length, time) = (median(crossings), median(lengths), median(times));
        println!("{count:>6} {crossings:>10} {length:>12.1} {time:>8.2} {:>8.2}", first.unwrap_or_default());
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
