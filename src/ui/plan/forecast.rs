//! What the open deals may bring: the process played ten thousand times, a few milliseconds in every frame.

use std::cell::RefCell;
use std::rc::Rc;

use crate::ui::prelude::*;

use super::state::State;
use super::words::money;
use crate::core::chain::{Forecast, Simulation};
use crate::core::decimal::decimal;
use crate::core::plan::{open, pipeline};
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill, language, plural_with, say};

/// How many runs.
const RUNS: usize = 10_000;

/// How long a slice may take, in milliseconds: half a frame.
const SLICE: f64 = 8.0;

/// Where a simulation is.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct Progress {
    /// Which simulation: an earlier one ends when another begins.
    number: u32,
    /// How many runs were played.
    runs: usize,
    /// Somebody has stopped it.
    stopped: bool,
    /// How long its slices took together, in milliseconds.
    took: f64,
    forecast: Option<Forecast>,
}

/// A simulation that is played frame by frame.
type Playing = Rc<RefCell<Option<Simulation>>>;

/// Plays a slice, and the next one in the next frame.
fn play(playing: Playing, progress: RwSignal<Progress>, number: u32, deals: usize) {
    request_animation_frame(move || {
        let current = progress.try_get_untracked();
        if current.is_none_or(|now| now.number != number || now.stopped) {
            return;
        }
        let begun = js_sys::Date::now();
        let mut state = playing.borrow_mut();
        let Some(simulation) = state.as_mut() else { return };
        // The clock is looked at about every half millisecond.
        let few = (4_000 / deals.max(1)).max(1);
        while simulation.runs() < RUNS && js_sys::Date::now() - begun < SLICE - 1.0 {
            simulation.run(few.min(RUNS - simulation.runs()));
        }
        let runs = simulation.runs();
        let forecast = if runs >= RUNS { simulation.forecast() } else { None };
        let took = js_sys::Date::now() - begun;
        drop(state);
        progress.update(|now| {
            (now.runs, now.took) = (runs, now.took + took);
            now.forecast = forecast.or(now.forecast);
        });
        if runs < RUNS {
            play(playing, progress, number, deals);
        }
    });
}

/// The range of what is likely.
#[component(transparent)]
pub fn Range() -> Fragment {
    let state = State::here();
    let workspace = state.workspace;
    let progress = RwSignal::new(Progress::default());
    let playing = StoredValue::new_local(Playing::default());
    let deals = workspace.memo(move |document| {
        state.answer.with(|answer| {
            let deals = answer.process.as_ref().map(|process| open(document, process)).unwrap_or_default();
            (deals.len(), deals.iter().map(|(_, worth)| worth).sum::<f64>())
        })
    });
    let begin = move || {
        let ends = state.frame.with_untracked(|frame| frame.period.1);
        let simulation = state.answer.with_untracked(|answer| {
            let process = answer.process.as_ref().ok()?;
            Some(workspace.read(|document| pipeline(document, process, ends, workspace.today_now())))
        });
        let count = deals.with_untracked(|(count, _)| *count);
        let Some(playing) = playing.try_get_value() else { return };
        playing.replace(simulation.filter(|_| count > 0));
        let number = progress.with_untracked(|now| now.number.wrapping_add(1));
        progress.set(Progress { number, ..Progress::default() });
        play(playing, progress, number, count);
    };
    // Whatever changes, it is played anew.
    Effect::new(move |_| {
        state.answer.track();
        state.frame.track();
        workspace.revision.track();
        begin();
    });
    let stop = move |_| progress.update(|now| now.stopped = true);
    // What changes in every frame must not build the buttons anew.
    let phase = Memo::new(move |_| progress.with(|now| (now.runs < RUNS, now.stopped)));
    let found = Memo::new(move |_| progress.with(|now| now.forecast));
    let range = move || {
        language();
        let forecast = found.get()?;
        let frame = state.frame.get();
        let [p10, p50, p90] = [forecast.p10, forecast.p50, forecast.p90].map(|amount| money(amount, &frame));
        let day = format::date(frame.period.1.max(workspace.today.get()));
        let places = [("p10", p10), ("p50", p50), ("p90", p90), ("day", day)];
        let places: Vec<(&str, &str)> = places.iter().map(|(name, text)| (*name, text.as_str())).collect();
        // "Less than nothing" is no amount.
        let said = if forecast.p10 > 0.0 { Text::PlanForecast } else { Text::PlanForecastNothing };
        Some(view! { <p class="headline">{fill(said, &places)}</p>{fan(&forecast, &places)} })
    };
    let action = move || match phase.get() {
        (true, false) => Some(view! {
            <progress max=RUNS value=move || progress.with(|now| now.runs) aria-label=say(Text::PlanProgress)></progress>
            <button on:click=stop>{say(Text::ShellCancel)}</button>
        }),
        (true, true) => {
            let runs = progress.with_untracked(|now| format::number(now.runs as f64));
            Some(view! {
                <span>{fill(Text::PlanStopped, &[("runs", &runs)])}</span>
                <button on:click=move |_| begin()>{say(Text::PlanRunAgain)}</button>
            })
        }
        (false, _) => None,
    };
    let content = move || {
        language();
        let (count, worth) = deals.get();
        if count == 0 {
            return view! { <p class="teach">{say(Text::PlanNoOpenDeals)}</p> };
        }
        let frame = state.frame.get();
        let open = plural_with(Plural::PlanOpenDeals, count, &[("worth", &money(worth, &frame))]);
        view! { <p>{open}</p>{live(range)}<div class="actions">{live(action)}</div> }
    };
    view! {
        <div class="surface plan-part" data-forecast="" data-took=move || progress.with(|now| decimal(now.took).to_string())>
            <h3>{say(Text::PlanRange)}</h3>
            <p class="muted">{say(Text::PlanRangeMeans)}</p>
            {live(content)}
        </div>
    }
}

/// From the tenth to the ninetieth of a hundred runs, on a scale that begins with 0.
fn fan(forecast: &Forecast, places: &[(&str, &str)]) -> Fragment {
    let most = if forecast.p90 > 0.0 { forecast.p90 * 1.15 } else { 1.0 };
    let at = |amount: f64| format!("{}%", decimal(amount / most * 100.0));
    let word = |name: &str| places.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
    let label = |class: &'static str, head: &'static str, name: &str| {
        view! { <div class=class><dt>{head}</dt><dd>{word(name)}</dd></div> }
    };
    view! {
        <svg class="fan" width="100%" height="34" aria-hidden="true">
            <rect class="track" x="0" y="12" width="100%" height="10" rx="2"/>
            <rect class="likely" x=at(forecast.p10) y="7" width=at(forecast.p90 - forecast.p10) height="20" rx="3"/>
            <line class="middle" x1=at(forecast.p50) x2=at(forecast.p50) y1="3" y2="31"/>
        </svg>
        <dl class="fan-words">
            {label("low", "P10", "p10")}{label("middle", "P50", "p50")}{label("high", "P90", "p90")}
        </dl>
    }
}
