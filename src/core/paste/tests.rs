use super::*;
use crate::core::command::plan;
use crate::core::ids::Identifier;
use crate::core::language::Language;
use crate::core::template::{Template, build};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn document() -> Document {
    build(Template::Six, Language::English, &mut IdSource::new(1), day("2026-01-01"))
}

fn options() -> PasteOptions {
    PasteOptions::new(day("2026-06-30"))
}

fn node(document: &Document, name: &str) -> NodeId {
    document.nodes.values().find(|node| node.name == name).unwrap().id
}

/// The drafts of a preview, as short lines.
fn lines(document: &Document, preview: &Preview) -> Vec<String> {
    let show = |draft: &DealDraft| {
        let stage = draft.stage.map(|stage| document.node_name(stage)).unwrap_or("-");
        let created = draft.created.map_or("-".to_owned(), |date| date.to_string());
        format!("{}|{}|{}|{}|{stage}|{created}", draft.name, draft.company, draft.value.0, draft.owner)
    };
    preview.rows.iter().map(|row| row.deal.as_ref().map_or("none".to_owned(), show)).collect()
}

fn check(text: &str, expected: &[&str]) -> Preview {
    let document = document();
    let preview = parse(text, &document, &options());
    assert_eq!(lines(&document, &preview), expected, "{:?}", preview.columns);
    // Whatever was read can be added, and is valid.
    let command = to_command(&document, &preview, &mut IdSource::new(9), node(&document, "New lead"));
    let mut after = document.clone();
    after.apply(&plan(&document, &command).unwrap());
    assert_eq!(after.invariants(), []);
    assert_eq!(after.deals.len(), preview.deals());
    preview
}

fn kinds(preview: &Preview) -> Vec<(usize, usize, ProblemKind)> {
    preview.problems().map(|problem| (problem.row, problem.column, problem.kind.clone())).collect()
}

#[test]
fn a_list_with_titles_in_any_order() {
    let preview = check(
        "Deal - Owner\tDeal - Stage\tDeal - Title\tDeal - Value\tDeal - Organization\tDeal - Deal created\r\n\
         Anna\tdemo\tFleet upgrade\t€12,500.00\tNordwind\t2026-05-01 10:11\r\n\
         Ben\tPROPOSAL\t\"Two\nsites\"\t1,000\tAcme\t2026-04-02 09:00\r\n",
        &["Fleet upgrade|Nordwind|1250000|Anna|Demo|2026-05-01", "Two sites|Acme|100000|Ben|Proposal|2026-04-02"],
    );
    assert!(preview.header && preview.problems().count() == 0);
    assert_eq!(preview.delimiter, Some('\t'));
    assert_eq!(preview.numbers, Some(NumberReading { mark: DecimalMark::Point, ambiguous: false }));
    assert_eq!(preview.date_order, None);
}

#[test]
fn a_polish_list() {
    let preview = check(
        "Szansa;Klient;Wartość;Etap;Opiekun;Utworzono\n\
         Wymiana floty;Nordwind;12.500,50;Demo;Łucja;24.11.2025\n\
         Dwie lokalizacje;Żubr;1 200 zł;Oferta;Zbyszek;1.02.2026",
        &["Wymiana floty|Nordwind|1250050|Łucja|Demo|2025-11-24", "Dwie lokalizacje|Żubr|120000|Zbyszek|-|2026-02-01"],
    );
    assert_eq!(preview.unknown_stages, ["Oferta"]);
    assert_eq!(kinds(&preview), [(1, 2, ProblemKind::OtherCurrency("PLN")), (1, 3, ProblemKind::UnknownStage)]);
}

