//! From bytes to deals on a map: every shape, in two languages, with every delimiter and encoding.

use super::decode::tests::encode;
use super::*;
use crate::core::command::{Command, plan};
use crate::core::geometry::Point;
use crate::core::ids::{IdSource, Identifier, MapId, NodeId, TransitionId};
use crate::core::model::{Currency, Date, Deal, Document, Node, NodeKind, Transition, TransitionKind};
use crate::core::paste::{Column, DateOrder, DecimalMark};
use crate::core::sorted::Map;

fn day(text: &str) -> Date {
    let mut parts = text.split('-').map(|part| part.parse().unwrap());
    Date::new(parts.next().unwrap(), parts.next().unwrap() as u32, parts.next().unwrap() as u32).unwrap()
}

const TODAY: &str = "2026-06-30";

/// A line of three stages with its outcomes, in a language.
fn map(polish: bool) -> Document {
    let mut map = Document::new(MapId::parse("m").unwrap(), "Map", day("2026-01-01"));
    map.map.currency = Currency::parse(if polish { "PLN" } else { "EUR" }).unwrap();
    let names = if polish {
        ["Pierwsze spotkanie", "Propozycja", "Negocjacje", "Wygrana", "Przegrana", "Nie teraz"]
    } else {
        ["First meeting", "Proposal", "Negotiation", "Won", "Lost", "Not now"]
    };
    let kinds = [NodeKind::Stage, NodeKind::Stage, NodeKind::Stage, NodeKind::Won, NodeKind::Lost, NodeKind::NotNow];
    for (at, (id, (name, kind))) in
        ["a", "b", "c", "w", "l", "n"].into_iter().zip(names.into_iter().zip(kinds)).enumerate()
    {
        let id = NodeId::parse(id).unwrap();
        map.nodes.insert(id, Node::new(id, kind, name, Point { x: 300.0 * at as f64, y: 0.0 }));
    }
    for (id, from, to) in [("t1", "a", "b"), ("t2", "b", "c"), ("t3", "c", "w"), ("t4", "b", "l"), ("t5", "c", "l")] {
        let (from, to) = (NodeId::parse(from).unwrap(), NodeId::parse(to).unwrap());
        let id = TransitionId::parse(id).unwrap();
        map.transitions.insert(id, Transition::new(id, TransitionKind::Advance, from, to));
    }
    map
}

/// What a page does when nobody changes anything.
struct Done {
    table: Table,
    mapping: Mapping,
    gathered: Gathered,
    choices: Vec<Choice>,
    plan: Plan,
}

fn table(text: &str) -> Table {
    let mut reading = Reading::new(text.to_owned(), delimiter(text), None);
    while reading.step(3).unwrap() {}
    reading.finish().unwrap()
}

fn gather(map: &Document, table: &Table, mapping: &Mapping) -> Gathered {
    let mut gathering = Gathering::new(mapping.clone(), map.map.currency, day(TODAY));
    let mut before = 0.0;
    while gathering.step(table, 2) {
        let now = gathering.progress(table);
        assert!(now >= before && now <= 1.0, "{before} {now}");
        before = now;
    }
    gathering.finish()
}

fn planned(map: &Document, gathered: &Gathered, choices: &[Choice]) -> Plan {
    let mut ids = IdSource::new(7);
    let mut planning = Planning::new(map, gathered, choices, &mut ids, day(TODAY));
    while planning.step(map, gathered, 2) {}
    planning.finish(map, &mut ids)
}

fn mapping(map: &Document, table: &Table) -> Mapping {
    let names: Vec<String> = map.nodes.values().map(|node| node.name.clone()).collect();
    Mapping { roles: roles(table, &names), orders: Map::new(), mark: None }
}

fn choices(map: &Document, gathered: &Gathered) -> Vec<Choice> {
    let matcher = Matcher::of(map);
    gathered
        .names
        .iter()
        .map(|name| matcher.suggest(name).map_or(Choice::New, |(node, _)| Choice::Node(node)))
        .collect()
}

fn import(map: &Document, text: &str) -> Done {
    let table = table(text);
    let mapping = mapping(map, &table);
    let gathered = gather(map, &table, &mapping);
    let choices = choices(map, &gathered);
    let plan = planned(map, &gathered, &choices);
    Done { table, mapping, gathered, choices, plan }
}

