//! The exit checklist of where the deal is, to tick.

use crate::ui::prelude::*;

use crate::core::command::DealEdit;
use crate::core::ids::{DealId, ItemId};
use crate::core::model::ChecklistItem;
use crate::ui::deals::actions;
use crate::ui::language::{Plural, Text, fill, plural_with, say};
use crate::ui::{format, workspace::workspace};

/// The checklist with its heading; an open gate says so.
#[component(transparent)]
pub fn Checklist(deal: DealId) -> Fragment {
    let workspace = workspace();
    // `None` where deals have no checklist: outcomes.
    let items = workspace.memo(move |document| {
        let node = document.deals.get(&deal).and_then(|deal| document.nodes.get(&deal.node()?));
        node.filter(|node| node.kind.has_card()).map(|node| node.card.exit.clone())
    });
    let ticked = workspace.memo(move |document| {
        let deal = document.deals.get(&deal)?;
        let node = document.nodes.get(&deal.node()?)?;
        let required = || node.card.exit.iter().filter(|item| item.required);
        Some((required().filter(|item| deal.ticked.contains(&item.id)).count(), required().count()))
    });
    live(move || {
        items.get().map(|items| {
            let none = items.is_empty();
            let count = move || {
                ticked.get().filter(|(_, required)| *required > 0).map(|(done, required)| {
                    plural_with(Plural::DealsRequired, required, &[("done", &format::number(done as f64))])
                })
            };
            view! {
                <section class="deal-checklist">
                    <h3>{say(Text::DealsChecklist)} <small>{live(count)}</small></h3>
                    {none.then(|| view! { <p class="muted">{say(Text::DealsChecklistNone)}</p> })}
                    <ul>{items.into_iter().map(|item| view! { <li><Tick deal item/></li> }).collect_view()}</ul>
                </section>
            }
        })
    })
}

/// One item with its box; a tick is an undo step.
#[component(transparent)]
pub fn Tick(deal: DealId, item: ChecklistItem) -> Fragment {
    let ChecklistItem { id, text, required, evidence, who } = item;
    let about = [(Text::DealsEvidence, evidence), (Text::DealsWho, who)];
    let about = about.into_iter().filter(|(_, text)| !text.is_empty());
    let about = about
        .map(|(key, text)| view! { <small class="user-text">{live(move || fill(key, &[("text", &text)]))}</small> });
    view! {
        <label class="tick">
            <TickBox deal item=id/>
            <span>
                <span class="user-text">{text}</span>
                {required.then(|| view! { " " <span class="badge bad">{say(Text::DealsRequiredBadge)}</span> })}
                {about.collect_view()}
            </span>
        </label>
    }
}

#[component(transparent)]
fn TickBox(deal: DealId, item: ItemId) -> Fragment {
    let workspace = workspace();
    let ticked =
        workspace.memo(move |document| document.deals.get(&deal).is_some_and(|deal| deal.ticked.contains(&item)));
    view! {
        <input
            type="checkbox"
            prop:checked=move || ticked.get()
            on:change:target=move |event| {
                let checked = event.target().checked();
                if !actions::edit(&workspace, deal, DealEdit::Tick(item, checked)) {
                    event.target().set_checked(ticked.get_untracked());
                }
            }
        />
    }
}
