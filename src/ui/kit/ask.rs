//! A small question mark that opens a text.

use crate::ui::prelude::*;

use super::Menu;

/// The question mark.
#[component(transparent)]
pub fn Ask(
    /// What it is about.
    #[prop(into)]
    label: Signal<String>,
    /// The answer.
    children: Children,
) -> Fragment {
    view! {
        <span class="ask">
            <Menu label=label button=|| "?">
                <div class="ask-text">{children()}</div>
            </Menu>
        </span>
    }
}
