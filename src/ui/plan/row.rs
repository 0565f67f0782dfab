//! A stage in the table of the plan, and what is done there.

use crate::ui::prelude::*;

use super::number::{Figure, field};
use super::state::State;
use super::table::Span;
use crate::core::ids::{EntryId, NodeId, TransitionId};
use crate::core::model::{Activity, Kept};
use crate::core::plan::{Handle, Way};
use crate::ui::format;
use crate::ui::kit::{Icon, Memo, Shape, TextField};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::playbook::{about, add, bin_of, change, line};
use crate::ui::sentences::node_name;

/// The rows of a node: its numbers, and one for each activity.
pub fn row(state: State, node: NodeId, every: RwSignal<bool>, several: Memo<bool>) -> Fragment {
    let workspace = state.workspace;
    let name = workspace.memo(move |document| node_name(document, node));
    let stage = state.row(node, |row| row.stage);
    let ways = Memo::new(move |_| {
        let every = every.get();
        let shown = |way: &&Way| every || way.forward;
        let rows = state.rows.with(|rows| {
            let row = rows.iter().find(|row| row.node == node);
            row.map(|row| row.ways.iter().filter(shown).map(|way| (way.step.way, way.step.to)).collect::<Vec<_>>())
        });
        rows.unwrap_or_default()
    });
    let solved = Memo::new(move |_| state.answer.with(|answer| answer.process.is_ok()));
    let won = state.row(node, |row| row.won);
    let needed = state.row(node, |row| row.entrants);
    let activities = state.row(node, |row| row.work.iter().map(|(id, _)| *id).collect::<Vec<EntryId>>());
    let fresh = move |_| {
        let name = text(Text::PlanNewActivity).to_owned();
        let activity = Activity { node: Some(node), name, per_deal: Some(1.0), ..Activity::blank(workspace.make_id()) };
        add(workspace, activity.entry());
    };
    view! {
        <tbody data-row=node.to_string()>
            <tr class:aside=move || !stage.get()>
                <th scope="row">
                    <bdi>{name}</bdi>
                    <Show when=move || stage.get()>
                        <button
                            class="quiet"
                            aria-label=move || fill(Text::PlanAddActivity, &[("name", &name.get())])
                            title=move || fill(Text::PlanAddActivity, &[("name", &name.get())])
                            on:click=fresh
                        >
                            <Icon shape=Shape::Plus/>
                        </button>
                    </Show>
                </th>
                <td class="ways">
                    <For each=move || ways.get() key=|way| *way children=move |(way, to)| chance(state, node, way, to)/>
                </td>
                <td class="number">{live(move || won.get().filter(|_| solved.get()).map(format::percent))}</td>
                <td class="number">{days(state, node, name)}</td>
                {needs(state, Handle::Entrants(node), needed, several, Text::PlanNeededOf, name)}
            </tr>
            <For each=move || activities.get() key=|id| *id children=move |id| work(state, id, several)/>
        </tbody>
    }
}

/// The chance of a way out, and what it was made of. What nobody drew can only be seen.
fn chance(state: State, node: NodeId, way: Option<TransitionId>, to: NodeId) -> Fragment {
    let workspace = state.workspace;
    let name = workspace.memo(move |document| node_name(document, to));
    let from = workspace.memo(move |document| node_name(document, node));
    let step = state.row(node, move |row| {
        let of = row.ways.iter().find(|one| one.step.way == way && one.step.to == to);
        of.map(|way| (way.step.chance, way.step.used, way.step.of, way.step.estimate))
    });
    let made_of = move || {
        let (_, used, of, estimate) = step.get()?;
        let counted = (of > 0).then(|| {
            let [used, of] = [used, of].map(|count| format::number(count as f64));
            fill(Text::FunnelPart, &[("part", &used), ("whole", &of)])
        });
        let typed = estimate.map(|share| fill(Text::PlanTyped, &[("share", &format::percent(share))]));
        let parts: Vec<String> = counted.into_iter().chain(typed).collect();
        Some(if parts.is_empty() { text(Text::PlanNothingKnown).to_owned() } else { parts.join(", ") })
    };
    let content = match way {
        Some(way) => {
            let handle = Handle::Chance(way);
            let held = Memo::new(move |_| state.answer.with(|answer| answer.settings.holds(handle)));
            // What nobody knows is an empty field, not 0.
            let value = Memo::new(move |_| {
                let (chance, _, of, estimate) = step.get()?;
                (of > 0 || estimate.is_some() || chance > 0.0 || held.get()).then_some(chance * 100.0)
            });
            let figure = Figure { handle, value, each: Memo::new(|_| 1.0), held };
            let label = Signal::derive(move || fill(Text::PlanChanceOf, &[("from", &from.get()), ("to", &name.get())]));
            view! { {field(workspace, figure, label)}<span>"%"</span> }
        }
        None => view! {
            <span class="undrawn">{live(move || step.get().map(|(chance, ..)| format::percent(chance)))}</span>
        },
    };
    let undrawn = way.is_none().then(|| view! { " "<span class="badge">{say(Text::PlanUndrawn)}</span> });
    view! {
        <div class="way">
            {content}
            <span class="to">"→ "<bdi>{name}</bdi>{undrawn}<small>{live(made_of)}</small></span>
        </div>
    }
}