/// The map after it, which must take it and be as sound as before.
fn carried_out(map: &Document, done: &Plan) -> Document {
    let mut after = map.clone();
    if let Some(command) = done.command() {
        after.apply(&plan(map, &command).unwrap_or_else(|rejection| panic!("{rejection:?}")));
    }
    let text = crate::core::io::write_compact(&after);
    assert_eq!(crate::core::io::read(text.as_bytes()).unwrap().document, after);
    after
}

fn path(map: &Document, deal: &Deal) -> String {
    let stays = deal.visits.iter().map(|visit| {
        let left = visit.left.as_ref().map(|left| format!("–{}", left.on)).unwrap_or_default();
        format!("{} {}{left}", map.node_name(visit.node), visit.entered)
    });
    stays.collect::<Vec<_>>().join(", ")
}

fn named<'a>(map: &'a Document, name: &str) -> &'a Deal {
    map.deals.values().find(|deal| deal.name == name).unwrap_or_else(|| panic!("no deal {name}"))
}

/// The same again changes nothing.
fn again(map: &Document, text: &str) {
    let second = import(map, text).plan;
    assert_eq!((second.new.len(), second.changed.len(), second.nodes.len()), (0, 0, 0), "{text}");
    assert_eq!(second.command(), None);
}

const DEALS_EN: &str = "Deal - ID,Deal - Title,Deal - Value,Deal - Currency of value,Deal - Organization,Deal - Owner,\
    Deal - Stage,Deal - Status,Deal - Deal created,Deal - Won time,Deal - Lost time,Deal - Lost reason\n\
    101,Screws,\"1,200.50\",EUR,Nordwind,Ada,Negotiation,Won,2026-01-10 08:00:00,2026-03-20 09:30:00,,\n\
    102,Nails,900,EUR,Acme,Ben,Proposal,Lost,2026-02-01 08:00:00,,2026-02-15 10:00:00,Too dear\n\
    103,Hammers,50,USD,Beta,Ada,First meeting,Open,2026-05-02 08:00:00,,,\n";

const DEALS_PL: &str = "ID szansy;Nazwa szansy;Wartość;Waluta;Klient;Opiekun;Etap;Status;Data utworzenia;Data wygranej;Data \
    przegranej;Powód przegranej\n\
    101;Screws;1.200,50;PLN;Nordwind;Ada;Negocjacje;Wygrana;10.01.2026;20.03.2026;;\n\
    102;Nails;900;PLN;Acme;Ben;Propozycja;Przegrana;01.02.2026;;15.02.2026;Too dear\n\
    103;Hammers;50;USD;Beta;Ada;Pierwsze spotkanie;Otwarta;02.05.2026;;;\n";

const DATES_EN: &str = "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,\
    \"Date entered \"\"First meeting (Sales Pipeline)\"\"\",\"Date exited \"\"First meeting (Sales Pipeline)\"\"\",\
    \"Date entered \"\"Proposal (Sales Pipeline)\"\"\",\"Date exited \"\"Proposal (Sales Pipeline)\"\"\",\
    \"Date entered \"\"Closed Won (Sales Pipeline)\"\"\"\n\
    101,Screws,Closed Won,Sales,1200.50,2026-03-20,2026-01-10,Ada,2026-01-10,2026-02-01,2026-02-01,2026-03-20,2026-03-20\n\
    103,Hammers,First meeting,Sales,50,2026-09-01,2026-05-02,Ada,2026-05-02,,,,\n";

const DATES_PL: &str = "Identyfikator;Nazwa;Etap;Kwota;Data zamknięcia;Data utworzenia;Opiekun;Data wejścia do etapu \
    Pierwsze spotkanie;Data wyjścia z etapu Pierwsze spotkanie;Data wejścia do etapu Propozycja;Data wyjścia z etapu \
    Propozycja;Data wejścia do etapu Wygrana\n\
    101;Screws;Wygrana;1200,50;20.03.2026;10.01.2026;Ada;10.01.2026;01.02.2026;01.02.2026;20.03.2026;20.03.2026\n\
    103;Hammers;Pierwsze spotkanie;50;01.09.2026;02.05.2026;Ada;02.05.2026;;;;\n";

