//! The numbers of the chart as a table, with their definitions.

use crate::ui::prelude::*;

use super::figures::Counted;
use super::state::State;
use super::words::{self, maybe};
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Text, language, say, text};

/// The columns after the stage, and what they mean.
const COLUMNS: [(Text, Text); 6] = [
    (Text::FunnelColumnDeals, Text::FunnelDefineDeals),
    (Text::FunnelColumnValue, Text::FunnelDefineValue),
    (Text::FunnelColumnMoves, Text::FunnelDefineMoves),
    (Text::FunnelColumnResolved, Text::FunnelDefineResolved),
    (Text::FunnelColumnAll, Text::FunnelDefineAll),
    (Text::FunnelColumnMedian, Text::FunnelDefineMedian),
];

/// The table.
#[component(transparent)]
pub fn Table() -> Fragment {
    let state = State::here();
    let heads = || {
        let head = |(name, about)| view! { <th scope="col" title=text(about)>{text(name)}</th> };
        COLUMNS.map(head).collect_view()
    };
    let definitions = || {
        let one = |(name, about)| view! { <dt>{text(name)}</dt><dd>{text(about)}</dd> };
        COLUMNS.map(one).collect_view()
    };
    let count = Memo::new(move |_| state.answer.with(|answer| answer.heads.len()));
    let rows = move || (0..count.get()).map(|place| view! { <Row place=place/> }).collect_view();
    view! {
        <section class="surface funnel-table">
            <h3 id="funnel-table">{say(Text::FunnelTable)}</h3>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="funnel-table">
                <table>
                    <thead><tr><th scope="col">{say(Text::FunnelStage)}</th>{live(heads)}</tr></thead>
                    <tbody>{live(rows)}</tbody>
                </table>
            </div>
            <details class="how">
                <summary>{say(Text::FunnelHow)}</summary>
                <dl>{live(definitions)}</dl>
                <p class="muted">{say(Text::FunnelDefineSmall)}</p>
                <Counted state/>
            </details>
        </section>
    }
}

#[component(transparent)]
fn Row(place: usize) -> Fragment {
    let state = State::here();
    let cells = move || {
        language();
        state.answer.with(|answer| {
            let (bar, head) = (answer.funnel.bars.get(place)?, answer.heads.get(place)?);
            let rate = |rate: Option<f64>, n| view! { <td>{maybe(rate.map(format::percent), n)}</td> };
            let median = bar.median_days.filter(|_| bar.stage.is_some()).map(format::number);
            let worst = answer.worst == Some(place);
            Some(view! {
                <th scope="row"><bdi>{head.name.clone()}</bdi></th>
                <td>{words::count(bar.count)}</td>
                <td>{words::money(bar.value, answer.currency)}</td>
                <td class:worst=worst title=worst.then(|| text(Text::FunnelLowestLong))>
                    {maybe(bar.step_rate.map(format::percent), bar.count)}
                </td>
                {rate(bar.resolved_rate, words::resolved(bar))}
                {rate(bar.overall_rate, answer.funnel.considered)}
                <td>{maybe(median, bar.timed)}</td>
            })
        })
    };
    view! { <tr class:chosen=move || state.place.get() == Some(place)>{live(cells)}</tr> }
}
