//! The journal: what is replayed is what was done, and tabs that know the same lines have the same document.

mod support;

use proptest::prelude::*;
use stagecraft::core::command::{Command, DealEdit, Diff, MapEdit, NodeEdit, plan};
use stagecraft::core::geometry::point;
use stagecraft::core::history::History;
use stagecraft::core::ids::{IdSource, NodeId};
use stagecraft::core::io::{Patch, Place, Tree, write_compact};
use stagecraft::core::journal::{Conflict, Line, Stamp, merge, replay};
use stagecraft::core::model::{Deal, Document, NodeKind};
use support::commands::{day, document, random};
use support::{full, id};

fn line(clock: u64, tab: &str, number: u64, diff: &Diff) -> Line {
    let line = Line { stamp: Stamp { clock, tab: id_of(tab) }, number, patch: Patch::of(diff) };
    assert_eq!(Line::read(line.stamp.tab, number, &line.text()).as_ref(), Some(&line), "written and read");
    line
}

fn id_of(tab: &str) -> stagecraft::core::ids::Id {
    stagecraft::core::ids::Id::parse(tab).unwrap()
}

fn planned(document: &Document, command: &Command) -> Diff {
    plan(document, command).unwrap_or_else(|rejection| panic!("{command:?}: {rejection:?}"))
}

fn at(table: &str, record: &str, field: &str) -> Place {
    Place { table: table.into(), record: record.into(), field: field.into() }
}

