//! How long 10,000 runs of the open pipeline take, in milliseconds: the map of 14 stages with 200 deals. A number as an
//! argument is the number of deals.

use std::time::Instant;

use stagecraft::core::chain::{Observed, Simulation, Source, Wishes, process};
use stagecraft::core::ids::{IdSource, NodeId};
use stagecraft::core::language::Language;
use stagecraft::core::model::{Date, Flow};
use stagecraft::core::template::demonstration;

mod clock;

use clock::clock;

const RUNS: usize = 10_000;

fn main() {
    let today = Date::new(2026, 11, 24).expect("a day");
    let document = demonstration(Language::English, &mut IdSource::new(1), today);
    let flow = Flow::of(&document);
    let process = process(&document, &flow, Source::Blended, &Wishes::default(), &Observed::of(&document, |_| true))
        .expect("a process");
    let stages = flow.stages(&document);
    let count = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(200);
    let deals: Vec<(NodeId, f64)> =
        (0..count).filter_map(|deal| Some((*stages.get(deal % stages.len())?, 100.0 + deal as f64))).collect();
    let time = |horizon: Option<f64>| {
        let mut simulation = Simulation::new(&process, deals.iter().copied(), horizon, 1);
        let start = Instant::now();
        let before = clock(start);
        simulation.run(RUNS);
        (clock(start) - before, simulation.forecast())
    };
    println!("{} stages, {count} deals, {RUNS} runs", stages.len());
    for (name, horizon) in [("to their ends", None), ("within a year", Some(365.0))] {
        let (milliseconds, forecast) = time(horizon);
        let forecast = forecast.map(|forecast| (forecast.p10, forecast.p50, forecast.p90));
        println!("{name}: {milliseconds:.1} ms {forecast:?}");
    }
}
