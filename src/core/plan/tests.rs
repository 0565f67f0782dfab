//! Plans with figures worked out by hand.

use super::*;
use crate::core::chain::{Observed, Process};
use crate::core::geometry::point;
use crate::core::ids::{EntryId, Identifier, MapId, NodeId, TransitionId};
use crate::core::model::{
    Activity, Date, Deal, Document, ExpectedTime, Flow, Goal, GoalKind, Kept, Lever, Money, Node, NodeKind, Plan,
    Quantity, RatesFrom, Record, Scenario, Transition, TransitionKind,
};

fn id<T: Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn near(one: f64, other: f64) {
    assert!((one - other).abs() < 1e-6 * other.abs().max(1.0), "{one} {other}");
}

/// A line of stages with these chances, in percent, of moving on; the last one to Won, all others to Lost.
fn line(chances: &[i64]) -> Document {
    let mut document = Document::new(id::<MapId>("m"), "Map", day("2026-01-01"));
    document.map.purpose.plan = Some(Plan { rates: RatesFrom::Estimates, ..Plan::default() });
    let mut add = |name: &str, kind: NodeKind, at: usize| {
        document.nodes.insert(id(name), Node::new(id(name), kind, name, point(300.0 * at as f64, 0.0)));
    };
    for at in 0..chances.len() {
        add(&format!("s{at}"), NodeKind::Stage, at);
    }
    add("Won", NodeKind::Won, chances.len());
    add("Lost", NodeKind::Lost, chances.len());
    for (at, chance) in chances.iter().enumerate() {
        let from = format!("s{at}");
        let on = if at + 1 < chances.len() { format!("s{}", at + 1) } else { "Won".to_owned() };
        for (name, to, share, kind) in [
            (format!("on{at}"), on, *chance, TransitionKind::Advance),
            (format!("no{at}"), "Lost".to_owned(), 100 - chance, TransitionKind::No),
        ] {
            let mut way = Transition::new(id(&name), kind, id(&from), id(&to));
            way.onward.share = Some(share);
            document.transitions.insert(way.id, way);
        }
    }
    document
}

fn lever(document: &mut Document, name: &str, set: impl FnOnce(&mut Lever)) {
    let mut lever = Lever::blank(id(name));
    set(&mut lever);
    document.entries.insert(lever.id, lever.entry());
}

fn solved(document: &Document) -> Result<Required, Impossible> {
    required(document, &Flow::of(document), &settings(document, None))
}

/// The process that settings lead to.
fn process_of(document: &Document, settings: &Settings) -> Process {
    let observed = Observed::of(document, |_| true);
    super::solved(document, &Flow::of(document), settings, &observed).unwrap()
}

fn entrants(plan: &Required, node: &str) -> f64 {
    plan.entrants[&id::<NodeId>(node)]
}

#[test]
fn fourteen_deals_need_two_thousand_calls() {
    let mut document = line(&[10, 35, 50, 40]);
    lever(&mut document, "l", |lever| (lever.quantity, lever.value) = (Quantity::Wins, Some(14.0)));
    let plan = solved(&document).unwrap();
    for (node, need) in [("s0", 2000.0), ("s1", 200.0), ("s2", 70.0), ("s3", 35.0)] {
        near(entrants(&plan, node), need);
    }
    assert_eq!(plan.quota, None, "nothing says what a deal is worth");
}

#[test]
fn a_quota_is_exact_or_rounded_up() {
    let mut document = line(&[22]);
    document.map.purpose.goal = Some(Goal { kind: GoalKind::Amount, target: Some(2_000_000.0), ..Goal::default() });
    assert_eq!(solved(&document), Err(Impossible::NoDealSize));
    lever(&mut document, "size", |lever| (lever.quantity, lever.value) = (Quantity::DealSize, Some(60_000.0)));
    let plan = solved(&document).unwrap();
    near(plan.wins, 100.0 / 3.0);
    near(entrants(&plan, "s0"), 151.515_151_5);
    document.map.purpose.plan.as_mut().unwrap().whole_deals = true;
    let plan = solved(&document).unwrap();
    near(plan.wins, 34.0);
    near(entrants(&plan, "s0"), 155.0);
    near(plan.quota.unwrap(), 2_040_000.0);
}

