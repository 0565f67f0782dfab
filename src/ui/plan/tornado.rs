//! Which number matters most, as bars from the middle: each of them a tenth worse and a tenth better.

use crate::ui::prelude::*;

use super::state::State;
use super::words::{handle, money};
use crate::core::decimal::decimal;
use crate::core::plan::{Swing, tornado};
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, language, plural, say};

/// The most that are shown.
const MOST: usize = 12;

/// The chart.
#[component(transparent)]
pub fn Tornado() -> Fragment {
    let state = State::here();
    let swings: Memo<Vec<(String, Swing)>> = state.workspace.memo(move |document| {
        state.answer.with(|answer| {
            let Ok(process) = &answer.process else { return Vec::new() };
            let named = |swing: Swing| (handle(document, swing.handle), swing);
            tornado(document, process, &answer.settings).into_iter().map(named).collect()
        })
    });
    let chart = move || {
        language();
        let frame = state.frame.get();
        // What the plan brings in a year.
        let year =
            state.answer.with(|answer| answer.required.as_ref().ok()?.quota).map(|quota| quota * 365.25 / frame.days());
        swings.with(|swings| {
            if swings.is_empty() {
                return view! { <p class="teach">{say(Text::PlanNothingYet)}</p> };
            }
            let most = swings.iter().map(|(_, swing)| swing.better.max(-swing.worse)).fold(0.0, f64::max);
            let said = |share: f64| match year {
                Some(year) if year > 0.0 => {
                    let sign = if share > 0.0 { "+" } else { "" };
                    [sign, &money(share * year, &frame)].concat()
                }
                _ => [if share > 0.0 { "+" } else { "" }, &format::percent(share)].concat(),
            };
            let half = |share: f64| format!("{}%", decimal(share.abs() / most * 50.0));
            let bar = |(name, swing): &(String, Swing)| {
                let left = format!("{}%", decimal(50.0 - swing.worse.abs() / most * 50.0));
                view! {
                    <li>
                        <span>{name.clone()}</span>
                        <b class="worse">{said(swing.worse)}</b>
                        <svg width="100%" height="18" aria-hidden="true">
                            <rect class="worse" x=left y="3" width=half(swing.worse) height="12" rx="2"/>
                            <rect class="better" x="50%" y="3" width=half(swing.better) height="12" rx="2"/>
                            <line class="zero" x1="50%" x2="50%" y1="0" y2="18"/>
                        </svg>
                        <b class="better">{said(swing.better)}</b>
                    </li>
                }
            };
            let bars = swings.iter().take(MOST).map(bar).collect_view();
            let more = swings.len().checked_sub(MOST).filter(|more| *more > 0);
            let more = more.map(|more| view! { <p class="muted">{plural(Plural::PlanMoreSwings, more)}</p> });
            view! { <ul class="swings" aria-label=say(Text::PlanTornado)>{bars}</ul>{more} }
        })
    };
    view! {
        <div class="surface plan-part">
            <h3>{say(Text::PlanTornado)}</h3>
            <p class="muted">{say(Text::PlanTornadoMeans)}</p>
            {live(chart)}
        </div>
    }
}
