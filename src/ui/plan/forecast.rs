//! What the open deals may bring: the process played ten thousand times, a few milliseconds in every frame.

use std::cell::RefCell;
use std::rc::Rc;

use crate::ui::prelude::*;

use super::state::{Frame, State};
use super::words::money;
use crate::core::chain::{Forecast, Simulation};
use crate::core::chart::{Chart, Form, Look, Row, Series, Unit};
use crate::core::decimal::decimal;
use crate::core::model::Date;
use crate::core::plan::{open, pipeline};
use crate::ui::chart::Figure;
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill, language, plural_with, say, text};

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
        Some(view! { <p class="headline">{fill(said, &places)}</p> })
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
    let chart = Memo::new(move |_| {
        language();
        chart(found.get().as_ref(), &state.frame.get(), workspace.today.get())
    });
    view! {
        <div class="surface plan-part" data-forecast="" data-took=move || progress.with(|now| decimal(now.took).to_string())>
            <Figure chart about=Text::PlanRangeMeans nothing=Text::PlanRangeMeans>{live(content)}</Figure>
        </div>
    }
}

/// From the tenth to the ninetieth of a hundred runs.
fn chart(forecast: Option<&Forecast>, frame: &Frame, today: Date) -> Chart {
    let minor = |amount: f64| Some(amount * frame.currency.minor_units() as f64);
    let day = format::date(frame.period.1.max(today));
    let row = |forecast: &Forecast| Row {
        name: fill(Text::PlanRangeBy, &[("day", &day)]),
        values: vec![minor(forecast.p10), minor(forecast.p50), minor(forecast.p90)],
        ..Row::default()
    };
    let column = |key: &'static str, name: &str, look| Series::said(key, name.to_owned(), Unit::Money, look);
    Chart {
        key: "forecast",
        title: text(Text::PlanRange).to_owned(),
        counted: fill(Text::PlanRuns, &[("runs", &format::number(RUNS as f64))]),
        form: Form::Rows,
        head: String::new(),
        unit: Unit::Money,
        series: vec![
            column("p10", "P10", Look::Reach(2)),
            column("p50", "P50", Look::Stroke),
            column("p90", "P90", Look::Table),
        ],
        rows: forecast.map(row).into_iter().collect(),
    }
}
