//! Many deals on the recommended map, the same every time.

use stagecraft::core::ids::{IdSource, NodeId};
use stagecraft::core::language::Language;
use stagecraft::core::model::{Date, Deal, Departure, Document, Flow, Money, NodeKind, Refusal, Visit, way};
use stagecraft::core::template::{Template, build};

/// The stays of a deal.
const STAYS: usize = 6;

/// The recommended map, and deals that go through it from some stage on; a third are won, a third lost.
pub fn document(count: usize, today: Date) -> Document {
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
