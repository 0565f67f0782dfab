//! One item of the exit checklist while it is edited.

use crate::ui::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;

use super::checklist::{List, Part};
use crate::core::ids::ItemId;
use crate::core::model::ChecklistItem;
use crate::ui::format;
use crate::ui::kit::{Icon, Memo, Shape, Show, TextArea, mover};
use crate::ui::language::{Text, fill, say, text};

/// An item: its words, whether it is required, evidence and who, its place.
#[component(transparent)]
pub fn Row(
    /// The list.
    list: List,
    /// The item.
    item: ItemId,
) -> Fragment {
    let row: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    Effect::new(move |_| {
        let wanted = list.wanted.get().filter(|(id, _)| *id == item);
        if let Some(((_, part), row)) = wanted.zip(row.get()) {
            list.wanted.set(None);
            focus(&row, part);
        }
    });
    let known = list.item(item);
    let words = Memo::new(move |_| known.get().map(|item| item.text).unwrap_or_default());
    let number = move || {
        let at = list.rows.get().iter().position(|row| *row == item).unwrap_or_default();
        format::number((at + 1) as f64)
    };
    let keydown = move |event: ev::KeyboardEvent| {
        let empty = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok())
            .is_some_and(|field| field.value().is_empty());
        match event.key().as_str() {
            "Enter" if !event.shift_key() && !event.is_composing() && !empty => list.add(Some(item)),
            // Held down it empties the field and stops there.
            "Backspace" if empty && !event.repeat() => {
                event.prevent_default();
                list.remove(item);
            }
            _ => {}
        }
    };
    view! {
        <li node_ref=row>
            <span class="place" aria-hidden="true">{live(number)}</span>
            <div class="words" on:keydown=keydown>
                <TextArea
                    label=Signal::derive(move || fill(Text::CardItem, &[("number", &number())]))
                    value=words
                    commit=move |text| list.write(item, text)
                    placeholder=say(Text::CardItemHint)
                    single=true
                />
            </div>
            <Show when=move || known.with(Option::is_some)><Controls list item known/></Show>
        </li>
    }
}

fn focus(row: &web_sys::Element, part: Part) {
    let selector = match part {
        Part::Words => "textarea",
        Part::Up => ".up",
        Part::Down => ".down",
    };
    let found = row.query_selector(selector).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = found.focus();
    }
}

/// Required or not, evidence and who (folded while there is nothing), up, down, away.
#[component(transparent)]
fn Controls(list: List, item: ItemId, known: Memo<Option<ChecklistItem>>) -> Fragment {
    let required = Memo::new(move |_| known.with(|item| item.as_ref().is_some_and(|item| item.required)));
    let filled = known
        .with_untracked(|item| item.as_ref().is_some_and(|item| !item.evidence.is_empty() || !item.who.is_empty()));
    let open = RwSignal::new(filled);
    let first = move || list.rows.with(|rows| rows.first() == Some(&item));
    let last = move || list.rows.with(|rows| rows.last() == Some(&item));
    view! {
        <div class="controls">
            <button
                class="required"
                aria-pressed=move || required.get().to_string()
                on:click=move |_| list.change(item, |item| item.required = !item.required)
            >
                {live(move || text(if required.get() { Text::CardRequired } else { Text::CardOptional }))}
            </button>
            <button
                class="quiet fold"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon shape=Shape::Right/>
                {say(Text::CardProof)}
            </button>
            <span class="moves">
                {mover(false, first, move || list.shift(item, false))}
                {mover(true, last, move || list.shift(item, true))}
                <button
                    class="quiet remove"
                    aria-label=say(Text::CardRemoveItem)
                    title=say(Text::CardRemoveItem)
                    on:click=move |_| list.remove(item)
                >
                    <Icon shape=Shape::Close/>
                </button>
            </span>
        </div>
        <Show when=move || open.get()><Proof list item known/></Show>
    }
}

/// What proves that an item is done, and who does it.
#[component(transparent)]
fn Proof(list: List, item: ItemId, known: Memo<Option<ChecklistItem>>) -> Fragment {
    let evidence = Memo::new(move |_| known.get().map(|item| item.evidence).unwrap_or_default());
    let who = Memo::new(move |_| known.get().map(|item| item.who).unwrap_or_default());
    view! {
        <div class="proof">
            <span class="field-name" aria-hidden="true">{say(Text::CardEvidence)}</span>
            <TextArea
                label=say(Text::CardEvidence)
                value=evidence
                commit=move |text: String| list.change(item, |item| item.evidence.clone_from(&text))
                placeholder=say(Text::CardEvidenceHint)
                single=true
            />
            <span class="field-name" aria-hidden="true">{say(Text::CardWho)}</span>
            <TextArea
                label=say(Text::CardWho)
                value=who
                commit=move |text: String| list.change(item, |item| item.who.clone_from(&text))
                placeholder=say(Text::CardWhoHint)
                single=true
            />
        </div>
    }
}
