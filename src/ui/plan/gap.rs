//! What is required against what is there: a bar for each stage, in shares of what is required there, and what this week
//! still asks for.

use crate::ui::prelude::*;

use super::state::State;
use crate::core::chart::{Chart, Form, Look, Row, Series, Unit};
use crate::core::ids::NodeId;
use crate::core::model::{Date, Document};
use crate::core::plan::{Gap, gaps, weekly};
use crate::core::search::Found;
use crate::core::sort;
use crate::ui::chart::Figure;
use crate::ui::format;
use crate::ui::language::{Plural, Text, fill, language, plural_with, text};
use crate::ui::sentences::node_name;
use crate::ui::shell::show_found;

/// A bar ends with so many times what is required, whatever it would be: one stage that runs away would dwarf all
/// others.
const MOST: f64 = 1.5;

/// The places of columns.
const REQUIRED: usize = 3;
const MISSING: usize = 4;
const WEEK_ENTERED: usize = 5;
const WEEK_REQUIRED: usize = 6;

/// The chart, under the sentence that says most.
#[component(transparent)]
pub fn Gaps() -> Fragment {
    let state = State::here();
    let chart = state.workspace.memo(move |document| {
        language();
        let period = state.frame.with(|frame| frame.period);
        chart(state, document, period, state.workspace.today.get())
    });
    let headline = move || {
        language();
        let words = chart.with(headline)?;
        let week = chart.with(|chart| this_week(chart, week(state)));
        Some(view! { <p class="headline">{words}</p> <p>{week}</p> })
    };
    let on_open = Callback::new(move |node| show_found(state.workspace, Found::Node(node)));
    view! {
        <div class="surface plan-part">
            <Figure chart about=Text::PlanGapMeans nothing=Text::PlanNothingYet on_open=on_open>{live(headline)}</Figure>
        </div>
    }
}

/// The calendar week that today is in. Follows.
fn week(state: State) -> (Date, Date) {
    state.workspace.week_start.get().week_of(state.workspace.today.get())
}

fn chart(state: State, document: &Document, period: (Date, Date), today: Date) -> Chart {
    let word = |key: Text| text(key).to_owned();
    let gaps = state.months.with(|months| gaps(document, months, period, today));
    let weeks = state.months.with(|months| weekly(document, months, week(state)));
    let row = |(node, gap): (NodeId, Gap)| {
        let week = weeks.get(&node).copied().unwrap_or_default();
        Row {
            name: node_name(document, node),
            stands_for: Some(node),
            values: vec![
                Some(gap.entered as f64),
                Some(gap.due),
                gap.run_rate,
                Some(gap.required),
                Some(gap.missing),
                Some(week.entered as f64),
                Some(week.required),
            ],
            ..Row::default()
        }
    };
    let rows = state.rows.with(|rows| {
        let stages = rows.iter().filter(|row| row.stage).filter_map(|row| Some((row.node, *gaps.get(&row.node)?)));
        stages.filter(|(_, gap)| gap.required > 0.0).map(row).collect()
    });
    let (from, until) = (format::date(period.0), format::date(period.1));
    Chart {
        key: "gap",
        title: word(Text::PlanGap),
        counted: fill(Text::GoalPeriod, &[("from", &from), ("until", &until)]),
        form: Form::Shares(REQUIRED, MOST),
        head: word(Text::FunnelStage),
        unit: Unit::Count,
        series: vec![
            Series::said("entered", word(Text::PlanEntered), Unit::Count, Look::Bar),
            Series::drawn("due", word(Text::PlanDue), Unit::Count, Look::Stroke),
            Series::drawn("run_rate", word(Text::PlanRunRate), Unit::Count, Look::Ghost),
            Series::said("required", word(Text::PlanRequired), Unit::Count, Look::Track),
            Series::said("missing", word(Text::PlanMissingHead), Unit::Count, Look::Table),
            Series::table("week_entered", word(Text::PlanWeekEntered), Unit::Count),
            Series::table("week_required", word(Text::PlanWeekRequired), Unit::Count),
        ],
        rows,
    }
}

/// The stage in which most of the plan is missing, in a sentence; where it is the whole number, none is missing below a
/// half.
fn headline(chart: &Chart) -> Option<String> {
    let missing = |row: &usize| chart.value(*row, MISSING).filter(|missing| *missing >= 0.5);
    let share = |row: &usize| missing(row).zip(chart.value(*row, REQUIRED)).map_or(0.0, |(missing, all)| missing / all);
    let mut rows: Vec<usize> = (0..chart.rows.len()).collect();
    sort::by(&mut rows, |one, other| share(other).total_cmp(&share(one)));
    let worst = *rows.first()?;
    let name = chart.rows.get(worst).map(|row| row.name.as_str()).unwrap_or_default();
    Some(match missing(&worst) {
        Some(count) => plural_with(Plural::PlanMissing, count.ceil() as usize, &[("name", name)]),
        None => text(Text::PlanNothingMissing).to_owned(),
    })
}

/// The stage in which most of this week is missing, in a sentence; none where it is less than half a deal everywhere.
fn this_week(chart: &Chart, (first, last): (Date, Date)) -> String {
    let counts = |row: usize| {
        let count = |column| chart.value(row, column).unwrap_or_default();
        (count(WEEK_ENTERED), count(WEEK_REQUIRED))
    };
    let missing = |row: usize| counts(row).1 - counts(row).0;
    let worst = (0..chart.rows.len()).max_by(|one, other| missing(*one).total_cmp(&missing(*other)));
    let (from, until) = (format::date(first), format::date(last));
    let days = [("from", from.as_str()), ("until", until.as_str())];
    let Some(worst) = worst.filter(|row| missing(*row) >= 0.5) else { return fill(Text::PlanWeekDone, &days) };
    let (entered, required) = counts(worst);
    let name = chart.rows.get(worst).map(|row| row.name.as_str()).unwrap_or_default();
    let entered = format::number(entered);
    let places = [days[0], days[1], ("name", name), ("entered", entered.as_str())];
    plural_with(Plural::PlanWeekMissing, required.ceil() as usize, &places)
}
