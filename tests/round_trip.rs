//! What is written is read back as it was, byte for byte.

mod support;

use proptest::prelude::*;
use stagecraft::core::io::{read, read_fragment, write, write_compact, write_fragment};
use stagecraft::core::model::{Deal, Document, limits};
use support::{documents, full, id};

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

/// Files that users have from the first release on: must open for ever, and say the same.
#[test]
fn the_file_of_schema_1_still_opens_and_is_written_the_same() {
    let frozen = include_str!("fixtures/schema-1.json");
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
        let text = write_fragment(&nodes, document.transitions.values());
        let (read, ways) = read_fragment(&text).unwrap();
        prop_assert_eq!(&read, &nodes);
        let inside = |end| nodes.iter().any(|node| node.id == end);
        let expected: Vec<_> =
            document.transitions.values().filter(|way| inside(way.from) && inside(way.to)).cloned().collect();
        prop_assert_eq!(ways, expected);
    }
}

#[test]
fn other_texts_are_no_fragments() {
    let fragment = write_fragment(full().nodes.values(), full().transitions.values());
    assert!(read_fragment(&fragment).is_some());
    let newer = fragment.replacen("\"schema\": 1", "\"schema\": 2", 1);
    let long = fragment.replacen("A or B?", &"x".repeat(50_000), 1);
    let document = write(&full());
    for text in ["", "Call\nVisit", "{}", "[1]", "null", &newer, &long, &document, &fragment[..fragment.len() - 2]] {
        assert_eq!(read_fragment(text), None, "{}", text.get(..40).unwrap_or(text));
    }
}