/// Whatever number is set, the others follow, and setting what follows changes nothing.
#[test]
fn any_number_can_drive_and_leads_back_to_the_others() {
    let mut document = line(&[10, 35, 50, 40]);
    let calls = Activity { node: Some(id("s0")), per_deal: Some(3.0), ..Activity::blank(id("calls")) };
    document.entries.insert(calls.id, Activity { name: "Calls".into(), ..calls }.entry());
    lever(&mut document, "size", |lever| (lever.quantity, lever.value) = (Quantity::DealSize, Some(1000.0)));
    let start = document.clone();
    let by = |set: &dyn Fn(&mut Lever)| {
        let mut document = start.clone();
        lever(&mut document, "driver", set);
        solved(&document).unwrap()
    };
    let wins = by(&|lever| (lever.quantity, lever.value) = (Quantity::Wins, Some(14.0)));
    near(wins.quota.unwrap(), 14_000.0);
    near(wins.work[0].count, 6000.0);
    let others = [
        by(&|lever| (lever.quantity, lever.value) = (Quantity::Quota, Some(14_000.0))),
        by(&|lever| (lever.quantity, lever.value, lever.node) = (Quantity::Entrants, Some(70.0), Some(id("s2")))),
        by(&|lever| {
            (lever.quantity, lever.value, lever.activity) = (Quantity::Activities, Some(6000.0), Some(id("calls")));
        }),
    ];
    for other in others {
        near(other.wins, wins.wins);
        wins.entrants.iter().for_each(|(node, need)| near(other.entrants[node], *need));
    }
}

#[test]
fn a_scenario_changes_the_plan_and_leaves_it_alone() {
    let mut document = line(&[10, 35, 50, 40]);
    document.entries.insert(id("sc"), Scenario { name: "Better calls".into(), ..Scenario::blank(id("sc")) }.entry());
    lever(&mut document, "l", |lever| (lever.quantity, lever.value) = (Quantity::Wins, Some(14.0)));
    lever(&mut document, "c", |lever| {
        (lever.scenario, lever.quantity) = (Some(id("sc")), Quantity::Chance);
        (lever.transition, lever.value) = (Some(id::<TransitionId>("on0")), Some(20.0));
    });
    near(entrants(&solved(&document).unwrap(), "s0"), 2000.0);
    let other = settings(&document, Some(id::<EntryId>("sc")));
    near(entrants(&required(&document, &Flow::of(&document), &other).unwrap(), "s0"), 1000.0);
}

#[test]
fn wishes_that_cannot_come_true_are_explained() {
    assert_eq!(solved(&line(&[50])), Err(Impossible::NoDriver));
    let mut document = line(&[50, 0]);
    lever(&mut document, "l", |lever| (lever.quantity, lever.value) = (Quantity::Wins, Some(1.0)));
    assert_eq!(solved(&document), Err(Impossible::Hopeless(vec![id("s0"), id("s1")])));
    let mut document = line(&[0, 50]);
    lever(&mut document, "l", |lever| {
        (lever.quantity, lever.value, lever.node) = (Quantity::Entrants, Some(9.0), Some(id("s1")));
    });
    assert_eq!(solved(&document), Err(Impossible::NeverReached(id("s1"))));
    for quota in [0.0, 1e12] {
        let mut document = line(&[50]);
        lever(&mut document, "l", |lever| (lever.quantity, lever.value) = (Quantity::Wins, Some(quota)));
        near(entrants(&solved(&document).unwrap(), "s0"), quota * 2.0);
    }
}