const CHANGES_EN: &str = "Id,OpportunityId,StageName,Amount,Probability,CloseDate,CreatedDate\n\
    h1,101,First meeting,1000,10,2026-04-01,2026-01-10T08:00:00.000Z\n\
    h2,101,First meeting,1200.50,10,2026-04-01,2026-01-20T08:00:00.000Z\n\
    h3,101,Proposal,1200.50,40,2026-04-01,2026-02-01T08:00:00.000Z\n\
    h5,103,First meeting,50,10,2026-09-01,2026-05-02T08:00:00.000Z\n\
    h4,101,Closed Won,1200.50,100,2026-03-20,2026-03-20T08:00:00.000Z\n";

const CHANGES_PL: &str = "Sprawa;Czynność;Znacznik czasu;Kwota\n\
    101;Pierwsze spotkanie;10.01.2026 08:00;1200,50\n\
    101;Propozycja;01.02.2026 08:00;1200,50\n\
    103;Pierwsze spotkanie;02.05.2026 08:00;50\n\
    101;Wygrana;20.03.2026 08:00;1200,50\n";

const DURATIONS_EN: &str = "deal_id,deal_name,stage,stage_order,stage_duration_days,created_date,amount,outcome\n\
    101,Screws,Proposal,2,47,2026-01-10,1200.50,Won\n\
    101,Screws,First meeting,1,22,2026-01-10,1200.50,Won\n\
    103,Hammers,First meeting,1,59,2026-05-02,50,Open\n";

const DURATIONS_PL: &str = "Identyfikator szansy;Nazwa szansy;Etap;Kolejność;Dni w etapie;Data utworzenia;Kwota;Wynik\n\
    101;Screws;Propozycja;2;47;10.01.2026;1200,50;Wygrana\n\
    101;Screws;Pierwsze spotkanie;1;22;10.01.2026;1200,50;Wygrana\n\
    103;Hammers;Pierwsze spotkanie;1;59;02.05.2026;50;Otwarta\n";

fn redelimited(text: &str, from: char, to: char) -> String {
    let rows = crate::core::paste::rows(text, from, usize::MAX);
    let cell = |cell: &String| ["\"", &cell.replace('"', "\"\""), "\""].concat();
    let row = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(&to.to_string()) + "\r\n";
    rows.iter().map(row).collect()
}

#[test]
fn every_shape_in_both_languages_with_every_delimiter_and_encoding() {
    let won_en = "First meeting 2026-01-10–2026-02-01, Proposal 2026-02-01–2026-03-20, Won 2026-03-20";
    let won_pl = "Pierwsze spotkanie 2026-01-10–2026-02-01, Propozycja 2026-02-01–2026-03-20, Wygrana 2026-03-20";
    let short_en = "Negotiation 2026-01-10–2026-03-20, Won 2026-03-20";
    let short_pl = "Negocjacje 2026-01-10–2026-03-20, Wygrana 2026-03-20";
    for (text, polish, expected, won) in [
        (DEALS_EN, false, Shape::Deals, short_en),
        (DEALS_PL, true, Shape::Deals, short_pl),
        (DATES_EN, false, Shape::StageDates, won_en),
        (DATES_PL, true, Shape::StageDates, won_pl),
        (CHANGES_EN, false, Shape::Changes, won_en),
        (CHANGES_PL, true, Shape::Changes, won_pl),
        (DURATIONS_EN, false, Shape::Durations, won_en),
        (DURATIONS_PL, true, Shape::Durations, won_pl),
    ] {
        let map = map(polish);
        let from = if polish { ';' } else { ',' };
        for to in [',', ';', '\t'] {
            let text = redelimited(text, from, to);
            for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1250] {
                let bytes = encode(&text, encoding, true);
                let guessed = guess(&bytes);
                if encoding != Encoding::Windows1250 || polish {
                    assert_eq!(guessed, encoding, "{text}");
                }
                let text = decode(&bytes, guessed);
                assert_eq!(delimiter(&text), to);
                let done = import(&map, &text);
                assert_eq!(done.gathered.shape, expected, "{:?}", done.mapping.roles);
                let faults: Vec<_> = done.gathered.faults.iter().filter(|faulty| !faulty.fault.is_warning()).collect();
                assert!(faults.is_empty() && !done.gathered.is_ambiguous(), "{text}\n{faults:?}");
                assert!(done.plan.nodes.is_empty(), "{:?}", done.gathered.names);
                let after = carried_out(&map, &done.plan);
                let name = if expected == Shape::Changes { "101" } else { "Screws" };
                assert_eq!(path(&after, named(&after, name)), won, "{text}");
                assert_eq!(named(&after, name).value.0, 120_050, "{:?}", done.mapping.roles);
                let open = named(&after, if expected == Shape::Changes { "103" } else { "Hammers" });
                assert_eq!((open.visits.len(), open.visits[0].entered), (1, day("2026-05-02")), "{text}");
                again(&after, &text);
            }
        }
    }
}

