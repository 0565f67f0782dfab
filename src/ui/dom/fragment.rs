//! A piece of the page: its nodes, and what keeps them up to date.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::document;
use web_sys::Node;

use super::effect::Effect;
use super::event::Listener;
use super::live::Region;

/// Nodes that stand side by side, and what they need while they are shown.
#[derive(Default)]
pub struct Fragment {
    pub(super) parts: Vec<Part>,
    pub(super) held: Vec<Held>,
}

/// A part of a fragment, in the order of the page.
pub(super) enum Part {
    /// Words that are no node yet: a text that changes keeps its node.
    Words(String),
    /// An element, or a text.
    Node(Node),
    /// What changes as a whole.
    Region(Rc<RefCell<Region>>),
}

/// What lives as long as the nodes.
#[expect(dead_code, reason = "they are kept only to be dropped")]
pub(super) enum Held {
    Effect(Effect),
    Listener(Listener),
    Region(Rc<RefCell<Region>>),
}

impl Fragment {
    pub(super) fn of(part: Part) -> Fragment {
        Fragment { parts: vec![part], held: Vec::new() }
    }

    /// Takes another fragment in behind itself.
    pub(super) fn push(&mut self, other: Fragment) {
        self.parts.extend(other.parts);
        self.held.extend(other.held);
    }

    /// Puts its nodes into `parent`, before `next` or at the end.
    pub(super) fn insert(&mut self, parent: &Node, next: Option<&Node>) {
        for part in &mut self.parts {
            part.insert(parent, next);
        }
    }

    /// Takes its nodes out of the page.
    pub(super) fn remove(&self) {
        self.parts.iter().for_each(Part::remove);
    }

    /// The first of its nodes.
    pub(super) fn first(&self) -> Option<Node> {
        self.parts.iter().find_map(Part::first)
    }
}

impl Part {
    /// Puts it into `parent`, before `next` or at the end.
    pub(super) fn insert(&mut self, parent: &Node, next: Option<&Node>) {
        match self {
            Part::Words(words) => {
                let node: Node = document().create_text_node(words).into();
                let _ = parent.insert_before(&node, next);
                *self = Part::Node(node);
            }
            Part::Node(node) => {
                let _ = parent.insert_before(node, next);
            }
            Part::Region(region) => region.borrow_mut().insert(parent, next),
        }
    }

    fn remove(&self) {
        match self {
            Part::Words(_) => {}
            Part::Node(node) => {
                if let Some(parent) = node.parent_node() {
                    let _ = parent.remove_child(node);
                }
            }
            Part::Region(region) => region.borrow().remove(),
        }
    }

    fn first(&self) -> Option<Node> {
        match self {
            Part::Words(_) => None,
            Part::Node(node) => Some(node.clone()),
            Part::Region(region) => Some(region.borrow().first()),
        }
    }
}

/// Puts the page into the document's body, for good.
pub fn mount(page: fn() -> Fragment) {
    leptos::mount::mount_to_body(move || {
        if let Some(body) = document().body() {
            let mut page = page();
            page.insert(&body, None);
            std::mem::forget(page);
        }
    });
}
