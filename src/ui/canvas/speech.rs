//! What a screen reader hears of the map: what is selected, and where it is in the flow.

use crate::ui::prelude::*;

use super::node::spoken;
use super::shown::shown;
use crate::core::drawing::Look;
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, Flow};
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill, plural};
use crate::ui::sentences;
use crate::ui::workspace::{Workspace, workspace};

/// What is said of the one node selected: as long as it is, also its name.
#[derive(Clone, Copy)]
pub struct Heard(Memo<Option<(NodeId, String)>>);

impl Heard {
    /// Follows the selection.
    pub fn new(workspace: Workspace) -> Heard {
        Heard(Memo::new(move |_| {
            let id = workspace.selection.with(|selection| selection.only_node())?;
            let look = workspace.models.node(id)?.look.get();
            let (place, ways) = workspace.follow(|document| {
                let ways =
                    document.transitions.values().filter(|way| way.from == id && document.is_way_shown(way)).count();
                (place(document, &workspace.flow(), id, &look), ways)
            });
            Some((id, [spoken(&look, &place), plural(Plural::CanvasWaysOut, ways)].join(", ")))
        }))
    }
}

/// Where a node is in the process: which of the stages, a step of which stage; else its kind.
fn place(document: &Document, flow: &Flow, id: NodeId, look: &Look) -> String {
    let stages = flow.stages(document);
    if let Some(place) = stages.iter().position(|stage| *stage == id) {
        let (place, of) = ((place + 1).to_string(), stages.len().to_string());
        return fill(Text::CanvasPlace, &[("place", &place), ("of", &of)]);
    }
    match document.nodes.get(&id).and_then(|node| node.parent) {
        Some(stage) => fill(Text::CardStepOf, &[("name", &sentences::node_name(document, stage))]),
        None => sentences::node_kind(look.kind).to_owned(),
    }
}

/// A transition in words.
fn way(document: &Document, id: TransitionId) -> Option<String> {
    let way = document.transitions.get(&id)?;
    let (from, to) = (sentences::node_name(document, way.from), sentences::node_name(document, way.to));
    let kind = sentences::transition_kind(way.kind);
    let said = fill(Text::CanvasWay, &[("kind", kind), ("from", &from), ("to", &to)]);
    Some(if way.label.is_empty() { said } else { [&way.label, ", ", &said].concat() })
}

/// The name of a node for those who hear it.
pub fn name_of(id: NodeId, look: ArcRwSignal<Look>, selected: ArcRwSignal<bool>) -> impl Fn() -> String {
    let heard = shown().map(|shown| shown.heard.0);
    move || {
        // Only what is selected follows the flow: that changes with every change of the map.
        let full = heard.filter(|_| selected.get()).and_then(|heard| heard.get()).filter(|(known, _)| *known == id);
        let short = || look.with(|look| spoken(look, sentences::node_kind(look.kind)));
        full.map_or_else(short, |(_, said)| said)
    }
}

/// Tells of what is selected.
#[component(transparent)]
pub fn Announce(
    /// What is said where one node is selected.
    heard: Heard,
) -> Fragment {
    let workspace = workspace();
    let selection = workspace.selection;
    let said = move || {
        if let Some((_, said)) = heard.0.get() {
            return said;
        }
        let selection = selection.get();
        match selection.nodes.len() + selection.transitions.len() {
            0 => String::new(),
            1 => workspace.follow(|document| way(document, selection.only_transition()?)).unwrap_or_default(),
            count => plural(Plural::CanvasSelected, count),
        }
    };
    view! {
        <p class="visually-hidden" aria-live="polite">
            {live(said)}
        </p>
    }
}
