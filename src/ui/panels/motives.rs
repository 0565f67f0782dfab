//! What makes people buy in a stage: which of the map's motivators count there.

use crate::ui::prelude::*;

use super::fold::Fold;
use crate::core::ids::{EntryId, NodeId};
use crate::core::model::{Kept, Motivator};
use crate::ui::language::{Text, text};
use crate::ui::playbook::entries::{about, add, adder, change, rows};
use crate::ui::workspace::workspace;

/// The motivators, each to be linked.
#[component(transparent)]
pub fn Motives(
    /// The stage.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let all = workspace.memo(|document| document.all::<Motivator>().map(|one| one.id).collect::<Vec<EntryId>>());
    let hint = workspace.memo(move |document| {
        let here = document.all::<Motivator>().filter(|one| one.nodes.contains(&id));
        here.map(|one| one.name.clone()).collect::<Vec<_>>().join(", ")
    });
    let fresh = move || {
        let name = text(Text::BuyerNewMotivator).to_owned();
        add(workspace, Motivator { name, nodes: vec![id], ..Motivator::blank(workspace.make_id()) }.entry());
    };
    let row = move |one: EntryId| {
        let name = about::<Motivator, String>(workspace, one, |one| one.name.clone());
        let here = about::<Motivator, bool>(workspace, one, move |one| one.nodes.contains(&id));
        let link = move |linked: bool| {
            change::<Motivator>(workspace, one, |one| {
                one.nodes.retain(|node| *node != id);
                one.nodes.extend(linked.then_some(id));
            });
        };
        view! {
            <li>
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=here
                        on:change:target=move |event| {
                            link(event.target().checked());
                            event.target().set_checked(here.get_untracked());
                        }
                    />
                    <span class="user-text">{name}</span>
                </label>
            </li>
        }
    };
    view! {
        <Fold title=Text::BuyerMotivators hint>
            <ul class="ticks">{rows(all, row)}</ul>
            {adder(Text::BuyerAddMotivator, fresh)}
        </Fold>
    }
}
