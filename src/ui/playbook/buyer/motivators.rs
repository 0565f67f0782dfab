//! What makes people buy, and in which stages it counts.

use crate::ui::prelude::*;

use crate::core::ids::EntryId;
use crate::core::model::{Kept, Motivator, MotivatorKind};
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::playbook::entries::{add, area, bin_of, choice, line, rows};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// The motivators.
#[component(transparent)]
pub fn Motivators() -> Fragment {
    let workspace = workspace();
    let all = workspace.memo(|document| document.all::<Motivator>().map(|one| one.id).collect::<Vec<EntryId>>());
    let fresh = move |_| {
        let name = text(Text::BuyerNewMotivator).to_owned();
        add(workspace, Motivator { name, ..Motivator::blank(workspace.make_id()) }.entry());
    };
    view! {
        <h3>{say(Text::BuyerMotivators)}</h3>
        <p class="teach">{say(Text::BuyerMotivatorsAbout)}</p>
        <ul class="entries motivators">{rows(all, |id| view! { <Row id/> })}</ul>
        <div class="actions">
            <button on:click=fresh><Icon shape=Shape::Plus/>{say(Text::BuyerAddMotivator)}</button>
        </div>
    }
}

#[component(transparent)]
fn Row(id: EntryId) -> Fragment {
    let workspace = workspace();
    let stages = workspace.memo(move |document| {
        let linked = document.entry::<Motivator>(id).map(|one| one.nodes.clone()).unwrap_or_default();
        let order = workspace.flow();
        let here = order.order().iter().filter(|node| linked.contains(node));
        here.map(|node| sentences::node_name(document, *node)).collect::<Vec<_>>().join(", ")
    });
    let said = move || match stages.get() {
        stages if stages.is_empty() => text(Text::BuyerNotLinked).to_owned(),
        stages => fill(Text::BuyerLinkedTo, &[("stages", &stages)]),
    };
    view! {
        <li>
            {line::<Motivator>(id, Text::BuyerMotivator, Text::BuyerMotivatorHint, |one| &mut one.name)}
            {choice::<Motivator>(
                id,
                Text::BuyerMotivatorKind,
                MotivatorKind::WORDS,
                |one| one.kind as usize,
                |one, at| one.kind = MotivatorKind::ALL.get(at).copied().unwrap_or_default(),
            )}
            {area::<Motivator>(id, Text::BuyerAbout, Text::BuyerMotivatorAbout, |one| &mut one.about)}
            {bin_of(id, Text::BuyerRemoveMotivator)}
            <small class="user-text">{live(said)}</small>
        </li>
    }
}
