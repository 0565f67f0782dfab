//! Which number matters most, as bars from the middle: each of them a tenth worse and a tenth better.

use crate::ui::prelude::*;

use super::state::State;
use super::words::handle;
use crate::core::chart::{Chart, Form, Look, Row, Series, Unit};
use crate::core::model::Document;
use crate::core::plan::{Swing, tornado};
use crate::ui::chart::Figure;
use crate::ui::language::{Plural, Text, language, plural, text};

/// The most that are shown.
const MOST: usize = 12;

/// The chart.
#[component(transparent)]
pub fn Tornado() -> Fragment {
    let state = State::here();
    let chart = state.workspace.memo(move |document| {
        language();
        chart(state, document)
    });
    view! {
        <div class="surface plan-part">
            <Figure chart about=Text::PlanTornadoMeans nothing=Text::PlanNothingYet/>
        </div>
    }
}

fn chart(state: State, document: &Document) -> Chart {
    let frame = state.frame.get();
    // What the plan brings in a year, in minor units; as long as that is not known, shares of it.
    let quota = state.answer.with(|answer| answer.required.as_ref().ok()?.quota).filter(|quota| *quota > 0.0);
    let year = quota.map(|quota| quota * 365.25 / frame.days() * frame.currency.minor_units() as f64);
    let (unit, whole) = if let Some(year) = year { (Unit::Money, year) } else { (Unit::Share, 1.0) };
    let swings: Vec<Swing> = state.answer.with(|answer| {
        let process = answer.process.as_ref().ok();
        process.map(|process| tornado(document, process, &answer.settings)).unwrap_or_default()
    });
    let row = |swing: &Swing| Row {
        name: handle(document, swing.handle),
        values: vec![Some(swing.worse * whole), Some(swing.better * whole)],
        ..Row::default()
    };
    let word = |key: Text| text(key).to_owned();
    let more = swings.len().checked_sub(MOST).filter(|more| *more > 0);
    let more = more.map(|more| [". ", &plural(Plural::PlanMoreSwings, more)].concat()).unwrap_or_default();
    Chart {
        key: "tornado",
        title: word(Text::PlanTornado),
        counted: [text(Text::PlanTornadoCounted), &more].concat(),
        form: Form::Rows,
        head: word(Text::PlanTornadoHead),
        unit,
        series: vec![
            Series::said("worse", word(Text::PlanWorse), unit, Look::Worse),
            Series::said("better", word(Text::PlanBetter), unit, Look::Better),
        ],
        rows: swings.iter().take(MOST).map(row).collect(),
    }
}
