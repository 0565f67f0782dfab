//! A column: its stage, what is in it, and the cards near the window.

use crate::ui::prelude::*;

use super::Board;
use super::card::Card;
use crate::core::board::visible;
use crate::core::ids::NodeId;
use crate::core::model::{Currency, Money, NodeKind};
use crate::ui::deals::add::AddLine;
use crate::ui::deals::desk::{Desk, px};
use crate::ui::format;
use crate::ui::kit::{Icon, Memo, Shape, Show};
use crate::ui::language::{Plural, Text, fill, plural};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// What a column's head shows.
#[derive(Clone, PartialEq)]
struct Head {
    name: String,
    kind: NodeKind,
    currency: Currency,
}

/// A column.
#[component(transparent)]
pub fn ColumnView(board: Board, desk: Desk, node: NodeId) -> Fragment {
    let workspace = workspace();
    let column =
        Memo::new(move |_| board.columns.with(|columns| columns.iter().find(|column| column.node == node).cloned()));
    let head = workspace.memo(move |document| Head {
        name: sentences::node_name(document, node),
        kind: document.node_kind(node).unwrap_or(NodeKind::Stage),
        currency: document.map.currency,
    });
    let sums = Memo::new(move |_| {
        column.with(|column| column.as_ref().map_or((0, Money(0), 0, 0), |c| (c.deals.len(), c.value, c.stuck, c.due)))
    });
    let adding = RwSignal::new(false);
    let label = move || [head.get().name, plural(Plural::DealsCount, sums.get().0)].join(", ");
    let kind = move || head.get().kind.word();
    view! {
        <section
            class="column"
            class:target=move || board.drag.with(|drag| drag.target() == Some(node))
            data-column=node.to_string()
            data-kind=kind
            aria-label=label
        >
            <header>
                <h3 class="user-text">{live(move || head.get().name)}</h3>
                <Show when=move || !head.get().kind.is_outcome()>
                    <button
                        class="quiet"
                        aria-label=move || fill(Text::DealsAddHere, &[("name", &head.get().name)])
                        aria-expanded=move || adding.get().to_string()
                        on:click=move |_| adding.update(|adding| *adding = !*adding)
                    >
                        <Icon shape=Shape::Plus/>
                    </button>
                </Show>
                <p>
                    <span>{live(move || plural(Plural::DealsCount, sums.get().0))}</span>
                    <span>{live(move || format::money_short(sums.get().1, head.get().currency))}</span>
                    {live(move || {
                        let stuck = sums.get().2;
                        (stuck > 0).then(|| view! { <span class="badge warn">{plural(Plural::DealsStuck, stuck)}</span> })
                    })}
                    {live(move || {
                        let due = sums.get().3;
                        (due > 0).then(|| view! { <span class="badge warn">{plural(Plural::NoDueCount, due)}</span> })
                    })}
                </p>
            </header>
            <Show when=move || adding.get()>
                <AddLine desk to=Some(node) on_close=Some(Callback::new(move |()| adding.set(false)))/>
            </Show>
            <Cards board desk node/>
        </section>
    }
}

/// The cards near the window, the place of the others left free above and below them.
#[component(transparent)]
fn Cards(board: Board, desk: Desk, node: NodeId) -> Fragment {
    let deals = Memo::new(move |_| {
        let found = |columns: &Vec<crate::core::board::Column>| {
            columns.iter().find(|column| column.node == node).map(|column| column.deals.clone())
        };
        board.columns.with(found).unwrap_or_default()
    });
    let list: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    let scroll = RwSignal::new(0.0);
    let count = Memo::new(move |_| deals.with(Vec::len));
    let range = Memo::new(move |_| visible(scroll.get(), board.size.get().1, board.card_pitch, count.get(), 3));
    let near = move || deals.with(|deals| deals.get(range.get()).unwrap_or_default().to_vec());
    view! {
        <ol
            node_ref=list
            on:scroll=move |_| {
                if let Some(list) = list.get_untracked() {
                    scroll.set(f64::from(list.scroll_top()));
                }
            }
        >
            <li class="space" aria-hidden="true" style:height=move || px(range.get().start as f64 * board.card_pitch)></li>
            <For each=near key=|deal| *deal let(deal)>
                <Card board desk deal/>
            </For>
            <li
                class="space"
                aria-hidden="true"
                style:height=move || px(count.get().saturating_sub(range.get().end) as f64 * board.card_pitch)
            ></li>
        </ol>
    }
}
