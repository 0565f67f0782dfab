//! How long the numbers of many deals take, in milliseconds: the first look at all of them, everything that a change of
//! the filter counts anew, and everything after one deal was moved. The map
//! of 14 stages with 50,000 deals and 300,000 stays; another number of deals as an argument.

use std::time::Instant;

use stagecraft::core::analytics::{Counting, FunnelQuery, Ledger, after_noes, cohorts, gauges, trend, win_rates};
use stagecraft::core::buyer::exodus;
use stagecraft::core::checks::Checker;
use stagecraft::core::command::{Command, DealMove, plan};
use stagecraft::core::ids::{IdSource, NodeId};
use stagecraft::core::language::Language;
use stagecraft::core::model::{Date, Deal, Departure, Document, Flow, Money, NodeKind, Refusal, Visit, way};
use stagecraft::core::template::{Template, build};

mod clock;

use clock::clock;

/// How often each is run.
const RUNS: usize = 5;
/// The stays of a deal.
const STAYS: usize = 6;

/// The recommended map, and deals that go through it from some stage on; a third are won, a third lost.
fn document(count: usize, today: Date) -> Document {
    let mut ids = IdSource::new(1);
    let mut document = build(Template::ALL[0], Language::English, &mut ids, today);
    let stages = Flow::of(&document).stages(&document);
    let outcome = |kind: NodeKind| document.nodes.values().find(|node| node.kind == kind).map(|node| node.id);
    let (won, lost) = (outcome(NodeKind::Won).expect("won"), outcome(NodeKind::Lost).expect("lost"));
    let ways: Vec<Vec<_>> =
        stages.windows(2).map(|pair| way(&document, pair[0], pair[1]).unwrap_or_default()).collect();
    let deals: Vec<Deal> = (0..count)
        .map(|number| {
            let first = ids.below(stages.len() - STAYS + 1);
            let mut day = today.plus_days(-30 - ids.below(900) as i64);
            let mut deal = Deal::new(ids.make(), "Deal", stages[first], day);
            deal.value = Money(ids.below(9_000_000) as i64);
            deal.owner = ["Ada", "Ben", "Cleo", "Dan"][number % 4].to_owned();
            deal.source = ["Web", "Event", "Partner"][number % 3].to_owned();
            for stay in 1..STAYS {
                day = day.plus_days(ids.below(20) as i64);
                let at = first + stay - 1;
                let end = stay + 1 == STAYS && number % 3 != 0;
                let next: NodeId = match (end, number % 3) {
                    (true, 1) => won,
                    (true, _) => lost,
                    _ => stages[at + 1],
                };
                let refusal =
                    (next == lost).then(|| Refusal { reason: "Price".to_owned(), revisit: None, undecided: false });
                let by = if end { Vec::new() } else { ways[at].clone() };
                if let Some(visit) = deal.visits.last_mut() {
                    visit.left = Some(Departure { on: day, by, gate_override: None, refusal });
                }
                deal.visits.push(Visit { node: next, entered: day, left: None });
            }
            deal
        })
        .collect();
    document.deals.extend(deals.into_iter().map(|deal| (deal.id, deal)));
    document
}

/// The mean of some runs, in milliseconds.
fn measured<T>(mut run: impl FnMut() -> T) -> f64 {
    let start = Instant::now();
    let before = clock(start);
    (0..RUNS).for_each(|_| {
        std::hint::black_box(run());
    });
    (clock(start) - before) / RUNS as f64
}

fn main() {
    let today = Date::new(2026, 11, 24).expect("a day");
    let count = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(50_000);
    let mut document = document(count, today);
    let visits: usize = document.deals.values().map(|deal| deal.visits.len()).sum();
    println!("{count} deals, {visits} stays");
    let flow = Flow::of(&document);
    let row = |name: &str, milliseconds: f64| println!("{name:<12} {milliseconds:8.2}");
    row("noes", measured(|| after_noes(&document, |_| true)));
    row("win rates", measured(|| win_rates(&document, |_| true)));
    row("ledger", measured(|| Ledger::of(&document, today)));
    let mut ledger = Ledger::of(&document, today);
    row("trend", measured(|| trend(ledger.facts().values(), today)));
    row("cohorts", measured(|| cohorts(ledger.facts().values(), today)));
    row("exodus", measured(|| exodus(&document, &flow, &ledger)));
    row("gauges", measured(|| gauges(&document, &flow, &mut ledger, today)));
    row("checks", measured(|| Checker::default().find(&document, &ledger, today)));
    for counting in Counting::ALL {
        let query = FunnelQuery { counting, ..FunnelQuery::default() };
        row(&format!("{counting:?}"), measured(|| Ledger::of(&document, today).funnel(&document, &flow, &query)));
    }
    filters(&document, &flow, &mut ledger, today);
    moves(&mut document, &mut ledger, today);
}

/// Every number of the funnel view, after a change of the filter.
fn filters(document: &Document, flow: &Flow, ledger: &mut Ledger, today: Date) {
    let mut number = 0;
    let spent = measured(|| {
        number += 1;
        let owner = Some(["Ada", "Ben", "Cleo", "Dan"][number % 4].to_owned());
        let query = FunnelQuery { owner, ..FunnelQuery::default() };
        let funnel = ledger.funnel(document, flow, &query);
        let frame = ledger.frame().clone();
        let tally = ledger.tally(document, &query);
        let numbers = (tally.totals(), tally.stays(&frame));
        let facts = ledger.admitted(document, &query);
        (funnel, numbers, trend(facts.clone(), today), cohorts(facts, today))
    });
    println!("{:<12} {spent:8.2}", "filter");
}

/// Every number of the map, after one deal was moved.
fn moves(document: &mut Document, ledger: &mut Ledger, today: Date) {
    let deals: Vec<_> = document.deals.keys().copied().take(RUNS).collect();
    let stages = Flow::of(document).stages(document);
    let made = ledger.made();
    let mut checker = Checker::default();
    checker.find(document, ledger, today);
    let flow = Flow::of(document);
    let mut number = 0;
    let spent = measured(|| {
        let deal = deals[number % deals.len()];
        number += 1;
        let command = Command::MoveDeal(DealMove {
            override_reason: Some("x".to_owned()),
            ..DealMove::new(deal, stages[number % 3], today)
        });
        let Ok(diff) = plan(document, &command) else { return };
        document.apply(&diff);
        ledger.touch(&diff.touched());
        ledger.renew(document, today);
        checker.touch(&diff.touched());
        let findings = checker.find(document, ledger, today);
        let gauges = gauges(document, &flow, ledger, today);
        let (tally, frame) = (ledger.all(), ledger.frame());
        std::hint::black_box((tally.loads(frame), tally.shares(frame), tally.stays(frame), tally.totals()));
        std::hint::black_box((exodus(document, &flow, ledger), gauges, findings));
    });
    println!("{:<12} {spent:8.2}  facts read anew: {}", "moved deal", ledger.made() - made);
}