#[test]
fn what_nobody_knows_is_not_impossible() {
    let mut document = line(&[50, 50]);
    for way in ["on1", "no1"] {
        document.transitions.get_mut(&id::<TransitionId>(way)).unwrap().onward.share = None;
    }
    let lever_of = |lever: &mut Lever| (lever.quantity, lever.value) = (Quantity::Wins, Some(1.0));
    lever(&mut document, "l", lever_of);
    assert_eq!(solved(&document), Err(Impossible::Unknown(vec![id("s1")])));
    let plan = settings(&document, None);
    let process = process_of(&document, &plan);
    let rows = outline(&document, &Flow::of(&document), &process, None);
    assert_eq!(rows.iter().map(|row| row.won).collect::<Vec<_>>(), [None, None]);
    // A first guess is enough.
    lever(&mut document, "guess", |lever| {
        (lever.quantity, lever.transition, lever.value) =
            (Quantity::Chance, Some(id::<TransitionId>("on1")), Some(20.0));
    });
    near(entrants(&solved(&document).unwrap(), "s0"), 10.0);
}

#[test]
fn deals_are_won_where_quota_relief_is_earned() {
    let mut document = line(&[50, 40, 50]);
    for (node, days) in [("s0", 10), ("s1", 20), ("s2", 30)] {
        document.nodes.get_mut(&id::<NodeId>(node)).unwrap().card.expected = ExpectedTime::new(days, days, days);
    }
    document.nodes.get_mut(&id::<NodeId>("s2")).unwrap().card.more.quota_relief = true;
    lever(&mut document, "l", |lever| (lever.quantity, lever.value) = (Quantity::Wins, Some(10.0)));
    let plan = solved(&document).unwrap();
    near(entrants(&plan, "s0"), 50.0);
    near(entrants(&plan, "s1"), 25.0);
    // What follows is no condition of winning, and still has to be served.
    near(entrants(&plan, "s2"), 10.0);
    let prospect = |node: &str| plan.process.prospects[&id::<NodeId>(node)];
    near(prospect("s0").won, 0.2);
    near(prospect("s0").days_to_won, 30.0);
    assert_eq!((prospect("s2").won, prospect("s2").days_to_won, prospect("s2").days), (1.0, 0.0, 30.0));
    // A deal that has been there counts already, wherever it is now.
    let mut deal = Deal::new(id("d"), "d", id::<NodeId>("s2"), day("2026-01-01"));
    document.deals.insert(deal.id, deal.clone());
    deal.id = id("e");
    deal.visits = Deal::new(id("e"), "e", id::<NodeId>("s0"), day("2026-01-01")).visits;
    document.deals.insert(deal.id, deal);
    assert_eq!(open(&document, &plan.process), [(id("s0"), 0.0)]);
    let mut simulation = crate::core::chain::Simulation::new(&plan.process, [(id("s0"), 1.0)], None, 7);
    simulation.run(4000);
    let forecast = simulation.forecast().unwrap();
    assert!((forecast.mean - 0.2).abs() < 3.0 * forecast.error, "{forecast:?}");
}

#[test]
fn entrants_are_due_as_long_before_as_it_takes_to_win() {
    let mut document = line(&[50, 50]);
    for (node, days) in [("s0", 60), ("s1", 30)] {
        document.nodes.get_mut(&id::<NodeId>(node)).unwrap().card.expected = ExpectedTime::new(days, days, days);
    }
    lever(&mut document, "l", |lever| (lever.quantity, lever.value) = (Quantity::Wins, Some(120.0)));
    let plan = solved(&document).unwrap();
    let months = months(&plan, day("2026-01-01"), day("2026-12-31"), None);
    // January's wins entered the first stage 90 days before, from 3 October to 2 November.
    assert_eq!(months[0].begins, day("2025-10-01"));
    near(months[0].entrants[&id::<NodeId>("s0")], 480.0 * 29.0 / 365.0);
    let (wins, first): (f64, f64) = (
        months.iter().map(|month| month.wins).sum(),
        months.iter().filter_map(|month| month.entrants.get(&id::<NodeId>("s0"))).sum(),
    );
    near(wins, 120.0);
    near(first, 480.0);
    assert!(months.windows(2).all(|pair| pair[0].begins < pair[1].begins));
}

