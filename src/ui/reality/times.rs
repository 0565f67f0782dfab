//! Where the time goes: the bottleneck in a sentence, then median and P90 of every stage and transition.

use crate::ui::prelude::*;

use super::part::{Part, name, way};
use super::reality;
use crate::core::analytics::Spread;
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Text, fill, say, text};
use crate::ui::workspace::workspace;

/// With fewer stays a stage is not called a bottleneck.
const ENOUGH: usize = 5;

/// As many rows of each table are shown.
const SHOWN: usize = 30;

#[derive(Clone, PartialEq)]
struct Row {
    name: String,
    spread: Spread,
}

/// The sentence and the table.
#[component(transparent)]
pub fn Times() -> Fragment {
    let workspace = workspace();
    let reality = reality();
    let sentence = Memo::new(move |_| {
        let known = reality.known.get()?;
        let enough = |node| known.stays.nodes.get(node).filter(|spread| spread.n >= ENOUGH);
        let (node, share, spread) =
            known.waits.iter().find_map(|(node, share)| Some((*node, *share, enough(node)?)))?;
        let days = |days: f64| format::number(days.round());
        Some(fill(
            Text::RealityBottleneck,
            &[
                ("name", &name(workspace, node)),
                ("share", &format::percent(share)),
                ("median", &days(spread.median)),
                ("p90", &days(spread.p90)),
            ],
        ))
    });
    let rows = Memo::new(move |_| {
        let Some(known) = reality.known.get() else { return Vec::new() };
        let total = known.stays.cycle.map(|spread| Row { name: text(Text::RealityFromStart).to_owned(), spread });
        let stage = |(node, _): &(crate::core::ids::NodeId, f64)| {
            Some(Row { name: name(workspace, *node), spread: *known.stays.nodes.get(node)? })
        };
        let stages = known.waits.iter().filter_map(stage).take(SHOWN);
        let line = |(id, spread): (&crate::core::ids::TransitionId, &Spread)| {
            let ends = workspace.read(|document| document.transitions.get(id).map(|way| (way.from, way.to)))?;
            Some(Row { name: way(ends.0, ends.1), spread: *spread })
        };
        let lines = known.stays.transitions.iter().filter_map(line).take(SHOWN);
        total.into_iter().chain(stages).chain(lines).collect()
    });
    let hint = Signal::derive(String::new);
    let row = |row: Row| {
        let days = |days: f64| format::number((days * 10.0).round() / 10.0);
        view! {
            <tr>
                <th scope="row" class="user-text">{row.name}</th>
                <td class="number">{days(row.spread.median)}</td>
                <td class="number">{days(row.spread.p90)}</td>
                <td class="number muted">{format::number(row.spread.n as f64)}</td>
            </tr>
        }
    };
    view! {
        <Part title=Text::RealityTimes hint told=reality.timing>
            {live(move || sentence.get().map(|said| view! { <p class="user-text">{said}</p> }))}
            <table class="reality-times">
                <thead>
                    <tr>
                        <td></td>
                        <th class="number">{say(Text::RealityMedian)}</th>
                        <th class="number">{say(Text::RealityP90)}</th>
                        <th class="number">{say(Text::RealityN)}</th>
                    </tr>
                </thead>
                <tbody>{live(move || rows.get().into_iter().map(row).collect_view())}</tbody>
            </table>
        </Part>
    }
}
