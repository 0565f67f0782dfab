//! The numbers against the vectors of their definitions, and against each other.

use stagecraft::core::analytics::{
    Bar, Counting, Funnel, FunnelQuery, Ledger, behind, funnel, loads, shares, stays, time, totals,
};
use stagecraft::core::chart::{Chart, Form, Look, Row, Series, Unit};
use stagecraft::core::command::{Command, DealMove, plan};
use stagecraft::core::geometry::point;
use stagecraft::core::ids::{DealId, Identifier, NodeId, TransitionId};
use stagecraft::core::io::report;
use stagecraft::core::model::{
    Date, Deal, Departure, Document, ExpectedTime, Flow, Money, Node, NodeKind, RetiredNode, Transition,
    TransitionKind, Visit,
};
use stagecraft::core::sorted::Map;

fn day(number: i64) -> Date {
    Date::parse("2026-01-05").unwrap().plus_days(number)
}

fn id<T: Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

/// A map from words such as `S1 S2 Won`; the first letter gives the kind. Ways are `S1>S2`.
fn map(nodes: &str, ways: &str) -> Document {
    let mut document = Document::new(id("m1"), "Vectors", day(0));
    for (index, name) in nodes.split_whitespace().enumerate() {
        let kind = match name.chars().next() {
            Some('W') => NodeKind::Won,
            Some('L') => NodeKind::Lost,
            Some('N') => NodeKind::NotNow,
            Some('D') => NodeKind::Decision,
            Some('T') => NodeKind::Step,
            _ => NodeKind::Stage,
        };
        let node = Node::new(id(name), kind, name, point(248.0 * index as f64, 0.0));
        document.nodes.insert(node.id, node);
    }
    for way in ways.split_whitespace() {
        let (from, to) = way.split_once('>').unwrap();
        let name = format!("{from}-{to}");
        let way = Transition::new(id(&name), TransitionKind::Advance, id(from), id(to));
        document.transitions.insert(way.id, way);
    }
    document
}

/// Adds a deal for every line `d1 S1 S2 Won`; each stay lasts ten days, the last one is open.
fn with_deals(mut document: Document, deals: &str) -> Document {
    for line in deals.lines() {
        let mut words = line.split_whitespace();
        let Some(name) = words.next() else { continue };
        let path: Vec<NodeId> = words.map(id).collect();
        let mut deal = Deal::new(id(name), name, path[0], day(0));
        deal.value = Money(1_000 * 100);
        deal.visits = path
            .iter()
            .enumerate()
            .map(|(index, node)| {
                let on = day(10 * (index as i64 + 1));
                let left = Departure { on, by: Vec::new(), gate_override: None, refusal: None };
                Visit { node: *node, entered: day(10 * index as i64), left: (index + 1 < path.len()).then_some(left) }
            })
            .collect();
        document.deals.insert(deal.id, deal);
    }
    assert_eq!(document.invariants(), []);
    document
}

fn count(document: &Document, counting: Counting) -> Funnel {
    let query = FunnelQuery { counting, ..FunnelQuery::default() };
    let funnel = funnel(document, &query, day(100));
    let (flow, mut ledger) = (Flow::of(document), Ledger::of(document, day(100)));
    for (index, bar) in funnel.bars.iter().enumerate() {
        // One bar in a hundred is enough of a long map.
        if index % 100 == 0 || funnel.bars.len() < 100 {
            let found = behind((document, &flow), &mut ledger, (&query, Some(index)), (None, 0));
            assert_eq!(bar.count, found.count(None));
        }
        assert_eq!(bar.count, bar.moved_on + bar.lost_here + bar.put_off_here + bar.still_open);
        for rate in [bar.step_rate, bar.resolved_rate, bar.overall_rate].into_iter().flatten() {
            assert!((0.0..=1.0).contains(&rate), "{rate}");
        }
    }
    funnel
}

fn check(document: &Document, counting: Counting, expected: &[usize]) {
    let counts: Vec<usize> = count(document, counting).bars.iter().map(|bar| bar.count).collect();
    assert_eq!(counts, expected, "{counting:?}");
}

