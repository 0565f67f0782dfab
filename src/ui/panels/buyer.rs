//! What the customer gets in a stage, and what each persona needs there.

use crate::ui::prelude::*;

use super::data::{about_node, edit_more};
use super::fold::Fold;
use crate::core::buyer::write_need;
use crate::core::ids::{EntryId, NodeId};
use crate::core::model::{Document, Need, Persona};
use crate::core::session::Section;
use crate::ui::kit::{Icon, Shape, Show, TextArea};
use crate::ui::language::{Plural, Text, plural, say};
use crate::ui::playbook::entries::rows;
use crate::ui::playbook::personas;
use crate::ui::workspace::{Workspace, workspace};

fn need(document: &Document, node: NodeId, persona: EntryId) -> String {
    let found = document.all::<Need>().find(|need| need.node == Some(node) && need.persona == Some(persona));
    found.map(|need| need.text.clone()).unwrap_or_default()
}

fn write(workspace: Workspace, node: NodeId, persona: EntryId, text: &str) {
    let fresh = workspace.make_id();
    if let Some(command) = workspace.read(|document| write_need(document, node, persona, text, fresh)) {
        workspace.commit(command);
    }
}

/// The customer's side of a stage.
#[component(transparent)]
pub fn Buyer(
    /// The stage.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let value = about_node(workspace, id, |_, node| node.card.more.customer_value.clone());
    let needs = workspace.memo(move |document| document.all::<Need>().filter(|need| need.node == Some(id)).count());
    let hint = move || if needs.get() > 0 { plural(Plural::BuyerNeedCount, needs.get()) } else { value.get() };
    let all = workspace.memo(move |document| {
        let mut all = personas(document);
        // Whoever's eyes the map is seen with comes first.
        let lens = workspace.lens.get();
        crate::core::sort::by_key(&mut all, |id| Some(*id) != lens);
        all
    });
    let row = move |persona: EntryId| {
        let name = workspace.memo(move |document| {
            document.entry::<Persona>(persona).map(|persona| persona.name.clone()).unwrap_or_default()
        });
        let text = workspace.memo(move |document| need(document, id, persona));
        view! {
            <li>
                <span class="field-name user-text" aria-hidden="true">{name}</span>
                <TextArea
                    label=name
                    value=text
                    commit=move |text: String| write(workspace, id, persona, &text)
                    placeholder=say(Text::BuyerNeedHint)
                />
            </li>
        }
    };
    let none = move || all.with(Vec::is_empty);
    view! {
        <Fold title=Text::BuyerSide hint=Signal::derive(hint)>
            <span class="field-name" aria-hidden="true">{say(Text::BuyerValue)}</span>
            <TextArea
                label=say(Text::BuyerValue)
                value=value
                commit=move |text: String| edit_more(workspace, id, |more| more.customer_value = text)
                placeholder=say(Text::BuyerValueHint)
            />
            <Show when=none>
                <p class="teach">{say(Text::BuyerNoPersonas)}</p>
                <button
                    class="quiet add"
                    on:click=move |_| {
                        workspace.open_playbook(Section::Buyer);
                    }
                >
                    <Icon shape=Shape::Playbook/>
                    {say(Text::BuyerToPersonas)}
                </button>
            </Show>
            <ul class="needs">{rows(all, row)}</ul>
        </Fold>
    }
}
