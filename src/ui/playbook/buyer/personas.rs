//! Personas, and with whose eyes the map is seen.

use crate::ui::prelude::*;

use crate::core::buyer::needs;
use crate::core::ids::EntryId;
use crate::core::letters::lowercase;
use crate::core::model::{Document, Kept, Persona};
use crate::core::session::View;
use crate::core::sort;
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Plural, Text, plural, say, text};
use crate::ui::playbook::entries::{add, area, bin_of, labelled, line, rows};
use crate::ui::workspace::workspace;

/// All personas, by name.
pub fn personas(document: &Document) -> Vec<EntryId> {
    let mut all: Vec<_> = document.all::<Persona>().map(|persona| (lowercase(&persona.name), persona.id)).collect();
    sort::by(&mut all, Ord::cmp);
    all.into_iter().map(|(_, id)| id).collect()
}

/// The personas.
#[component(transparent)]
pub fn Personas() -> Fragment {
    let workspace = workspace();
    let all = workspace.memo(personas);
    let fresh = move |_| {
        let name = text(Text::BuyerNewPersona).to_owned();
        add(workspace, Persona { name, ..Persona::blank(workspace.make_id()) }.entry());
    };
    view! {
        <h3>{say(Text::BuyerPersonas)}</h3>
        <p class="teach">{say(Text::BuyerPersonasAbout)}</p>
        <ul class="entries cards">{rows(all, |id| view! { <Card id/> })}</ul>
        <div class="actions">
            <button on:click=fresh><Icon shape=Shape::Plus/>{say(Text::BuyerAddPersona)}</button>
        </div>
    }
}

#[component(transparent)]
fn Card(id: EntryId) -> Fragment {
    let workspace = workspace();
    let count = workspace.memo(move |document| needs(document, id).len());
    let see = move |_| {
        workspace.see_as(Some(id));
        workspace.view.set(View::Map);
    };
    view! {
        <li class="surface">
            <div class="head">
                {line::<Persona>(id, Text::BuyerPersona, Text::BuyerPersonaHint, |persona| &mut persona.name)}
                {bin_of(id, Text::BuyerRemovePersona)}
            </div>
            {labelled(
                Text::PlaybookRole,
                line::<Persona>(id, Text::PlaybookRole, Text::BuyerRoleHint, |persona| &mut persona.role),
            )}
            {labelled(
                Text::BuyerGoals,
                area::<Persona>(id, Text::BuyerGoals, Text::BuyerGoalsHint, |persona| &mut persona.goals),
            )}
            {labelled(
                Text::BuyerPains,
                area::<Persona>(id, Text::BuyerPains, Text::BuyerPainsHint, |persona| &mut persona.pains),
            )}
            {labelled(
                Text::BuyerBudget,
                area::<Persona>(id, Text::BuyerBudget, Text::BuyerBudgetHint, |persona| &mut persona.budget),
            )}
            {labelled(
                Text::BuyerSays,
                area::<Persona>(id, Text::BuyerSays, Text::BuyerSaysHint, |persona| &mut persona.objections),
            )}
            <p class="card-foot">
                <small>{live(move || plural(Plural::BuyerNeedsOn, count.get()))}</small>
                <button class="quiet" on:click=see><Icon shape=Shape::Layers/>{say(Text::BuyerSeeAs)}</button>
            </p>
        </li>
    }
}
