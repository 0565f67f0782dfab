//! A choice among a few words, that always shows what the document has.

use crate::ui::prelude::*;

/// A select. What was chosen and refused falls back to what the document has.
#[component(transparent)]
pub fn Choice(
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
    /// Keys and words.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The key chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Another key.
    #[prop(into)]
    commit: Callback<String>,
) -> Fragment {
    let shown = move || {
        let chosen = value.get();
        let option = |(key, word): (String, String)| {
            let selected = key == chosen;
            view! { <option value=key prop:selected=selected>{word}</option> }
        };
        options.get().into_iter().map(option).collect_view()
    };
    view! {
        <select
            aria-label=label
            on:change:target=move |event| {
                commit.run(event.target().value());
                if let Some(value) = value.try_get_untracked() {
                    event.target().set_value(&value);
                }
            }
        >
            {live(shown)}
        </select>
    }
}