#[test]
fn a_list_of_deals_has_their_ends_and_reasons() {
    let map = map(false);
    let done = import(&map, DEALS_EN);
    assert_eq!((done.plan.new.len(), done.plan.refused.len()), (3, 0));
    let other: Vec<_> = done.gathered.faults.iter().map(|faulty| (faulty.row, faulty.column, faulty.fault)).collect();
    assert_eq!(other, [(2, Some(2), Fault::OtherCurrency)]);
    let after = carried_out(&map, &done.plan);
    let lost = named(&after, "Nails");
    assert_eq!(path(&after, lost), "Proposal 2026-02-01–2026-02-15, Lost 2026-02-15");
    let left = lost.visits[0].left.as_ref().unwrap();
    assert_eq!(left.refusal.as_ref().unwrap().reason, "Too dear");
    assert_eq!(left.by.iter().map(|way| way.as_str()).collect::<Vec<_>>(), ["t4"]);
    assert_eq!((lost.company.as_str(), lost.owner.as_str()), ("Acme", "Ben"));
    assert!(done.table.ragged.is_empty() && done.choices.len() == done.gathered.names.len());
}

#[test]
fn a_later_file_changes_what_it_knows_and_nothing_else() {
    let map = map(false);
    let mut after = carried_out(&map, &import(&map, DEALS_EN).plan);
    let id = named(&after, "Hammers").id;
    let noted = after.deals.get_mut(&id).unwrap();
    noted.notes = "Ask for Eve".into();
    noted.next_step = "Call".into();
    // The owner is another one, the stage the next; the notes are ours alone.
    let later = DEALS_EN.replace("50,USD,Beta,Ada,First meeting", "50,USD,Beta,Eve,Proposal");
    let done = import(&after, &later);
    assert_eq!((done.plan.new.len(), done.plan.changed.len(), done.plan.same), (0, 1, 2));
    let last = carried_out(&after, &done.plan);
    let deal = named(&last, "Hammers");
    assert_eq!(path(&last, deal), "First meeting 2026-05-02–2026-06-30, Proposal 2026-06-30");
    assert_eq!((deal.owner.as_str(), deal.notes.as_str(), deal.next_step.as_str()), ("Eve", "Ask for Eve", "Call"));
    again(&last, &later);
}

#[test]
fn a_history_that_went_on_here_is_not_cut_and_what_was_noted_stays() {
    let map = map(false);
    let mut after = carried_out(&map, &import(&map, CHANGES_EN).plan);
    let id = named(&after, "103").id;
    let move_on = Command::MoveDeal(crate::core::command::DealMove {
        deal: id,
        to: NodeId::parse("l").unwrap(),
        on: day("2026-06-01"),
        override_reason: None,
        refusal_reason: Some("They merged".into()),
        revisit: None,
        undecided: false,
    });
    after.apply(&plan(&after, &move_on).unwrap());
    // The file does not know it yet: nothing changes.
    again(&after, CHANGES_EN);
    // It learns more: the same day, and then that they came back.
    let later = [
        CHANGES_EN,
        "h6,103,Closed Lost,50,0,2026-09-01,2026-06-01T08:00:00.000Z\n",
        "h7,103,Proposal,50,0,2026-09-01,2026-06-20T08:00:00.000Z\n",
    ]
    .concat();
    let done = import(&after, &later);
    assert_eq!((done.plan.changed.len(), done.plan.same), (1, 1));
    let last = carried_out(&after, &done.plan);
    let deal = named(&last, "103");
    assert_eq!(
        path(&last, deal),
        "First meeting 2026-05-02–2026-06-01, Lost 2026-06-01–2026-06-20, Proposal 2026-06-20"
    );
    let left = deal.visits[0].left.as_ref().unwrap();
    assert_eq!(left.refusal.as_ref().unwrap().reason, "They merged", "the reason that was noted here");
}

