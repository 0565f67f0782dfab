//! The numbers of a scenario, each on a slider: the comparison follows while it is moved.

use crate::ui::prelude::*;

use super::number::{release, set};
use super::state::{Answer, State};
use super::whatif::Trial;
use super::words::{self, days, money};
use crate::core::decimal::parse;
use crate::core::ids::EntryId;
use crate::core::plan::Handle;
use crate::ui::format;
use crate::ui::kit::{Icon, Memo, Shape};
use crate::ui::language::{Text, fill, say};

/// What a number is in a scenario, in the unit of its quantity.
fn value(answer: &Answer, handle: Handle) -> Option<f64> {
    let process = answer.process.as_ref().ok()?;
    match handle {
        Handle::Chance(way) => {
            let step = process.rates.steps.iter().find(|step| step.way == Some(way));
            step.map(|step| step.chance * 100.0)
        }
        Handle::Days(node) => process.days.get(&node).copied(),
        _ => answer.settings.deal_size,
    }
}

/// All sliders.
#[component(transparent)]
pub fn Sliders(trial: Trial, scenario: EntryId) -> Fragment {
    let state = State::here();
    let chances = Memo::new(move |_| {
        state.rows.with(|rows| {
            let ways = rows.iter().flat_map(|row| &row.ways).filter(|way| way.forward);
            ways.filter_map(|way| way.step.way).map(Handle::Chance).collect::<Vec<_>>()
        })
    });
    let stays = Memo::new(move |_| {
        let stages = |rows: &Vec<crate::core::plan::Row>| {
            rows.iter().filter(|row| row.stage).map(|row| Handle::Days(row.node)).collect::<Vec<_>>()
        };
        state.rows.with(stages)
    });
    let size = Memo::new(move |_| state.answer.with(|answer| answer.settings.deal_size.is_some()));
    let row = move |handle: Handle| slider(state, trial, scenario, handle);
    view! {
        <div class="sliders">
            {live(move || size.get().then(|| row(Handle::DealSize)))}
            <details open="">
                <summary>{say(Text::PlanChances)}</summary>
                {live(move || chances.get().into_iter().map(row).collect_view())}
            </details>
            <details>
                <summary>{say(Text::PlanStays)}</summary>
                {live(move || stays.get().into_iter().map(row).collect_view())}
            </details>
        </div>
    }
}

fn slider(state: State, trial: Trial, scenario: EntryId, handle: Handle) -> Fragment {
    let workspace = state.workspace;
    let name = workspace.memo(move |document| words::handle(document, handle));
    // The scale is that of the plan: it must not move under the finger.
    let base = state.answer.with_untracked(|answer| value(answer, handle)).unwrap_or(0.0);
    let (most, step) = match handle {
        Handle::Chance(_) => (100.0, 1.0),
        Handle::Days(_) => ((base * 2.0).ceil().max(30.0), 1.0),
        _ => (base * 2.0, base / 50.0),
    };
    let now = Memo::new(move |_| trial.answer(|answer| value(answer, handle)).unwrap_or(base));
    let held = workspace.memo(move |document| handle.held_by(document, Some(scenario)).iter().next().is_some());
    let said = move || {
        let now = now.get();
        match handle {
            Handle::Chance(_) => format::percent(now / 100.0),
            Handle::Days(_) => days(now),
            _ => state.frame.with(|frame| money(now, frame)),
        }
    };
    let back = move |_| release(workspace, Some(scenario), handle);
    let undo = move || fill(Text::PlanAsInPlan, &[("name", &name.get())]);
    view! {
        <div class="slider">
            <span aria-hidden="true">{name}</span>
            <input
                type="range"
                min=0
                max=most
                step=step
                aria-label=name
                aria-valuetext=said
                prop:value=move || crate::core::decimal::decimal(now.get()).to_string()
                on:input:target=move |event| trial.draft.set(parse(&event.target().value()).map(|to| (handle, to)))
                on:change:target=move |event| {
                    if let Some(to) = parse(&event.target().value()) {
                        set(workspace, Some(scenario), handle, to);
                    }
                    trial.draft.set(None);
                }
            />
            <output>{live(said)}</output>
            <Show when=move || held.get()>
                <button class="quiet" aria-label=undo title=undo on:click=back><Icon shape=Shape::Undo/></button>
            </Show>
        </div>
    }
}