/// The vector: a line of four stages with six deals.
fn vector() -> Document {
    with_deals(
        map("S1 S2 S3 S4 Won Lost", "S1>S2 S2>S3 S3>S4 S4>Won"),
        "d1 S1 S2 S3 S4 Won
         d2 S1 S2 Lost
         d3 S1 S3 S4 Won
         d4 S1 S2 S3
         d5 S2 S3 Lost
         d6 S1 S2 S3 S2",
    )
}

#[test]
fn a_step_without_a_stage_is_a_bar_of_its_own() {
    let document = with_deals(map("S1 T1 S2 Won", "S1>T1 T1>S2 S2>Won"), "d1 S1 T1 S2\nd2 S1 T1");
    let funnel = funnel(&document, &FunnelQuery::default(), day(100));
    let counts: Vec<(Option<NodeId>, usize)> = funnel.bars.iter().map(|bar| (bar.stage, bar.count)).collect();
    assert_eq!(counts, [(Some(id("S1")), 2), (Some(id("T1")), 2), (Some(id("S2")), 1), (None, 0)]);
}

#[test]
fn four_ways_of_counting() {
    let document = vector();
    check(&document, Counting::Current, &[0, 1, 1, 0, 2]);
    check(&document, Counting::Reached, &[5, 5, 5, 2, 2]);
    check(&document, Counting::Strict, &[5, 4, 3, 1, 1]);
    check(&document, Counting::Inferred, &[6, 6, 5, 2, 2]);
    // The same without a single transition: the order is that of the picture.
    let mut loose = document.clone();
    loose.transitions.clear();
    check(&loose, Counting::Strict, &[5, 4, 3, 1, 1]);
    check(&loose, Counting::Inferred, &[6, 6, 5, 2, 2]);
    let all = count(&document, Counting::default());
    assert_eq!((all.considered, all.open, all.won, all.lost, all.not_now), (6, 2, 2, 2, 0));
    assert_eq!((all.win_rate, all.won_of_all), (Some(0.5), Some(2.0 / 6.0)));
}

#[test]
fn step_rates_of_all_and_of_the_resolved() {
    let funnel = count(&vector(), Counting::Inferred);
    let third = &funnel.bars[2];
    assert_eq!((third.step_rate, third.resolved_rate), (Some(2.0 / 5.0), Some(2.0 / 3.0)));
    assert_eq!((third.moved_on, third.lost_here, third.still_open), (2, 1, 2));
    assert_eq!(third.overall_rate, Some(5.0 / 6.0));
    assert_eq!(third.value, Money(5_000 * 100));
    assert_eq!((third.median_days, third.timed), (Some(10.0), 5));
    let reached = count(&vector(), Counting::Reached);
    assert_eq!((reached.bars[2].step_rate, reached.bars[2].resolved_rate), (Some(0.4), Some(2.0 / 3.0)));
    let won = funnel.bars.last().unwrap();
    assert_eq!((won.stage, won.step_rate, won.resolved_rate), (None, None, None));
    assert!(count(&vector(), Counting::Current).bars.iter().all(|bar| bar.step_rate.is_none()));
}

#[test]
fn no_deals_give_no_rates() {
    let empty = map("S1 S2 Won", "S1>S2 S2>Won");
    for counting in Counting::ALL {
        let funnel = count(&empty, counting);
        assert_eq!(funnel.bars.len(), 3);
        let rates = |bar: &Bar| [bar.step_rate, bar.resolved_rate, bar.overall_rate, bar.median_days];
        assert!(funnel.bars.iter().flat_map(rates).all(|rate| rate.is_none()));
        assert_eq!((funnel.win_rate, funnel.won_of_all), (None, None));
    }
    assert_eq!(count(&map("", ""), Counting::Inferred).bars.len(), 1);
    // Nothing to win on the map: the last stage leads nowhere, which is no failure of its deals.
    let open_end = with_deals(map("S1 S2", "S1>S2"), "d1 S1 S2\nd2 S1");
    let funnel = count(&open_end, Counting::Inferred);
    assert_eq!((funnel.bars[0].step_rate, funnel.bars[1].step_rate), (Some(0.5), None));
}