#[test]
fn stage_names_become_nodes_or_go_where_they_are_sent() {
    let map = map(false);
    let text = "Case,Activity,Timestamp\n1,First meeting,2026-01-01\n1,Demo,2026-01-05\n1,Proposal,2026-01-09\n\
        2,Demo,2026-02-01\n2,Proposal,2026-02-03\n3,Demo,2026-03-01\n";
    let done = import(&map, text);
    let after = carried_out(&map, &done.plan);
    let demo = after.nodes.values().find(|node| node.name == "Demo").unwrap();
    assert!(map.nodes.values().all(|node| !node.bounds().overlaps(&demo.bounds())), "it lies where nothing is");
    assert_eq!(path(&after, named(&after, "2")), "Demo 2026-02-01–2026-02-03, Proposal 2026-02-03");
    // Sent to another stage, or left out.
    let at = done.gathered.names.iter().position(|name| name.text == "Demo").unwrap();
    let mut sent = done.choices.clone();
    sent[at] = Choice::Node(NodeId::parse("a").unwrap());
    let after = carried_out(&map, &planned(&map, &done.gathered, &sent));
    assert_eq!(after.nodes.len(), map.nodes.len());
    assert_eq!(path(&after, named(&after, "1")), "First meeting 2026-01-01–2026-01-09, Proposal 2026-01-09");
    sent[at] = Choice::LeaveOut;
    let plan = planned(&map, &done.gathered, &sent);
    assert_eq!(plan.refused.iter().map(|faulty| (faulty.row, faulty.fault)).collect::<Vec<_>>(), [(5, Fault::LeftOut)]);
    let after = carried_out(&map, &plan);
    assert_eq!(path(&after, named(&after, "2")), "Proposal 2026-02-03");
    // An empty map takes everything.
    let empty = Document::new(MapId::parse("e").unwrap(), "Empty", day("2026-01-01"));
    let after = carried_out(&empty, &import(&empty, CHANGES_PL).plan);
    let kinds: Vec<_> = after.nodes.values().map(|node| (node.name.as_str(), node.kind)).collect();
    assert!(
        kinds.contains(&("Wygrana", NodeKind::Won)) && kinds.contains(&("Propozycja", NodeKind::Stage)),
        "{kinds:?}"
    );
}

#[test]
fn a_log_in_an_unknown_language_is_seen_by_what_is_in_it() {
    let map = map(false);
    let text = "Vorgang;Schritt;Zeitpunkt\nA-1;First meeting;01.02.2026 10:00\nA-1;Proposal;13.02.2026 10:00\n\
        A-2;First meeting;02.02.2026 10:00\nA-2;Proposal;14.02.2026 09:00\nA-2;Negotiation;15.02.2026 09:00\n";
    let done = import(&map, text);
    assert_eq!(done.mapping.roles, [Some(Role::Key), Some(Role::About(Column::Stage)), Some(Role::At)]);
    let after = carried_out(&map, &done.plan);
    assert_eq!(path(&after, named(&after, "A-1")), "First meeting 2026-02-01–2026-02-13, Proposal 2026-02-13");
    // Columns of dates are about the stages that they are called after.
    let text = "Nummer;Geschäft;First meeting;Proposal;Negotiation\n1;Eins;01.02.2026;05.02.2026;\n2;Zwei;13.02.2026;;14.02.2026\n";
    let done = import(&map, text);
    assert_eq!(done.gathered.shape, Shape::StageDates, "{:?}", done.mapping.roles);
    assert_eq!(done.plan.new.len(), 2);
}

