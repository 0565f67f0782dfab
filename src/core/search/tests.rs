use super::*;
use crate::core::geometry::point;
use crate::core::ids::{IdSource, Identifier, MapId};
use crate::core::model::{ChecklistItem, Date, Deal, Money, NodeKind, Transition, TransitionKind};

struct Map(Document, IdSource);

impl Map {
    fn new() -> Map {
        let day = Date::new(2026, 1, 1).unwrap();
        Map(Document::new(MapId::parse("m").unwrap(), "Map", day), IdSource::new(1))
    }

    fn node(&mut self, kind: NodeKind, name: &str, parent: Option<NodeId>) -> NodeId {
        let node = Node { parent, ..Node::new(self.1.make(), kind, name, point(0.0, 0.0)) };
        let id = node.id;
        self.0.nodes.insert(id, node);
        id
    }

    fn deal(&mut self, name: &str, company: &str, node: NodeId) -> DealId {
        let day = Date::new(2026, 1, 1).unwrap();
        let deal = Deal { company: company.to_owned(), value: Money(100), ..Deal::new(self.1.make(), name, node, day) };
        let id = deal.id;
        self.0.deals.insert(id, deal);
        id
    }

    fn found(&self, query: &str) -> Vec<Found> {
        search(&self.0, query, 50).best.into_iter().map(|hit| hit.found).collect()
    }
}

#[test]
fn names_labels_companies_and_what_stands_on_cards_are_found() {
    let mut map = Map::new();
    let stage = map.node(NodeKind::Stage, "Rozmowa wstępna", None);
    let step = map.node(NodeKind::Step, "Zaproś na spotkanie", Some(stage));
    let note = map.node(NodeKind::Note, "Zadzwoń w piątek", None);
    let card = &mut map.0.nodes.get_mut(&stage).unwrap().card;
    card.entry = "Kupujący odpowiedział na mailing".to_owned();
    card.details = "Pytamy o budżet, o termin i o to, kto decyduje.".to_owned();
    let item = ChecklistItem {
        id: map.1.make(),
        text: "Zapisano następny krok".to_owned(),
        required: true,
        evidence: String::new(),
        who: String::new(),
    };
    card.exit = vec![item];
    let way = Transition {
        label: "Pasuje do nas".to_owned(),
        ..Transition::new(map.1.make(), TransitionKind::Advance, stage, step)
    };
    let way_id = way.id;
    map.0.transitions.insert(way.id, way);
    let deal = map.deal("Sklep internetowy", "Żółw i synowie", stage);

    for (query, found) in [
        ("wstepna", Found::Node(stage)),
        ("ZAPROS", Found::Node(step)),
        ("zadzwon", Found::Node(note)),
        ("mailing", Found::Node(stage)),
        ("budzet", Found::Node(stage)),
        ("nastepny krok", Found::Node(stage)),
        ("rozmowa budżet", Found::Node(stage)),
        ("pasuje", Found::Transition(way_id)),
        ("sklep", Found::Deal(deal)),
        ("zolw", Found::Deal(deal)),
        ("sklep żółw", Found::Deal(deal)),
    ] {
        assert_eq!(map.found(query), [found], "{query}");
    }
    assert_eq!(map.found("sklep budżet"), [], "every word in one record");
    assert_eq!(map.found("  "), []);
    assert_eq!(map.found(""), []);
}

#[test]
fn a_name_comes_before_a_text_and_its_beginning_before_its_inside() {
    let mut map = Map::new();
    let inside = map.node(NodeKind::Stage, "Redemonstration", None);
    let word = map.node(NodeKind::Stage, "Second demo", None);
    let longer = map.node(NodeKind::Stage, "Demonstration", None);
    let whole = map.node(NodeKind::Stage, "Demo", None);
    let text = map.node(NodeKind::Stage, "Proposal", None);
    map.0.nodes.get_mut(&text).unwrap().card.details = "After the demo we write it.".to_owned();
    let deal = map.deal("Crane", "Demo Ltd", text);
    let expected = [
        Found::Node(whole),
        Found::Node(longer),
        Found::Node(word),
        Found::Deal(deal),
        Found::Node(inside),
        Found::Node(text),
    ];
    assert_eq!(map.found("demo"), expected);
}

#[test]
fn the_text_around_a_word_is_shown_with_its_place() {
    let mut map = Map::new();
    let stage = map.node(NodeKind::Stage, "Discovery", None);
    let card = &mut map.0.nodes.get_mut(&stage).unwrap().card;
    card.details = "We ask for the reason why they look for something new now, then for the\nbudget and who signs it, \
        and at the very end for the date on which it has to be there."
        .to_owned();
    let hit = search(&map.0, "BÚDGET", 50).best.remove(0);
    assert_eq!(hit.place, Place::Details);
    assert_eq!(hit.excerpt, "…new now, then for the budget and who signs it, and at the very end for the date on…");
    let first = search(&map.0, "discovery we", 50).best.remove(0);
    assert_eq!(
        (first.place, first.excerpt.starts_with("We ask")),
        (Place::Details, true),
        "the word that is not in the name"
    );
    assert_eq!(search(&map.0, "disco", 50).best.remove(0).excerpt, "");
    // Without a space, and with accents that are characters of their own.
    let long = ["e\u{301}"; 200].concat() + "budget" + &["👩‍👩‍👧"; 60].concat();
    map.0.nodes.get_mut(&stage).unwrap().card.details = long;
    let cut = search(&map.0, "budget", 50).best.remove(0).excerpt;
    assert!(cut.starts_with("…e\u{301}") && cut.ends_with("👩‍👩‍👧…"), "{cut:?}");
}

#[test]
fn a_large_document_is_searched_at_once_and_only_the_best_are_answered() {
    let mut map = Map::new();
    let mut nodes: Vec<Node> = Vec::new();
    for index in 0..5_000 {
        let mut node = Node::new(map.1.make(), NodeKind::Stage, &format!("Stage {index}"), point(0.0, 0.0));
        node.card.details = "Details of what happens here, in some words more than a name has. ".repeat(4);
        nodes.push(node);
    }
    let first = nodes[0].id;
    map.0.nodes.extend(nodes.into_iter().map(|node| (node.id, node)));
    let day = Date::new(2026, 1, 1).unwrap();
    let deals: Vec<Deal> = (0..50_000)
        .map(|index| Deal {
            company: format!("Company {index}"),
            ..Deal::new(map.1.make(), "Something for the stage", first, day)
        })
        .collect();
    map.0.deals.extend(deals.into_iter().map(|deal| (deal.id, deal)));
    let start = std::time::Instant::now();
    let hits = search(&map.0, "stage", 50);
    let took = start.elapsed();
    assert_eq!((hits.best.len(), hits.total), (50, 55_000));
    assert!(hits.best.iter().all(|hit| matches!(hit.found, Found::Node(_))), "names that begin so come first");
    assert_eq!(map.found("company 49999").len(), 1);
    // In a build that is not optimized; the page takes a twentieth of it.
    assert!(took.as_secs() < 20, "{took:?}");
}
