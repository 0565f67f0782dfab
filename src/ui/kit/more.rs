//! The end of a long list of which only so many rows are shown: as many more as are asked for.

use crate::ui::prelude::*;

use crate::ui::language::{Plural, plural};

/// How many rows a list shows at first, and how many come with each press.
pub const ROWS: usize = 30;

/// A last row with the button for more, while there is more.
#[component(transparent)]
pub fn More(
    /// How many rows are shown.
    shown: RwSignal<usize>,
    /// How many there are.
    #[prop(into)]
    count: Signal<usize>,
) -> Fragment {
    let rest = Memo::new(move |_| count.get().saturating_sub(shown.get()));
    live(move || {
        let rest = rest.get();
        (rest > 0).then(|| {
            view! {
                <li class="more">
                    <button on:click=move |_| shown.update(|shown| *shown += ROWS)>
                        {live(move || plural(Plural::HistoryMore, rest))}
                    </button>
                </li>
            }
        })
    })
}