#[test]
fn what_can_be_read_in_two_ways_is_asked() {
    let map = map(false);
    let text = "Name,Stage,Created,Value\nOne,Proposal,03/04/2026,\"1,234\"\nTwo,Proposal,05/06/2026,\"2,500\"\n";
    let table = table(text);
    let mut chosen = mapping(&map, &table);
    let gathered = gather(&map, &table, &chosen);
    assert!(gathered.is_ambiguous());
    assert!(gathered.orders.get(&2).unwrap().ambiguous && gathered.mark.unwrap().ambiguous);
    for (order, mark, created, value) in [
        (DateOrder::DayFirst, DecimalMark::Point, "2026-04-03", 123_400),
        (DateOrder::MonthFirst, DecimalMark::Comma, "2026-03-04", 123),
    ] {
        chosen.orders = [(2, order)].into_iter().collect();
        chosen.mark = Some(mark);
        let gathered = gather(&map, &table, &chosen);
        assert!(!gathered.is_ambiguous());
        assert_eq!(gathered.records[0].created, Some(day(created)));
        assert_eq!(gathered.records[0].value.unwrap().0, value);
    }
    // One cell of the column settles it, wherever it is; and a settled column settles the others.
    let text = "Name,Stage,Created,Close date\nOne,Proposal,03/04/2026,01/02/2026\nTwo,Proposal,05/06/2026,\nThree,Proposal,25/06/2026,\n";
    let done = import(&map, text);
    assert!(!done.gathered.is_ambiguous());
    assert_eq!(done.gathered.records[0].created, Some(day("2026-04-03")));
}

#[test]
fn what_is_wrong_is_refused_with_its_place_and_the_rest_is_taken() {
    let map = map(false);
    let faults = |text: &str| {
        let done = import(&map, text);
        carried_out(&map, &done.plan);
        let faults = done.gathered.faults.iter().chain(&done.plan.refused);
        let faults: Vec<_> = faults.map(|faulty| (faulty.row, faulty.column, faulty.fault)).collect();
        (done.plan.new.len(), faults)
    };
    // Of a history: no day, a day to come, a stage of spaces, a mistake of a spreadsheet, and no deal at all.
    let log = "Case,Activity,Timestamp\n1,First meeting,2026-01-01\n1,Proposal,soon\n2,Proposal,2027-01-01\n\
        3,\" \u{a0} \",2026-01-01\n4,#REF!,2026-01-01\n,Proposal,2026-01-01\n5,Proposal,2026-01-01\n5,Negotiation,2026-01-04\n";
    assert_eq!(
        faults(log),
        (
            1,
            vec![
                (1, Some(2), Fault::NotADate),
                (2, Some(2), Fault::InFuture),
                (3, Some(1), Fault::NoStage),
                (4, Some(1), Fault::NoStage),
                (5, Some(0), Fault::NoName),
            ]
        )
    );
    // Two at the same moment stay in the order of their rows.
    let log = "Case,Activity,Timestamp\n1,Proposal,2026-01-01 10:00\n1,First meeting,2026-01-01 10:00\n\
        1,Negotiation,2026-01-01 09:00\n2,Proposal,2026-01-01 08:00\n";
    let (new, found) = faults(log);
    assert_eq!((new, found), (2, vec![(1, None, Fault::SameMoment)]));
    let after = carried_out(&map, &import(&map, log).plan);
    let stays: Vec<_> = named(&after, "1").visits.iter().map(|visit| map.node_name(visit.node)).collect();
    assert_eq!(stays, ["Negotiation", "Proposal", "First meeting"]);
    // Of a list: the same identifier twice, amounts that are none, a stage that is none.
    let list = "Id,Name,Stage,Amount,Created\n7,One,Proposal,abc,2026-01-01\n7,Two,Proposal,5,2026-01-01\n8,Three,Proposal,(500),2026-01-01\n\
        9,Four,,5,2026-01-01\n10,Five,Proposal,5,31.02.2026\n";
    assert_eq!(
        faults(list),
        (
            2,
            vec![
                (0, Some(3), Fault::NotAnAmount),
                (1, Some(0), Fault::SameKey),
                (2, Some(3), Fault::Negative),
                (3, Some(2), Fault::NoStage),
                (4, Some(4), Fault::NotADate),
            ]
        )
    );
    // Of dates for stages: left before it came in, and a gap between two.
    let dates = "Name,Entered First meeting,Left First meeting,Entered Proposal\nOne,2026-01-05,2026-01-01,\n\
        Two,2026-01-05,2026-01-07,2026-01-20\nThree,,,\n";
    assert_eq!(
        faults(dates),
        (1, vec![(0, Some(2), Fault::LeftBeforeEntered), (1, None, Fault::Gap), (2, None, Fault::NoHistory),])
    );
    // Of durations: none, and more days than there have been.
    let days = "Deal id,Stage,Duration,Created\n1,Proposal,x,2026-01-01\n2,Proposal,500,2026-01-01\n3,Proposal,4.5,2026-01-01\n3,Negotiation,3,2026-01-01\n";
    assert_eq!(faults(days), (1, vec![(0, Some(2), Fault::NotDays), (1, None, Fault::InFuture)]));
    let after = carried_out(&map, &import(&map, days).plan);
    assert_eq!(path(&after, named(&after, "3")), "Proposal 2026-01-01–2026-01-06, Negotiation 2026-01-06");
}

