//! The page's elements, below `view!`.
//!
//! Leptos has a type for every view, and compiles attributes, children and their updates anew for each: that was a third
//! of the page's bytes. Here every view is the same type, a `Fragment`, built by one interpreter from a constant text
//! and a list of slots (`macros/` makes both from the markup). Signals, effects, memos, owners, contexts and components
//! are those of Leptos, and so is the markup.
//!
//! A fragment keeps alive what its elements need: the effects behind what changes, and the listeners. Dropping it ends
//! them; whoever takes its elements out of the page drops it after that.

mod blank;
mod child;
mod component;
mod effect;
mod event;
mod fragment;
mod keyed;
mod live;
mod reference;
mod template;
mod value;

pub use child::{Collect, IntoFragment};
pub use component::{Children, ChildrenFn, ToChildren, ViewFn, component};
pub use event::Targeted;
pub use fragment::{Fragment, mount};
pub use keyed::{For, ForProps};
pub use live::live;
pub use reference::NodeRef;
pub use template::Builder;
pub use value::{IntoValue, ToValue, Value};
