use crate::core::sorted::{Map, Set};

use super::*;
use crate::core::analytics::{
    Counting, FunnelQuery, Ledger, Pace, after_noes, funnel, goal_progress, reading, returning, totals,
};
use crate::core::buyer::{evidence, exodus};
use crate::core::capture::captured;
use crate::core::checks::{Check, findings};
use crate::core::model::Kpi;
use crate::core::people::{Matrix, Voice, unheard, voice};

#[test]
fn the_demonstration_is_a_believable_half_year() {
    for (seed, today) in [(1, "2026-03-02"), (99, "2025-12-31"), (7, "2024-02-29"), (3, "2026-11-01")] {
        for language in Language::ALL {
            let today = Date::parse(today).unwrap();
            let document = demonstration(language, &mut IdSource::new(seed), today);
            assert_eq!(document.invariants(), []);
            assert_eq!(document, demonstration(language, &mut IdSource::new(seed), today));
            believable(&document, today);
        }
    }
}

/// The deals, the activities and the goal make a plan that a team of three could have.
#[test]
fn the_demonstration_has_a_plan() {
    use crate::core::model::{Flow, Lever};
    use crate::core::plan::{gaps, months, period, required, settings};
    for language in Language::ALL {
        let today = Date::parse("2026-11-01").unwrap();
        let document = demonstration(language, &mut IdSource::new(3), today);
        let flow = Flow::of(&document);
        let plan = required(&document, &flow, &settings(&document, None)).unwrap();
        assert!((plan.wins - 12.0).abs() < 1e-9, "what the goal asks for, not {}", plan.wins);
        let begun = plan.entrants[&flow.stages(&document)[0]];
        assert!((15.0..=150.0).contains(&begun), "{begun} deals to begin with");
        assert_eq!((plan.process.untimed.len(), plan.work.len()), (0, WORK.len()));
        assert_eq!(data::words(language).demo.activities.len(), WORK.len());
        let span = period(&document, today);
        let months = months(&plan, span.0, span.1, None);
        assert!(gaps(&document, &months, span, today).values().any(|gap| gap.missing > 0.0));
        let scenario = document.all::<Scenario>().next().unwrap().id;
        assert_eq!(document.all::<Lever>().filter(|lever| lever.scenario == Some(scenario)).count(), 2);
        let better = required(&document, &flow, &settings(&document, Some(scenario))).unwrap();
        assert!(better.entrants[&flow.stages(&document)[0]] < begun);
    }
}

