//! The triggers and the friction of the map, each to be ticked where it was seen with the deal.

use crate::ui::prelude::*;

use crate::core::command::DealEdit;
use crate::core::ids::{DealId, EntryId};
use crate::core::model::Marker;
use crate::ui::deals::actions;
use crate::ui::kit::Show;
use crate::ui::language::{Text, say};
use crate::ui::playbook::entries::rows;
use crate::ui::playbook::{Sign, marker_place, markers};
use crate::ui::workspace::workspace;

/// The list, where the map has any.
#[component(transparent)]
pub fn Markers(
    /// The deal.
    deal: DealId,
) -> Fragment {
    let workspace = workspace();
    let all = workspace.memo(move |document| markers(document, &workspace.flow()));
    let row = move |id: EntryId| {
        let known = workspace.memo(move |document| {
            let marker = document.entry::<Marker>(id)?;
            Some((marker.kind, marker.name.clone(), marker_place(document, marker)))
        });
        let seen =
            workspace.memo(move |document| document.deals.get(&deal).is_some_and(|deal| deal.markers.contains(&id)));
        view! {
            <li>
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=seen
                        on:change:target=move |event| {
                            let checked = event.target().checked();
                            if !actions::edit(&workspace, deal, DealEdit::Marker(id, checked)) {
                                event.target().set_checked(seen.get_untracked());
                            }
                        }
                    />
                    <span>
                        {live(move || known.get().map(|(kind, ..)| view! { <Sign kind/> }))}
                        <span class="user-text">{live(move || known.get().map(|(_, name, _)| name))}</span>
                        <small class="user-text">{live(move || known.get().map(|(.., place)| place))}</small>
                    </span>
                </label>
            </li>
        }
    };
    view! {
        <Show when=move || !all.with(Vec::is_empty)>
            <section class="deal-markers">
                <h3>{say(Text::BuyerSeenWith)}</h3>
                <ul>{rows(all, row)}</ul>
            </section>
        </Show>
    }
}
