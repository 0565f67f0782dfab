//! A colleague's file and the map that is here, brought together.

mod support;

use proptest::prelude::*;
use stagecraft::core::command::{Command, DealEdit, MapEdit, NodeEdit, plan};
use stagecraft::core::geometry::point;
use stagecraft::core::ids::{Id, IdSource, NodeId};
use stagecraft::core::io::{Lineage, Tree, print, read, write_compact, write_file};
use stagecraft::core::merging::{
    About, Divergence, Side, Taken, diverge, questions, shared_version, take, with_deals_of,
};
use stagecraft::core::model::{Comment, Deal, Document, Kept, Kind, Node, NodeKind, Version};
use stagecraft::core::versions::{Shift, Subject, compare, content, open};
use support::commands::{day, document, goal, random};
use support::id;
use support::torture::cases;

fn with(document: &Document, commands: &[Command]) -> Document {
    let mut changed = document.clone();
    for command in commands {
        let diff = plan(&changed, command).unwrap_or_else(|rejection| panic!("{command:?}: {rejection:?}"));
        changed.apply(&diff);
    }
    changed
}

fn edit(node: &str, edit: NodeEdit) -> Command {
    Command::EditNode(id(node), edit)
}

fn name(node: &str, name: &str) -> Command {
    edit(node, NodeEdit::Name(name.into()))
}

/// Each divergence as `table record field side`.
fn told(divergences: &[Divergence]) -> Vec<String> {
    let line =
        |one: &Divergence| format!("{} {} {} {:?}", one.place.table, one.place.record, one.place.field, one.side);
    divergences.iter().map(line).collect()
}

fn taken(mine: &Document, divergences: &[Divergence], wanted: impl Fn(&Divergence) -> bool) -> Document {
    let Taken { diff, refused } = take(mine, divergences, |_, one| wanted(one));
    assert_eq!(refused, []);
    let mut merged = mine.clone();
    merged.apply(&diff);
    assert_eq!(merged.invariants(), []);
    merged
}

#[test]
fn what_each_changed_by_itself_comes_together_and_the_same_field_is_asked() {
    let base = document();
    let mine = with(&base, &[name("A", "Call"), name("B", "Mine"), Command::Move(vec![(id("C"), point(0.0, 480.0))])]);
    let theirs = with(
        &base,
        &[name("B", "Theirs"), edit("A", NodeEdit::Details("Ask".into())), Command::DeleteDeals([id("d2")].into())],
    );
    let divergences = diverge(Some(&base), &mine, &theirs);
    assert_eq!(
        told(&divergences),
        [
            "nodes A name Mine",
            "nodes A details Theirs",
            "nodes B name Both",
            "nodes C position Mine",
            "deals d2  Theirs",
        ]
    );
    assert_eq!(divergences.iter().filter(|one| one.is_move()).count(), 1);
    let merged = taken(&mine, &divergences, Divergence::is_suggested);
    let expected = with(&mine, &[edit("A", NodeEdit::Details("Ask".into())), Command::DeleteDeals([id("d2")].into())]);
    assert_eq!(merged, expected);
    // From the other side the same, but for what both said.
    let other = diverge(Some(&base), &theirs, &mine);
    let other = taken(&theirs, &other, |one| one.side != Side::Mine);
    assert_eq!(other, merged);
}

#[test]
fn a_deal_merges_by_field_and_a_comment_by_itself() {
    let base = document();
    let comment =
        |name: &str| Comment { node: Some(id("C")), text: name.into(), on: Some(day(2)), ..Comment::blank(id(name)) };
    let mine = with(
        &base,
        &[Command::EditDeal(id("d1"), DealEdit::Company("Acme".into())), Command::Put(vec![comment("here").entry()])],
    );
    let theirs = with(
        &base,
        &[Command::EditDeal(id("d1"), DealEdit::Notes("Called".into())), Command::Put(vec![comment("there").entry()])],
    );
    let merged = taken(&mine, &diverge(Some(&base), &mine, &theirs), Divergence::is_suggested);
    let deal = &merged.deals[&id("d1")];
    assert_eq!((deal.company.as_str(), deal.notes.as_str()), ("Acme", "Called"));
    let said: Vec<&str> = merged.all::<Comment>().map(|comment| comment.text.as_str()).collect();
    assert!(said.contains(&"here") && said.contains(&"there"), "{said:?}");
}

#[test]
fn a_stage_that_one_deletes_and_the_other_goes_on_with_is_asked_and_stays_until_then() {
    let base = document();
    let delete = Command::Delete { nodes: [id("B")].into(), transitions: [].into(), deals_to: None, on: day(9) };
    let (mine, theirs) = (with(&base, &[name("B", "Proof")]), with(&base, &[delete]));
    let divergences = diverge(Some(&base), &mine, &theirs);
    let node = divergences.iter().find(|one| one.place.record == "B").unwrap();
    assert_eq!((node.side, &node.theirs), (Side::Both, &None));
    // Its transitions went there, and nobody here did anything to them.
    let merged = taken(&mine, &divergences, Divergence::is_suggested);
    assert!(merged.nodes.contains_key(&id::<NodeId>("B")) && !merged.transitions.contains_key(&id("t3")));
    // Without its transitions it can go; with them it cannot, and that is said.
    let gone = taken(&mine, &divergences, |_| true);
    assert_eq!(gone, theirs);
    let alone = take(&mine, &divergences, |_, one| one.place.record == "B");
    assert!(alone.diff.is_empty());
    let refused: Vec<&str> = alone.refused.iter().map(|place| place.record.as_str()).collect();
    assert_eq!(refused, ["B"]);
}