/// How long deals stay.
fn days(state: State, node: NodeId, name: Memo<String>) -> Fragment {
    let handle = Handle::Days(node);
    let figure = Figure {
        handle,
        value: state.row(node, |row| row.days),
        each: Memo::new(|_| 1.0),
        held: Memo::new(move |_| state.answer.with(|answer| answer.settings.holds(handle))),
    };
    let stayed = state.row(node, |row| row.stayed);
    let from = move || {
        let known = figure.value.with(Option::is_some) && !figure.held.get();
        known.then(|| match stayed.get() {
            0 => text(Text::PlanExpected).to_owned(),
            count => fill(Text::FunnelSample, &[("count", &format::number(count as f64))]),
        })
    };
    let label = Signal::derive(move || fill(Text::PlanDaysIn, &[("name", &name.get())]));
    view! { {field(state.workspace, figure, label)}<small>{live(from)}</small> }
}

/// What is needed, in the whole period, a month, a week, and a week of one person.
fn needs(
    state: State,
    handle: Handle,
    needed: Memo<Option<f64>>,
    several: Memo<bool>,
    label: Text,
    name: Memo<String>,
) -> Fragment {
    let held = Memo::new(move |_| state.answer.with(|answer| answer.settings.holds(handle)));
    let never = Memo::new(|_| false);
    let cell = |(span, head): (Span, Text)| {
        let each = Memo::new(move |_| state.frame.with(|frame| span.count(frame)));
        let value = Memo::new(move |_| needed.get().map(|needed| needed / each.get()));
        // One mark is enough for a row.
        let figure = Figure { handle, value, each, held: if span == Span::Whole { held } else { never } };
        let label = Signal::derive(move || fill(label, &[("name", &name.get()), ("span", text(head))]));
        view! {
            <td class="number" class:hidden=move || span == Span::Each && !several.get()>
                {field(state.workspace, figure, label)}
            </td>
        }
    };
    Span::ALL.map(cell).collect_view()
}

/// An activity.
fn work(state: State, id: EntryId, several: Memo<bool>) -> Fragment {
    let workspace = state.workspace;
    let name = about::<Activity, String>(workspace, id, |activity| activity.name.clone());
    let per_deal = about::<Activity, Option<f64>>(workspace, id, |activity| activity.per_deal);
    let shown = Memo::new(move |_| per_deal.get().map(super::number::shown).unwrap_or_default());
    let commit = move |typed: String| {
        if let Some(value) = super::number::read(workspace, &typed, (0.0, 10_000.0)) {
            change::<Activity>(workspace, id, |activity| activity.per_deal = Some(value));
        }
    };
    let label = Signal::derive(move || fill(Text::PlanPerDealOf, &[("name", &name.get())]));
    view! {
        <tr class="work">
            <th scope="row">
                {line::<Activity>(id, Text::PlanActivity, Text::PlanActivity, |activity| &mut activity.name)}
                {bin_of(id, Text::PlanRemoveActivity)}
            </th>
            <td colspan=3>
                <span class="figure-field"><TextField label=label value=shown commit=commit patient=true/></span>
                <span>{say(Text::PlanPerDeal)}</span>
            </td>
            {needs(state, Handle::Activities(id), state.work(id), several, Text::PlanWorkOf, name)}
        </tr>
    }
}