#[test]
fn formulas_and_control_characters_are_text() {
    let map = map(false);
    let text = "Name,Company,Stage,Notes\n=HYPERLINK(1),+1+1,Proposal,a\0b\n\"Two\nlines\",@SUM(A1),Proposal,-5\n";
    let after = carried_out(&map, &import(&map, text).plan);
    let deal = named(&after, "=HYPERLINK(1)");
    assert_eq!(deal.company, "+1+1");
    assert_eq!(named(&after, "Two lines").company, "@SUM(A1)");
}

#[test]
fn deals_without_an_identifier_are_known_by_what_they_are_called() {
    let map = map(false);
    let text = "Name,Company,Stage,Created\nRenewal,Acme,Proposal,2026-01-01\nRenewal,Acme,Negotiation,2026-02-01\nRenewal,Beta,Proposal,2026-01-01\n";
    let done = import(&map, text);
    assert_eq!(done.plan.new.len(), 3);
    again(&carried_out(&map, &done.plan), text);
}

#[test]
fn more_deals_than_a_map_holds_are_refused_one_by_one() {
    let map = map(false);
    let mut text = "Id,Name,Stage\n".to_owned();
    for number in 0..50_001 {
        text.push_str(&format!("{number},Deal {number},Proposal\n"));
    }
    let table = {
        let mut reading = Reading::new(text.clone(), ',', None);
        while reading.step(10_000).unwrap() {}
        reading.finish().unwrap()
    };
    let mapping = mapping(&map, &table);
    let mut gathering = Gathering::new(mapping, map.map.currency, day(TODAY));
    while gathering.step(&table, 10_000) {}
    let gathered = gathering.finish();
    let choices = choices(&map, &gathered);
    let mut planning = Planning::new(&map, &gathered, &choices, &mut IdSource::new(7), day(TODAY));
    while planning.step(&map, &gathered, 10_000) {}
    let plan = planning.finish(&map, &mut IdSource::new(8));
    assert_eq!((plan.new.len(), plan.refused.len()), (50_000, 1));
    assert_eq!((plan.refused[0].row, plan.refused[0].fault), (50_000, Fault::NoRoom));
    assert!(crate::core::command::plan(&map, &plan.command().unwrap()).is_ok());
}

#[test]
fn our_own_list_of_deals_is_known_again() {
    let map = map(false);
    let after = carried_out(&map, &import(&map, CHANGES_EN).plan);
    let id = named(&after, "103").id;
    let text = format!("Id,Name,Stage,Owner\n{id},A better name,First meeting,Ada\n");
    let done = import(&after, &text);
    assert_eq!((done.plan.new.len(), done.plan.changed.len()), (0, 1));
    assert_eq!(done.plan.changed[0].id, id);
    assert_eq!(done.plan.changed[0].name, "A better name");
}

/// The words of the page, in English and in Polish.
struct Spoken(bool);

impl crate::core::export::Words for Spoken {
    fn column(&self, column: crate::core::export::Column) -> String {
        use crate::core::export::Column as C;
        let (english, polish) = match column {
            C::Deal => ("Deal ID", "ID szansy"),
            C::Company => ("Company", "Firma"),
            C::Value => ("Value", "Wartość"),
            C::Currency => ("Currency", "Waluta"),
            C::Source => ("Source", "Źródło"),
            C::Segment => ("Segment", "Segment"),
            C::Created => ("Created", "Utworzono"),
            C::Outcome => ("Outcome", "Wynik"),
            C::NextStep => ("Next step", "Następny krok"),
            C::NextStepOn => ("Next step date", "Termin następnego kroku"),
            C::Notes => ("Notes", "Notatki"),
            C::Name => ("Name", "Nazwa"),
            C::Stage => ("Stage", "Etap"),
            C::Entered => ("Entered", "Wejście"),
            C::Left => ("Left", "Wyjście"),
            C::Owner => ("Owner", "Opiekun"),
            C::Reason => ("Reason", "Powód"),
        };
        if self.0 { polish } else { english }.to_owned()
    }

