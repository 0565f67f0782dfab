//! What is said of the stop that is shown: its name, its entry definition and exit checklist, and its numbers, large.

use crate::ui::prelude::*;

use crate::core::analytics::Ledger;
use crate::core::analytics::statistics::Histogram;
use crate::core::ids::NodeId;
use crate::core::model::{Currency, Document, Flow};
use crate::core::session::Tour;
use crate::ui::language::{Plural, Text, fill, plural, text};
use crate::ui::workspace::workspace;
use crate::ui::{format, sentences};

/// Items of an exit checklist that are shown; more cannot be read from the back of a room.
const ITEMS: usize = 4;

/// A number with what it means and what it stands on.
#[derive(Clone, PartialEq)]
struct Figure {
    value: String,
    name: String,
    basis: String,
}

/// What is shown of a stop.
#[derive(Clone, PartialEq, Default)]
struct Card {
    above: String,
    name: String,
    entry: String,
    exit: Vec<String>,
    figures: Vec<Figure>,
}

/// The facts of the stop.
#[component(transparent)]
pub fn Facts() -> Fragment {
    let workspace = workspace();
    let card = Memo::new(move |_| {
        let stop = workspace.tour.with(|tour| tour.as_ref().and_then(Tour::stop));
        workspace.count(|known, ledger| match stop {
            Some(node) => stage(known, ledger, node),
            None => whole(known, ledger),
        })
    });
    live(move || {
        let Card { above, name, entry, exit, figures } = card.get();
        let figure = |Figure { value, name, basis }| {
            view! { <div><dd>{value}</dd><dt>{name}<small>{basis}</small></dt></div> }
        };
        let items = exit.into_iter().map(|item| view! { <li class="user-text">{item}</li> });
        view! {
            <div class="facts" role="status">
                <div class="what"><small>{above}</small><h2 class="user-text">{name}</h2><p class="user-text">{entry}</p></div>
                <ul class="user-text">{items.collect_view()}</ul>
                <dl>{figures.into_iter().map(figure).collect_view()}</dl>
            </div>
        }
    })
}

fn stage((document, flow): (&Document, &Flow), ledger: &Ledger, id: NodeId) -> Card {
    let Some(node) = document.nodes.get(&id) else { return Card::default() };
    let stages = flow.stages(document);
    let above = match stages.iter().position(|stage| *stage == id) {
        Some(at) => {
            let (at, count) = (format::number(at as f64 + 1.0), format::number(stages.len() as f64));
            fill(Text::CardPlace, &[("place", &at), ("count", &count)])
        }
        None => sentences::node_kind(node.kind).to_owned(),
    };
    let first = node.card.entry.lines().next().unwrap_or_default().to_owned();
    let exit = node.card.exit.iter().filter(|item| !item.text.trim().is_empty()).take(ITEMS);
    Card {
        above,
        name: sentences::node_name(document, id),
        entry: first,
        exit: exit.map(|item| item.text.clone()).collect(),
        figures: if document.deals.is_empty() { Vec::new() } else { stage_figures(document, ledger, id) },
    }
}

fn stage_figures(document: &Document, ledger: &Ledger, id: NodeId) -> Vec<Figure> {
    let (tally, frame) = (ledger.all(), ledger.frame());
    let load = tally.loads(frame).get(&id).copied().unwrap_or_default();
    let mut figures = vec![here(load.count, format::money_short(load.value, document.map.currency))];
    let forward = document.transitions.values().filter(|way| way.from == id && way.kind.is_forward());
    let (mut used, mut of) = (0, 0);
    for share in forward.map(|way| tally.share(frame, way.id)) {
        used += share.used;
        of = of.max(share.of);
    }
    if of > 0 {
        figures.push(Figure {
            value: format::percent(used as f64 / of as f64),
            name: text(Text::PresentMoveOn).to_owned(),
            basis: plural(Plural::PresentDepartures, of),
        });
    }
    if let Some(stay) = tally.days_in(frame, id).and_then(Histogram::spread) {
        figures.push(Figure {
            value: plural(Plural::PresentDays, stay.median.round() as usize),
            name: text(Text::PresentTime).to_owned(),
            basis: plural(Plural::PresentDeals, stay.n),
        });
    }
    figures
}

fn here(count: usize, value: String) -> Figure {
    Figure { value: format::number(count as f64), name: text(Text::CardDealsHere).to_owned(), basis: value }
}

fn whole((document, flow): (&Document, &Flow), ledger: &Ledger) -> Card {
    let stages = flow.stages(document).len();
    let figures = if document.deals.is_empty() { Vec::new() } else { whole_figures(document, ledger) };
    let above = plural(Plural::PresentStages, stages);
    Card { above, name: document.map.name.clone(), figures, ..Card::default() }
}

fn whole_figures(document: &Document, ledger: &Ledger) -> Vec<Figure> {
    let totals = ledger.all().totals();
    let short = |value, currency: Currency| format::money_short(value, currency);
    let currency = document.map.currency;
    let mut figures = vec![Figure {
        value: format::number(totals.open as f64),
        name: text(Text::PresentOpen).to_owned(),
        basis: short(totals.open_value, currency),
    }];
    if let Some(rate) = totals.win_rate {
        figures.push(Figure {
            value: format::percent(rate),
            name: text(Text::PresentWinRate).to_owned(),
            basis: plural(Plural::PresentDecided, totals.won + totals.lost),
        });
    }
    if let Some(weighted) = totals.weighted {
        figures.push(Figure {
            value: short(weighted.value, currency),
            name: text(Text::PresentWeighted).to_owned(),
            basis: plural(Plural::PresentDeals, weighted.deals),
        });
    }
    figures
}
