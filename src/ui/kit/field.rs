//! Text fields that commit once per pause: what is typed stays in the field until a pause, Enter or leaving it.

use std::cell::RefCell;
use std::time::Duration;

use super::grow::follow_text;
use crate::ui::prelude::*;
use leptos::ev;

/// How long a pause ends one undo step.
const PAUSE: Duration = Duration::from_millis(600);

thread_local! {
    /// What is typed somewhere and not committed yet.
    static PENDING: RefCell<Vec<Draft>> = const { RefCell::new(Vec::new()) };
    /// Whether there is any. It belongs to no part of the page, since fields come and go.
    static DRAFTING: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

/// Commits whatever is typed and not committed yet: before the page is left, and before the map goes into a file.
pub fn flush_drafts() {
    // A copy, since committing takes the drafts off the list.
    for draft in PENDING.with_borrow(Vec::clone) {
        draft.flush();
    }
}

/// Whether something is typed that is not in the document yet. Followed by whoever asks.
pub fn drafting() -> bool {
    DRAFTING.with(Get::get)
}

/// The draft of a field. Follows the document while nobody types in it.
#[derive(Clone, Copy)]
struct Draft {
    shown: RwSignal<String>,
    typing: StoredValue<Typing>,
    /// What the document had when somebody began to type here; Escape brings it back.
    entered: StoredValue<Option<String>>,
    value: Signal<String>,
    commit: Callback<String>,
    patient: bool,
}

/// What somebody has typed and not left yet.
#[derive(Clone, Copy, Default)]
struct Typing {
    /// Commits when the pause is over.
    pause: Option<TimeoutHandle>,
    /// There is something to commit.
    unsaved: bool,
    /// The field has not been left since.
    inside: bool,
}

impl Draft {
    fn new(value: Signal<String>, commit: Callback<String>, patient: bool) -> Draft {
        let shown = RwSignal::new(value.get_untracked());
        let typing = StoredValue::new(Typing::default());
        let draft = Draft { shown, typing, entered: StoredValue::new(None), value, commit, patient };
        Effect::new(move |_| {
            let value = value.get();
            let now = typing.get_value();
            // The document trims: a blank typed before the next word must not vanish in a pause.
            let same = |shown: &String| if now.inside { shown.trim() == value.trim() } else { *shown == value };
            if !now.unsaved && !shown.with_untracked(same) {
                shown.set(value);
            }
        });
        // A panel that closes before the pause is over must not lose the last words.
        on_cleanup(move || draft.flush());
        draft
    }

    fn typed(self, text: String) {
        self.shown.set(text);
        let value = self.value;
        self.entered.update_value(|entered| _ = entered.get_or_insert_with(|| value.get_untracked()));
        self.clear();
        self.pending(true);
        let pause = if self.patient { None } else { set_timeout_with_handle(move || self.flush(), PAUSE).ok() };
        self.typing.set_value(Typing { pause, unsaved: true, inside: true });
    }

    /// Puts it on the list of what is not committed, or takes it off.
    fn pending(self, pending: bool) {
        let any = PENDING.with_borrow_mut(|all| {
            all.retain(|draft| draft.typing != self.typing);
            if pending {
                all.push(self);
            }
            !all.is_empty()
        });
        DRAFTING.with(|drafting| {
            if drafting.get_untracked() != any {
                drafting.set(any);
            }
        });
    }

    fn clear(self) -> bool {
        self.pending(false);
        let before = self.typing.try_update_value(|typing| {
            let before = *typing;
            *typing = Typing { inside: before.inside, ..Typing::default() };
            before
        });
        if let Some(pause) = before.and_then(|before| before.pause) {
            pause.clear();
        }
        before.is_some_and(|before| before.unsaved)
    }

    /// Commits what is not committed yet. What is shown stays: somebody may be typing on.
    fn flush(self) {
        if self.clear() {
            let text = self.shown.try_get_untracked().unwrap_or_default();
            if self.value.try_get_untracked().is_some_and(|value| value != text) {
                self.commit.run(text);
            }
        }
    }

    /// Commits and shows what the document has: the text may have been tidied or refused.
    fn settle(self) {
        self.flush();
        self.entered.try_update_value(|entered| *entered = None);
        self.show();
    }

    /// Everything typed here is taken back, also what a pause has committed.
    fn cancel(self) {
        self.clear();
        let entered = self.entered.try_update_value(Option::take).flatten();
        if let Some(text) = entered.filter(|text| self.value.try_get_untracked().is_some_and(|value| value != *text)) {
            self.commit.run(text);
        }
        self.show();
    }

    fn show(self) {
        self.typing.try_update_value(|typing| typing.inside = false);
        let differs = |value: &String| self.shown.try_with_untracked(|shown| shown != value).unwrap_or(false);
        if let Some(value) = self.value.try_get_untracked().filter(differs) {
            self.shown.set(value);
        }
    }
}

/// A field of one line. Enter commits, Escape takes back what was typed here.
#[component(transparent)]
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
    /// Commits only on Enter and when it is left: half a number or half a name would change other things too.
    #[prop(optional)]
    patient: bool,
) -> Fragment {
    let draft = Draft::new(value, commit, patient);
    let keydown = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => draft.settle(),
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
            on:change=move |_| draft.settle()
            on:blur=move |_| draft.settle()
            on:keydown=keydown
        />
    }
}

/// A field of several lines, as high as its text. Escape takes back what was typed here.
#[component(transparent)]
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
) -> Fragment {
    let draft = Draft::new(value, commit, false);
    let area: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    follow_text(area, draft.shown);
    let keydown = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.stop_propagation();
            draft.cancel();
        }
        "Enter" if single && !event.shift_key() => {
            event.prevent_default();
            draft.settle();
        }
        _ => {}
    };
    view! {
        <textarea
            class=class
            node_ref=area
            rows=1
            aria-label=label
            placeholder=placeholder
            readonly=readonly
            prop:value=draft.shown
            on:input:target=move |event| draft.typed(event.target().value())
            on:blur=move |_| draft.settle()
            on:keydown=keydown
        ></textarea>
    }
}
