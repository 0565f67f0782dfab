//! A part of a panel that is folded until somebody opens it, and from then on open for whatever is selected.

use std::cell::RefCell;

use crate::ui::prelude::*;

use super::data::locked;
use crate::ui::kit::{Icon, Shape, Show};
use crate::ui::language::{Text, say};
use crate::ui::workspace::workspace;

thread_local! {
    /// The parts that are open.
    static OPEN: RefCell<Vec<Text>> = const { RefCell::new(Vec::new()) };
}

/// A folded part under its heading. What is in it is built when it is opened; on a locked map it is there to be read.
#[component(transparent)]
pub fn Fold(
    /// The heading.
    title: Text,
    /// How much is in it, in few words.
    #[prop(into)]
    hint: Signal<String>,
    /// What is in it.
    children: ChildrenFn,
) -> Fragment {
    let locked = locked(workspace());
    let open = RwSignal::new(OPEN.with_borrow(|all| all.contains(&title)));
    let toggle = move |_| {
        let now = !open.get_untracked();
        open.set(now);
        OPEN.with_borrow_mut(|all| {
            all.retain(|known| *known != title);
            all.extend(now.then_some(title));
        });
    };
    view! {
        <section class="folded">
            <h3>
                <button class="quiet fold" aria-expanded=move || open.get().to_string() on:click=toggle>
                    <Icon shape=Shape::Right/>
                    <span>{say(title)}</span>
                    <small class="user-text">{hint}</small>
                </button>
            </h3>
            <Show when=move || open.get()><fieldset disabled=move || locked.get()>{children()}</fieldset></Show>
        </section>
    }
}
