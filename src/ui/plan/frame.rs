//! What the plan is made for: the days, the people, where chances come from, rounding, seasons.

use crate::ui::prelude::*;

use super::number::{read, shown};
use super::state::State;
use crate::core::command::{Command, MapEdit};
use crate::core::model::{Date, Plan, RatesFrom};
use crate::core::plan::seasons;
use crate::ui::kit::{Memo, TextField};
use crate::ui::language::{Text, say, text};
use crate::ui::panels::Choice;
use crate::ui::playbook::entries::labelled;
use crate::ui::workspace::Workspace;

/// Changes how the plan is calculated.
fn change(workspace: Workspace, change: impl FnOnce(&mut Plan)) {
    let mut plan = workspace.read(|document| document.map.purpose.plan.clone()).unwrap_or_default();
    change(&mut plan);
    workspace.commit(Command::EditMap(MapEdit::Plan(Some(plan))));
}

/// The row of settings above the table.
#[component(transparent)]
pub fn Frame() -> Fragment {
    let state = State::here();
    let (workspace, frame) = (state.workspace, state.frame);
    let plan = move |read: fn(&Plan) -> String| Memo::new(move |_| frame.with(|frame| read(&frame.plan)));
    let day = move |first: bool| {
        Memo::new(move |_| frame.with(|frame| if first { frame.period.0 } else { frame.period.1 }.to_string()))
    };
    let set_day = move |first: bool| {
        move |typed: String| {
            let day = Date::parse(&typed);
            // A year half typed is no day yet; an empty field goes back to the goal's.
            if day.is_some() || typed.is_empty() {
                change(workspace, |plan| if first { plan.begins = day } else { plan.ends = day });
            }
        }
    };
    let people = Memo::new(move |_| shown(frame.with(super::state::Frame::people)));
    let set_people = move |typed: String| {
        if let Some(people) = read(workspace, &typed, (1.0, 10_000.0)) {
            change(workspace, |plan| plan.people = Some(people.round() as i64));
        }
    };
    let sources = Signal::derive(|| {
        let word = |from: &RatesFrom| (from.word().to_owned(), text(source(*from).0).to_owned());
        RatesFrom::ALL.iter().map(word).collect::<Vec<_>>()
    });
    let from = plan(|plan| plan.rates.word().to_owned());
    let set_source = move |word: String| {
        if let Some(from) = RatesFrom::ALL.iter().find(|from| from.word() == word) {
            change(workspace, |plan| plan.rates = *from);
        }
    };
    let rule = Memo::new(move |_| frame.with(|frame| source(frame.plan.rates).1));
    let whole = Memo::new(move |_| frame.with(|frame| frame.plan.whole_deals));
    let weights = plan(|plan| plan.seasons.clone());
    let set_weights = move |typed: String| {
        if typed.trim().is_empty() || seasons(&typed).is_some() {
            change(workspace, |plan| plan.seasons = typed);
        } else {
            workspace.complain(text(Text::PlanWrongSeasons).to_owned());
        }
    };
    let date = move |name: Text, first: bool| {
        let commit = set_day(first);
        labelled(name, view! { <TextField kind="date" patient=true label=say(name) value=day(first) commit=commit/> })
    };
    view! {
        <div class="plan-frame surface">
            {date(Text::PlanBegins, true)}
            {date(Text::PlanEnds, false)}
            {labelled(Text::PlanPeople, view! {
                <TextField patient=true label=say(Text::PlanPeople) value=people commit=set_people/>
            })}
            {labelled(Text::PlanSource, view! {
                <Choice label=say(Text::PlanSource) options=sources value=from commit=set_source/>
            })}
            <label class="switch">
                <input type="checkbox" prop:checked=whole
                    on:change=move |_| change(workspace, |plan| plan.whole_deals = !plan.whole_deals)/>
                <span>{say(Text::PlanWhole)}<small>{say(Text::PlanWholeMeans)}</small></span>
            </label>
            {labelled(Text::PlanSeasons, view! {
                <TextField patient=true label=say(Text::PlanSeasons) value=weights commit=set_weights
                    placeholder=say(Text::PlanSeasonsHint)/>
            })}
            <p class="muted">{live(move || text(rule.get()))}</p>
        </div>
    }
}

/// What a source of chances is called, and its rule.
fn source(from: RatesFrom) -> (Text, Text) {
    match from {
        RatesFrom::Blended => (Text::PlanBlended, Text::PlanBlendedRule),
        RatesFrom::Deals => (Text::PlanDeals, Text::PlanDealsRule),
        RatesFrom::Estimates => (Text::PlanEstimates, Text::PlanEstimatesRule),
    }
}
