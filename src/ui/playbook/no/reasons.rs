//! Why buyers say no: a Pareto chart for the map or one stage, and its table for those who hear the page.

use crate::ui::prelude::*;

use super::heading;
use crate::core::chart::pareto::Bar;
use crate::core::chart::{pareto, reasons, running_line};
use crate::core::decimal::decimal;
use crate::core::ids::{Identifier, NodeId};
use crate::core::model::{Document, Flow};
use crate::core::sorted::Map;
use crate::ui::format;
use crate::ui::kit::{Memo, Show};
use crate::ui::language::{Plural, Text, language, plural, say, text};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// The stages that deals left with a no, in the order of the flow, each with how many there were.
fn refused_in(document: &Document, flow: &Flow) -> Vec<(NodeId, usize)> {
    let mut counts: Map<NodeId, usize> = Map::new();
    for (visit, _) in document.deals.values().flat_map(|deal| deal.refusals()) {
        if let Some(node) = document.nodes.get(&visit.node) {
            *counts.or_insert_with(node.parent.unwrap_or(node.id), || 0) += 1;
        }
    }
    flow.order().iter().filter_map(|node| Some((*node, *counts.get(node)?))).collect()
}

/// The chart.
#[component(transparent)]
pub fn Reasons() -> Fragment {
    let workspace = workspace();
    let chosen: RwSignal<Option<NodeId>> = RwSignal::new(None);
    let bars: Memo<Vec<Bar>> = workspace.memo(move |document| {
        let nodes = chosen.get().map(|stage| {
            let inside = document.nodes.values().filter(|node| node.id == stage || node.parent == Some(stage));
            inside.map(|node| node.id).collect::<Vec<_>>()
        });
        pareto(&reasons(document, |_| true, nodes.as_deref()))
    });
    let stages = workspace.memo(move |document| {
        let found = refused_in(document, &workspace.flow()).into_iter();
        found.map(|(node, count)| (node, sentences::node_name(document, node), count)).collect::<Vec<_>>()
    });
    let options = move || {
        let now = chosen.get();
        let option = |(node, name, count): (NodeId, String, usize)| {
            let words = [name, format::number(count as f64)].join(" · ");
            view! { <option value=node.to_string() prop:selected=now == Some(node)>{words}</option> }
        };
        stages.get().into_iter().map(option).collect_view()
    };
    let total = move || bars.with(|bars| bars.iter().map(|bar| bar.count).sum::<usize>());
    let chart = move || {
        language();
        bars.with(|bars| chart(bars))
    };
    view! {
        <section class="no-reasons">
            {heading(Text::NoReasons, Text::NoReasonsAbout)}
            <div class="asked">
                <label class="field">
                    <span>{say(Text::NoStage)}</span>
                    <select on:change:target=move |event| chosen.set(NodeId::parse(&event.target().value()))>
                        <option value="">{say(Text::NoEveryStage)}</option>
                        {live(options)}
                    </select>
                </label>
                <small>{live(move || plural(Plural::NoNoesCount, total()))}</small>
            </div>
            <Show when=move || total() != 0>{live(chart)}</Show>
            <Show when=move || total() == 0><p class="teach">{say(Text::NoReasonsNone)}</p></Show>
        </section>
    }
}

fn name(bar: &Bar) -> String {
    match bar.reason.as_deref() {
        None => text(Text::NoOthers).to_owned(),
        Some("") => text(Text::NoUnsaid).to_owned(),
        Some(reason) => reason.to_owned(),
    }
}

fn percent(share: f64) -> String {
    format!("{}%", decimal(share * 100.0))
}

/// Bars in rows of one height, and the line over all of them; below it what it shows as a table that is only heard.
fn chart(bars: &[Bar]) -> Fragment {
    let line: Vec<String> =
        running_line(bars).into_iter().map(|(x, y)| format!("{},{}", decimal(x), decimal(y))).collect();
    let row = |bar: &Bar| {
        view! {
            <li>
                <span class="reason user-text" title=name(bar)>{name(bar)}</span>
                <span class="plot">
                    <span class="bar" style:width=percent(bar.length)></span>
                    <i style:left=percent(bar.running)></i>
                </span>
                <b class="number">{format::number(bar.count as f64)}</b>
                <small class="number">{format::percent(bar.running)}</small>
            </li>
        }
    };
    let heard = |bar: &Bar| {
        view! {
            <tr>
                <th scope="row">{name(bar)}</th>
                <td>{format::number(bar.count as f64)}</td>
                <td>{format::percent(bar.share)}</td>
                <td>{format::percent(bar.running)}</td>
            </tr>
        }
    };
    let columns = [Text::NoReason, Text::NoCount, Text::NoShare, Text::NoRunning];
    view! {
        <div class="pareto" aria-hidden="true">
            <ol>{bars.iter().map(row).collect_view()}</ol>
            <svg viewBox="0 0 100 100" preserveAspectRatio="none"><polyline points=line.join(" ")/></svg>
        </div>
        <table class="visually-hidden">
            <caption>{text(Text::NoReasons)}</caption>
            <thead><tr>{columns.map(|column| view! { <th scope="col">{text(column)}</th> })}</tr></thead>
            <tbody>{bars.iter().map(heard).collect_view()}</tbody>
        </table>
    }
}
