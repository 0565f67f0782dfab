//! How long the checks take, in milliseconds: everything read for the first time; again after one text was changed, which
//! is what a commit costs; and after one deal has moved. Numbers as arguments are the nodes of the maps.

use std::time::Instant;

use stagecraft::core::analytics::Ledger;
use stagecraft::core::checks::Checker;
use stagecraft::core::command::{Command, NodeEdit, Touched, plan};
use stagecraft::core::geometry::point;
use stagecraft::core::ids::{DealId, IdSource, NodeId};
use stagecraft::core::model::{
    ChecklistItem, Date, Deal, Departure, Document, ExpectedTime, Node, NodeKind, Transition, TransitionKind, Visit,
};
use stagecraft::core::sorted::Set;

/// Deals that have gone through the map.
const DEALS: usize = 2_000;

/// Milliseconds that this thread has been running, where the system tells; other processes do not count then.
fn clock(start: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64() * 1_000.0, |nanoseconds| nanoseconds / 1e6)
}

/// The mean time of so many runs in milliseconds.
fn measured(runs: usize, mut run: impl FnMut(usize)) -> f64 {
    let start = Instant::now();
    let before = clock(start);
    (0..runs).for_each(&mut run);
    (clock(start) - before) / runs as f64
}

fn stage(number: usize, ids: &mut IdSource) -> Node {
    let at = point((number % 40) as f64 * 300.0, (number / 40) as f64 * 120.0);
    let kind = match number % 20 {
        18 => NodeKind::Decision,
        19 => NodeKind::Lost,
        _ => NodeKind::Stage,
    };
    let mut node = Node::new(ids.make(), kind, &format!("Talk to buyer {number}"), at);
    if kind.has_card() {
        let item = |text: &str| ChecklistItem {
            id: ids.make(),
            text: text.to_owned(),
            required: true,
            evidence: "message in the deal".to_owned(),
            who: String::new(),
        };
        node.card.exit =
            ["Send the agenda", "Get the summary confirmed by the buyer", "Umówić spotkanie"].map(item).into();
        node.card.entry =
            "The buyer confirmed the requirements in writing, and a date is in both calendars.".to_owned();
        node.card.details = "Usually more than one meeting: how the work runs today, what it costs, whom it affects. \
            The buyer gets a summary after each one and corrects it, so that nobody is asked twice."
            .to_owned();
        node.card.expected = ExpectedTime::new(1, 5, 20);
    }
    node
}

/// A long row of stages with decisions and outcomes, and deals that stayed a few days in each of some stages.
fn map(count: usize, ids: &mut IdSource) -> Document {
    let today = Date::new(2026, 1, 5).expect("a day");
    let mut document = Document::new(ids.make(), "Map", today);
    let nodes: Vec<Node> = (0..count).map(|number| stage(number, ids)).collect();
    let order: Vec<(NodeId, NodeKind)> = nodes.iter().map(|node| (node.id, node.kind)).collect();
    document.nodes.extend(nodes.into_iter().map(|node| (node.id, node)));
    let mut ways = Vec::new();
    for (at, (from, kind)) in order.iter().enumerate().filter(|(_, (_, kind))| *kind != NodeKind::Lost) {
        let steps: &[usize] = if *kind == NodeKind::Decision { &[1, 2] } else { &[1] };
        for step in steps {
            if let Some((to, kind)) = order.get(at + step) {
                let kind = if *kind == NodeKind::Lost { TransitionKind::No } else { TransitionKind::Advance };
                ways.push(Transition::new(ids.make(), kind, *from, *to));
            }
        }
    }
    document.transitions.extend(ways.into_iter().map(|way| (way.id, way)));
    let stages: Vec<NodeId> = order.iter().filter(|(_, kind)| *kind == NodeKind::Stage).map(|(id, _)| *id).collect();
    let deals: Vec<Deal> = (0..DEALS)
        .map(|_| {
            let first = ids.below(stages.len().saturating_sub(8).max(1));
            let mut day = today.plus_days(-120);
            let mut deal = Deal::new(ids.make(), "Deal", stages[first], day);
            for next in stages.iter().skip(first + 1).take(5) {
                day = day.plus_days(ids.below(20) as i64);
                let left = Departure { on: day, by: Vec::new(), gate_override: None, refusal: None };
                if let Some(visit) = deal.visits.last_mut() {
                    visit.left = Some(left);
                }
                deal.visits.push(Visit { node: *next, entered: day, left: None });
            }
            deal
        })
        .collect();
    document.deals.extend(deals.into_iter().map(|deal| (deal.id, deal)));
    document
}

fn main() {
    println!("{:>6} {:>10} {:>10} {:>10} {:>10}", "nodes", "findings", "all", "one text", "one deal");
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    for count in if asked.is_empty() { vec![14, 100, 1_000, 5_000] } else { asked } {
        let mut ids = IdSource::new(count as u64);
        let mut document = map(count, &mut ids);
        let today = document.map.created;
        let runs = (20_000 / count).clamp(5, 200);
        let all = measured(runs, |_| {
            let ledger = Ledger::of(&document, today);
            std::hint::black_box(Checker::default().find(&document, &ledger, today));
        });
        let mut checker = Checker::default();
        let mut ledger = Ledger::of(&document, today);
        let found = checker.find(&document, &ledger, today).open.len();
        let nodes: Vec<NodeId> =
            document.nodes.values().filter(|node| node.kind.has_card()).map(|node| node.id).collect();
        let mut texts = 0.0;
        for run in 0..runs {
            let edit = NodeEdit::Entry(format!("The buyer has asked {run} times, as needed"));
            let diff = plan(&document, &Command::EditNode(nodes[run % nodes.len()], edit)).expect("a diff");
            document.apply(&diff);
            let touched = diff.touched();
            texts += measured(1, |_| {
                checker.touch(&touched);
                ledger.touch(&touched);
                ledger.renew(&document, today);
                std::hint::black_box(checker.find(&document, &ledger, today));
            });
        }
        let deals: Vec<DealId> = document.deals.keys().copied().collect();
        let deal = measured(runs, |run| {
            let touched = Touched { deals: Set::from([deals[run % deals.len()]]), ..Touched::default() };
            checker.touch(&touched);
            ledger.touch(&touched);
            ledger.renew(&document, today);
            std::hint::black_box(checker.find(&document, &ledger, today));
        });
        println!("{count:>6} {found:>10} {all:>10.3} {:>10.3} {deal:>10.3}", texts / runs as f64);
    }
}
