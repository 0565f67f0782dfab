//! By when deals must have entered each stage, month by month.

use crate::ui::prelude::*;

use super::number::shown;
use super::state::State;
use crate::core::ids::NodeId;
use crate::core::model::Date;
use crate::core::plan::{Month, Row};
use crate::ui::format;
use crate::ui::language::{Plural, Text, language, plural, say, text};
use crate::ui::sentences::node_name;

/// The most months that are shown.
const MOST: usize = 60;

/// The calendar.
#[component(transparent)]
pub fn Calendar() -> Fragment {
    let state = State::here();
    let table = move || {
        language();
        let today = state.workspace.today.get();
        let stages = state.rows.with(|rows| {
            rows.iter().filter(|row| row.stage).map(|row| row.node).collect::<crate::core::sorted::Set<NodeId>>()
        });
        // A month that only asks for something between the stages has nothing to show.
        let asks = |month: &Month| {
            let mut asked = month.entrants.iter().filter(|(node, _)| stages.contains(node));
            month.wins > 0.0 || asked.any(|(_, count)| *count > 0.0)
        };
        let months: Vec<Month> = state.months.get().into_iter().filter(asks).collect();
        if months.is_empty() {
            return view! { <p class="teach">{say(Text::PlanNothingYet)}</p> };
        }
        let shown: Vec<Month> = months.iter().take(MOST).cloned().collect();
        let more = (months.len() > MOST).then(|| {
            view! { <p class="muted">{plural(Plural::PlanMoreMonths, months.len() - MOST)}</p> }
        });
        view! { {grid(state, &shown, today)}{more} }
    };
    view! {
        <div class="surface plan-table">
            <p class="muted">{say(Text::PlanCalendarMeans)}</p>
            {live(table)}
        </div>
    }
}

/// Whether a month is over.
fn is_past(month: &Month, today: Date) -> bool {
    let ((year, number, _), (this_year, this_month, _)) = (month.begins.parts(), today.parts());
    (year, number) < (this_year, this_month)
}

fn grid(state: State, months: &[Month], today: Date) -> Fragment {
    let past: Vec<bool> = months.iter().map(|month| is_past(month, today)).collect();
    let heads = months.iter().zip(&past).map(|(month, past)| {
        view! { <th scope="col" class="number" class:past=*past>{format::month(month.begins)}</th> }
    });
    let cells = |count: &dyn Fn(&Month) -> Option<f64>| {
        let cell = |(month, past): (&Month, &bool)| {
            let count = count(month).filter(|count| *count > 0.0).map(shown);
            // Said in words for who does not see the ground.
            let due = (*past && count.is_some()).then(|| text(Text::PlanOverdue));
            view! { <td class="number" class:past=*past title=due>{count}</td> }
        };
        months.iter().zip(&past).map(cell).collect_view()
    };
    let row = |node: NodeId, name: String| {
        view! { <tr><th scope="row"><bdi>{name}</bdi></th>{cells(&|month| month.entrants.get(&node).copied())}</tr> }
    };
    let stage = |row: &&Row| row.stage;
    let rows = state.rows.with(|rows| {
        let stages = rows.iter().filter(stage).map(|row| row.node);
        stages.map(|node| row(node, state.workspace.read(|document| node_name(document, node)))).collect_view()
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say(Text::PlanCalendar)>
            <table class="calendar">
                <thead><tr><th scope="col">{say(Text::FunnelStage)}</th>{heads.collect_view()}</tr></thead>
                <tbody>
                    {rows}
                    <tr class="total"><th scope="row">{say(Text::PlanWins)}</th>{cells(&|month| Some(month.wins))}</tr>
                </tbody>
            </table>
        </div>
    }
}
