//! Where the deal has been, the latest first. Nothing in it can be changed.

use crate::ui::prelude::*;

use crate::core::analytics::noes;
use crate::core::ids::DealId;
use crate::core::model::{Date, Departure, Document, NodeKind, TransitionKind, Visit};
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// One stay in words.
#[derive(Clone, PartialEq)]
struct Stay {
    name: String,
    retired: bool,
    kind: Option<NodeKind>,
    dates: String,
    days: String,
    /// How it left: by which way, past which items, with which no.
    notes: Vec<String>,
}

fn ways(document: &Document, left: &Departure) -> String {
    let way = |id| match document.transitions.get(id) {
        Some(way) if way.label.trim().is_empty() => sentences::transition_kind(way.kind).to_owned(),
        Some(way) => way.label.trim().to_owned(),
        None => text(Text::DealsGoneWay).to_owned(),
    };
    left.by.iter().map(way).collect::<Vec<_>>().join(" › ")
}

fn stay(document: &Document, visit: &Visit, today: Date) -> Stay {
    let entered = format::date(visit.entered);
    let mut notes = Vec::new();
    let dates = match &visit.left {
        None => fill(Text::DealsSince, &[("date", &entered)]),
        Some(left) => fill(Text::DealsStay, &[("from", &entered), ("to", &format::date(left.on))]),
    };
    if let Some(left) = &visit.left {
        // The plain way on is what one expects; anything else is said.
        let plain = match left.by.as_slice() {
            [way] => document
                .transitions
                .get(way)
                .is_some_and(|way| way.kind == TransitionKind::Advance && way.label.trim().is_empty()),
            _ => false,
        };
        if left.by.is_empty() {
            notes.push(text(Text::DealsOffMap).to_owned());
        } else if !plain {
            notes.push(fill(Text::DealsBy, &[("way", &ways(document, left))]));
        }
        if let Some(passed) = &left.gate_override {
            notes.push(fill(Text::DealsOverride, &[("items", &passed.missing.join("; ")), ("reason", &passed.reason)]));
        }
        if let Some(no) = &left.refusal {
            let said = if no.undecided { Text::NoUndecided } else { Text::DealsRefusal };
            notes.push(fill(said, &[("reason", &no.reason)]));
            notes.extend(no.revisit.map(|date| fill(Text::DealsRevisit, &[("date", &format::date(date))])));
        }
    }
    Stay {
        name: sentences::node_name(document, visit.node),
        retired: !document.nodes.contains_key(&visit.node),
        kind: document.node_kind(visit.node),
        dates,
        days: plural(Plural::DealsDays, visit.days(today).max(0) as usize),
        notes,
    }
}

/// The history.
#[component(transparent)]
pub fn History(deal: DealId) -> Fragment {
    let workspace = workspace();
    let stays = Memo::new(move |_| {
        let today = workspace.today.get();
        workspace.follow(|document| {
            let visits = document.deals.get(&deal).map(|deal| deal.visits.as_slice()).unwrap_or_default();
            visits.iter().rev().map(|visit| stay(document, visit, today)).collect::<Vec<_>>()
        })
    });
    let heard = workspace.memo(move |document| document.deals.get(&deal).map_or(0, |deal| noes(document, deal)));
    let heard = move || (heard.get() > 0).then(|| view! { <small>{plural(Plural::NoHeard, heard.get())}</small> });
    let entry = |stay: Stay| {
        let retired = stay.retired.then(|| view! { " " <span class="badge">{say(Text::DealsRetired)}</span> });
        let outcome = stay.kind.filter(|kind| kind.is_outcome()).map(NodeKind::word);
        let notes = stay.notes.into_iter().map(|note| view! { <p class="user-text">{note}</p> }).collect_view();
        view! {
            <li data-kind=outcome>
                <strong class="user-text">{stay.name}</strong>
                {retired}
                <small>{stay.dates} " · " {stay.days}</small>
                {notes}
            </li>
        }
    };
    view! {
        <section class="deal-history">
            <h3><span>{say(Text::DealsHistory)}</span>{live(heard)}</h3>
            <ol>{live(move || stays.get().into_iter().map(entry).collect_view())}</ol>
        </section>
    }
}
