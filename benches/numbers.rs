//! How long the numbers of 50,000 deals with 300,000 stays take: the first look at all of them, everything that a change
//! of the filter counts anew, everything after one deal was moved, and the engine behind the plan.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use stagecraft::core::analytics::{
    Counting, FunnelQuery, Ledger, after_noes, cohorts, directly_follows, gauges, stays, trend, win_rates,
};
use stagecraft::core::buyer::exodus;
use stagecraft::core::chain::{Observed, Source, Wishes, process};
use stagecraft::core::checks::Checker;
use stagecraft::core::command::{Command, DealEdit, DealMove, plan};
use stagecraft::core::ids::{IdSource, Identifier, MapId};
use stagecraft::core::import::{Choice, Gathering, Mapping, Planning, Reading, roles};
use stagecraft::core::mining::{Film, Moves, Scene, Thresholds, Ways, conformance, fast, outliers, variants};
use stagecraft::core::model::{Date, Deal, Document, Flow};
use stagecraft::core::plan::{Driver, follow, settings, tornado};
use stagecraft::core::sorted::Map;
use stagecraft::storage::{Desk, Library, Store, StoreError};

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

/// What really happened: everything that the panel beside the map asks, each by itself.
fn happened(bench: &mut Criterion) {
    let (document, today) = (deals::document(DEALS, today()), today());
    let mut group = bench.benchmark_group("50,000 deals, what happened");
    group.sample_size(10);
    let ways = Ways::of(&document);
    group.bench_function("variants", |run| run.iter(|| variants(&document, &ways, |_| true)));
    let variants = variants(&document, &ways, |_| true);
    group.bench_function("conformance and replay", |run| run.iter(|| conformance(&document, &ways, &variants)));
    let moves = Moves::of(&variants);
    let thresholds = Thresholds { stages: 10, moves: 10 };
    group.bench_function("discovery, one move of a slider", |run| run.iter(|| moves.discover(thresholds)));
    group.bench_function("what fast deals share", |run| run.iter(|| fast(&document, |_| true)));
    let stays = stays(&document, |_| true, today);
    let all = |_: &Deal| true;
    group.bench_function("outliers", |run| run.iter(|| outliers(&document, &ways, &stays, all, today)));
    let film = Film::of(&document, |_| true, today);
    group.bench_function("a frame of 2,000 dots", |run| {
        run.iter(|| {
            film.reels.iter().map(|reel| reel.scene(black_box(200.0), 3.0)).filter(|one| *one != Scene::Before).count()
        });
    });
    group.finish();
}

/// As a browser's storage does it: the first line of a value costs no more than that line.
#[derive(Default)]
struct Lines(RefCell<BTreeMap<String, String>>);

impl Store for Lines {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.borrow().get(key).cloned())
    }
    fn first_line(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.borrow().get(key).and_then(|value| value.lines().next().map(str::to_owned)))
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
}

/// One edit of one deal among 50,000, from the diff to the line that is stored.
fn journal(bench: &mut Criterion) {
    let mut document = deals::document(DEALS, today());
    let (store, mut ids) = (Lines::default(), IdSource::new(5));
    let library = Library::new(&store);
    let mut desk = Desk::fresh(document.map.id, *ids.make::<MapId>().id());
    desk.fold(&library, &document);
    let deal = *document.deals.keys().nth(DEALS / 2).expect("a deal");
    let diffs = ["Call", "Write"].map(|step| {
        let command = Command::EditDeal(deal, DealEdit::NextStep(step.to_owned()));
        let diff = plan(&document, &command).expect("it is possible");
        document.apply(&diff);
        diff
    });
    let mut number = 0;
    bench.bench_function("50,000 deals, an edit is journaled", |run| {
        run.iter(|| {
            number += 1;
            diffs.get(number % 2).map(|diff| desk.keep(&library, &document, diff))
        });
    });
}

/// A file of 50,000 rows, from its text to the plan, without the page.
fn import(bench: &mut Criterion) {
    let document = deals::document(0, today());
    let mut text = "Id,Name,Company,Amount,Stage,Created,Owner\n".to_owned();
    for number in 0..DEALS {
        let line =
            [&number.to_string(), ",Deal,Acme,\"1,200.50\",Stage 1,", &(1 + number % 28).to_string(), "/05/2026,Ada\n"];
        text.push_str(&line.concat());
    }
    let mut group = bench.benchmark_group("import");
    group.sample_size(10);
    group.throughput(Throughput::Elements(DEALS as u64));
    group.bench_function("50,000 rows", |run| {
        run.iter(|| {
            let mut reading = Reading::new(text.clone(), ',', None);
            while reading.step(10_000).expect("a table") {}
            let table = reading.finish().expect("a table");
            let mapping = Mapping { roles: roles(&table, &[]), orders: Map::new(), mark: None };
            let mut gathering = Gathering::new(mapping, document.map.currency, today());
            while gathering.step(&table, 10_000) {}
            let gathered = gathering.finish();
            let choices = vec![Choice::New; gathered.names.len()];
            let mut ids = IdSource::new(1);
            let mut planning = Planning::new(&document, &gathered, &choices, &mut ids, today());
            while planning.step(&document, &gathered, 10_000) {}
            planning.finish(&document, &mut ids).new.len()
        });
    });
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

criterion_group!(numbers, whole, happened, import, journal, filter, moved, engine);
criterion_main!(numbers);
