//! What is written is read back as it was, byte for byte.

mod support;

use proptest::prelude::*;
use stagecraft::core::command::{Command, DealEdit, DealMove, MapEdit, NodeEdit, plan};
use stagecraft::core::geometry::point;
use stagecraft::core::ids::{IdSource, NodeId};
use stagecraft::core::io::{read, read_fragment, write, write_compact, write_fragment};
use stagecraft::core::model::{
    ChecklistItem, Deal, Department, Document, Node, NodeKind, Onward, Particulars, Phase, Purpose, Transition,
    TransitionKind, limits,
};
use support::{day, documents, from_seed, full, id};

fn reread(text: &str) -> Document {
    let opened = read(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"));
    assert_eq!(opened.migrated_from, None);
    opened.document
}

#[test]
fn every_field_survives() {
    let document = full();
    let text = write(&document);
    assert_eq!(reread(&text), document);
    assert_eq!(write(&reread(&text)), text);
    assert_eq!(reread(&write_compact(&document)), document);
}

/// What the second schema could say of a document.
fn of_schema_2(mut document: Document) -> Document {
    document.map.purpose = Purpose::default();
    document.entries.clear();
    for node in document.nodes.values_mut() {
        (node.hidden, node.card.more) = (false, Particulars::default());
    }
    for way in document.transitions.values_mut() {
        way.onward = Onward::default();
    }
    for deal in document.deals.values_mut() {
        deal.markers.clear();
        let left = deal.visits.iter_mut().filter_map(|visit| visit.left.as_mut());
        left.filter_map(|left| left.refusal.as_mut()).for_each(|refusal| refusal.undecided = false);
    }
    document
}

/// Files that users have from the first release on: must open for ever, and say the same.
#[test]
fn the_file_of_schema_1_still_opens_and_says_that_it_is_older() {
    let frozen = include_str!("fixtures/schema-1.json");
    let opened = read(frozen.as_bytes()).unwrap();
    assert_eq!(opened.migrated_from, Some(1));
    let mut known = of_schema_2(full());
    for node in known.nodes.values_mut() {
        (node.pinned, node.expanded) = (false, false);
    }
    for way in known.transitions.values_mut() {
        *way = Transition { label: way.label.clone(), ..Transition::new(way.id, way.kind, way.from, way.to) };
    }
    assert_eq!(opened.document, known);
    assert_eq!(write(&known), frozen.replacen("\"schema\": 1", "\"schema\": 3", 1));
}

#[test]
fn the_file_of_schema_2_still_opens_and_says_that_it_is_older() {
    let frozen = include_str!("fixtures/schema-2.json");
    let opened = read(frozen.as_bytes()).unwrap();
    assert_eq!(opened.migrated_from, Some(2));
    assert_eq!(opened.document, of_schema_2(full()));
    assert_eq!(write(&opened.document), frozen.replacen("\"schema\": 2", "\"schema\": 3", 1));
}

#[test]
fn the_file_of_schema_3_still_opens_and_is_written_the_same() {
    let frozen = include_str!("fixtures/schema-3.json");
    assert_eq!(write(&full()), frozen);
    assert_eq!(reread(frozen), full());
}

#[test]
fn a_byte_order_mark_and_other_blanks_do_not_matter() {
    let document = full();
    let text = format!("\u{feff}\r\n {}", write(&document).replace('\n', "\r\n\t"));
    assert_eq!(reread(&text), document);
}

#[test]
fn the_order_of_fields_and_explicit_defaults_do_not_matter() {
    let text =
        write(&full()).replacen("\"name\": \"Small one\"", "\"notes\": \"\",\"owner\":null,\"name\":\"Small one\"", 1);
    assert_eq!(reread(&text), full());
    let text = write(&full());
    // Deals before what they refer to.
    let (top, deals) = text.split_at(text.find("  \"deals\"").unwrap());
    let deals = deals.trim_end().strip_suffix('}').unwrap();
    let turned = format!("{{{},{}}}", deals, top.trim_end().strip_prefix('{').unwrap().strip_suffix(',').unwrap());
    assert_eq!(reread(&turned), full());
}

#[test]
fn texts_at_their_limits_are_kept() {
    let mut document = full();
    document.map.name = "👩".repeat(limits::NAME);
    let node = document.nodes.get_mut(&id("n1")).unwrap();
    node.card.details = "\n".repeat(limits::TEXT);
    assert_eq!(reread(&write(&document)), document);
}

#[test]
fn a_map_at_its_limits_is_read_in_reasonable_time() {
    let mut document = full();
    for index in 0..limits::DEALS - 2 {
        let mut deal: Deal = document.deals[&id("d2")].clone();
        deal.id = id(&format!("x{index}"));
        document.deals.insert(deal.id, deal);
    }
    let text = write(&document);
    assert!(text.len() < limits::FILE);
    let started = std::time::Instant::now();
    assert_eq!(reread(&text), document);
    // 2 s per megabyte are promised; this is a debug build.
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_document_survives(document in documents()) {
        let text = write(&document);
        let again = reread(&text);
        prop_assert_eq!(&again, &document);
        prop_assert_eq!(write(&again), text);
        prop_assert_eq!(&reread(&write_compact(&document)), &document);
    }

    #[test]
    fn fragments_survive_without_what_leads_out_of_them(document in documents(), skip in 0_usize..4) {
        let nodes: Vec<_> = document.nodes.values().skip(skip).cloned().collect();
        let text = write_fragment(&document, &nodes.iter().map(|node| node.id).collect());
        let read = read_fragment(&text).unwrap();
        prop_assert_eq!(&read.nodes, &nodes);
        let inside = |end| nodes.iter().any(|node| node.id == end);
        let expected: Vec<_> =
            document.transitions.values().filter(|way| inside(way.from) && inside(way.to)).cloned().collect();
        prop_assert_eq!(read.transitions, expected);
    }
}

#[test]
fn a_fragment_finds_owner_and_phase_by_name_in_another_map() {
    let text = write_fragment(&full(), &[id("n1")].into_iter().collect());
    let mut other = Document::new(id("m2"), "Other", day("2026-01-31"));
    let owned = |document: &Document, text: &str| {
        let mut fragment = read_fragment(text).unwrap();
        fragment.settle(document);
        (fragment.nodes[0].card.owner, fragment.nodes[0].card.phase)
    };
    assert_eq!(owned(&full(), &text), (Some(id("o1")), Some(id("p1"))), "at home they are the same");
    assert_eq!(owned(&other, &text), (Some(id("o1")), Some(id("p1"))), "unknown: inserting drops them");
    for (name, key) in [("Marketing", "x1"), ("SALES", "x2")] {
        other.departments.insert(id(key), Department { id: id(key), name: name.into() });
    }
    other.phases.insert(id("y1"), Phase { id: id("y1"), name: "decision".into(), order: 0 });
    assert_eq!(owned(&other, &text), (Some(id("x2")), Some(id("y1"))));
    // As copied by the first releases.
    let (start, end) = (text.find("  \"departments\"").unwrap(), text.find("  \"nodes\"").unwrap());
    let old = [&text[..start], &text[end..]].concat();
    assert_eq!(owned(&other, &old), (Some(id("o1")), Some(id("p1"))));
}

#[test]
fn other_texts_are_no_fragments() {
    let fragment = write_fragment(&full(), &full().nodes.keys().copied().collect());
    assert!(read_fragment(&fragment).is_some());
    let newer = fragment.replacen("\"schema\": 3", "\"schema\": 4", 1);
    let long = fragment.replacen("A or B?", &"x".repeat(50_000), 1);
    let document = write(&full());
    for text in ["", "Call\nVisit", "{}", "[1]", "null", &newer, &long, &document, &fragment[..fragment.len() - 2]] {
        assert_eq!(read_fragment(text), None, "{}", text.get(..40).unwrap_or(text));
    }
}

/// Texts that people paste: commands make of them what can be kept, and what is kept can be opened again.
const PASTED: [&str; 12] = [
    "plain",
    "",
    "  ",
    "\u{200b}",
    "a\u{0}b\r\nc\u{85}\u{7f}",
    "\t\ttabs\n",
    "\u{feff}bom",
    "\u{202e}rtl",
    "👩‍👩‍👧",
    "\"},{\"",
    "\\ud800",
    "50,000",
];

#[test]
fn whatever_commands_make_can_be_opened_again() {
    let mut refused = 0;
    for seed in 0..300 {
        let mut source = IdSource::new(seed);
        let mut document = from_seed(seed);
        document.map.locked = false;
        for _ in 0..40 {
            let text = match PASTED[source.below(PASTED.len())] {
                "50,000" => "ż".repeat(50_000),
                text => text.to_owned(),
            };
            let nodes: Vec<NodeId> = document.nodes.keys().copied().collect();
            let deals: Vec<_> = document.deals.keys().copied().collect();
            let node = nodes.get(source.below(nodes.len().max(1))).copied().unwrap_or(id("gone"));
            let deal = deals.get(source.below(deals.len().max(1))).copied().unwrap_or(id("gone"));
            let on = day("2999-01-01").plus_days(source.below(300) as i64);
            let kind = NodeKind::ALL[source.below(7)].0;
            let item = ChecklistItem {
                id: source.make(),
                text: text.clone(),
                required: true,
                evidence: text.clone(),
                who: text.clone(),
            };
            let moved = DealMove {
                override_reason: Some(text.clone()),
                refusal_reason: Some(text.clone()),
                revisit: Some(on.plus_days(9)),
                ..DealMove::new(deal, node, on)
            };
            let command = match source.below(14) {
                0 => Command::EditNode(node, NodeEdit::Name(text)),
                1 => Command::EditNode(node, NodeEdit::Entry(text)),
                2 => Command::EditNode(node, NodeEdit::Exit(vec![item])),
                3 => Command::EditNode(node, NodeEdit::Kind(kind)),
                4 => Command::EditNode(node, NodeEdit::OwnerNamed(source.make(), text)),
                5 => Command::EditMap(MapEdit::Name(text)),
                6 => Command::EditMap(MapEdit::Phase(source.make(), text)),
                7 => Command::EditMap(MapEdit::Department(source.make(), text)),
                8 => Command::AddDeals(vec![Deal::new(source.make(), &text, node, on)]),
                9 => Command::EditDeal(deal, DealEdit::Notes(text)),
                10 | 11 => Command::MoveDeal(moved),
                12 => Command::Delete {
                    nodes: [node].into(),
                    transitions: [].into(),
                    deals_to: nodes.first().copied(),
                    on: day("1999-01-01"),
                },
                _ => Command::Insert {
                    nodes: vec![Node::new(source.make(), kind, &text, point(f64::NAN, 1e300))],
                    transitions: Vec::new(),
                },
            };
            match plan(&document, &command) {
                Ok(diff) => document.apply(&diff),
                Err(_) => refused += 1,
            }
        }
        assert_eq!(reread(&write(&document)), document);
    }
    assert!(refused > 1_000, "{refused}");
}

/// The example of `docs/format.md`: what it says about files is what the page writes, but for the breaking of lines.
#[test]
fn the_documented_example_opens_and_is_what_is_written() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md");
    let text = std::fs::read_to_string(path).unwrap();
    let example = text.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let opened = read(example.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(opened.migrated_from, None);
    assert_eq!(opened.document.invariants(), []);
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(plain(&write(&opened.document)), plain(example));
    for kind in NodeKind::ALL {
        assert!(text.contains(&format!("`{}`", kind.1)), "{kind:?} is not told");
    }
    for kind in TransitionKind::ALL {
        assert!(text.contains(&format!("`{}`", kind.1)), "{kind:?} is not told");
    }
}