#[test]
fn a_branch_not_taken_is_neither_implied_nor_asked_for() {
    // S1 parts into S2 and S3, which meet in S4.
    let parting = map("S1 D1 S2 S3 S4 Won Lost", "S1>D1 D1>S2 D1>S3 S2>S4 S3>S4 S4>Won");
    let document = with_deals(parting, "d1 S1 S2 S4 Won\nd2 S1 S3 S4\nd3 S1 S3 Lost\nd4 S3 S4 Won\nd5 S4\nd6 S1 S2 S3");
    check(&document, Counting::Reached, &[4, 2, 4, 4, 2]);
    // d5 is only known to have come to S4 somehow; d4 must have come past S1.
    check(&document, Counting::Inferred, &[6, 3, 5, 4, 2]);
    check(&document, Counting::Strict, &[4, 2, 3, 2, 1]);
    // Two ways in, and a side way that ends.
    let entries = map("S1 S2 S3 S4 S5 Won", "S1>S3 S2>S3 S3>S4 S3>S5 S5>Won");
    let document = with_deals(entries, "d1 S1 S3 S5 Won\nd2 S2 S3\nd3 S3 S4");
    let order: Vec<_> = count(&document, Counting::Inferred).bars.iter().filter_map(|bar| bar.stage).collect();
    assert_eq!(order, ["S1", "S2", "S3", "S4", "S5"].map(id));
    check(&document, Counting::Inferred, &[2, 2, 3, 1, 1, 1]);
    // A way back that is drawn as a way on makes a loop, no branch.
    let looping = map("S1 S2 S3 Won", "S1>S2 S2>S3 S3>S1 S3>Won");
    assert!(!Flow::of(&looping).has_start() && Flow::of(&map("S1 S2 Won", "S1>S2 S2>Won")).has_start());
    check(&with_deals(looping, "d1 S3\nd2 S1 S3 Won"), Counting::Inferred, &[2, 2, 2, 1]);
}

#[test]
fn steps_count_for_their_stage_and_deleted_nodes_for_nothing() {
    let mut document = map("S1 S2 T1 T2 Won", "S1>S2 S2>Won");
    for step in ["T1", "T2"] {
        document.nodes.get_mut(&id::<NodeId>(step)).unwrap().parent = Some(id("S1"));
    }
    let gone = RetiredNode { id: id("S9"), kind: NodeKind::Won, name: "Gone".to_owned() };
    document.retired.insert(gone.id, gone);
    let document = with_deals(document, "d1 S1 T1 T2 S2\nd2 T2\nd3 S9 S2\nd4 S9 T1");
    check(&document, Counting::Reached, &[3, 2, 0]);
    check(&document, Counting::Current, &[2, 2, 0]);
    let funnel = count(&document, Counting::Inferred);
    assert_eq!(funnel.bars[0].nodes, ["S1", "T1", "T2"].map(id));
    // Days in S1: 30 for d1, 100 for d2, 90 for d4.
    assert_eq!((funnel.bars[0].median_days, funnel.bars[0].timed), (Some(90.0), 3));
    let loads = loads(&document, day(100));
    let deals = |node| loads.get(&id::<NodeId>(node)).map(|load| load.count);
    assert_eq!(
        (deals("S1"), deals("T1"), deals("T2"), deals("S2"), deals("Won")),
        (Some(2), Some(1), Some(1), Some(2), Some(0))
    );
}

#[test]
fn a_query_narrows_what_is_considered() {
    let mut document = vector();
    for (index, deal) in document.deals.values_mut().enumerate() {
        deal.created = day(index as i64);
        deal.owner = if index % 2 == 0 { "Anna" } else { "Ben" }.to_owned();
        deal.source = if index < 3 { "Fair" } else { "Web" }.to_owned();
    }
    let considered = |period, owner: Option<&str>, source: Option<&str>| {
        let (owner, source) = (owner.map(str::to_owned), source.map(str::to_owned));
        funnel(&document, &FunnelQuery { period, owner, source, ..FunnelQuery::default() }, day(100)).considered
    };
    assert_eq!(considered(None, None, None), 6);
    assert_eq!(considered(Some((day(1), day(3))), None, None), 3);
    assert_eq!(considered(None, Some("Anna"), None), 3);
    assert_eq!(considered(None, Some("Anna"), Some("Fair")), 2);
    assert_eq!(considered(Some((day(3), day(1))), None, None), 0);
}

