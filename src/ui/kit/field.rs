//! Text fields that commit once per pause: what is typed stays in the field until a pause, Enter or leaving it.

use std::time::Duration;

use leptos::{ev, prelude::*};

/// How long a pause ends one undo step.
const PAUSE: Duration = Duration::from_millis(600);

/// The draft of a field. Follows the document while nobody types in it.
#[derive(Clone, Copy)]
struct Draft {
    shown: RwSignal<String>,
    pending: StoredValue<Option<TimeoutHandle>>,
    value: Signal<String>,
    commit: Callback<String>,
}

impl Draft {
    fn new(value: Signal<String>, commit: Callback<String>) -> Draft {
        let shown = RwSignal::new(value.get_untracked());
        let pending: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
        Effect::new(move |_| {
            let value = value.get();
            if pending.with_value(Option::is_none) && shown.with_untracked(|shown| *shown != value) {
                shown.set(value);
            }
        });
        let draft = Draft { shown, pending, value, commit };
        // A panel that closes before the pause is over must not lose the last words.
        on_cleanup(move || draft.flush());
        draft
    }

    fn typed(self, text: String) {
        self.shown.set(text);
        self.clear();
        let waiting = set_timeout_with_handle(move || self.flush(), PAUSE);
        self.pending.set_value(waiting.ok());
    }

    fn clear(self) {
        if let Some(handle) = self.pending.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }

    fn flush(self) {
        let waiting = self.pending.try_update_value(Option::take).flatten();
        if let Some(handle) = waiting {
            handle.clear();
            let text = self.shown.try_get_untracked().unwrap_or_default();
            if self.value.try_get_untracked().is_some_and(|value| value != text) {
                self.commit.run(text);
                // Refused or tidied: show what the document has.
                if let Some(value) = self.value.try_get_untracked().filter(|value| !value.is_empty()) {
                    self.shown.try_set(value);
                }
            }
        }
    }

    fn cancel(self) {
        self.clear();
        self.shown.set(self.value.get_untracked());
    }
}

/// A field of one line. Enter commits, Escape takes back what was typed since the last pause.
#[component]
pub fn TextField(
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
    /// What the document has.
    #[prop(into)]
    value: Signal<String>,
    /// A new text.
    #[prop(into)]
    commit: Callback<String>,
    /// Shown while it is empty.
    #[prop(into, optional)]
    placeholder: Signal<String>,
    /// The class of the input.
    #[prop(optional)]
    class: &'static str,
    /// Cannot be changed now.
    #[prop(into, optional)]
    readonly: Signal<bool>,
    /// The list of suggestions, by its id.
    #[prop(optional)]
    list: Option<&'static str>,
    /// The type of the input: text, date, number.
    #[prop(default = "text")]
    kind: &'static str,
) -> impl IntoView {
    let draft = Draft::new(value, commit);
    let keydown = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => draft.flush(),
        "Escape" => {
            event.stop_propagation();
            draft.cancel();
        }
        _ => {}
    };
    view! {
        <input
            type=kind
            class=class
            aria-label=label
            placeholder=placeholder
            list=list
            readonly=readonly
            autocomplete="off"
            prop:value=draft.shown
            on:input:target=move |event| draft.typed(event.target().value())
            on:blur=move |_| draft.flush()
            on:keydown=keydown
        />
    }
}

/// A field of several lines, as high as its text. Escape takes back what was typed since the last pause.
#[component]
pub fn TextArea(
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
    /// What the document has.
    #[prop(into)]
    value: Signal<String>,
    /// A new text.
    #[prop(into)]
    commit: Callback<String>,
    /// Shown while it is empty.
    #[prop(into, optional)]
    placeholder: Signal<String>,
    /// The class of the text area.
    #[prop(optional)]
    class: &'static str,
    /// Cannot be changed now.
    #[prop(into, optional)]
    readonly: Signal<bool>,
    /// Enter commits and leaves instead of making a new line.
    #[prop(optional)]
    single: bool,
) -> impl IntoView {
    let draft = Draft::new(value, commit);
    let keydown = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.stop_propagation();
            draft.cancel();
        }
        "Enter" if single && !event.shift_key() => {
            event.prevent_default();
            draft.flush();
        }
        _ => {}
    };
    view! {
        <textarea
            class=class
            rows=1
            aria-label=label
            placeholder=placeholder
            readonly=readonly
            prop:value=draft.shown
            on:input:target=move |event| draft.typed(event.target().value())
            on:blur=move |_| draft.flush()
            on:keydown=keydown
        ></textarea>
    }
}
