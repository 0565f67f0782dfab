//! Two periods side by side.

use crate::ui::prelude::*;

use super::figures::sentence;
use super::state::{Answer, State};
use crate::core::analytics::Bar;
use crate::core::chart::{Chart, Form, Look, Row, Series, Unit};
use crate::ui::chart::Figure;
use crate::ui::format;
use crate::ui::language::{Plural, Text, language, plural_with, text};

/// The chart, while there is something to compare.
#[component(transparent)]
pub fn Compared() -> Fragment {
    let state = State::here();
    let chart = Memo::new(move |_| {
        language();
        let by_value = state.asked.with(|asked| asked.value);
        let now = sentence(state);
        state.answer.with(|answer| chart(answer, by_value, &now))
    });
    let shown = Memo::new(move |_| state.answer.with(|answer| answer.before.is_some()));
    live(move || {
        shown.get().then(|| {
            view! {
                <div class="surface funnel-part wide">
                    <Figure chart about=Text::FunnelComparedAbout nothing=Text::FunnelNoMatchHint/>
                </div>
            }
        })
    })
}

fn chart(answer: &Answer, by_value: bool, now: &str) -> Chart {
    let word = |key: Text| text(key).to_owned();
    let unit = if by_value { Unit::Money } else { Unit::Count };
    let before = answer.before.as_ref();
    let then = before.map(|before| {
        let (from, to) = (format::date(before.period.0), format::date(before.period.1));
        plural_with(Plural::FunnelConsideredBetween, before.funnel.considered, &[("from", &from), ("to", &to)])
    });
    let size = |bar: &Bar| if by_value { bar.value.0 as f64 } else { bar.count as f64 };
    let row = |(place, bar): (usize, &Bar)| {
        let was = before.and_then(|before| before.funnel.bars.get(place));
        let change = |now: Option<f64>, was: Option<f64>| now.zip(was).map(|(now, was)| now - was);
        let (rate, rate_was) = (bar.step_rate, was.and_then(|was| was.step_rate));
        let (now, was) = (Some(size(bar)), was.map(size));
        Row {
            name: answer.heads.get(place).map(|head| head.name.clone()).unwrap_or_default(),
            stands_for: bar.stage,
            values: vec![now, was, change(now, was), rate, rate_was, change(rate, rate_was)],
            ..Row::default()
        }
    };
    Chart {
        key: "compared",
        title: word(Text::FunnelCompared),
        counted: [now, " · ", &then.unwrap_or_default()].concat(),
        form: Form::Rows,
        head: word(Text::FunnelStage),
        unit,
        series: vec![
            Series::said("now", word(Text::FunnelNow), unit, Look::Bar),
            Series::said("before", word(Text::FunnelThen), unit, Look::Ghost),
            Series::table("change", word(Text::FunnelChange), unit),
            Series::said("rate", word(Text::FunnelRateNow), Unit::Share, Look::Table),
            Series::said("rate_before", word(Text::FunnelRateThen), Unit::Share, Look::Table),
            Series::table("rate_change", word(Text::FunnelRateChange), Unit::Share),
        ],
        rows: answer.funnel.bars.iter().enumerate().map(row).collect(),
    }
}
