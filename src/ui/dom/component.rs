//! Components: functions with named properties, as Leptos makes them.

use std::rc::Rc;

use leptos::component::{ComponentConstructor, component_view};
use leptos::prelude::untrack;

use super::child::IntoFragment;
use super::fragment::Fragment;

/// What stands between the tags of a component, built once.
pub type Children = Box<dyn FnOnce() -> Fragment>;

/// What stands between the tags of a component that builds it as often as it likes.
pub type ChildrenFn = Rc<dyn Fn() -> Fragment>;

/// Calls a component. What it reads while it is built is not followed.
pub fn component<P, F: IntoFragment>(of: impl ComponentConstructor<P, F>, properties: P) -> Fragment {
    untrack(|| component_view(of, properties).into_fragment())
}

/// From a closure to the children a component asks for.
pub trait ToChildren<F> {
    /// The children.
    fn to_children(make: F) -> Self;
}

impl<F: FnOnce() -> Fragment + 'static> ToChildren<F> for Children {
    fn to_children(make: F) -> Children {
        Box::new(make)
    }
}

impl<F: Fn() -> Fragment + 'static> ToChildren<F> for ChildrenFn {
    fn to_children(make: F) -> ChildrenFn {
        Rc::new(make)
    }
}

/// A piece of view as a property.
pub struct ViewFn(Box<dyn Fn() -> Fragment>);

impl ViewFn {
    /// Builds it.
    pub fn run(&self) -> Fragment {
        (self.0)()
    }
}

impl<V: IntoFragment, F: Fn() -> V + 'static> From<F> for ViewFn {
    fn from(make: F) -> ViewFn {
        ViewFn(Box::new(move || make().into_fragment()))
    }
}
