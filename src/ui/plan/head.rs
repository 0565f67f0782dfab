//! The numbers on top: what is to be won, how many deals that is, and what one is worth.

use crate::ui::prelude::*;

use super::number::{Figure, field};
use super::state::{Answer, State};
use crate::core::model::GoalKind;
use crate::core::plan::{Driver, Handle};
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill, plural, say, text};

/// The head.
#[component(transparent)]
pub fn Head() -> Fragment {
    let state = State::here();
    let quota = |answer: &Answer| match (&answer.required, answer.settings.driver) {
        (Ok(required), _) => required.quota,
        // What somebody wants stays to be seen where it cannot be met.
        (Err(_), Some(Driver::Quota(quota))) => Some(quota),
        _ => None,
    };
    let wins = |answer: &Answer| match (&answer.required, answer.settings.driver) {
        (Ok(required), _) => Some(required.wins),
        (Err(_), Some(Driver::Wins(wins))) => Some(wins),
        _ => None,
    };
    let kind = state.workspace.memo(|document| document.map.purpose.goal.as_ref().map(|goal| goal.kind));
    let driver = Memo::new(move |_| state.answer.with(|answer| (answer.settings.driver, answer.settings.pinned)));
    let drives = move |quota: bool| {
        let (driver, pinned) = driver.get();
        let own = match driver {
            Some(Driver::Quota(_)) => quota,
            Some(Driver::Wins(_)) => !quota,
            _ => false,
        };
        match (own, pinned) {
            (true, true) => text(Text::PlanSetByHand),
            (true, false) => text(Text::PlanFromGoal),
            (false, _) if driver.is_some() => text(Text::PlanFollows),
            _ => "",
        }
    };
    let size_of = move || {
        let of = state.answer.with(|answer| answer.settings.deal_size_of);
        let known = state.answer.with(|answer| answer.settings.deal_size.is_some());
        match of {
            Some(count) => plural(Plural::PlanDealSizeOf, count),
            None => text(if known { Text::PlanSetByHand } else { Text::PlanNoDealSize }).to_owned(),
        }
    };
    // A goal that says nothing of how many deals are to be won.
    let other = move || match (kind.get(), driver.get().0) {
        (Some(GoalKind::Growth), None) => Some(text(Text::PlanGoalGrowth)),
        (Some(GoalKind::Retention), None) => Some(text(Text::PlanGoalRetention)),
        (_, None) => Some(text(Text::PlanTeach)),
        _ => None,
    };
    let money = move |name: Text| {
        Signal::derive(move || {
            let code = state.frame.with(|frame| frame.currency);
            [text(name), ", ", code.code()].concat()
        })
    };
    view! {
        <header class="plan-head surface">
            <div>
                <h2>{say(Text::PlanTitle)}</h2>
                <p class="muted" role="status">{live(move || sentence(state))}</p>
            </div>
            <dl>
                {figure(state, Handle::Quota, money(Text::PlanQuota), quota, live(move || drives(true)))}
                {figure(state, Handle::Wins, Signal::derive(|| text(Text::PlanWins).to_owned()), wins, live(move || drives(false)))}
                {figure(state, Handle::DealSize, money(Text::PlanDealSize), |answer| answer.settings.deal_size, live(size_of))}
            </dl>
            {live(move || other().map(|teach| view! { <p class="teach">{teach}</p> }))}
        </header>
    }
}

/// A number with what it is called and where it comes from.
fn figure(
    state: State,
    handle: Handle,
    name: Signal<String>,
    value: fn(&Answer) -> Option<f64>,
    about: Fragment,
) -> Fragment {
    let answer = state.answer;
    let figure = Figure {
        handle,
        value: Memo::new(move |_| answer.with(value)),
        each: Memo::new(|_| 1.0),
        held: Memo::new(move |_| answer.with(|answer| answer.settings.holds(handle))),
    };
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{field(state.workspace, figure, name)}<small>{about}</small></dd>
        </div>
    }
}

/// What the plan comes to, in a sentence.
fn sentence(state: State) -> Option<String> {
    let (begins, ends) = state.frame.with(|frame| frame.period);
    let start = state.answer.with(|answer| {
        let required = answer.required.as_ref().ok()?;
        let start = required.process.start;
        Some((start, required.wins, required.entrants.get(&start).copied()?))
    });
    let (start, wins, entrants) = start?;
    let name = state.workspace.follow(|document| crate::ui::sentences::node_name(document, start));
    let places = [
        ("wins", super::number::shown(wins)),
        ("count", super::number::shown(entrants)),
        ("name", name),
        ("from", format::date(begins)),
        ("to", format::date(ends)),
    ];
    let places: Vec<(&str, &str)> = places.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Some(fill(Text::PlanSentence, &places))
}