#[test]
fn the_weighted_pipeline_and_how_far_off_it_may_be() {
    let mut document = map("S1 S2 S3 S4 S5 Won Lost", "");
    for (name, percent) in [("S1", 10), ("S2", 40), ("S3", 60), ("S4", 80)] {
        document.nodes.get_mut(&id::<NodeId>(name)).unwrap().card.probability = Some(percent);
    }
    let mut document = with_deals(document, "d1 S1\nd2 S2\nd3 S3\nd4 S4\nd5 S5\nd6 Won\nd7 Lost\nd8 Lost");
    for (name, value) in [("d1", 80_000), ("d2", 45_000), ("d3", 30_000), ("d4", 60_000)] {
        document.deals.get_mut(&id::<DealId>(name)).unwrap().value = Money(value * 100);
    }
    let totals = totals(&document, |_| true, day(10));
    let weighted = totals.weighted.unwrap();
    assert_eq!((weighted.value, weighted.of, weighted.deals), (Money(92_000 * 100), Money(215_000 * 100), 4));
    assert_eq!(weighted.deviation.0 / 100, 43_058);
    assert_eq!((totals.open, totals.won, totals.lost, totals.win_rate), (5, 1, 2, Some(1.0 / 3.0)));
    assert_eq!((totals.open_value, totals.won_value), (Money(216_000 * 100), Money(1_000 * 100)));
}

#[test]
fn stuck_is_longer_than_expected_in_the_present_stay() {
    let mut document = vector();
    document.nodes.get_mut(&id::<NodeId>("S2")).unwrap().card.expected = ExpectedTime::new(1, 5, 20);
    let overdue = |deal: &str, today| time::overdue(&document, &document.deals[&id::<DealId>(deal)], day(today));
    // d6 came back to S2 on day 30; ten earlier days there do not count.
    assert_eq!((overdue("d6", 50), overdue("d6", 51), overdue("d6", 60)), (None, Some(1), Some(10)));
    assert_eq!(overdue("d4", 400), None);
    assert_eq!(loads(&document, day(60))[&id::<NodeId>("S2")].stuck, 1);
    assert_eq!(totals(&document, |_| true, day(60)).stuck, 1);
    let of = |deal: &str| {
        let name: DealId = id(deal);
        stays(&document, move |deal| deal.id == name, day(50))
    };
    let cycle = |deal: &str| of(deal).cycle.map(|cycle| cycle.mean);
    assert_eq!((cycle("d1"), cycle("d2"), cycle("d4")), (Some(40.0), Some(20.0), None));
    let cycles = stays(&document, |_| true, day(50)).cycle.unwrap();
    assert_eq!((cycles.n, cycles.mean, cycles.median), (4, 27.5, 25.0));
    assert_eq!(of("d6").nodes[&id::<NodeId>("S2")].mean, 30.0);
}

#[test]
fn shares_of_departures_follow_decisions() {
    let mut document = map("S1 D1 S2 S3 S4", "S1>D1 D1>S2 D1>S3 S1>S4");
    for (index, to) in ["S2", "S2", "S3", "S4", "S1"].iter().enumerate() {
        let deal = Deal::new(id(&format!("d{index}")), "Deal", id("S1"), day(0));
        let added = plan(&document, &Command::AddDeals(vec![deal.clone()])).unwrap();
        document.apply(&added);
        if *to != "S1" {
            let moved = plan(&document, &Command::MoveDeal(DealMove::new(deal.id, id(to), day(5)))).unwrap();
            document.apply(&moved);
        }
    }
    // And once off the map.
    let off = plan(&document, &Command::MoveDeal(DealMove::new(id("d0"), id("S4"), day(6)))).unwrap();
    document.apply(&off);
    let found: Map<String, (usize, usize)> =
        shares(&document).into_iter().map(|(id, share)| (id.to_string(), (share.used, share.of))).collect();
    let expected = [("D1-S2", (2, 3)), ("D1-S3", (1, 3)), ("S1-D1", (3, 4)), ("S1-S4", (1, 4))];
    assert_eq!(found, expected.map(|(id, share)| (id.to_owned(), share)).into());
    assert_eq!(shares(&document)[&id::<TransitionId>("D1-S3")].rate(), Some(1.0 / 3.0));
}

