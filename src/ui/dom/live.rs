//! What is made again whenever what it reads changes.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Owner, document};
use web_sys::Node;

use super::child::IntoFragment;
use super::effect::Effect;
use super::fragment::{Fragment, Held, Part};

/// What a place shows: one fragment, or the rows of a list, each with the owner of its signals. The fragment goes first.
pub(super) struct Row {
    pub(super) fragment: Fragment,
    #[expect(dead_code, reason = "kept to be dropped with the row")]
    pub(super) owner: Option<Owner>,
}

/// A place in the page whose content changes. An empty comment behind it marks where it is.
pub struct Region {
    rows: Vec<Row>,
    /// The words, where they are all there is: then the text node stays and only its text changes.
    words: Option<String>,
    end: Node,
}

impl Region {
    /// A place with nothing in it yet.
    pub(super) fn new() -> Region {
        Region { rows: Vec::new(), words: None, end: document().create_comment("").into() }
    }

    /// What is in it, to be put back.
    pub(super) fn take(&mut self) -> Vec<Row> {
        std::mem::take(&mut self.rows)
    }

    /// Notes what is in it now; the nodes are where they belong already, or will be when the place is.
    pub(super) fn put(&mut self, rows: Vec<Row>) {
        self.rows = rows;
    }

    pub(super) fn end(&self) -> Node {
        self.end.clone()
    }

    pub(super) fn insert(&mut self, parent: &Node, next: Option<&Node>) {
        for row in &mut self.rows {
            row.fragment.insert(parent, next);
        }
        let _ = parent.insert_before(&self.end, next);
    }

    pub(super) fn remove(&self) {
        self.rows.iter().for_each(|row| row.fragment.remove());
        if let Some(parent) = self.end.parent_node() {
            let _ = parent.remove_child(&self.end);
        }
    }

    pub(super) fn first(&self) -> Node {
        self.rows.iter().find_map(|row| row.fragment.first()).unwrap_or_else(|| self.end())
    }

    /// Exchanges the content; what was there before is answered, to be dropped when nothing borrows the place.
    fn show(&mut self, mut content: Fragment) -> Vec<Row> {
        let words = match content.parts.as_slice() {
            [Part::Words(words)] if content.held.is_empty() => Some(words.clone()),
            _ => None,
        };
        let shown = self.rows.first().map(|row| row.fragment.parts.as_slice());
        if let (Some([Part::Node(node)]), Some(_), Some(now)) = (shown, &self.words, &words) {
            if self.words != words {
                node.set_node_value(Some(now));
            }
            self.words = words;
            return Vec::new();
        }
        self.words = words;
        if let Some(parent) = self.end.parent_node() {
            content.insert(&parent, Some(&self.end));
        }
        std::mem::replace(&mut self.rows, vec![Row { fragment: content, owner: None }])
    }
}

/// A child that is made again whenever what it reads changes.
pub fn live<F: IntoFragment>(make: impl Fn() -> F + 'static) -> Fragment {
    erased(Box::new(make))
}

/// What makes a child. A trait of its own, since the table of a closure's would hold three ways to call it.
trait Make {
    fn make(&self) -> Fragment;
}

impl<V: IntoFragment, F: Fn() -> V> Make for F {
    fn make(&self) -> Fragment {
        self().into_fragment()
    }
}

fn erased(make: Box<dyn Make>) -> Fragment {
    region(move |region| {
        let content = make.make();
        let before = region.borrow_mut().show(content);
        // A field that loses the focus because it goes speaks once more: nothing may be borrowed, and its listeners
        // and effects must still be there.
        before.iter().for_each(|row| row.fragment.remove());
    })
}

/// A place in the page, and the effect that fills it.
pub(super) fn region(fill: impl Fn(&RefCell<Region>) + 'static) -> Fragment {
    let region = Rc::new(RefCell::new(Region::new()));
    let place = region.clone();
    let effect = Effect::new(Box::new(move || fill(&place)));
    Fragment { parts: vec![Part::Region(region.clone())], held: vec![Held::Effect(effect), Held::Region(region)] }
}
