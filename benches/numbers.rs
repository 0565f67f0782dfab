//! How long the numbers of 50,000 deals with 300,000 stays take: the first look at all of them, everything that a change
//! of the filter counts anew, everything after one deal was moved, and the engine behind the plan.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use stagecraft::core::analytics::{
    Counting, FunnelQuery, Ledger, after_noes, cohorts, directly_follows, gauges, trend, win_rates,
};
use stagecraft::core::buyer::exodus;
use stagecraft::core::chain::{Observed, Source, Wishes, process};
use stagecraft::core::checks::Checker;
use stagecraft::core::command::{Command, DealMove, plan};
use stagecraft::core::model::{Date, Document, Flow};
use stagecraft::core::plan::{Driver, follow, settings, tornado};

mod deals;

const DEALS: usize = 50_000;

fn today() -> Date {
    Date::new(2026, 11, 24).expect("a day")
}

/// Everything that is asked of all deals at once.
fn whole(bench: &mut Criterion) {
    let (document, today) = (deals::document(DEALS, today()), today());
    let flow = Flow::of(&document);
    let mut group = bench.benchmark_group("50,000 deals");
    group.sample_size(10);
    group.bench_function("ledger", |run| run.iter(|| Ledger::of(&document, today)));
    group.bench_function("noes", |run| run.iter(|| after_noes(&document, |_| true)));
    group.bench_function("win rates", |run| run.iter(|| win_rates(&document, |_| true)));
    for counting in Counting::ALL {
        let query = FunnelQuery { counting, ..FunnelQuery::default() };
        let ledger = Ledger::of(&document, today);
        let count = || ledger.clone();
        let funnel = |mut ledger: Ledger| ledger.funnel(&document, &flow, &query);
        group.bench_function(format!("funnel, {counting:?}"), |run| {
            run.iter_batched(count, funnel, criterion::BatchSize::LargeInput);
        });
    }
    let events = document.deals.values().map(|deal| deal.visits.len() as u64).sum();
    group.throughput(Throughput::Elements(events));
    group.bench_function("directly follows", |run| run.iter(|| directly_follows(&document, |_| true)));
    group.finish();
}

/// Every number of the funnel view, after a change of the filter.
fn filter(bench: &mut Criterion) {
    let (document, today) = (deals::document(DEALS, today()), today());
    let flow = Flow::of(&document);
    let mut ledger = Ledger::of(&document, today);
    let mut number = 0;
    bench.bench_function("filter", |run| {
        run.iter(|| {
            number += 1;
            let owner = ["Ada", "Ben", "Cleo", "Dan"].get(number % 4).map(|owner| (*owner).to_owned());
            let query = FunnelQuery { owner, ..FunnelQuery::default() };
            let funnel = ledger.funnel(&document, &flow, &query);
            let frame = ledger.frame().clone();
            let tally = ledger.tally(&document, &query);
            let numbers = (tally.totals(), tally.stays(&frame));
            let facts = ledger.admitted(&document, &query);
            black_box((funnel, numbers, trend(facts.clone(), today), cohorts(facts, today)))
        });
    });
}

/// Every number of the map, after one deal was moved; it is moved to and fro.
fn moved(bench: &mut Criterion) {
    let (mut document, today) = (deals::document(DEALS, today()), today());
    let flow = Flow::of(&document);
    let mut ledger = Ledger::of(&document, today);
    let mut checker = Checker::default();
    let stages = flow.stages(&document);
    let [from, target] = [9, 10].map(|at| *stages.get(at).expect("a stage"));
    let deal = document.deals.values().find(|deal| deal.node() == Some(from)).expect("a deal").id;
    let moved = DealMove { override_reason: Some("x".to_owned()), ..DealMove::new(deal, target, today) };
    let forth = plan(&document, &Command::MoveDeal(moved)).expect("a move");
    let steps = [forth.clone(), forth.reversed()];
    let (made, mut number) = (ledger.made(), 0);
    bench.bench_function("moved deal", |run| {
        run.iter(|| {
            let diff = &steps[number % 2];
            number += 1;
            document.apply(diff);
            let touched = diff.touched();
            ledger.touch(&touched);
            ledger.renew(&document, today);
            checker.touch(&touched);
            let findings = checker.find(&document, &ledger, today);
            let gauges = gauges(&document, &flow, &mut ledger, today);
            let (tally, frame) = (ledger.all(), ledger.frame());
            black_box((tally.loads(frame), tally.shares(frame), tally.stays(frame), tally.totals()));
            black_box((exodus(&document, &flow, &ledger), gauges, findings));
        });
    });
    assert_eq!(ledger.made() - made, number, "each move reads one deal anew");
}

/// The way back from a quota.
fn engine(bench: &mut Criterion) {
    let document: Document = deals::document(2_000, today());
    let flow = Flow::of(&document);
    let mut settings = settings(&document, None);
    (settings.driver, settings.deal_size) = (Some(Driver::Wins(100.0)), Some(20_000.0));
    let observed = Observed::of(&document, |_| true);
    let solve = || process(&document, &flow, Source::Deals, &Wishes::default(), &observed).expect("a process");
    bench.bench_function("chain", |run| run.iter(solve));
    let process = solve();
    bench.bench_function("plan", |run| run.iter(|| follow(&document, &settings, process.clone())));
    bench.bench_function("tornado", |run| run.iter(|| tornado(&document, &process, &settings)));
}

criterion_group!(numbers, whole, filter, moved, engine);
criterion_main!(numbers);