#[test]
fn what_depends_on_what_is_not_wanted_is_refused_and_the_rest_is_taken() {
    let base = document();
    let stage = Node::new(id("Z"), NodeKind::Stage, "Pilot", point(0.0, 960.0));
    let add = Command::Insert { nodes: vec![stage], transitions: vec![] };
    let deals = (0..40).map(|number| {
        let at = if number == 17 { id("Z") } else { id("A") };
        Deal::new(id(&format!("n{number}")), "New", at, day(3))
    });
    let theirs = with(&base, &[add, Command::AddDeals(deals.collect()), name("C", "Close")]);
    let divergences = diverge(Some(&base), &base, &theirs);
    let Taken { diff, refused } = take(&base, &divergences, |_, one| one.place.record != "Z");
    let refused: Vec<&str> = refused.iter().map(|place| place.record.as_str()).collect();
    assert_eq!(refused, ["n17"]);
    assert_eq!((diff.deals.len(), diff.nodes.len()), (39, 1));
}

#[test]
fn without_an_ancestor_nothing_is_suggested_and_a_version_that_both_keep_is_one() {
    let base = document();
    let (mine, theirs) = (with(&base, &[name("A", "Mine")]), with(&base, &[name("B", "Theirs")]));
    let divergences = diverge(None, &mine, &theirs);
    assert!(divergences.iter().all(|one| one.side == Side::Unknown && !one.is_suggested()));
    assert_eq!(shared_version(&mine, &theirs), None);
    let version = |document: &Document| {
        let on = Some(day(0));
        Version { name: "Shared".into(), order: Some(1), content: content(document), on, ..Version::blank(id("v1")) }
    };
    let kept = with(&base, &[Command::Put(vec![version(&base).entry()])]);
    let mine = with(&kept, &[name("A", "Mine"), Command::DeleteDeals([id("d3")].into())]);
    let theirs = with(&kept, &[name("B", "Theirs"), Command::EditDeal(id("d1"), DealEdit::Notes("Called".into()))]);
    let shared = shared_version(&mine, &theirs).unwrap();
    let ancestor = with_deals_of(open(shared).unwrap(), &mine, &theirs);
    let divergences = diverge(Some(&ancestor), &mine, &theirs);
    assert_eq!(
        told(&divergences),
        ["nodes A name Mine", "nodes B name Theirs", "deals d1 notes Both", "deals d3  Theirs"]
    );
}

#[test]
fn a_map_that_went_out_without_its_deals_does_not_take_them_away_when_it_comes_back() {
    let base = document();
    let sent = base.without_deals();
    let theirs = with(&sent, &[name("A", "Call")]);
    let divergences = diverge(Some(&sent), &base, &theirs);
    let merged = taken(&base, &divergences, Divergence::is_suggested);
    assert_eq!(merged, with(&base, &[name("A", "Call")]));
}

#[test]
fn how_far_the_guide_is_is_no_difference() {
    let base = document();
    let theirs = with(&base, &[Command::EditMap(MapEdit::Guide(Some(3)))]);
    assert_eq!(diverge(Some(&base), &base, &theirs), []);
}

#[test]
fn a_file_tells_its_lineage_and_the_ancestor_is_the_newest_that_both_know() {
    let (base, other) = (document(), with(&document(), &[name("A", "Call")]));
    let [one, two] = [&base, &other].map(|document| print(&write_compact(document)).unwrap());
    assert!(one != two && print(&write_compact(&base.clone())) == Some(one) && one.as_str().len() == 16);
    let mut lineage = Lineage::new([one, two]);
    let file = write_file(&base, &lineage);
    let opened = read(file.as_bytes()).unwrap();
    assert_eq!((&opened.document, &opened.lineage), (&base, &lineage));
    assert_eq!(Lineage::parse(&lineage.text()), lineage);
    assert!(read(write_compact(&base).as_bytes()).unwrap().lineage.is_empty());
    let spoilt = file.replace(one.as_str(), "not a print");
    let problems = read(spoilt.as_bytes()).unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["lineage[0]"]);
    // Again makes it the newest; the oldest are forgotten; joining keeps the order of what is here.
    lineage.push(one);
    assert_eq!(lineage.prints(), [two, one]);
    let many =
        |range: std::ops::Range<usize>| Lineage::new(range.map(|number| Id::parse(&format!("{number:016x}")).unwrap()));
    let (mut mine, theirs) = (many(0..40), many(30..50));
    assert_eq!((mine.prints().len(), mine.prints()[0].as_str()), (32, "0000000000000008"));
    assert_eq!(mine.common(&theirs).first().map(|print| print.as_str().to_owned()), Some(format!("{:016x}", 39)));
    // Where there is no room for all of them, those that came go first.
    mine = many(20..40);
    mine.join(&theirs);
    assert!(mine.knows(*theirs.prints().last().unwrap()) && mine.prints().last().unwrap().as_str().ends_with("27"));
}

