//! A card: a deal in a few words.

use crate::ui::prelude::*;

use super::Board;
use crate::core::analytics::time;
use crate::core::ids::DealId;
use crate::core::letters::capital;
use crate::core::model::{Currency, Date, Document, Money};
use crate::ui::deals::actions;
use crate::ui::deals::desk::Desk;
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// What a card shows.
#[derive(Clone, PartialEq)]
struct Face {
    title: String,
    below: String,
    value: Money,
    currency: Currency,
    owner: String,
    /// Days here, and days over the longest time expected.
    days: i64,
    over: Option<i64>,
    /// The day it came to an outcome.
    ended: Option<Date>,
    /// Required items ticked, and all of them.
    gate: (usize, usize),
}

fn face(document: &Document, id: DealId, today: Date) -> Option<Face> {
    let deal = document.deals.get(&id)?;
    let visit = deal.current()?;
    let node = document.nodes.get(&visit.node)?;
    let mut below = if actions::title(deal) == deal.name { String::new() } else { deal.name.clone() };
    if node.parent.is_some() {
        below = [below, sentences::node_name(document, node.id)].join(" · ").trim_start_matches(" · ").to_owned();
    }
    let required = || node.card.exit.iter().filter(|item| item.required);
    Some(Face {
        title: actions::title(deal).to_owned(),
        below,
        value: deal.value,
        currency: document.map.currency,
        owner: deal.owner.clone(),
        days: visit.days(today),
        over: time::overdue(document, deal, today),
        ended: node.kind.is_outcome().then_some(visit.entered),
        gate: (required().filter(|item| deal.ticked.contains(&item.id)).count(), required().count()),
    })
}

/// The first letters of somebody's first two names.
fn initials(name: &str) -> String {
    let letters = name.split([' ', '.', '-', '_', '@']).filter_map(|word| word.chars().next()).take(2);
    letters.map(capital).collect()
}

/// Days in a place, and by how many it is too long.
pub fn days_here(days: i64, over: Option<i64>) -> String {
    let count = |days: i64| format::number(days as f64);
    match over {
        Some(over) => fill(Text::DealsDaysOver, &[("days", &count(days)), ("over", &count(over))]),
        None => fill(Text::DealsDaysShort, &[("days", &count(days))]),
    }
}

/// A card that can be focused and carried.
#[component(transparent)]
pub fn Card(board: Board, desk: Desk, deal: DealId) -> Fragment {
    let workspace = workspace();
    // One card takes Tab: the focused one, or the first of the board.
    let first = move || board.columns.with(|c| c.iter().find_map(|column| column.deals.first().copied()));
    let shown = move |focus: DealId| board.columns.with(|c| crate::core::board::place_of(c, focus).is_some());
    let entry = Memo::new(move |_| desk.focus.get().filter(|focus| shown(*focus)).or_else(first) == Some(deal));
    view! {
        <li>
            <div
                class="deal-card"
                class:lifted=move || board.drag.with(|drag| drag.carried() == Some(deal))
                class:open=move || workspace.deal.get() == Some(deal)
                role="button"
                tabindex=move || if entry.get() { "0" } else { "-1" }
                aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
                data-deal=deal.to_string()
                on:focus=move |_| desk.focus.set(Some(deal))
                on:click=move |_| workspace.deal.set(Some(deal))
            >
                <CardFace deal/>
                <span class="grip" aria-hidden="true"></span>
            </div>
        </li>
    }
}

/// What is written on a card.
#[component(transparent)]
pub fn CardFace(deal: DealId) -> Fragment {
    let workspace = workspace();
    let face = Memo::new(move |_| {
        let today = workspace.today.get();
        workspace.follow(|document| face(document, deal, today))
    });
    live(move || {
        let face = face.get()?;
        let (done, required) = face.gate;
        let days = match face.ended {
            Some(day) => format::date_short(day),
            None => days_here(face.days, face.over),
        };
        let gate = (required > 0 && face.ended.is_none()).then(|| {
            let said = plural_gate(done, required);
            let short = [done.to_string(), required.to_string()].join("/");
            view! {
                <span class="badge" class:good=done == required aria-hidden="true" title=said.clone()>{short}</span>
                <span class="visually-hidden">{said}</span>
            }
        });
        let owner = (!face.owner.is_empty()).then(|| {
            view! {
                <span class="initials" aria-hidden="true" title=face.owner.clone()>{initials(&face.owner)}</span>
                <span class="visually-hidden">{face.owner.clone()}</span>
            }
        });
        Some(view! {
            <strong class="user-text">{face.title}</strong>
            <span class="below user-text">{face.below}</span>
            <span class="facts">
                <span class="worth">{format::money_short(face.value, face.currency)}</span>
                <span class="badge" class:warn=face.over.is_some()>{days}</span>
                {gate}
                {owner}
            </span>
        })
    })
}

fn plural_gate(done: usize, required: usize) -> String {
    let done = format::number(done as f64);
    crate::ui::language::plural_with(Plural::DealsRequiredDone, required, &[("done", &done)])
}