#[test]
fn seasons_are_twelve_weights_or_none() {
    let document = {
        let mut document = line(&[50]);
        lever(&mut document, "l", |lever| (lever.quantity, lever.value) = (Quantity::Wins, Some(10.0)));
        document
    };
    let plan = solved(&document).unwrap();
    let weights = seasons("0 0 0 0 0 0 0 0 0 0 1 3").unwrap();
    let months = months(&plan, day("2026-01-01"), day("2026-12-31"), Some(weights));
    let wins: Vec<f64> = months.iter().map(|month| month.wins).filter(|wins| *wins > 0.0).collect();
    near(wins[0], 10.0 * 30.0 / (30.0 + 93.0));
    assert_eq!(wins.len(), 2);
    for bad in ["", "1 2 3", "0 0 0 0 0 0 0 0 0 0 0 0", "1 1 1 1 1 1 1 1 1 1 1 -1", "a b c d e f g h i j k l"] {
        assert_eq!(seasons(bad), None, "{bad}");
    }
}

#[test]
fn the_gap_holds_what_is_there_against_what_is_due() {
    let mut document = line(&[50]);
    lever(&mut document, "l", |lever| (lever.quantity, lever.value) = (Quantity::Wins, Some(73.0)));
    for index in 0..10 {
        let mut deal = Deal::new(id(&format!("d{index}")), "d", id("s0"), day("2026-01-01").plus_days(index));
        deal.value = Money(100);
        document.deals.insert(deal.id(), deal);
    }
    let plan = solved(&document).unwrap();
    let span = (day("2026-01-01"), day("2026-12-31"));
    let months = months(&plan, span.0, span.1, None);
    let gap = gaps(&document, &months, span, day("2026-01-31"))[&id::<NodeId>("s0")];
    near(gap.required, 146.0);
    near(gap.due, 146.0 * 31.0 / 365.0);
    assert_eq!(gap.entered, 10);
    near(gap.run_rate.unwrap(), 10.0 * 365.0 / 31.0);
    near(gap.missing, 146.0 * 31.0 / 365.0 - 10.0);
}

/// Vectors by hand: 25 November 2026 is a Wednesday.
#[test]
fn a_week_begins_where_it_is_said_to() {
    let check = |start: WeekStart, today: &str, first: &str, last: &str| {
        assert_eq!(start.week_of(day(today)), (day(first), day(last)), "{start:?} {today}");
    };
    check(WeekStart::Monday, "2026-11-25", "2026-11-23", "2026-11-29");
    check(WeekStart::Sunday, "2026-11-25", "2026-11-22", "2026-11-28");
    check(WeekStart::Saturday, "2026-11-25", "2026-11-21", "2026-11-27");
    for (start, first) in
        [(WeekStart::Monday, "2026-11-23"), (WeekStart::Sunday, "2026-11-22"), (WeekStart::Saturday, "2026-11-28")]
    {
        check(start, first, first, &day(first).plus_days(6).to_string());
    }
    check(WeekStart::Monday, "2026-11-29", "2026-11-23", "2026-11-29");
    check(WeekStart::Sunday, "2026-11-28", "2026-11-22", "2026-11-28");
    check(WeekStart::Saturday, "2026-11-29", "2026-11-28", "2026-12-04");
}

/// A week across two months asks of each month for the share of its days: 2 of 31 days of August, 5 of 30 of September.
#[test]
fn a_week_asks_for_its_days_of_both_months() {
    let mut document = line(&[50]);
    for (index, entered) in ["2026-08-29", "2026-08-30", "2026-09-05", "2026-09-06"].iter().enumerate() {
        let deal = Deal::new(id(&format!("d{index}")), "d", id("s0"), day(entered));
        document.deals.insert(deal.id(), deal);
    }
    let month = |begins: &str, count: f64| Month {
        begins: day(begins),
        wins: 0.0,
        entrants: [(id::<NodeId>("s0"), count)].into_iter().collect(),
    };
    let months = [month("2026-08-01", 31.0), month("2026-09-01", 60.0)];
    let of = |start: WeekStart, today: &str| weekly(&document, &months, start.week_of(day(today)))[&id::<NodeId>("s0")];
    let sunday = of(WeekStart::Sunday, "2026-09-01");
    near(sunday.required, 2.0 + 10.0);
    assert_eq!(sunday.entered, 2, "30 August and 5 September");
    let monday = of(WeekStart::Monday, "2026-09-01");
    near(monday.required, 1.0 + 12.0);
    assert_eq!(monday.entered, 2, "5 and 6 September");
    assert_eq!(of(WeekStart::Monday, "2026-08-30").entered, 2, "29 and 30 August");
    near(of(WeekStart::Monday, "2026-10-06").required, 0.0);
}