#[test]
fn an_edit_of_one_deal_is_a_line_of_its_field() {
    let before = document();
    let diff = planned(&before, &Command::EditDeal(id("d1"), DealEdit::Company("Acme \"Ł\"".into())));
    let patch = Patch::of(&diff);
    assert_eq!(patch.text(), r#"[["deals","d1","company",null,"Acme \"Ł\""]]"#);
    assert_eq!(Patch::read(&patch.text()), Some(patch));
    for broken in ["", "{}", "[[]]", "[[1,2,3,4,5]]", "[[\"deals\",\"d1\",\"company\",null]]", "[", "null", "[null]"] {
        assert_eq!(Patch::read(broken), None, "{broken}");
    }
}

#[test]
fn every_field_of_every_record_goes_through_the_journal() {
    let full = full();
    let mut empty = Document::new(full.map.id, "Empty", day(0));
    let text = write_compact(&empty);
    let there = Diff::between(&empty, &full);
    let replayed = replay(&text, &[line(1, "a", 1, &there)]).unwrap();
    assert_eq!((&replayed.document, replayed.conflicts.len()), (&full, 0));
    let back = replay(&write_compact(&full), &[line(1, "a", 1, &there.reversed())]).unwrap();
    assert_eq!((&back.document, back.conflicts.len()), (&empty, 0));
    let (diff, conflicts) = merge(&empty, &line(1, "a", 1, &there)).unwrap();
    empty.apply(&diff);
    assert_eq!((&empty, conflicts.len()), (&full, 0));
}

#[test]
fn two_tabs_that_change_different_fields_of_one_record_both_keep_them() {
    let base = document();
    let renamed = planned(&base, &Command::EditNode(id("A"), NodeEdit::Name("Call".into())));
    let moved = planned(&base, &Command::Move(vec![(id("A"), point(-480.0, 96.0))]));
    let (one, other) = (line(1, "a", 1, &renamed), line(1, "b", 1, &moved));
    let both = replay(&write_compact(&base), &[other.clone(), one]).unwrap();
    let node = &both.document.nodes[&id::<NodeId>("A")];
    assert_eq!((node.name.as_str(), node.position, both.conflicts.len()), ("Call", point(-480.0, 96.0), 0));
    let mut here = base;
    here.apply(&renamed);
    let (diff, conflicts) = merge(&here, &other).unwrap();
    here.apply(&diff);
    assert_eq!((here, conflicts.len()), (both.document, 0));
}

#[test]
fn of_two_names_the_later_stands_and_the_other_is_shown() {
    let base = document();
    let name = |name: &str| planned(&base, &Command::EditNode(id("A"), NodeEdit::Name(name.into())));
    let lines = [line(4, "a", 1, &name("Later")), line(3, "b", 1, &name("Sooner"))];
    let replayed = replay(&write_compact(&base), &lines).unwrap();
    assert_eq!(replayed.document.node_name(id("A")), "Later");
    let lost = Some("\"Sooner\"".to_owned());
    let kept = Some("\"Later\"".to_owned());
    assert_eq!(replayed.conflicts, [Conflict { place: at("nodes", "A", "name"), lost, kept }]);
    // Both meant the same: no conflict.
    let same = [line(1, "a", 1, &name("Same")), line(1, "b", 1, &name("Same"))];
    assert_eq!(replay(&write_compact(&base), &same).unwrap().conflicts, []);
}

#[test]
fn what_is_deleted_stays_deleted_and_what_was_done_to_it_is_shown() {
    let base = document();
    let delete = planned(&base, &Command::DeleteDeals([id("d1")].into()));
    let edit = planned(&base, &Command::EditDeal(id("d1"), DealEdit::Notes("Call them".into())));
    for (deleted, edited) in [(1, 2), (2, 1)] {
        let lines = [line(deleted, "a", 1, &delete), line(edited, "b", 1, &edit)];
        let replayed = replay(&write_compact(&base), &lines).unwrap();
        assert!(!replayed.document.deals.contains_key(&id("d1")));
        let [conflict] = replayed.conflicts.as_slice() else { panic!("{:?}", replayed.conflicts) };
        assert!(conflict.lost.as_ref().is_some_and(|lost| lost.contains("Call them")), "{conflict:?}");
        assert_eq!(conflict.kept, None);
    }
}

#[test]
fn a_line_that_does_not_fit_any_more_changes_nothing_and_is_shown() {
    // One tab deletes a stage while the other puts a deal into it.
    let base = document();
    let nothing_in =
        Command::Delete { nodes: [id("C")].into(), transitions: [].into(), deals_to: Some(id("B")), on: day(9) };
    let delete = planned(&base, &nothing_in);
    let add = planned(&base, &Command::AddDeals(vec![Deal::new(id("d9"), "Nine", id("C"), day(3))]));
    let (first, second) = (line(1, "a", 1, &delete), line(2, "b", 1, &add));
    let replayed = replay(&write_compact(&base), &[first.clone(), second.clone()]).unwrap();
    let mut deleted = base.clone();
    deleted.apply(&delete);
    assert_eq!(replayed.document, deleted);
    let [Conflict { place, lost: Some(lost), kept: None }] = replayed.conflicts.as_slice() else {
        panic!("{:?}", replayed.conflicts)
    };
    assert!(*place == at("deals", "d9", "") && lost.contains("Nine"));
    assert_eq!(merge(&deleted, &second), None);
    let mut added = base;
    added.apply(&add);
    assert_eq!(merge(&added, &first), None, "the deal that the other tab does not know of would be nowhere");
    // The other way round the later line is the one that does not fit.
    let replayed = replay(&write_compact(&document()), &[line(3, "a", 1, &delete), second]).unwrap();
    assert_eq!(replayed.document, added);
}

#[test]
fn a_deal_that_has_been_in_a_deleted_stage_is_merged_like_any_other() {
    let nothing_in =
        Command::Delete { nodes: [id("C")].into(), transitions: [].into(), deals_to: Some(id("B")), on: day(9) };
    let mut here = document();
    let delete = planned(&here, &nothing_in);
    here.apply(&delete);
    let edit = line(2, "b", 1, &planned(&here, &Command::EditDeal(id("d3"), DealEdit::Notes("Call them".into()))));
    let (diff, conflicts) = merge(&here, &edit).unwrap();
    here.apply(&diff);
    assert_eq!((here.deals[&id("d3")].notes.as_str(), conflicts.len()), ("Call them", 0));
    // Taking the deletion back leaves nothing of it behind.
    let back = line(3, "c", 1, &delete.reversed());
    let (diff, conflicts) = merge(&here, &back).unwrap();
    here.apply(&diff);
    assert!(here.retired.is_empty() && here.nodes.contains_key(&id::<NodeId>("C")), "{conflicts:?}");
}

#[test]
fn a_text_that_is_no_document_is_said() {
    assert!(replay("", &[]).is_err());
    assert!(replay("[1]", &[]).is_err());
    assert!(replay("{\"format\":\"stagecraft\"}", &[]).is_err());
    let odd = Line {
        stamp: Stamp { clock: 1, tab: id_of("a") },
        number: 1,
        patch: Patch::read(r#"[["nodes","A","kind","\"stage\"",7]]"#).unwrap(),
    };
    let replayed = replay(&write_compact(&document()), &[odd]).unwrap();
    assert_eq!((replayed.document, replayed.conflicts.len()), (document(), 1));
}

/// A tab as far as the journal goes.
struct Page {
    document: Document,
    clock: u64,
    known: Vec<Line>,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Actions, undo and redo of one tab, replayed onto the state before them, cut off anywhere.
    #[test]
    fn what_is_replayed_is_what_was_done(
        genes in prop::collection::vec((any::<[u32; 4]>(), 0_u8..8), 40),
        seed in any::<u64>(),
    ) {
        let (mut document, mut history, mut ids) = (document(), History::default(), IdSource::new(seed));
        let first = write_compact(&document);
        let (mut lines, mut states) = (Vec::new(), vec![document.clone()]);
        for (gene, step) in genes {
            let diff = match step {
                0 => history.undo(&mut document).map(|entry| entry.diff),
                1 => history.redo(&mut document).map(|entry| entry.diff),
                _ => {
                    let command = random(&document, &mut ids, gene);
                    plan(&document, &command).ok().filter(|diff| !diff.is_empty()).inspect(|diff| {
                        history.push(command.label(&document), diff.clone());
                        document.apply(diff);
                    })
                }
            };
            let Some(diff) = diff else { continue };
            lines.push(line(lines.len() as u64 + 1, "a", lines.len() as u64 + 1, &diff));
            states.push(document.clone());
        }
        for known in [0, lines.len() / 3, lines.len()] {
            let replayed = replay(&first, &lines[..known]).unwrap();
            let apart = Diff::between(&replayed.document, &states[known]);
            prop_assert!(apart.is_empty(), "{:?}", apart);
            prop_assert_eq!(replayed.conflicts, []);
        }
        // Known already: the same lines once more change nothing but what was changed back since.
        let again = replay(&write_compact(&document), &[]).unwrap();
        prop_assert_eq!(again.document, document);
    }

    /// Two to four tabs that hear of each other late, in any order: when it is quiet all have the same document, and
    /// every change of every one is in it or among the conflicts.
    #[test]
    fn tabs_agree_when_it_is_quiet(
        count in 2_usize..5,
        steps in prop::collection::vec((any::<[u32; 4]>(), 0_usize..4, 0_u8..4), 24),
        seed in any::<u64>(),
    ) {
        let names = ["a", "b", "c", "d"];
        let base = document();
        let text = write_compact(&base);
        let mut ids = IdSource::new(seed);
        let mut pages: Vec<Page> = (0..count).map(|_| Page { document: base.clone(), clock: 0, known: Vec::new() }).collect();
        let mut all: Vec<Line> = Vec::new();
        for (gene, who, hears) in steps {
            let who = who % count;
            // Hears of some lines of the others, oldest first.
            if hears == 0 {
                let news: Vec<Line> = all.iter().filter(|line| !pages[who].known.contains(line)).take(3).cloned().collect();
                hear(&mut pages[who], &text, news)?;
            }
            let page = &mut pages[who];
            let command = random(&page.document, &mut ids, gene);
            let Ok(diff) = plan(&page.document, &command) else { continue };
            if diff.is_empty() {
                continue;
            }
            page.document.apply(&diff);
            page.clock += 1;
            let number = page.known.iter().filter(|line| line.stamp.tab == id_of(names[who])).count() as u64 + 1;
            let line = line(page.clock, names[who], number, &diff);
            page.known.push(line.clone());
            all.push(line);
        }
        let truth = replay(&text, &all).unwrap();
        prop_assert_eq!(truth.document.invariants(), []);
        for page in &mut pages {
            let news: Vec<Line> = all.iter().filter(|line| !page.known.contains(line)).cloned().collect();
            hear(page, &text, news)?;
            prop_assert_eq!(&page.document, &truth.document);
        }
        // Whoever changed a place last, of all that knew of each other or not, has it or is told.
        let written = write_compact(&truth.document);
        let mut tree = Tree::of(&written).unwrap();
        for (at, line) in all.iter().enumerate() {
            for change in &line.patch.changes {
                let later = all.iter().enumerate().any(|(other, line)| other != at && line.stamp > all[at].stamp && touches(line, &change.place));
                let told = truth.conflicts.iter().any(|conflict| same_record(&conflict.place, &change.place));
                prop_assert!(later || told || tree.get(&change.place) == change.after, "{:?}", change);
            }
        }
    }
}

/// The road of the page: a line that is later than all is merged, any other one is put in its place among all.
fn hear(page: &mut Page, text: &str, news: Vec<Line>) -> Result<(), TestCaseError> {
    for line in news {
        let later = page.known.iter().all(|known| known.stamp < line.stamp);
        page.known.push(line.clone());
        page.clock = page.clock.max(line.stamp.clock);
        match merge(&page.document, &line).filter(|_| later) {
            Some((diff, _)) => {
                page.document.apply(&diff);
                prop_assert_eq!(&replay(text, &page.known).unwrap().document, &page.document);
            }
            None => page.document = replay(text, &page.known).unwrap().document,
        }
        prop_assert_eq!(page.document.invariants(), []);
    }
    Ok(())
}

fn touches(line: &Line, place: &Place) -> bool {
    line.patch.changes.iter().any(|change| same_record(&change.place, place))
}

fn same_record(one: &Place, other: &Place) -> bool {
    one.table == other.table && one.record == other.record
}

#[test]
fn a_node_of_another_kind_is_not_put_under_deals_that_the_line_does_not_name() {
    let mut here = document();
    here.deals.clear();
    let kind = planned(&here, &Command::EditNode(id("C"), NodeEdit::Kind(NodeKind::Decision)));
    here.apply(&planned(&here, &Command::AddDeals(vec![Deal::new(id("d9"), "Nine", id("C"), day(3))])));
    assert_eq!(merge(&here, &line(9, "z", 1, &kind)), None);
    let name = planned(&here, &Command::EditMap(MapEdit::Name("Map 2".into())));
    assert!(merge(&here, &line(9, "z", 1, &name)).is_some());
}