#[test]
fn a_list_without_titles_is_known_by_its_content() {
    let preview = check(
        "Fleet upgrade\t12k\tAnna\tDemo\t13/01/2026\n\
         Two sites\t8k\tBen\tProposal\t02/02/2026\n\
         Training\t5500\tAnna\tDemo\t03/03/2026\n\
         Renewal\t900\tAnna\tNew lead\t04/04/2026\n\
         Spare parts\t4k\tBen\tDemo\t05/05/2026\n",
        &[
            "Fleet upgrade||1200000|Anna|Demo|2026-01-13",
            "Two sites||800000|Ben|Proposal|2026-02-02",
            "Training||550000|Anna|Demo|2026-03-03",
            "Renewal||90000|Anna|New lead|2026-04-04",
            "Spare parts||400000|Ben|Demo|2026-05-05",
        ],
    );
    assert!(!preview.header);
    assert_eq!(preview.date_order, Some(DateReading { order: DateOrder::DayFirst, ambiguous: false }));
    // Unknown titles over columns that speak for themselves.
    let preview = check(
        "Bezeichnung;Betrag\nFlotte;1.200,00\nStandorte;900,00",
        &["Flotte||120000||-|-", "Standorte||90000||-|-"],
    );
    assert!(preview.header);
    // A numbered list: the number is not the value.
    check(
        "1;Fleet upgrade;12000\n2;Two sites;8000\n3;Training;5000",
        &["Fleet upgrade||1200000||-|-", "Two sites||800000||-|-", "Training||500000||-|-"],
    );
}

#[test]
fn a_list_of_names() {
    check("Nordwind\n\n  Acme, Inc.  \nBeta", &["Nordwind||0||-|-", "Acme, Inc.||0||-|-", "Beta||0||-|-"]);
    check("Nordwind", &["Nordwind||0||-|-"]);
    check("Name\nNordwind", &["Nordwind||0||-|-"]);
    check("Company,Amount\nNordwind,5\nAcme,6", &["Nordwind|Nordwind|500||-|-", "Acme|Acme|600||-|-"]);
    check("", &[]);
    check(" \n\t\n", &[]);
}

#[test]
fn problems_name_their_place_and_the_rest_is_kept() {
    let long = "x".repeat(250);
    let text = format!(
        "Name,Amount,Created\nA,(500),31/12/2025\nB,abc,30/02/2026\n,5,\nD,-5,01/01/2027\n{long},1e3,46023\nF,\"1,5\",2026-01-01"
    );
    let preview = check(
        &text,
        &[
            "A||0||-|2025-12-31",
            "B||0||-|-",
            "none",
            "D||0||-|-",
            &format!("{}||0||-|2026-01-01", "x".repeat(200)),
            "F||150||-|2026-01-01",
        ],
    );
    assert_eq!(
        kinds(&preview),
        [
            (0, 1, ProblemKind::Negative),
            (1, 1, ProblemKind::NotAnAmount),
            (1, 2, ProblemKind::NotADate),
            (2, 0, ProblemKind::NoName),
            (3, 1, ProblemKind::Negative),
            (3, 2, ProblemKind::InFuture),
            (4, 0, ProblemKind::TooLong(200)),
            (4, 1, ProblemKind::NotAnAmount),
        ]
    );
}

#[test]
fn ambiguous_dates_and_marks_are_reported_and_can_be_overridden() {
    let document = document();
    let text = "Name;Created;Value\nA;01/02/2026;1,234\nB;03/04/2026;5";
    let preview = parse(text, &document, &options());
    assert_eq!(preview.date_order, Some(DateReading { order: DateOrder::DayFirst, ambiguous: true }));
    assert_eq!(preview.numbers, Some(NumberReading { mark: DecimalMark::Point, ambiguous: true }));
    assert_eq!(lines(&document, &preview), ["A||123400||-|2026-02-01", "B||500||-|2026-04-03"]);
    let other =
        PasteOptions { date_order: Some(DateOrder::MonthFirst), decimal_mark: Some(DecimalMark::Comma), ..options() };
    let preview = parse(text, &document, &other);
    assert_eq!(preview.date_order, Some(DateReading { order: DateOrder::MonthFirst, ambiguous: false }));
    assert_eq!(lines(&document, &preview), ["A||123||-|2026-01-02", "B||500||-|2026-03-04"]);
}

