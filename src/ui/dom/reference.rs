//! References to elements of a view.

use std::marker::PhantomData;

use leptos::prelude::{Get, GetUntracked, LocalStorage, RwSignal, Track};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::template::Builder;

/// An element, as soon as there is one: `node_ref=` in a view gives it.
pub struct NodeRef<T>(Shown, PhantomData<fn() -> T>);

/// The page has one thread.
pub(super) type Shown = RwSignal<Option<Element>, LocalStorage>;

impl<T> Clone for NodeRef<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for NodeRef<T> {}

impl<T: JsCast> Default for NodeRef<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: JsCast> NodeRef<T> {
    /// A reference to nothing yet.
    pub fn new() -> NodeRef<T> {
        NodeRef(RwSignal::new_local(None), PhantomData)
    }

    /// The element, followed.
    pub fn get(&self) -> Option<T> {
        self.0.get().map(JsCast::unchecked_into)
    }

    /// Follows it without asking for the element.
    pub fn track(&self) {
        self.0.track();
    }

    /// The element now.
    pub fn get_untracked(&self) -> Option<T> {
        self.0.try_get_untracked().flatten().map(JsCast::unchecked_into)
    }
}

impl Builder {
    /// Fills the next slot, a reference to its element.
    pub fn reference<T>(&mut self, reference: NodeRef<T>) {
        self.refer(reference.0);
    }
}
