//! With whose eyes the map is seen: chosen in the list of what the map shows, and said on the map as long as it is so.

use crate::ui::prelude::*;

use crate::core::ids::{EntryId, Identifier};
use crate::core::model::{Document, Persona};
use crate::ui::kit::{Icon, Shape, Show};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::panels::Choice;
use crate::ui::playbook::personas;
use crate::ui::workspace::workspace;

fn name(document: &Document, persona: EntryId) -> String {
    document.entry::<Persona>(persona).map(|persona| persona.name.clone()).unwrap_or_default()
}

/// The choice among nobody and the personas; nothing where there are none.
#[component(transparent)]
pub fn LensChoice() -> Fragment {
    let workspace = workspace();
    let all = workspace.memo(|document| {
        let named = |id: EntryId| (id.to_string(), name(document, id));
        personas(document).into_iter().map(named).collect::<Vec<_>>()
    });
    let options = move || {
        let nobody = (String::new(), text(Text::BuyerEverybody).to_owned());
        std::iter::once(nobody).chain(all.get()).collect::<Vec<_>>()
    };
    let value = move || workspace.lens.get().map(|persona| persona.to_string()).unwrap_or_default();
    view! {
        <Show when=move || !all.with(Vec::is_empty)>
            <div class="lens-choice">
                <span class="field-name" aria-hidden="true">{say(Text::BuyerLens)}</span>
                <Choice
                    label=say(Text::BuyerLens)
                    options=Signal::derive(options)
                    value=Signal::derive(value)
                    commit=move |word: String| workspace.see_as(EntryId::parse(&word))
                />
            </div>
        </Show>
    }
}

/// Whose eyes, and the way out.
#[component(transparent)]
pub fn Lens() -> Fragment {
    let workspace = workspace();
    let said = move || {
        let persona = workspace.lens.get()?;
        Some(fill(Text::BuyerSeenAs, &[("name", &workspace.follow(|document| name(document, persona)))]))
    };
    let chip = move || {
        said().map(|said| {
            view! {
                <p class="lens surface" role="status">
                    <span class="user-text">{said}</span>
                    <button
                        class="quiet"
                        aria-label=say(Text::BuyerSeeAsNobody)
                        title=say(Text::BuyerSeeAsNobody)
                        on:click=move |_| workspace.see_as(None)
                    >
                        <Icon shape=Shape::Close/>
                    </button>
                </p>
            }
        })
    };
    live(chip)
}