#[test]
fn the_period_is_that_of_the_plan_of_the_goal_or_the_year() {
    let mut document = line(&[50]);
    let today = day("2026-11-25");
    let check = |document: &Document, begins: &str, ends: &str| {
        assert_eq!(period(document, today), (day(begins), day(ends)));
    };
    check(&document, "2026-01-01", "2026-12-31");
    document.map.purpose.goal = Some(Goal { deadline: Some(day("2027-03-31")), ..Goal::default() });
    check(&document, "2027-01-01", "2027-03-31");
    document.map.purpose.goal.as_mut().unwrap().begins = Some(day("2026-04-01"));
    check(&document, "2026-04-01", "2027-03-31");
    let plan = document.map.purpose.plan.as_mut().unwrap();
    (plan.begins, plan.ends) = (Some(day("2027-05-01")), None);
    check(&document, "2027-05-01", "2027-05-01");
    document.map.purpose.plan.as_mut().unwrap().ends = Some(day("2027-08-31"));
    check(&document, "2027-05-01", "2027-08-31");
}

/// Each handle makes a lever that says the same, takes the place of the one before and is let go of.
#[test]
fn a_number_is_set_once_and_let_go() {
    let mut document = line(&[50]);
    let calls = Activity { node: Some(id("s0")), per_deal: Some(3.0), ..Activity::blank(id("calls")) };
    document.entries.insert(calls.id, Activity { name: "Calls".into(), ..calls }.entry());
    let handles = [
        Handle::Chance(id("on0")),
        Handle::Days(id("s0")),
        Handle::DealSize,
        Handle::Quota,
        Handle::Wins,
        Handle::Entrants(id("s0")),
        Handle::Activities(id("calls")),
    ];
    for handle in handles {
        let lever = handle.lever(&document, None, 10.0, id("fresh"));
        assert_eq!((Handle::of(&lever), lever.id), (Some(handle), id("fresh")));
        assert!(!settings(&document, None).holds(handle), "{handle:?}");
        let mut with = document.clone();
        with.entries.insert(lever.id, lever.entry());
        let set = settings(&with, None);
        assert!(set.holds(handle), "{handle:?}");
        assert!(handles.iter().filter(|other| **other != handle).all(|other| !set.holds(*other)), "{handle:?}");
        assert_eq!(handle.lever(&with, None, 11.0, id("other")).id, id("fresh"));
        assert_eq!(handle.lever(&with, Some(id("sc")), 11.0, id("other")).id, id("other"));
        assert_eq!(handle.held_by(&with, None).into_iter().collect::<Vec<_>>(), [id("fresh")]);
    }
    let mut settings = settings(&document, None);
    settings.set(Handle::DealSize, 0.0);
    settings.set(Handle::Wins, -1.0);
    settings.set(Handle::Days(id("s0")), f64::NAN);
    assert_eq!((settings.deal_size, settings.driver, settings.wishes), (None, None, Default::default()));
}

#[test]
fn the_rows_say_what_each_node_promises_and_needs() {
    let mut document = line(&[50, 25]);
    let flow = Flow::of(&document);
    let set = settings(&document, None);
    let process = process_of(&document, &set);
    let rows = outline(&document, &flow, &process, None);
    assert_eq!(rows.iter().map(|row| row.node).collect::<Vec<_>>(), [id("s0"), id("s1")]);
    assert_eq!((rows[0].entrants, rows[0].days, rows[0].stayed), (None, None, 0));
    assert!(rows[0].stage && rows[0].ways[0].forward && !rows[0].ways[1].forward);
    near(rows[0].won.unwrap(), 0.125);
    lever(&mut document, "l", |lever| (lever.quantity, lever.value) = (Quantity::Wins, Some(1.0)));
    lever(&mut document, "d", |lever| {
        (lever.quantity, lever.value, lever.node) = (Quantity::Days, Some(7.0), Some(id("s1")));
    });
    let calls = Activity { node: Some(id("s1")), per_deal: Some(3.0), ..Activity::blank(id("calls")) };
    document.entries.insert(calls.id, Activity { name: "Calls".into(), ..calls }.entry());
    let plan = solved(&document).unwrap();
    let rows = outline(&document, &flow, &plan.process, Some(&plan));
    near(rows[0].entrants.unwrap(), 8.0);
    assert_eq!(rows[1].days, Some(7.0));
    assert_eq!(rows[1].work, [(id("calls"), Some(12.0))]);
}