#[test]
fn questions_name_what_they_are_about() {
    let base = document();
    let theirs = with(
        &base,
        &[
            Command::EditMap(MapEdit::Goal(Some(goal(9.0)))),
            name("A", "Call"),
            Command::Move(vec![(id("A"), point(-480.0, 0.0))]),
            Command::EditDeal(id("d1"), DealEdit::Notes("Called".into())),
            Command::Put(vec![
                Comment { text: "Why?".into(), node: Some(id("A")), on: Some(day(1)), ..Comment::blank(id("c9")) }
                    .entry(),
            ]),
        ],
    );
    let divergences = diverge(Some(&base), &base, &theirs);
    let asked = questions(&base, &theirs, &compare(&base, &theirs), &divergences);
    let line = |index: usize| {
        let one = &asked[index];
        (one.about, one.name.as_str(), one.shift, one.points.len())
    };
    assert_eq!(line(0), (About::Subject(Subject::Map), "", Shift::Changed, 1));
    assert!(asked[0].points[0].told.iter().any(|change| change.field == "target"));
    assert_eq!(line(1), (About::Subject(Subject::Node(id("A"))), "Call", Shift::Changed, 2));
    let fields: Vec<usize> = asked[1].points.iter().map(|point| point.told.len()).collect();
    assert_eq!(fields, [1, 0], "the name, and the move that says nothing");
    assert_eq!(line(2), (About::Subject(Subject::Entry(Kind::Comment, id("c9"))), "Why?", Shift::Added, 1));
    assert_eq!(line(3), (About::Deal(id("d1")), "d1", Shift::Changed, 1));
    assert_eq!(asked.len(), 4);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(400), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_two_states_come_together(
        seed in any::<u64>(),
        one in prop::collection::vec(any::<[u32; 4]>(), 0..8),
        other in prop::collection::vec(any::<[u32; 4]>(), 0..8),
    ) {
        let base = document();
        let mut ids = IdSource::new(seed);
        let mut went = |genes: &[[u32; 4]]| {
            let mut state = base.clone();
            for genes in genes {
                if let Ok(diff) = plan(&state, &random(&state, &mut ids, *genes)) {
                    state.apply(&diff);
                }
            }
            state
        };
        let (mine, theirs) = (went(&one), went(&other));
        let divergences = diverge(Some(&base), &mine, &theirs);

        // All of theirs is theirs, none of it is mine.
        let guide = |document: &Document| document.map.purpose.guide;
        let all = take(&mine, &divergences, |_, _| true);
        let mut came = mine.clone();
        came.apply(&all.diff);
        prop_assert_eq!(&all.refused, &vec![]);
        let mut as_theirs = theirs.clone();
        as_theirs.map.purpose.guide = guide(&mine);
        prop_assert_eq!(&came, &as_theirs);
        prop_assert!(take(&mine, &divergences, |_, _| false).diff.is_empty());

        // Only one side went on: everything is that side's.
        prop_assert!(diverge(Some(&mine), &mine, &theirs).iter().all(|one| one.side == Side::Theirs));
        prop_assert!(diverge(Some(&theirs), &mine, &theirs).iter().all(|one| one.side == Side::Mine));

        // What is suggested comes, or is said not to; everything else is as it was.
        let Taken { diff, refused } = take(&mine, &divergences, |_, one| one.is_suggested());
        let mut merged = mine.clone();
        merged.apply(&diff);
        prop_assert_eq!(merged.invariants(), vec![]);
        let text = write_compact(&merged);
        let mut tree = Tree::of(&text).unwrap();
        for one in divergences.iter().filter(|one| one.place.table != "retired") {
            let came = one.is_suggested() && !refused.contains(&one.place);
            let expected = if came { &one.theirs } else { &one.mine };
            prop_assert!(tree.stands(&one.place, expected.as_deref()), "{:?}", one);
        }

        // Every divergence is asked about once, and every field that is told has its point.
        let comparison = compare(&mine, &theirs);
        let asked = questions(&mine, &theirs, &comparison, &divergences);
        let mut points: Vec<usize> = asked.iter().flat_map(|one| &one.points).map(|point| point.index).collect();
        points.sort_unstable();
        let wanted: Vec<usize> =
            (0..divergences.len()).filter(|index| divergences[*index].place.table != "retired").collect();
        prop_assert_eq!(points, wanted);
        let told = |about: About| asked.iter().find(|one| one.about == about).map(|one| {
            one.points.iter().map(|point| point.told.len()).sum::<usize>()
        });
        for difference in &comparison.differences {
            prop_assert_eq!(told(About::Subject(difference.subject)), Some(difference.fields.len()), "{:?}", difference);
        }
    }
}
