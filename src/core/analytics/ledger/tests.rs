//! What is kept must be what would be counted anew.

use super::*;
use crate::core::analytics::{Counting, cohorts, stays};
use crate::core::command::{Command, DealMove, NodeEdit, plan};
use crate::core::ids::IdSource;
use crate::core::language::Language;
use crate::core::model::{Deal, ExpectedTime, Money, NodeKind};
use crate::core::sorted::Set as Chosen;
use crate::core::template;

fn demonstration() -> (Document, Date, IdSource) {
    let today = Date::parse("2026-11-24").unwrap();
    let mut ids = IdSource::new(7);
    (template::demonstration(Language::English, &mut ids, today), today, ids)
}

/// Some change, mostly of deals.
fn change(document: &Document, ids: &mut IdSource, today: Date) -> Option<Command> {
    let nodes: Vec<_> = document.nodes.values().filter(|node| node.kind.holds_deals()).map(|node| node.id).collect();
    let deals: Vec<_> = document.deals.keys().copied().collect();
    let node = *nodes.get(ids.below(nodes.len()))?;
    let deal = *deals.get(ids.below(deals.len()))?;
    Some(match ids.below(9) {
        0 => Command::AddDeals(vec![Deal {
            value: Money(ids.below(1_000_000) as i64),
            owner: ["Anna Nowak", "Jo"][ids.below(2)].to_owned(),
            ..Deal::new(ids.make(), "New", node, today.plus_days(-(ids.below(50) as i64)))
        }]),
        1 => Command::DeleteDeals(Chosen::from([deal])),
        2 => Command::Delete { nodes: Chosen::from([node]), transitions: Chosen::new(), deals_to: None, on: today },
        3 => Command::EditNode(node, NodeEdit::Expected(ExpectedTime::new(1, 2, ids.below(30) as u32 + 2))),
        _ => Command::MoveDeal(DealMove {
            override_reason: Some("x".to_owned()),
            refusal_reason: Some("Price".to_owned()),
            revisit: (document.node_kind(node) == Some(NodeKind::NotNow)).then(|| today.plus_days(9)),
            ..DealMove::new(deal, node, today)
        }),
    })
}

#[test]
fn what_is_kept_is_what_would_be_counted_anew() {
    let (mut document, today, mut ids) = demonstration();
    let owner = document.deals.values().next().map(|deal| deal.owner.clone());
    let queries = [FunnelQuery::default(), FunnelQuery { owner, ..FunnelQuery::default() }];
    let stage = Flow::of(&document).stages(&document).get(3).copied();
    let mut ledger = Ledger::of(&document, today);
    let (mut moved, mut changed) = (0, 0);
    for _ in 0..150 {
        let Some(diff) = change(&document, &mut ids, today).and_then(|command| plan(&document, &command).ok()) else {
            continue;
        };
        changed += 1;
        let nodes = !diff.touched().nodes.is_empty();
        let before = ledger.made();
        document.apply(&diff);
        ledger.touch(&diff.touched());
        ledger.renew(&document, today);
        if !nodes {
            assert!(ledger.made() - before <= diff.touched().deals.len(), "only what changed is read anew");
            moved += 1;
        }
        let flow = Flow::of(&document);
        let mut fresh = Ledger::of(&document, today);
        for query in &queries {
            assert_eq!(ledger.tally(&document, query), fresh.tally(&document, query));
            for counting in Counting::ALL {
                let query = FunnelQuery { counting, ..query.clone() };
                assert_eq!(ledger.funnel(&document, &flow, &query), fresh.funnel(&document, &flow, &query));
            }
        }
        for scope in [None, stage] {
            assert_eq!(ledger.been(scope), fresh.been(scope));
        }
    }
    assert!(moved > 60 && changed > moved, "{moved} of {changed}");
}

#[test]
fn another_day_counts_open_stays_anew() {
    let (document, today, _) = demonstration();
    let mut ledger = Ledger::of(&document, today);
    let made = ledger.made();
    ledger.renew(&document, today);
    assert_eq!(ledger.made(), made);
    let later = today.plus_days(40);
    ledger.renew(&document, later);
    assert_eq!(ledger.made(), 2 * made);
    assert_eq!(ledger.all().stays(ledger.frame()), stays(&document, |_| true, later));
}

#[test]
fn a_filter_that_comes_back_is_not_mistaken_for_another() {
    let (document, today, _) = demonstration();
    let mut ledger = Ledger::of(&document, today);
    let owners: Set<String> = document.deals.values().map(|deal| deal.owner.clone()).collect();
    let count = |owner: &String| document.deals.values().filter(|deal| deal.owner == *owner).count();
    for _ in 0..2 {
        for owner in owners.iter() {
            let query = FunnelQuery { owner: Some(owner.clone()), ..FunnelQuery::default() };
            assert_eq!(ledger.tally(&document, &query).deals(), count(owner));
        }
    }
    assert_eq!(ledger.all().deals(), document.deals.len());
    assert!(!cohorts(ledger.facts().values(), today).is_empty());
}
