//! What a copy for others shows, read back from its own text as whoever gets it would.

use super::{Alias, Amounts, Deals, Shared, Sharing, share};
use crate::core::analytics::{FunnelQuery, funnel};
use crate::core::ids::IdSource;
use crate::core::io;
use crate::core::language::Language;
use crate::core::letters::lowercase;
use crate::core::model::{
    Comment, Date, Deal, Departure, Document, Entry, GateOverride, Kept, Lever, Person, Quantity, Refusal, Table, Visit,
};
use crate::core::template;

fn today() -> Date {
    Date::new(2026, 11, 26).expect("a day")
}

fn demo() -> Document {
    template::demonstration(Language::English, &mut IdSource::new(5), today())
}

/// What the map says without deals and without the playbook.
fn bare(document: &Document) -> Document {
    Document { entries: Table::<Entry>::new(), ..document.without_deals() }
}

fn words(kind: Alias, number: usize) -> String {
    format!("{kind:?} {number}")
}

fn shared(document: &Document, deals: Deals, amounts: Amounts) -> Shared {
    let shared = share(document, Sharing { deals, amounts }, &mut IdSource::new(77), &words);
    let text = io::write(&shared.document);
    let again = io::read(text.as_bytes()).expect("the copy opens");
    assert_eq!(again.document, shared.document);
    shared
}

#[test]
fn nothing_that_was_written_of_deals_and_people_is_in_a_disguised_copy() {
    let mut document = demo();
    let lost = document.nodes.values().find(|node| node.kind.is_refusal()).expect("a lost outcome").id;
    let stage = document.nodes.values().find(|node| node.kind.has_card()).expect("a stage").id;
    let mut ids = IdSource::new(9);
    let mut deal = Deal::new(ids.make(), "Zanzibar \"rollout\"", stage, today());
    deal.company = "Quetzal & Sons".to_owned();
    deal.owner = "Ottoline Quux".to_owned();
    deal.source = "Vernissage".to_owned();
    deal.segment = "Galleries".to_owned();
    deal.notes = "Their budget ends in Brumaire.".to_owned();
    deal.next_step = "Call Xanthippe".to_owned();
    deal.visits[0].left = Some(Departure {
        on: today(),
        by: Vec::new(),
        gate_override: Some(GateOverride {
            reason: "Xylophone said so".to_owned(),
            missing: vec!["Old quibble".to_owned()],
        }),
        refusal: Some(Refusal { reason: "Too dear for Quetzal".to_owned(), revisit: None, undecided: false }),
    });
    deal.visits.push(Visit { node: lost, entered: today(), left: None });
    let twin = Deal { id: ids.make(), owner: "ottoline quux ".to_owned(), ..deal.clone() };
    document.deals.extend([(deal.id, deal), (twin.id, twin)]);
    let mut person = Person::blank(ids.make());
    person.name = "Ottoline Quux".to_owned();
    person.steps = "Ask Zebulon first".to_owned();
    person.remarks = "Wary".to_owned();
    let mut comment = Comment::blank(ids.make());
    comment.text = "Phlogiston".to_owned();
    comment.on = Some(today());
    document.entries.extend([(person.id, person.entry()), (comment.id, comment.entry())]);
    if let Some(node) = document.nodes.get_mut(&stage) {
        node.card.more.actor = "Ottoline Quux".to_owned();
    }

    let mut secrets: Vec<String> = Vec::new();
    for deal in document.deals.values() {
        secrets.extend(
            [&deal.name, &deal.company, &deal.owner, &deal.source, &deal.segment, &deal.notes, &deal.next_step]
                .map(Clone::clone),
        );
        secrets.push(deal.id.to_string());
        for left in deal.visits.iter().filter_map(|visit| visit.left.as_ref()) {
            secrets.extend(left.refusal.iter().map(|refusal| refusal.reason.clone()));
            secrets.extend(left.gate_override.iter().map(|gate| gate.reason.clone()));
        }
    }
    secrets.push("Old quibble".to_owned());
    secrets.push("Phlogiston".to_owned());
    for person in document.all::<Person>() {
        secrets.extend([&person.name, &person.steps, &person.remarks].map(Clone::clone));
    }
    let copy = shared(&document, Deals::Disguised, Amounts::Kept);
    let text = lowercase(&io::write_compact(&copy.document));
    let mut tried = 0;
    // A next step may be an item of the map's own checklist.
    let own = lowercase(&io::write_compact(&bare(&document)));
    let is_own = |secret: &str| own.contains(&lowercase(&io::quoted(secret)));
    for secret in secrets.iter().map(|secret| secret.trim()).filter(|secret| secret.len() > 2 && !is_own(secret)) {
        tried += 1;
        let written = lowercase(&io::quoted(secret));
        // A whole text; what the map's own texts mention is told apart, below.
        assert!(!text.contains(&written), "{secret} is still there");
    }
    assert!(tried > 100, "{tried} texts");
    let people = |document: &Document| document.all::<Person>().map(|person| person.name.clone()).collect::<Vec<_>>();
    let owner = copy.document.nodes.get(&stage).map(|node| node.card.more.actor.clone()).expect("the stage");
    assert!(people(&copy.document).contains(&owner), "one person is one number everywhere");
    assert_eq!(copy.document.deals.values().filter(|deal| deal.owner == owner).count(), 2);
    assert_ne!(copy.document.map.id, document.map.id);

    // The numbers are the same.
    let bars = |document: &Document| {
        let funnel = funnel(document, &FunnelQuery::default(), today());
        funnel.bars.iter().map(|bar| (bar.count, bar.value, bar.lost_here)).collect::<Vec<_>>()
    };
    assert_eq!(bars(&copy.document), bars(&document));
}

