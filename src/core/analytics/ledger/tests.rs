//! What is kept must be what would be counted anew.

use super::*;
use crate::core::analytics::samples::{day, line};
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

/// Every number of a document, none of which may be anything but a number.
fn sound(document: &Document, today: Date) -> (Funnel, crate::core::analytics::Totals) {
    let flow = Flow::of(document);
    let mut ledger = Ledger::of(document, today);
    let (mut found, mut rates) = (Vec::new(), Vec::new());
    for counting in Counting::ALL {
        let funnel = ledger.funnel(document, &flow, &FunnelQuery { counting, ..FunnelQuery::default() });
        rates.extend([funnel.win_rate, funnel.won_of_all].into_iter().flatten());
        for bar in &funnel.bars {
            assert_eq!(bar.count, bar.moved_on + bar.lost_here + bar.put_off_here + bar.still_open);
            rates.extend([bar.step_rate, bar.resolved_rate, bar.overall_rate].into_iter().flatten());
            found.extend(bar.median_days);
        }
    }
    let totals = ledger.all().totals();
    rates.extend([totals.win_rate, totals.win_rate_by_value].into_iter().flatten());
    let stays = ledger.all().stays(ledger.frame());
    let spreads = stays.nodes.values().chain(stays.transitions.values()).chain(&stays.cycle).chain(&stays.won);
    found.extend(spreads.flat_map(|spread| [spread.mean, spread.median, spread.p90, spread.least, spread.most]));
    let months = crate::core::analytics::trend(ledger.facts().values(), today);
    found.extend(months.iter().flat_map(|month| [month.cycle, month.velocity]).flatten());
    assert!(rates.iter().all(|rate| (0.0..=1.0).contains(rate)), "{rates:?}");
    assert!(found.iter().all(|number| number.is_finite() && *number >= 0.0), "{found:?}");
    (ledger.funnel(document, &flow, &FunnelQuery::default()), totals)
}

#[test]
fn whatever_the_deals_numbers_are_numbers_or_missing() {
    let today = day("2026-03-02");
    let (funnel, totals) = sound(&line(&[]), today);
    assert_eq!((funnel.considered, funnel.win_rate, totals.win_rate, totals.weighted), (0, None, None, None));
    assert!(funnel.bars.iter().all(|bar| bar.step_rate.is_none() && bar.overall_rate.is_none()));
    let (one, _) = sound(&line(&[("2026-03-02", &[("S1", 0)])]), today);
    assert_eq!((one.considered, one.open, one.win_rate), (1, 1, None));
    let lost = [("2026-01-10", &[("S1", 10), ("Lost", 0)][..]), ("2026-02-10", &[("S2", 1), ("Lost", 0)])];
    let (all_lost, totals) = sound(&line(&lost), today);
    assert_eq!((all_lost.lost, all_lost.win_rate, totals.win_rate_by_value), (2, Some(0.0), None), "worth nothing");
    // Days to come: it has stayed no time, and no month knows it.
    let (future, _) = sound(&line(&[("2027-01-10", &[("S1", 5), ("Won", 0)])]), today);
    assert_eq!((future.considered, future.won), (1, 1));
}

#[test]
fn win_rates_count_deals_or_their_worth() {
    let today = day("2026-03-02");
    let mut document = line(&[
        ("2026-01-10", &[("S1", 10), ("Won", 0)]),
        ("2026-01-10", &[("S1", 10), ("Lost", 0)]),
        ("2026-01-10", &[("S1", 10)]),
    ]);
    for (deal, value) in document.deals.values_mut().zip([300, 100, 50]) {
        deal.value = Money(value);
    }
    let totals = Ledger::of(&document, today).all().totals();
    assert_eq!((totals.win_rate, totals.win_rate_by_value), (Some(0.5), Some(0.75)));
}
