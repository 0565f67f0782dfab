//! One captured step.

use crate::ui::prelude::*;

use super::List;
use super::drag::{begin, follow, release};
use crate::core::ids::{EntryId, Identifier};
use crate::core::model::{Capture, Person};
use crate::ui::kit::{Icon, Memo, Shape, mover};
use crate::ui::language::{Text, fill, say};
use crate::ui::playbook::entries::{bin_of, line, whole};

/// A step: what, who, with what, how long; moved by its grip, its buttons, or Alt with an arrow.
#[component(transparent)]
pub fn StepRow(
    /// The list.
    list: List,
    /// The step.
    id: EntryId,
) -> Fragment {
    let workspace = list.workspace;
    let named_by = workspace.memo(move |document| {
        let person = document.entry::<Capture>(id)?.person?;
        document.entry::<Person>(person).map(|person| person.name.clone())
    });
    let said = move || named_by.get().map(|name| fill(Text::CaptureNamedBy, &[("name", &name)]));
    let keydown = move |event: web_sys::KeyboardEvent| {
        let down = match event.key().as_str() {
            "ArrowDown" => true,
            "ArrowUp" => false,
            _ => return,
        };
        if event.alt_key() {
            event.prevent_default();
            list.shift(id, down);
            // The row that stands elsewhere now has lost the focus on its way.
            if let Some(field) = focusable(&event) {
                request_animation_frame(move || _ = field.focus());
            }
        }
    };
    let lifted = move || list.dragged.get().is_some_and(|dragged| dragged.step == id);
    let place = Memo::new(move |_| list.all.with(|all| all.iter().position(|known| *known == id)));
    let landing = move || {
        let dragged = list.dragged.get()?;
        let from = list.all.with(|all| all.iter().position(|known| *known == dragged.step))?;
        let here = place.get()? == dragged.to && dragged.to != from;
        here.then_some(if dragged.to > from { "below" } else { "above" })
    };
    let end = move |down: bool| list.all.with(|all| if down { all.last() } else { all.first() } == Some(&id));
    view! {
        <li
            data-step=id.as_str().to_owned()
            data-landing=landing
            class:lifted=lifted
            on:keydown=keydown
        >
            <span
                class="grip"
                aria-hidden="true"
                on:pointerdown=move |event| begin(list, id, &event)
                on:pointermove=move |event| follow(list, &event)
                on:pointerup=move |_| release(list, true)
                on:pointercancel=move |_| release(list, false)
            >
                <Icon shape=Shape::Grip/>
            </span>
            <span class="number" aria-hidden="true">{live(move || place.get().map(|place| (place + 1).to_string()))}</span>
            {line::<Capture>(id, Text::CaptureName, Text::CaptureNameHint, |one| &mut one.name)}
            {line::<Capture>(id, Text::CaptureActor, Text::CaptureActorHint, |one| &mut one.actor)}
            {line::<Capture>(id, Text::CaptureTool, Text::CaptureToolHint, |one| &mut one.tool)}
            <div class="unit">
                {whole::<Capture>(id, Text::CaptureDays, |one| &mut one.days)}
                <span aria-hidden="true">{say(Text::CaptureDaysShort)}</span>
            </div>
            <span class="moves">
                {mover(false, move || end(false), move || list.shift(id, false))}
                {mover(true, move || end(true), move || list.shift(id, true))}
                {bin_of(id, Text::CaptureRemove)}
            </span>
            <small class="user-text">{live(said)}</small>
        </li>
    }
}

fn focusable(event: &web_sys::KeyboardEvent) -> Option<web_sys::HtmlElement> {
    use wasm_bindgen::JsCast;
    event.target()?.dyn_into().ok()
}
