//! Where the deal can go: the drawn ways as buttons, everywhere else in a list.

use crate::ui::prelude::*;

use crate::core::board::{Onward, onward};
use crate::core::ids::{DealId, Identifier, NodeId};
use crate::ui::deals::actions;
use crate::ui::language::{Text, fill, say};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// Buttons and the list.
#[component(transparent)]
pub fn Onwards(deal: DealId) -> Fragment {
    let workspace = workspace();
    let ways = workspace.memo(move |document| {
        let node = document.deals.get(&deal).and_then(|deal| deal.node());
        let ways = node.map(|node| onward(document, node)).unwrap_or_default();
        ways.into_iter().map(|way| (sentences::node_name(document, way.to), way)).collect::<Vec<_>>()
    });
    let buttons = move || {
        let button = |(index, (name, way)): (usize, (String, Onward))| {
            view! { <WayButton deal name way first=index == 0/> }
        };
        ways.get().into_iter().enumerate().map(button).collect_view()
    };
    view! {
        <section class="deal-onward">
            <h3>{say(Text::DealsMoveTo)}</h3>
            <div>{live(buttons)}</div>
            <Elsewhere deal/>
        </section>
    }
}

#[component(transparent)]
fn WayButton(deal: DealId, name: String, way: Onward, first: bool) -> Fragment {
    let workspace = workspace();
    let Onward { to, label, forward } = way;
    let called = {
        let name = name.clone();
        move || fill(Text::DealsMoveToName, &[("name", &name)])
    };
    view! {
        <button
            class:primary=first && forward
            aria-label=called
            on:click=move |_| {
                actions::move_today(&workspace, deal, to);
            }
        >
            <span class="user-text">{name}</span>
            {(!label.is_empty()).then(|| view! { <small class="user-text">{label}</small> })}
        </button>
    }
}

#[component(transparent)]
fn Elsewhere(deal: DealId) -> Fragment {
    let workspace = workspace();
    let places = workspace.memo(move |document| {
        let here = document.deals.get(&deal).and_then(|deal| deal.node());
        let mut places = actions::named_places(document);
        places.retain(|(node, _)| Some(*node) != here);
        places
    });
    let options = move || {
        let option = |(node, name): (NodeId, String)| view! { <option value=node.to_string()>{name}</option> };
        places.get().into_iter().map(option).collect_view()
    };
    view! {
        <select
            aria-label=say(Text::DealsMoveElsewhere)
            on:change:target=move |event| {
                let to = NodeId::parse(&event.target().value());
                event.target().set_value("");
                if let Some(to) = to {
                    actions::move_today(&workspace, deal, to);
                }
            }
        >
            <option value="">{say(Text::DealsElsewhere)}</option>
            {live(options)}
        </select>
    }
}
