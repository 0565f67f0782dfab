use super::*;
use crate::core::io::Separators;
use crate::core::language::Language;
use crate::core::model::{Currency, Date, Departure, Document, Money, Node, Refusal, Visit};
use crate::core::paste::split;

struct Plain;

impl Words for Plain {
    fn column(&self, column: Column) -> String {
        format!("{column:?}")
    }

    fn outcome(&self, outcome: Outcome) -> String {
        format!("{outcome:?}")
    }
}

fn id<T: crate::core::ids::Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Two deals: one on its way with a name that would be a formula, one lost in two steps on the same day.
fn document() -> Document {
    let mut document = Document::new(id("m1"), "Sales <&> \"process\"", day("2026-01-01"));
    document.map.currency = Currency::parse("EUR").unwrap();
    for (name, kind) in [("A", NodeKind::Stage), ("B; really", NodeKind::Stage), ("Lost", NodeKind::Lost)] {
        let node = Node::new(id(&name[..1]), kind, name, crate::core::geometry::Point::default());
        document.nodes.insert(node.id, node);
    }
    let open = Deal { value: Money(123_450), ..Deal::new(id("d1"), "=1+1", id("A"), day("2026-02-01")) };
    let mut lost = Deal { owner: "Żaneta".to_owned(), ..Deal::new(id("d2"), "Two", id("A"), day("2026-02-01")) };
    let left = |on: &str, refusal| Some(Departure { on: day(on), by: Vec::new(), gate_override: None, refusal });
    let refusal = Refusal { reason: "Too \"dear\"".to_owned(), revisit: None, undecided: false };
    lost.visits = vec![
        Visit { node: id("A"), entered: day("2026-02-01"), left: left("2026-02-03", None) },
        Visit { node: id("B"), entered: day("2026-02-03"), left: left("2026-02-03", Some(refusal)) },
        Visit { node: id("L"), entered: day("2026-02-03"), left: None },
    ];
    document.deals.extend([(open.id, open), (lost.id, lost)]);
    document
}

fn cells(text: &str, delimiter: char) -> Vec<Vec<String>> {
    split(text.trim_start_matches('\u{feff}'), Some(delimiter), usize::MAX)
}

#[test]
fn every_deal_is_a_row_and_none_of_its_texts_a_formula() {
    for (language, value) in [(Language::English, "1234.5"), (Language::Polish, "1234,5")] {
        let separators = Separators::of(language);
        let rows = cells(&deals(&document(), separators, &Plain), separators.cell);
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[0][..4], ["Deal", "Name", "Company", "Value"]);
        assert_eq!(rows[1][..5], ["d1", "'=1+1", "", value, "EUR"]);
        assert_eq!(rows[1][8..12], ["2026-02-01", "A", "2026-02-01", "Open"]);
        assert_eq!(rows[2][9..13], ["Lost", "2026-02-03", "Lost", "Too \"dear\""]);
    }
}

#[test]
fn the_log_has_a_row_for_each_stay_in_their_order() {
    let rows = cells(&log(&document(), Separators::of(Language::English), &Plain), ',');
    assert_eq!(rows[0], ["Deal", "Name", "Stage", "Entered", "Left", "Owner", "Reason"]);
    let stays: Vec<[&str; 4]> = rows[1..].iter().map(|row| [&*row[0], &*row[2], &*row[3], &*row[4]]).collect();
    assert_eq!(
        stays,
        [
            ["d1", "A", "2026-02-01", ""],
            ["d2", "A", "2026-02-01", "2026-02-03"],
            ["d2", "B; really", "2026-02-03", "2026-02-03"],
            ["d2", "Lost", "2026-02-03", ""],
        ]
    );
    assert_eq!(rows[3][6], "Too \"dear\"");
}

#[test]
fn xes_holds_traces_of_events_with_texts_escaped() {
    let text = xes(&document());
    assert_eq!((text.matches("<trace>").count(), text.matches("<event>").count()), (2, 4));
    assert!(
        text.contains("<string key=\"concept:name\" value=\"Sales &lt;&amp;&gt; &quot;process&quot;\"/>"),
        "{text}"
    );
    assert!(text.contains("<date key=\"time:timestamp\" value=\"2026-02-03T00:00:00.000+00:00\"/>"));
    assert!(text.contains("<float key=\"cost:total\" value=\"1234.5\"/>"));
    let (b, lost) = (text.find("B; really").unwrap(), text.rfind("value=\"Lost\"").unwrap());
    assert!(b < lost, "of one day in their order");
    assert!(!text.contains("value=\"\""), "what is not known is left out");
}
