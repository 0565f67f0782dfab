//! What is shown only while a condition holds.

use crate::ui::prelude::*;

/// Shows its children while a condition holds, and builds them anew each time it begins to.
#[component(transparent)]
pub fn Show(
    /// The condition.
    #[prop(into)]
    when: Condition,
    /// What is shown.
    children: ChildrenFn,
) -> Fragment {
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
