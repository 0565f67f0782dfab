//! How much of worth moves a day, month after month.

use crate::ui::prelude::*;

use super::figures::sentence;
use super::state::State;
use crate::core::analytics::{Month, trend};
use crate::core::chart::{Chart, Form, Look, Row, Series, Unit};
use crate::ui::chart::Figure;
use crate::ui::format;
use crate::ui::language::{Text, language, text};

/// The most months that are shown, the latest.
const MOST: usize = 24;

/// The chart.
#[component(transparent)]
pub fn Velocity() -> Fragment {
    let state = State::here();
    let chart = Memo::new(move |_| {
        language();
        let today = state.workspace.today.get();
        let months = state.query.with(|query| {
            state.workspace.count(|(document, _), ledger| trend(ledger.admitted(document, query), today))
        });
        chart(&months, sentence(state))
    });
    view! {
        <div class="surface funnel-part wide">
            <Figure chart about=Text::FunnelVelocityAbout nothing=Text::FunnelVelocityNone/>
        </div>
    }
}

fn chart(months: &[Month], counted: String) -> Chart {
    let word = |key: Text| text(key).to_owned();
    let count = |count: usize| Some(count as f64);
    let row = |month: &Month| Row {
        name: month.from.map(format::month).unwrap_or_default(),
        values: vec![
            month.velocity,
            count(month.worked),
            Some(month.value.0 as f64),
            month.win_rate,
            month.cycle,
            count(month.created),
            count(month.won),
            Some(month.won_value.0 as f64),
            count(month.lost),
        ],
        ..Row::default()
    };
    // Months without a single figure say nothing.
    let known = months.iter().any(|month| month.velocity.is_some());
    let latest = months.iter().skip(months.len().saturating_sub(MOST));
    Chart {
        key: "velocity",
        title: word(Text::FunnelVelocity),
        counted,
        form: Form::Time,
        head: word(Text::FunnelMonth),
        unit: Unit::Money,
        series: vec![
            Series::said("velocity", word(Text::FunnelADay), Unit::Money, Look::Line),
            Series::table("worked", word(Text::FunnelWorked), Unit::Count),
            Series::table("value", word(Text::FunnelWorkedValue), Unit::Money),
            Series::table("win_rate", word(Text::FunnelWinRate), Unit::Share),
            Series::table("cycle", word(Text::FunnelMonthCycle), Unit::Days),
            Series::table("created", word(Text::FunnelCreated), Unit::Count),
            Series::table("won", word(Text::NoWon), Unit::Count),
            Series::table("won_value", word(Text::FileWonValue), Unit::Money),
            Series::table("lost", word(Text::NoLost), Unit::Count),
        ],
        rows: if known { latest.map(row).collect() } else { Vec::new() },
    }
}