#[test]
fn a_tenth_of_each_number_is_compared_with_the_others() {
    let mut document = line(&[50, 95]);
    for (node, days) in [("s0", 90), ("s1", 10)] {
        document.nodes.get_mut(&id::<NodeId>(node)).unwrap().card.expected = ExpectedTime::new(days, days, days);
    }
    lever(&mut document, "size", |lever| (lever.quantity, lever.value) = (Quantity::DealSize, Some(1000.0)));
    let set = settings(&document, None);
    let process = process_of(&document, &set);
    let swings = tornado(&document, &process, &set);
    let of = |handle: Handle| *swings.iter().find(|swing| swing.handle == handle).unwrap();
    assert_eq!(swings.len(), 5, "ways to Lost are no lever");
    for handle in [Handle::Chance(id("on0")), Handle::DealSize] {
        near(of(handle).better, 0.1);
        near(of(handle).worse, -0.1);
    }
    // No chance is more than 1.
    near(of(Handle::Chance(id("on1"))).better, 1.0 / 0.95 - 1.0);
    // 100 days become 91 or 109; 100 become 99 or 101.
    near(of(Handle::Days(id("s0"))).better, 100.0 / 91.0 - 1.0);
    near(of(Handle::Days(id("s0"))).worse, 100.0 / 109.0 - 1.0);
    near(of(Handle::Days(id("s1"))).better, 100.0 / 99.0 - 1.0);
    assert!(swings.windows(2).all(|pair| pair[0].better - pair[0].worse >= pair[1].better - pair[1].worse));
    // Where nothing is won, nothing matters.
    let document = line(&[0]);
    let set = settings(&document, None);
    let process = process_of(&document, &set);
    assert_eq!(tornado(&document, &process, &set), []);
}

#[test]
fn the_pipeline_is_the_deals_that_may_still_be_won() {
    let mut document = line(&[50]);
    for (name, node, worth) in [("a", "s0", 100), ("b", "s0", 300), ("c", "Won", 700), ("d", "Lost", 900)] {
        let mut deal = Deal::new(id(name), name, id(node), day("2026-01-01"));
        deal.value = Money(worth * 100);
        document.deals.insert(deal.id(), deal);
    }
    let set = settings(&document, None);
    let process = process_of(&document, &set);
    assert_eq!(open(&document, &process), [(id("s0"), 100.0), (id("s0"), 300.0)]);
    let mut simulation = pipeline(&document, &process, day("2025-12-31"), day("2026-01-01"));
    simulation.run(4000);
    let forecast = simulation.forecast().unwrap();
    assert!((forecast.mean - 200.0).abs() < 4.0 * forecast.error, "{forecast:?}");
    assert_eq!((forecast.p10, forecast.p90), (0.0, 400.0));
}

#[test]
fn the_place_where_the_way_to_won_breaks_is_found() {
    let check = |chances: &[i64], expected: Option<(&str, &str)>| {
        let document = line(chances);
        let process = process_of(&document, &settings(&document, None));
        assert_eq!(broken(&document, &process), expected.map(|(from, to)| (id(from), id(to))), "{chances:?}");
    };
    check(&[50, 50], None);
    check(&[50, 0, 50], Some(("s1", "s2")));
    check(&[50, 50, 0], Some(("s2", "Won")));
    // The last of several: what comes before it leads nowhere all the same.
    check(&[0, 50, 0, 50], Some(("s2", "s3")));
}