#[test]
fn columns_titles_and_stages_can_be_overridden() {
    let document = document();
    let text = "Stage;Owner\nDemo;Wycena\nProposal;wycena\nDemo;Nope";
    let mut changed = options();
    changed.header = Some(false);
    changed.columns = Some(vec![Some(Column::Name), Some(Column::Stage), Some(Column::Notes)]);
    changed.stage_map.insert("WYCENA".to_owned(), node(&document, "Proposal"));
    let preview = parse(text, &document, &changed);
    let expected = ["Stage||0||-|-", "Demo||0||Proposal|-", "Proposal||0||Proposal|-", "Demo||0||-|-"];
    assert_eq!(lines(&document, &preview), expected);
    assert_eq!(preview.unknown_stages, ["Owner", "Nope"]);
    assert_eq!(preview.columns, [Some(Column::Name), Some(Column::Stage)]);
    // A mapping to what cannot hold deals is no mapping.
    changed.stage_map.insert("Nope".to_owned(), NodeId::parse("gone").unwrap());
    assert_eq!(parse(text, &document, &changed).unknown_stages, ["Owner", "Nope"]);
}

#[test]
fn stage_names_are_compared_as_people_write_them() {
    let document = document();
    let names = StageNames::of(&document, &Map::new());
    let won = document.nodes.values().find(|node| node.kind == NodeKind::Won).unwrap().id;
    for (name, expected) in [
        ("DEMO", Some(node(&document, "Demo"))),
        ("3. Demo", Some(node(&document, "Demo"))),
        ("new-lead", Some(node(&document, "New lead"))),
        ("Closed Won", Some(won)),
        ("Closed Lost", None),
        ("", None),
    ] {
        assert_eq!(names.find(name), expected, "{name}");
    }
}

#[test]
fn a_full_map_takes_no_more_and_a_large_list_is_read_in_a_moment() {
    let document = document();
    let row = "Fleet upgrade;Nordwind;12.500,50;Demo;Anna;24.11.2025\n";
    let text = format!("Szansa;Klient;Wartość;Etap;Opiekun;Utworzono\n{}", row.repeat(limits::DEALS + 3));
    let preview = parse(&text, &document, &options());
    assert_eq!((preview.deals(), preview.left_out), (limits::DEALS, 3));
}

proptest::proptest! {
    /// Whatever is on the clipboard, what the preview shows can be added in one step.
    #[test]
    fn any_text_can_be_pasted(text in "([\\PC\t\n]|[;,|\"0-9./€k-]|Name|Demo|Etap|\u{1}){0,60}") {
        let document = document();
        let preview = parse(&text, &document, &options());
        let command = to_command(&document, &preview, &mut IdSource::new(9), node(&document, "New lead"));
        let mut after = document.clone();
        after.apply(&plan(&document, &command).unwrap());
        assert_eq!(after.invariants(), []);
        let _ = parse_line(&text, document.map.currency);
    }
}

#[test]
fn the_history_of_a_pasted_deal_says_what_is_known() {
    let document = document();
    let text = "Deal\tStage\tCreated\nOne\tNew lead\t2026-05-01\nTwo\tProposal\t2026-05-01\nThree\tLost\t2026-05-01\nFour\tNot now\t\n";
    let preview = parse(text, &document, &options());
    let command = to_command(&document, &preview, &mut IdSource::new(9), node(&document, "New lead"));
    let mut after = document.clone();
    after.apply(&plan(&document, &command).unwrap());
    let history = |name: &str| -> Vec<String> {
        let deal = after.deals.values().find(|deal| deal.name == name).unwrap();
        let visit = |visit: &Visit| {
            let left = visit.left.as_ref().map_or(String::new(), |left| {
                let refusal = left.refusal.as_ref().unwrap();
                format!(
                    ", left {}: {}, again {:?}",
                    left.on,
                    refusal.reason,
                    refusal.revisit.map(|day| day.to_string())
                )
            });
            format!("{} {}{left}", document.node_name(visit.node), visit.entered)
        };
        deal.visits.iter().map(visit).collect()
    };
    assert_eq!(history("One"), ["New lead 2026-05-01"]);
    assert_eq!(history("Two"), ["Proposal 2026-06-30"], "when it came there nobody said");
    assert_eq!(history("Three"), ["New lead 2026-05-01, left 2026-06-30: Lost, again None", "Lost 2026-06-30"]);
    assert_eq!(
        history("Four"),
        ["New lead 2026-06-30, left 2026-06-30: Not now, again Some(\"2026-09-28\")", "Not now 2026-06-30"]
    );
}
