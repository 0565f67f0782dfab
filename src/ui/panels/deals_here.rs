//! The deals that are in a node: their numbers, and the first of them.

use crate::ui::prelude::*;

use super::carry;
use super::data::about_node;
use super::frame::Section;
use crate::core::analytics::{NodeLoad, time};
use crate::core::ids::{DealId, NodeId};
use crate::core::model::{Currency, Date, Document, Money, NodeKind};
use crate::core::sort;
use crate::ui::format;
use crate::ui::kit::{Memo, Show};
use crate::ui::language::{Plural, Text, plural, say, text};
use crate::ui::workspace::{View, Workspace, workspace};

/// How many deals are listed.
const SHOWN: usize = 5;

/// What is in the node now, as the canvas shows it too.
fn load(workspace: Workspace, id: NodeId) -> Memo<NodeLoad> {
    let look = workspace.models.node(id).map(|handle| handle.look);
    Memo::new(move |_| look.as_ref().map(|look| look.with(|look| look.load)).unwrap_or_default())
}

/// The numbers of a node, where there are deals on the map.
#[component(transparent)]
pub fn Stats(
    /// The node.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let any = workspace.memo(|document| !document.deals.is_empty());
    let load = load(workspace, id);
    let outcome = about_node(workspace, id, |_, node| node.kind.is_outcome());
    let value = move || {
        let currency = workspace.follow(|document| document.map.currency);
        format::money_short(load.get().value, currency)
    };
    let worth = move || text(if outcome.get() { Text::CardValue } else { Text::CardOpenValue });
    view! {
        <Show when=move || any.get()>
            <dl class="stats">
                <div><dt>{say(Text::CardDealsHere)}</dt><dd>{live(move || format::number(load.get().count as f64))}</dd></div>
                <div><dt>{live(worth)}</dt><dd>{live(value)}</dd></div>
                <Show when=move || !outcome.get()>
                    <div class:warn=move || load.get().stuck != 0>
                        <dt>{say(Text::CardStuck)}</dt>
                        <dd>{live(move || format::number(load.get().stuck as f64))}</dd>
                    </div>
                </Show>
            </dl>
        </Show>
    }
}

/// A deal in the list.
#[derive(Clone, PartialEq)]
struct Line {
    id: DealId,
    name: String,
    value: Money,
    currency: Currency,
    days: i64,
    stuck: bool,
}

/// The deals that have been here longest, also in the steps of a stage; in an outcome the latest.
fn first(document: &Document, id: NodeId, today: Date) -> Vec<Line> {
    let inside = |node: NodeId| node == id || document.nodes.get(&node).is_some_and(|node| node.parent == Some(id));
    let mut here: Vec<_> = document.deals.values().filter(|deal| deal.node().is_some_and(inside)).collect();
    sort::by_key(&mut here, |deal| (deal.current().map(|visit| visit.entered), deal.id));
    if document.node_kind(id).is_some_and(NodeKind::is_outcome) {
        here.reverse();
    }
    let line = |deal: &&crate::core::model::Deal| Line {
        id: deal.id,
        name: deal.name.clone(),
        value: deal.value,
        currency: document.map.currency,
        days: deal.current().map_or(0, |visit| today.days_since(visit.entered)),
        stuck: time::overdue(document, deal, today).is_some(),
    };
    here.iter().take(SHOWN).map(line).collect()
}

/// The first deals in a node; nothing where there are none.
#[component(transparent)]
pub fn DealsHere(
    /// The node.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let load = load(workspace, id);
    let lines = workspace.memo(move |document| first(document, id, workspace.today.get()));
    let outcome = about_node(workspace, id, |_, node| node.kind.is_outcome());
    let line = move |line: Line| {
        let since = plural(Plural::CardDays, usize::try_from(line.days).unwrap_or_default());
        view! {
            <li data-deal=line.id.to_string()>
                <button class="quiet" on:click=move |_| workspace.deal.set(Some(line.id))>
                    <span class="user-text">{line.name}</span>
                    <small class:warn=line.stuck>{since}</small>
                    <span class="number">{format::money_short(line.value, line.currency)}</span>
                </button>
                <span class="grip" aria-hidden="true"></span>
            </li>
        }
    };
    let more = move || {
        let more = load.get().count.saturating_sub(SHOWN);
        (more > 0).then(|| view! { <small>{plural(Plural::CardMoreDeals, more)}</small> })
    };
    let hint = move || {
        let word = if outcome.get() { Text::CardLatestFirst } else { Text::CardLongestFirst };
        if load.get().count < 2 { String::new() } else { text(word).to_owned() }
    };
    view! {
        <Show when=move || load.get().count != 0>
            <Section title=Text::CardDealsHere hint=Signal::derive(hint)>
                <ul
                    class="rows carried-from"
                    on:pointerdown=move |event| carry::press(workspace, &event)
                    on:pointermove=move |event| carry::moved(workspace, &event)
                    on:pointerup=move |_| carry::release(workspace)
                    on:pointercancel=move |_| carry::cancel(workspace)
                    on:lostpointercapture=move |event| carry::lost(workspace, &event)
                >
                    {live(move || lines.get().into_iter().map(line).collect_view())}
                </ul>
                <carry::Ghost/>
                <p class="more">
                    {live(more)}
                    <button class="quiet" on:click=move |_| workspace.view.set(View::Deals)>{say(Text::CardShowInDeals)}</button>
                </p>
            </Section>
        </Show>
    }
}
