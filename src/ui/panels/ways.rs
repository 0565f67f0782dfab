//! The transitions that lead into a node and out of it.

use crate::ui::prelude::*;

use super::frame::Section;
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, TransitionKind};
use crate::core::session::Selection;
use crate::core::sort;
use crate::ui::kit::{Icon, Shape, Show};
use crate::ui::language::{Text, text};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// A transition as a line of text: what stands on it, and the node at its other end.
#[derive(Clone, PartialEq)]
pub struct Way {
    /// Which one.
    pub id: TransitionId,
    /// What it means.
    pub kind: TransitionKind,
    /// What stands on it.
    pub label: String,
    /// The node at its other end.
    pub other: NodeId,
}

/// The transitions out of a node, or into it, in the order of the map from top left.
pub fn ways(document: &Document, id: NodeId, out: bool) -> Vec<Way> {
    let mut ways: Vec<Way> = document
        .transitions
        .values()
        .filter(|way| if out { way.from == id } else { way.to == id })
        .filter(|way| document.is_way_shown(way))
        .map(|way| {
            let other = if out { way.to } else { way.from };
            Way { id: way.id, kind: way.kind, label: way.label.clone(), other }
        })
        .collect();
    let at = |node: NodeId| document.nodes.get(&node).map(|node| node.position).unwrap_or_default();
    sort::by(&mut ways, |a, b| {
        let (one, other) = (at(a.other), at(b.other));
        one.y.total_cmp(&other.y).then(one.x.total_cmp(&other.x)).then(a.id.cmp(&b.id))
    });
    ways
}

/// Ways in and ways out; pressing one selects it.
#[component(transparent)]
pub fn Ways(
    /// The node.
    id: NodeId,
    /// Only the ways in.
    #[prop(optional)]
    incoming_only: bool,
) -> Fragment {
    view! {
        <List id out=false title=Text::PanelWaysIn/>
        {(!incoming_only).then(|| view! { <List id out=true title=Text::PanelWaysOut/> })}
    }
}

#[component(transparent)]
fn List(id: NodeId, out: bool, title: Text) -> Fragment {
    let workspace = workspace();
    let found = workspace.memo(move |document| {
        let named = |way: Way| {
            let other = document.node_name(way.other).to_owned();
            (way, other)
        };
        ways(document, id, out).into_iter().map(named).collect::<Vec<_>>()
    });
    let line = move |(way, other): (Way, String)| {
        let other = if other.is_empty() { text(Text::KindUnnamed).to_owned() } else { other };
        // An advance is what is expected and needs no word.
        let word = match way.label.as_str() {
            "" if way.kind == TransitionKind::Advance => String::new(),
            "" => sentences::transition_kind(way.kind).to_owned(),
            label => label.to_owned(),
        };
        view! {
            <li>
                <button class="quiet" on:click=move |_| workspace.select(Selection::transition(way.id))>
                    <Icon shape=Shape::Right/>
                    <span class="user-text">{other}</span>
                    <small class="user-text">{word}</small>
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || found.with(|found| !found.is_empty())>
            <Section title>
                <ul class="rows">{live(move || found.get().into_iter().map(line).collect_view())}</ul>
            </Section>
        </Show>
    }
}
