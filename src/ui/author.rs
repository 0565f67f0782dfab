//! Who sits in front of the page: asked once, when a version or a comment needs it, and remembered by the browser.

use std::sync::LazyLock;

use crate::ui::prelude::*;

use super::language::{Text, say};
use super::shell;

/// The setting that remembers the name.
const AUTHOR: &str = "author";

static NAME: LazyLock<ArcRwSignal<String>> =
    LazyLock::new(|| ArcRwSignal::new(shell::remembered(AUTHOR).unwrap_or_default()));

/// The name, followed; empty where nobody has said it yet.
pub fn author() -> String {
    NAME.get()
}

/// Goes by another name from now on.
pub fn go_by(name: &str) {
    let name = name.trim();
    if NAME.get_untracked() != name {
        NAME.set(name.to_owned());
        shell::remember(AUTHOR, name);
    }
}

/// The question for the name, where it is not known yet; what is typed is taken over by whoever sends the form.
#[component(transparent)]
pub fn AskAuthor(name: RwSignal<String>) -> Fragment {
    // Not followed: a field must not vanish while somebody types in it.
    let known = !NAME.get_untracked().is_empty();
    if known {
        return Fragment::default();
    }
    view! {
        <label class="field author">
            <span>{say(Text::HistoryAuthor)}</span>
            <input
                autocomplete="name"
                maxlength="200"
                aria-label=say(Text::HistoryAuthor)
                placeholder=say(Text::HistoryAuthorHint)
                prop:value=name
                on:input:target=move |event| name.set(event.target().value())
            />
        </label>
    }
}

/// The name that goes with what is sent: the one remembered, or the one just typed, which is remembered from now on.
pub fn signed(name: RwSignal<String>) -> String {
    let known = NAME.get_untracked();
    if !known.is_empty() {
        return known;
    }
    let typed = name.get_untracked();
    if !typed.trim().is_empty() {
        go_by(&typed);
    }
    NAME.get_untracked()
}
