//! The field for a remark or an answer, and the question who says it where nobody has said so yet.

use std::rc::Rc;

use crate::ui::prelude::*;

use crate::ui::author::{AskAuthor, signed};
use crate::ui::language::{Text, say};

/// Writes a remark. Ctrl+Enter sends it as the button does; what could not be sent stays.
#[component(transparent)]
pub fn Write(
    /// What the field is called.
    label: Text,
    /// What the button says.
    send: Text,
    /// Says it, with who says it and what; whether it was said.
    on_send: impl Fn(String, String) -> bool + 'static,
) -> Fragment {
    let (words, author) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let some = move || words.with(|words| !words.trim().is_empty());
    let go = Rc::new(move || {
        if untrack(some) && on_send(signed(author), words.get_untracked().trim().to_owned()) {
            words.set(String::new());
        }
    });
    let pressed = go.clone();
    let keydown = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            pressed();
        }
    };
    let asked = live(move || {
        // The name is asked for when there is something to sign.
        let asked = Memo::new(move |_| some());
        live(move || asked.get().then(|| view! { <AskAuthor name=author/> }))
    });
    view! {
        <div class="write">
            <textarea
                rows=1
                maxlength="10000"
                aria-label=say(label)
                placeholder=say(label)
                prop:value=words
                on:input:target=move |event| words.set(event.target().value())
                on:keydown=keydown
            ></textarea>
            {asked}
            <button class:hidden=move || !some() on:click=move |_| go()>{say(send)}</button>
        </div>
    }
}
