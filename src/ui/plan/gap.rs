//! What is required against what is there: a bar for each stage, and the same as a table.

use crate::ui::prelude::*;

use super::number::shown;
use super::state::State;
use super::words::or_dash;
use crate::core::chart::{Bullet, bullet};
use crate::core::ids::NodeId;
use crate::core::plan::{Gap, gaps};
use crate::core::search::Found;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill, language, plural_with, say, text};
use crate::ui::sentences::node_name;
use crate::ui::shell::show_found;

/// A stage with its gap.
#[derive(Clone, PartialEq, Debug)]
struct Line {
    node: NodeId,
    name: String,
    gap: Gap,
}

/// The chart.
#[component(transparent)]
pub fn Gaps() -> Fragment {
    let state = State::here();
    let lines: Memo<Vec<Line>> = state.workspace.memo(move |document| {
        let period = state.frame.with(|frame| frame.period);
        let today = state.workspace.today.get();
        let gaps = state.months.with(|months| gaps(document, months, period, today));
        state.rows.with(|rows| {
            let stages = rows.iter().filter(|row| row.stage);
            let line = |node: NodeId| Some(Line { node, name: node_name(document, node), gap: *gaps.get(&node)? });
            stages.filter_map(|row| line(row.node)).filter(|line| line.gap.required > 0.0).collect()
        })
    });
    let content = move || {
        language();
        let lines = lines.get();
        if lines.is_empty() {
            return view! { <p class="teach">{say(Text::PlanNothingYet)}</p> };
        }
        let most = lines.iter().map(|line| Bullet::reach(&line.gap)).fold(1.0, f64::max).min(1.5);
        let bars = lines.iter().map(|line| bar(state, line, most)).collect_view();
        view! {
            <p class="headline">{headline(&lines)}</p>
            <ul class="legend" aria-hidden="true">
                {[("entered", Text::PlanEntered), ("due", Text::PlanDue), ("rate", Text::PlanRunRate)].map(|(class, name)| {
                    view! { <li><i class=class></i>{say(name)}</li> }
                })}
            </ul>
            <ul class="bullets" aria-label=say(Text::PlanGap)>{bars}</ul>
            {twin(&lines)}
        }
    };
    view! {
        <div class="surface plan-gap">
            <p class="muted">{say(Text::PlanGapMeans)}</p>
            {live(content)}
        </div>
    }
}

/// What is missing this month, in words; where it is the whole number, none is missing below a half.
fn missing(line: &Line) -> Option<String> {
    let count = line.gap.missing.ceil() as usize;
    (line.gap.missing >= 0.5).then(|| plural_with(Plural::PlanMissing, count, &[("name", &line.name)]))
}

/// The stages in which most of the plan is missing, in a sentence.
fn headline(lines: &[Line]) -> String {
    let mut worst: Vec<&Line> = lines.iter().filter(|line| line.gap.missing >= 0.5).collect();
    let share = |line: &Line| line.gap.missing / line.gap.required;
    crate::core::sort::by(&mut worst, |one, other| share(other).total_cmp(&share(one)));
    match worst.first().and_then(|line| missing(line)) {
        Some(sentence) => sentence,
        None => text(Text::PlanNothingMissing).to_owned(),
    }
}

/// The bar of a stage: what entered, what is due by today, and where it is going, as shares of what is required.
fn bar(state: State, line: &Line, most: f64) -> Fragment {
    let Line { node, name, gap } = line.clone();
    let Bullet { entered, due, run_rate, whole } = bullet(&gap, most);
    let of = fill(
        Text::PlanEnteredOf,
        &[("entered", &shown(gap.entered as f64)), ("due", &shown(gap.due)), ("required", &shown(gap.required))],
    );
    let percent = |share: f64| format!("{}%", crate::core::decimal::decimal(share * 100.0));
    let rate = run_rate.map(|rate| view! { <rect class="rate" x="0" y="4" width=percent(rate) height="14" rx="2"/> });
    let short = (gap.missing >= 0.5).then(|| fill(Text::PlanShort, &[("count", &shown(gap.missing.ceil()))]));
    view! {
        <li>
            <button class="quiet" on:click=move |_| show_found(state.workspace, Found::Node(node))>
                <bdi>{name}</bdi>" "
                <svg width="100%" height="22" aria-hidden="true">
                    <rect class="track" x="0" y="4" width=percent(whole) height="14" rx="2"/>
                    {rate}
                    <rect class="entered" x="0" y="7" width=percent(entered) height="8" rx="2"/>
                    <line class="due" x1=percent(due) x2=percent(due) y1="1" y2="21"/>
                </svg>
                <span>{of}" "<small>{short}</small></span>
            </button>
        </li>
    }
}

/// The chart as a table.
fn twin(lines: &[Line]) -> Fragment {
    let row = |line: &Line| {
        let gap = line.gap;
        view! {
            <tr>
                <th scope="row"><bdi>{line.name.clone()}</bdi></th>
                <td class="number">{shown(gap.entered as f64)}</td>
                <td class="number">{shown(gap.due)}</td>
                <td class="number">{or_dash(gap.run_rate)}</td>
                <td class="number">{shown(gap.required)}</td>
                <td class="number">{shown(gap.missing)}</td>
            </tr>
        }
    };
    let heads = [Text::PlanEntered, Text::PlanDue, Text::PlanRunRate, Text::PlanRequired, Text::PlanMissingHead];
    let heads = heads.map(|name| view! { <th scope="col" class="number">{say(name)}</th> });
    view! {
        <details class="twin">
            <summary>{say(Text::FunnelTable)}</summary>
            <div class="scroll" tabindex="0" role="region" aria-label=say(Text::FunnelTable)>
                <table>
                    <thead><tr><th scope="col">{say(Text::FunnelStage)}</th>{heads}</tr></thead>
                    <tbody>{lines.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}
