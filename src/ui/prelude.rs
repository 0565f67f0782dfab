//! What every view needs: the signals of Leptos, and the elements of the page in place of those of Leptos.

pub use leptos::prelude::*;

pub use super::dom::{
    Children, ChildrenFn, Collect, For, ForProps, Fragment, IntoFragment, NodeRef, ToChildren, ViewFn, live,
};
pub use super::kit::{Effect, Memo, RwSignal, Show};
pub use stagecraft_macros::view;
