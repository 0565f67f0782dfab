//! All triggers and friction of the map in the order of the flow, and the stage from which most deals are lost.

use crate::ui::prelude::*;

use crate::core::buyer::exodus;
use crate::core::ids::{EntryId, NodeId, TransitionId};
use crate::core::model::{Document, Flow, Marker};
use crate::core::session::Selection;
use crate::core::sort;
use crate::core::sorted::Set;
use crate::ui::canvas::visit;
use crate::ui::format;
use crate::ui::kit::{Icon, Shape, Show};
use crate::ui::language::{Plural, Text, fill, plural_with, say};
use crate::ui::panels::MarkerFields;
use crate::ui::playbook::entries::rows;
use crate::ui::sentences;
use crate::ui::workspace::{Workspace, workspace};

/// The markers by where they are in the flow.
pub fn markers(document: &Document, flow: &Flow) -> Vec<EntryId> {
    let place = |marker: &Marker| {
        let way = marker.transition.and_then(|way| document.transitions.get(&way));
        let node = marker.node.or(way.map(|way| way.from));
        let at = flow.order().iter().position(|known| Some(*known) == node).unwrap_or(usize::MAX);
        (at, marker.node.is_none(), marker.id)
    };
    let mut all: Vec<_> = document.all::<Marker>().map(place).collect();
    sort::by(&mut all, Ord::cmp);
    all.into_iter().map(|(.., id)| id).collect()
}

/// Where a marker is, in words, and how to get there.
fn place(document: &Document, marker: &Marker) -> (String, Selection, Set<NodeId>) {
    let named = |node: NodeId| sentences::node_name(document, node);
    let way = |id: TransitionId| document.transitions.get(&id).map(|way| (way.from, way.to));
    match (marker.node, marker.transition.and_then(way)) {
        (Some(node), _) => (named(node), Selection::node(node), Set::from([node])),
        (None, Some((from, to))) => {
            let selection = marker.transition.map(Selection::transition).unwrap_or_default();
            ([named(from), named(to)].join(" › "), selection, Set::from([from, to]))
        }
        (None, None) => Default::default(),
    }
}

/// Where a marker is, in words.
pub fn marker_place(document: &Document, marker: &Marker) -> String {
    place(document, marker).0
}

/// The list.
#[component(transparent)]
pub fn Markers() -> Fragment {
    let workspace = workspace();
    let all = workspace.memo(move |document| markers(document, &workspace.flow()));
    let row = move |id: EntryId| {
        let at = workspace.memo(move |document| document.entry::<Marker>(id).map(|marker| place(document, marker)));
        let name = move || at.get().map(|(name, ..)| name).unwrap_or_default();
        let go = move |_| {
            if let Some((_, selection, nodes)) = at.get_untracked() {
                visit(workspace, selection, nodes);
            }
        };
        view! {
            <li class="surface">
                <button class="quiet place" on:click=go><span class="user-text">{live(name)}</span><Icon shape=Shape::Right/></button>
                <ul class="markers"><MarkerFields id/></ul>
            </li>
        }
    };
    view! {
        <h3>{say(Text::BuyerMarkers)}</h3>
        <p class="teach">{say(Text::BuyerMarkersAbout)}</p>
        <Exodus workspace/>
        <Show when=move || all.with(Vec::is_empty)><p class="teach">{say(Text::BuyerMarkersNone)}</p></Show>
        <ul class="entries cards">{rows(all, row)}</ul>
    }
}

/// The stage from which the greatest share of deals is lost, with what that is computed from.
#[component(transparent)]
fn Exodus(workspace: Workspace) -> Fragment {
    let found = Memo::new(move |_| {
        workspace.count(|(document, flow), ledger| {
            let found = exodus(document, flow, ledger)?;
            Some((found, sentences::node_name(document, found.stage)))
        })
    });
    let said = move || {
        let (found, name) = found.get()?;
        let share = format::percent(found.share());
        let lost = format::number(found.lost as f64);
        let places = [("name", name.as_str()), ("share", &share), ("lost", &lost)];
        let sentence = plural_with(Plural::BuyerExodus, found.reached, &places);
        let go = move |_| visit(workspace, Selection::node(found.stage), Set::from([found.stage]));
        Some(view! {
            <p class="silent user-text">
                <Icon shape=Shape::Warning/>
                <span>{sentence}</span>
                <button class="quiet" aria-label=fill(Text::BuyerGoTo, &[("name", &name)]) on:click=go>
                    <Icon shape=Shape::Right/>
                </button>
            </p>
        })
    };
    live(said)
}
