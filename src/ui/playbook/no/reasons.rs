//! Why buyers say no: a Pareto chart for the map or one stage.

use crate::ui::prelude::*;

use crate::core::chart::reasons;
use crate::core::ids::{Identifier, NodeId};
use crate::core::model::{Document, Flow};
use crate::core::sorted::Map;
use crate::ui::chart::{Figure, of_reasons};
use crate::ui::format;
use crate::ui::language::{Text, language, say, text};
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
    let chart = workspace.memo(move |document| {
        language();
        let nodes = chosen.get().map(|stage| {
            let inside = document.nodes.values().filter(|node| node.id == stage || node.parent == Some(stage));
            inside.map(|node| node.id).collect::<Vec<_>>()
        });
        let found = reasons(document.deals.values(), nodes.as_deref());
        of_reasons(text(Text::NoReasons).to_owned(), text(Text::NoEveryDeal), &found)
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
    view! {
        <Figure chart about=Text::NoReasonsAbout nothing=Text::NoReasonsNone>
            <label class="field no-stage">
                <span>{say(Text::NoStage)}</span>
                <select on:change:target=move |event| chosen.set(NodeId::parse(&event.target().value()))>
                    <option value="">{say(Text::NoEveryStage)}</option>
                    {live(options)}
                </select>
            </label>
        </Figure>
    }
}