    fn outcome(&self, outcome: crate::core::export::Outcome) -> String {
        use crate::core::export::Outcome as O;
        let (english, polish) = match outcome {
            O::Open => ("open", "otwarta"),
            O::Won => ("won", "wygrana"),
            O::Lost => ("lost", "przegrana"),
            O::NotNow => ("not now", "nie teraz"),
        };
        if self.0 { polish } else { english }.to_owned()
    }
}

#[test]
fn our_own_logs_change_nothing() {
    use crate::core::export::{deals, log, xes};
    for polish in [false, true] {
        let map = map(polish);
        let texts = if polish { [DEALS_PL, CHANGES_PL, DATES_PL] } else { [DEALS_EN, CHANGES_EN, DATES_EN] };
        for text in texts {
            let after = carried_out(&map, &import(&map, text).plan);
            let separators = crate::core::io::Separators { cell: ';', decimal: ',' };
            let written = log(&after, separators, &Spoken(polish));
            let done = import(&after, written.trim_start_matches('\u{feff}'));
            assert_eq!(done.gathered.shape, Shape::Changes, "{:?}", done.mapping.roles);
            assert_eq!((done.plan.same, done.plan.command()), (after.deals.len(), None), "{written}");
            let written = deals(&after, separators, &Spoken(polish));
            let done = import(&after, written.trim_start_matches('\u{feff}'));
            assert_eq!(
                (done.plan.same, done.plan.command()),
                (after.deals.len(), None),
                "{:?}\n{written}",
                done.mapping.roles
            );
            let mut reading = XesReading::new(xes(&after));
            while reading.step(5) {}
            let table = reading.finish().unwrap();
            let mapping = mapping(&after, &table);
            let gathered = gather(&after, &table, &mapping);
            let plan = planned(&after, &gathered, &choices(&after, &gathered));
            assert_eq!((plan.same, plan.command()), (after.deals.len(), None), "{:?}", mapping.roles);
        }
    }
}

#[test]
fn a_file_that_tells_the_last_stays_only_goes_on_from_what_is_known() {
    let map = map(false);
    let after = carried_out(&map, &import(&map, CHANGES_EN).plan);
    let later = "Id,Stage,Entered stage\n103,Proposal,2026-06-10\n101,Won,2026-03-20\n";
    let done = import(&after, later);
    assert_eq!((done.plan.changed.len(), done.plan.same), (1, 1), "{:?}", done.mapping.roles);
    let last = carried_out(&after, &done.plan);
    let path = path(&last, named(&last, "103"));
    assert_eq!(path, "First meeting 2026-05-02–2026-06-10, Proposal 2026-06-10");
    again(&last, later);
}

#[test]
fn titles_that_are_missing_or_there_twice_leave_the_first_of_each() {
    let map = map(false);
    let done = import(&map, "Name,Stage,Stage,,Owner\nOne,Proposal,Negotiation,x,Ada\n");
    let stage = Some(Role::About(Column::Stage));
    assert_eq!(
        done.mapping.roles,
        [Some(Role::About(Column::Name)), stage, None, None, Some(Role::About(Column::Owner))]
    );
    let after = carried_out(&map, &done.plan);
    assert_eq!(path(&after, named(&after, "One")), "Proposal 2026-06-30");
    // Without titles what is in the columns has to do.
    let log = "A-1;First meeting;01.02.2026\nA-1;Proposal;13.02.2026\nA-2;First meeting;02.02.2026\nA-2;Proposal;14.02.2026\n";
    let done = import(&map, log);
    assert!(!done.table.titled);
    let after = carried_out(&map, &done.plan);
    assert_eq!(path(&after, named(&after, "A-1")), "First meeting 2026-02-01–2026-02-13, Proposal 2026-02-13");
}
