//! Where a node stands in the process, and how much of its card is there.

use crate::ui::prelude::*;

use super::data::about_node;
use crate::core::ids::NodeId;
use crate::core::model::{Document, Node, NodeKind};
use crate::ui::language::{Text, fill, text};
use crate::ui::workspace::{Workspace, workspace};
use crate::ui::{format, sentences};

/// "Stage 8 of 14", or what the node is.
pub fn place(workspace: Workspace, id: NodeId) -> Signal<String> {
    let stages = workspace.memo(move |document| {
        let stages = workspace.flow().stages(document);
        let at = stages.iter().position(|stage| *stage == id)?;
        Some((at + 1, stages.len()))
    });
    let kind = workspace.memo(move |document| document.nodes.get(&id).map(|node| (node.kind, node.parent)));
    Signal::derive(move || match (kind.get(), stages.get()) {
        (Some((NodeKind::Stage, _)), Some((at, count))) => {
            let (at, count) = (format::number(at as f64), format::number(count as f64));
            fill(Text::CardPlace, &[("place", &at), ("count", &count)])
        }
        (Some((NodeKind::Step, Some(parent))), _) => {
            let name = workspace.follow(|document| sentences::node_name(document, parent));
            fill(Text::CardStepOf, &[("name", &name)])
        }
        (Some((kind, _)), _) => sentences::node_kind(kind).to_owned(),
        (None, _) => String::new(),
    })
}

/// The place of a node's phase in the journey and the phase's name.
pub fn phase(document: &Document, node: &Node) -> Option<(usize, String)> {
    let phase = document.phases.get(&node.card.phase?)?;
    let before = |other: &&crate::core::model::Phase| (other.order, other.id) < (phase.order, phase.id);
    Some((document.phases.values().filter(before).count(), phase.name.clone()))
}

/// The name of the department that owns a node.
pub fn owner(document: &Document, node: &Node) -> String {
    let owner = node.card.owner.and_then(|owner| document.departments.get(&owner));
    owner.map(|owner| owner.name.clone()).unwrap_or_default()
}

/// Which colour of the six a phase has.
pub fn colour(index: usize) -> String {
    (index % 6).to_string()
}

/// Phase, owner, and the four items of the card as dots with what is missing in words.
#[component(transparent)]
pub fn Summary(
    /// The node.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let phase = about_node(workspace, id, phase);
    let owner = about_node(workspace, id, owner);
    let complete = about_node(workspace, id, |_, node| node.completeness());
    let words = move || {
        let phase = phase.get().map(|(_, name)| name);
        let words: Vec<String> = phase.into_iter().chain([owner.get()]).filter(|word| !word.is_empty()).collect();
        words.join(" · ")
    };
    let dot = move || {
        let index = phase.get().map(|(index, _)| colour(index));
        index.map(|index| view! { <i class="dot" data-phase=index></i> })
    };
    let pips =
        move || complete.get().map(|there| view! { <i class="pip" class:on=there></i> }).into_iter().collect_view();
    view! {
        <p class="belongs">{live(dot)}<span class="user-text">{live(words)}</span></p>
        <p class="complete"><span class="pips" aria-hidden="true">{pips}</span><small>{live(move || completeness(complete.get()))}</small></p>
    }
}

fn completeness(there: [bool; 4]) -> String {
    let names = [Text::CardItemName, Text::CardItemEntry, Text::CardItemDetails, Text::CardItemExit];
    let missing: Vec<&str> =
        names.into_iter().zip(there).filter(|(_, there)| !there).map(|(name, _)| text(name)).collect();
    if missing.is_empty() {
        return text(Text::CardComplete).to_owned();
    }
    let count = format::number((4 - missing.len()) as f64);
    fill(Text::CardMissing, &[("count", &count), ("what", &missing.join(", "))])
}
