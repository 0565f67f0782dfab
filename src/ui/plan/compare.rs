//! The plan and its scenarios side by side.

use crate::ui::prelude::*;

use super::number::shown;
use super::state::{Answer, Frame, State};
use super::whatif::Trial;
use super::words::{days, money};
use crate::ui::format;
use crate::ui::language::{Text, language, say, text};

/// What is compared: its name, how it is found, how it is written.
type Measure = (Text, fn(&Answer, &Answer) -> Option<f64>, fn(f64, &Frame) -> String);

const MEASURES: [Measure; 6] = [
    (Text::PlanQuotaMet, |one, _| one.required.as_ref().ok()?.quota, money),
    (Text::PlanWins, |one, _| Some(one.required.as_ref().ok()?.wins), |count, _| shown(count)),
    (Text::PlanStartEntrants, |one, _| start(one)?.0, |count, _| shown(count)),
    (Text::PlanChance, |one, _| Some(start(one)?.1), |chance, _| format::percent(chance)),
    (Text::PlanCycle, |one, _| Some(start(one)?.2).filter(|days| *days > 0.0), |cycle, _| days(cycle)),
    (Text::PlanSameEntrants, brought, money),
];

/// The deals that must begin, the chance that one is won, and the days until it is.
fn start(answer: &Answer) -> Option<(Option<f64>, f64, f64)> {
    let process = answer.process.as_ref().ok()?;
    let start = process.prospects.get(&process.start)?;
    let entrants = answer.required.as_ref().ok().and_then(|required| required.entrants.get(&process.start)).copied();
    Some((entrants, start.won, start.days_to_won))
}

/// What as many deals as begin in the plan would bring.
fn brought(one: &Answer, plan: &Answer) -> Option<f64> {
    let process = plan.process.as_ref().ok()?;
    let visits = process.prospects.get(&process.start)?.visits;
    let begun = start(plan)?.0? / visits;
    Some(begun * start(one)?.1 * one.settings.deal_size?)
}

/// The table.
#[component(transparent)]
pub fn Compare(trial: Trial) -> Fragment {
    let state = State::here();
    let table = move || {
        language();
        let frame = state.frame.get();
        trial.options.with(|options| {
            let heads = options.iter().map(|(id, name, _)| match id {
                None => view! { <th scope="col" class="number">{text(Text::ShellPlan)}</th> },
                Some(_) => view! { <th scope="col" class="number"><bdi>{name.clone()}</bdi></th> },
            });
            let heads = heads.collect_view();
            let (_, _, plan) = options.first()?;
            let row = |(name, find, write): Measure| {
                let base = find(plan, plan);
                let cell = |(id, _, answer): &super::whatif::Alternative| {
                    let value = find(answer, plan);
                    let change = id.and(value).zip(base).filter(|(_, base)| *base > 0.0);
                    let change = change.map(|(value, base)| value / base - 1.0).filter(|share| share.abs() >= 0.0005);
                    let sign = |share: f64| if share > 0.0 { "+" } else { "" };
                    let change = change.map(|share| [sign(share), &format::percent(share)].concat());
                    let value = value.map_or_else(|| "–".to_owned(), |value| write(value, &frame));
                    view! { <td class="number">{value}<small>{change}</small></td> }
                };
                let cells = options.iter().map(cell).collect_view();
                view! { <tr><th scope="row">{text(name)}</th>{cells}</tr> }
            };
            Some(view! {
                <table class="scenarios">
                    <thead><tr><th scope="col">{text(Text::PlanCompared)}</th>{heads}</tr></thead>
                    <tbody>{MEASURES.map(row)}</tbody>
                </table>
            })
        })
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say(Text::PlanCompared)>{live(table)}</div>
    }
}