fn believable(document: &Document, today: Date) {
    let deals = || document.deals.values();
    assert_eq!(deals().count(), 64);
    let oldest = today.plus_days(-200);
    for deal in deals() {
        let left = deal.visits.iter().filter_map(|visit| visit.left.as_ref()).map(|left| left.on);
        let days = deal.visits.iter().map(|visit| visit.entered).chain(left).chain([deal.created]);
        assert!(days.into_iter().all(|day| (oldest..=today).contains(&day)), "{deal:?}");
        assert!((400_000..=18_000_000).contains(&deal.value.0), "{deal:?}");
        let texts = [&deal.name, &deal.company, &deal.owner, &deal.source];
        assert!(texts.iter().all(|text| !text.is_empty()));
    }
    let pairs: Set<_> = deals().map(|deal| (&deal.company, &deal.name)).collect();
    assert_eq!(pairs.len(), 64);
    let goal = document.map.purpose.goal.clone().unwrap();
    let progress = goal_progress(document, &goal, today);
    assert!(matches!(progress.pace, Pace::OnTrack | Pace::Behind) && progress.deals >= 3, "{progress:?}");
    let flow = Flow::of(document);
    let mut ledger = Ledger::of(document, today);
    let mut read = |kpi| reading((document, &flow), &mut ledger, kpi, today);
    let readings: Vec<_> = document.all::<Kpi>().map(|kpi| (&kpi.name, read(kpi))).collect();
    assert!(readings.len() >= 8 && readings.iter().all(|(_, reading)| reading.value.is_some()), "{readings:?}");
    let totals = totals(document, |_| true, today);
    assert_eq!((totals.won, totals.lost, totals.not_now), (4, 15, 4));
    assert!((7..=12).contains(&totals.stuck), "{} stuck", totals.stuck);
    let departures = || deals().flat_map(|deal| &deal.visits).filter_map(|visit| visit.left.as_ref());
    let overrides = departures().filter(|left| left.gate_override.is_some()).count();
    assert!((5..=25).contains(&overrides), "{overrides} overrides");
    let off_the_map = departures().filter(|left| left.by.is_empty()).count();
    assert!((3..=20).contains(&off_the_map), "{off_the_map} off the map");
    let again = deals().filter(|deal| {
        let mut stays: Map<NodeId, usize> = Map::new();
        deal.visits.iter().for_each(|visit| *stays.or_insert_with(visit.node, || 0) += 1);
        stays.values().any(|count| *count > 1)
    });
    assert!((3..=16).contains(&again.count()));
    let days: Vec<i64> = returning(document).iter().map(|one| one.on.days_since(today)).collect();
    assert_eq!((days.len(), days.iter().filter(|days| **days <= 0).count()), (4, 2), "{days:?}");
    assert!(days.iter().any(|days| (1..=14).contains(days)) && days.iter().any(|days| *days > 20), "{days:?}");
    let refusals = || deals().flat_map(Deal::refusals).map(|(_, refusal)| refusal);
    let undecided = refusals().filter(|refusal| refusal.undecided).count();
    assert!((2..=12).contains(&undecided), "{undecided} undecided of {}", refusals().count());
    let again = after_noes(document, |_| true);
    assert!(again[1].resolved() >= 5 && again[1].won >= 1, "{again:?}");
    let found = findings(document, today).open;
    for check in [Check::ItemWithoutEvidence, Check::WeaselWords, Check::NoNextOnNo, Check::OffMap] {
        let here = found.iter().filter(|finding| finding.check == check).count();
        assert!((1..=2).contains(&here), "{check:?}: {found:#?}");
    }
    // What the goal is, another part of the playbook says.
    let others = found.iter().filter(|finding| finding.check != Check::NoGoal);
    assert!((4..=12).contains(&others.count()), "{found:#?}");
    assert!(deals().any(|deal| deal.next_step_on.is_some_and(|day| day < today)));

    let flow = Flow::of(document);
    let lifts = document.all::<Marker>().filter_map(|marker| evidence(document, &flow, marker).lift);
    let ratios: Vec<f64> = lifts.filter_map(|lift| lift.ratio).collect();
    assert!(ratios.iter().any(|ratio| *ratio > 1.2) && ratios.iter().any(|ratio| *ratio < 0.8), "{ratios:?}");
    assert!(exodus(document, &flow, &Ledger::of(document, today)).is_some_and(|worst| worst.lost >= 3));
    let matrix = Matrix::of(document, &flow);
    assert!(!unheard(document, &matrix).is_empty() && captured(document).len() >= 3);
    assert!(matrix.stages.iter().any(|stage| matches!(voice(document, &matrix, *stage), Voice::None(_))));

    let inferred = funnel(document, &FunnelQuery::default(), today);
    let counts: Vec<usize> = inferred.bars.iter().map(|bar| bar.count).collect();
    assert_eq!(counts.len(), 15);
    assert_eq!((counts[0], counts[14]), (64, 4));
    assert!(counts.is_sorted_by(|one, next| one >= next), "{counts:?}");
    assert!(counts[4] * 3 > counts[0] && counts[9] * 10 > counts[0], "{counts:?}");
    let reached = funnel(document, &FunnelQuery { counting: Counting::Reached, ..Default::default() }, today);
    assert!(reached.bars[0].count < 64);
}