#[test]
fn names_that_the_maps_own_texts_hold_are_told() {
    let mut document = demo();
    let company = document.deals.values().map(|deal| deal.company.clone()).find(|name| name.len() > 4).expect("a name");
    let node = document.nodes.values_mut().find(|node| node.kind.has_card()).expect("a stage");
    node.card.details = format!("As we did with {} last year", company.to_uppercase());
    let named = |document: &Document| shared(document, Deals::Disguised, Amounts::Kept).named;
    assert!(named(&document).contains(&company));
    assert!(!named(&demo()).contains(&company));
}

#[test]
fn without_deals_the_map_stays_itself() {
    let document = demo();
    let copy = shared(&document, Deals::Left, Amounts::Kept).document;
    assert_eq!((copy.deals.len(), copy.map.id, &copy.nodes), (0, document.map.id, &document.nodes));
    assert_eq!(copy.entries, document.entries, "comments and versions come along");
    assert!(!document.deals.is_empty());
}

#[test]
fn scaled_amounts_keep_their_proportions_and_hidden_ones_are_gone() {
    let mut document = demo();
    let mut lever = Lever::blank(IdSource::new(3).make());
    (lever.quantity, lever.value) = (Quantity::Quota, Some(1_000_000.0));
    document.entries.insert(lever.id, lever.clone().entry());
    let quota = |document: &Document| match document.entries.get(&lever.id) {
        Some(Entry::Lever(lever)) => lever.value,
        _ => None,
    };
    let worth = |document: &Document| document.deals.values().map(|deal| deal.value.0).collect::<Vec<_>>();
    let scaled = shared(&document, Deals::Kept, Amounts::Scaled).document;
    let factor = quota(&scaled).expect("the quota") / 1_000_000.0;
    assert!((factor - 1.0).abs() > 0.2, "{factor}");
    let pairs: Vec<(i64, i64)> = worth(&document).into_iter().zip(worth(&scaled)).collect();
    assert!(pairs.iter().filter(|(before, _)| *before > 0).count() > 10);
    for (before, after) in pairs {
        // The factor read back from the quota has a thousandth of a unit.
        assert!((before as f64 * factor - after as f64).abs() <= 1.0 + before as f64 * 1e-8, "{before} {after}");
    }
    let hidden = shared(&document, Deals::Kept, Amounts::Hidden).document;
    assert!(worth(&hidden).iter().all(|value| *value == 0));
    assert_eq!(quota(&hidden), None);
    assert_eq!(hidden.deals.len(), document.deals.len());
}
