//! What keys do on the map, as undo steps.

use stagecraft::core::command::{Command, NodeEdit, plan};
use stagecraft::core::geometry::point;
use stagecraft::core::history::History;
use stagecraft::core::ids::{Identifier, NodeId};
use stagecraft::core::model::{Date, Document, Node, NodeKind};

fn id(text: &str) -> NodeId {
    NodeId::parse(text).unwrap()
}

fn stage(name: &str) -> Node {
    Node::new(id(name), NodeKind::Stage, "", point(0.0, 0.0))
}

/// A document with one stage and its history.
struct Map {
    document: Document,
    history: History,
}

impl Map {
    fn new() -> Map {
        let map = Identifier::parse("m").unwrap();
        let mut document = Document::new(map, "Map", Date::new(2026, 1, 1).unwrap());
        document.nodes.insert(id("a"), stage("a"));
        Map { document, history: History::default() }
    }

    /// As one step, or as a part of the one before.
    fn act(&mut self, command: Command, amend: bool) {
        let diff = plan(&self.document, &command).unwrap();
        self.document.apply(&diff);
        let keep = if amend { History::amend } else { History::push };
        keep(&mut self.history, command.label(&self.document), diff);
    }

    fn to(&mut self, x: f64, amend: bool) {
        self.act(Command::Move(vec![(id("a"), point(x, 0.0))]), amend);
    }

    fn undo(&mut self) -> bool {
        self.history.undo(&mut self.document).is_some()
    }

    fn x(&self) -> f64 {
        self.document.nodes[&id("a")].position.x
    }
}

fn insert(name: &str) -> Command {
    Command::Insert { nodes: vec![stage(name)], transitions: Vec::new() }
}

#[test]
fn a_key_held_down_is_one_step() {
    let mut map = Map::new();
    map.to(100.0, false);
    map.to(101.0, false);
    for x in 102..150 {
        map.to(f64::from(x), true);
    }
    assert!(map.undo());
    assert_eq!(map.x(), 100.0);
    assert!(map.history.redo(&mut map.document).is_some());
    assert_eq!(map.x(), 149.0);
    assert!(map.undo() && map.undo());
    assert_eq!(map.x(), 0.0);
    assert!(!map.undo());
}

#[test]
fn there_and_back_never_takes_back_what_was_before() {
    let mut map = Map::new();
    map.to(100.0, false);
    map.to(101.0, false);
    map.to(100.0, true);
    map.to(99.0, true);
    while map.x() != 100.0 {
        assert!(map.undo());
    }
    assert_eq!(map.history.next_undo(), Some(stagecraft::core::command::Label::Move));
    while map.undo() {}
    assert_eq!(map.x(), 0.0);
}

#[test]
fn a_node_made_and_named_is_one_step() {
    let mut map = Map::new();
    let before = map.document.clone();
    map.act(insert("b"), false);
    map.act(Command::EditNode(id("b"), NodeEdit::Name("Second".to_owned())), true);
    assert_eq!(map.document.nodes[&id("b")].name, "Second");
    assert!(map.undo());
    assert_eq!(map.document, before);
    assert!(map.history.redo(&mut map.document).is_some());
    assert_eq!(map.document.nodes[&id("b")].name, "Second");
}

#[test]
fn a_node_given_up_leaves_no_trace_and_nothing_else_is_given_up() {
    let mut map = Map::new();
    map.to(100.0, false);
    let before = map.document.clone();
    map.act(insert("b"), false);
    assert!(map.history.withdraw(&mut map.document, id("b")).is_some());
    assert_eq!(map.document, before);
    assert!(map.history.redo(&mut map.document).is_none(), "not even to be done again");
    assert!(map.history.withdraw(&mut map.document, id("b")).is_none());
    assert!(map.history.withdraw(&mut map.document, id("a")).is_none(), "moving it is not making it");
    assert_eq!(map.document, before);
    assert!(map.undo(), "what was done before can still be taken back");
}
