//! What a view shows and follows. Leptos compiles a reactive child anew for every closure and every type of view: 1.4 kB
//! each, in more than a hundred places. Here all of them are one type, so that it is compiled once.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

use super::Memo;

/// A child that is made again whenever what it reads changes: `{live(move || …)}` in place of `{move || …}`.
pub fn live<V: IntoView + 'static>(make: impl Fn() -> V + Send + 'static) -> AnyView {
    let make: SharedReactiveFunction<AnyView> = Arc::new(Mutex::new(move || make().into_any()));
    erased(make)
}

#[inline(never)]
fn erased(make: SharedReactiveFunction<AnyView>) -> AnyView {
    make.into_any()
}

/// Shows its children while a condition holds. Like the one of Leptos, compiled once.
#[component]
pub fn Show(
    /// The condition.
    #[prop(into)]
    when: Condition,
    /// What is shown.
    children: ChildrenFn,
) -> impl IntoView {
    let shown = Memo::new(move |_| (when.0)());
    live(move || shown.get().then(|| children()))
}

/// A condition that is followed, whatever closure it was.
pub struct Condition(Box<dyn Fn() -> bool + Send + Sync>);

impl<F: Fn() -> bool + Send + Sync + 'static> From<F> for Condition {
    fn from(condition: F) -> Condition {
        Condition(Box::new(condition))
    }
}