#[test]
fn the_report_says_what_the_functions_say() {
    let document = vector();
    let query = FunnelQuery::default();
    let json: serde_json::Value = serde_json::from_str(&report(&document, &query, day(100), &[])).unwrap();
    let bars = json["funnel"]["bars"].as_array().unwrap();
    let names: Vec<&str> = bars.iter().filter_map(|bar| bar["name"].as_str()).collect();
    assert_eq!(names, ["S1", "S2", "S3", "S4", "Won"]);
    assert_eq!(json["funnel"]["bars"][2]["count"], 5);
    assert_eq!(json["funnel"]["bars"][2]["step_rate"], 0.4);
    assert_eq!(json["funnel"]["bars"][2]["value"], 500_000);
    assert_eq!(json["funnel"]["bars"][4]["kind"], "outcome_won");
    assert_eq!(json["funnel"]["bars"][4]["step_rate"], serde_json::Value::Null);
    assert_eq!(json["query"]["counting"], "inferred");
    assert_eq!(json["totals"]["win_rate"], 0.5);
    let second = json["nodes"].as_array().unwrap().iter().find(|node| node["name"] == "S2").unwrap();
    assert_eq!((&second["count"], &second["kind"]), (&1.into(), &"stage".into()));
    assert_eq!(json["currency"], "EUR");
    assert_eq!(json["tables"], serde_json::json!([]));
}

#[test]
fn the_report_has_the_charts_on_the_screen_as_tables() {
    let row =
        |name: &str, values: [Option<f64>; 2]| Row { name: name.to_owned(), values: values.into(), ..Row::default() };
    let chart = Chart {
        key: "times",
        title: "How long".to_owned(),
        counted: "6 deals".to_owned(),
        form: Form::Rows,
        head: "Stage".to_owned(),
        unit: Unit::Days,
        series: vec![
            Series::said("median", "Median".to_owned(), Unit::Days, Look::Bar),
            Series::table("share", "Share".to_owned(), Unit::Share),
        ],
        rows: vec![row("S1", [Some(4.5), None]), row("\"S2\"", [Some(f64::NAN), Some(0.25)])],
    };
    let text = report(&vector(), &FunnelQuery::default(), day(100), &[chart]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let table = serde_json::json!({
        "key": "times",
        "title": "How long",
        "counted": "6 deals",
        "columns": [
            { "key": "median", "name": "Median", "unit": "days" },
            { "key": "share", "name": "Share", "unit": "share" },
        ],
        "rows": [{ "name": "S1", "values": [4.5, null] }, { "name": "\"S2\"", "values": [null, 0.25] }],
    });
    assert_eq!(json["tables"], serde_json::json!([table]));
}

#[test]
fn a_long_branching_map_with_many_deals_is_counted_in_a_moment() {
    let names: Vec<String> = (0..1000).map(|index| format!("S{index}")).collect();
    let ways: Vec<String> = (0..1000)
        .flat_map(|index| [(index, index + 1), (index, index + 2)])
        .filter(|(_, to)| *to < 1000)
        .map(|(from, to)| format!("S{from}>S{to}"))
        .collect();
    let document = map(&names.join(" "), &ways.join(" "));
    let deals: Vec<String> = (0..2000).map(|index| format!("d{index} S{} S{}", index % 900, index % 900 + 7)).collect();
    let document = with_deals(document, &deals.join("\n"));
    assert_eq!(count(&document, Counting::Inferred).bars[0].count, 2000);
}
