//! What moves buyers on at a stage or on a transition, what they trip over there, and what the deals say of it.

use crate::ui::prelude::*;

use super::choice::Choice;
use super::fold::Fold;
use crate::core::buyer::evidence;
use crate::core::ids::{EntryId, Identifier, NodeId, TransitionId};
use crate::core::model::{Kept, Marker, MarkerKind, MarkerPlan, Persona, Progress};
use crate::core::session::Overlay;
use crate::ui::canvas::toggle_fact;
use crate::ui::kit::{Icon, Memo, Shape, Show};
use crate::ui::language::{Plural, Text, plural, say, text};
use crate::ui::playbook::entries::{about, add, adder, area, bin_of, change, choice, labelled, line, rows, whole};
use crate::ui::playbook::{Evidence, Sign, personas};
use crate::ui::workspace::workspace;

/// Where markers are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// At a stage or step.
    Node(NodeId),
    /// On a transition.
    Way(TransitionId),
}

impl At {
    fn holds(self, marker: &Marker) -> bool {
        match self {
            At::Node(node) => marker.node == Some(node),
            At::Way(way) => marker.node.is_none() && marker.transition == Some(way),
        }
    }
}

/// Triggers and friction, folded.
#[component(transparent)]
pub fn Markers(
    /// Where.
    at: At,
) -> Fragment {
    let workspace = workspace();
    let all = workspace.memo(move |document| {
        let here = document.all::<Marker>().filter(|marker| at.holds(marker));
        here.map(|marker| (marker.id, marker.kind)).collect::<Vec<_>>()
    });
    let hint = move || {
        let of = |kind| all.with(|all| all.iter().filter(|(_, one)| *one == kind).count());
        let counts =
            [(Plural::BuyerTriggerCount, MarkerKind::Trigger), (Plural::BuyerFrictionCount, MarkerKind::Friction)];
        let said = counts.into_iter().map(|(words, kind)| (words, of(kind))).filter(|(_, count)| *count > 0);
        said.map(|(words, count)| plural(words, count)).collect::<Vec<_>>().join(", ")
    };
    let fresh = move |kind: MarkerKind| {
        let (node, transition) = match at {
            At::Node(node) => (Some(node), None),
            At::Way(way) => (None, Some(way)),
        };
        let name = match kind {
            MarkerKind::Trigger => Text::BuyerNewTrigger,
            MarkerKind::Friction => Text::BuyerNewFriction,
        };
        let name = text(name).to_owned();
        add(workspace, Marker { kind, node, transition, name, ..Marker::blank(workspace.make_id()) }.entry());
    };
    let ids = Memo::new(move |_| all.with(|all| all.iter().map(|(id, _)| *id).collect::<Vec<_>>()));
    let hidden = move || !workspace.shows.get().shows(Overlay::Signs) && !ids.with(Vec::is_empty);
    view! {
        <Fold title=Text::BuyerMarkers hint=Signal::derive(hint)>
            <ul class="markers">{rows(ids, |id| view! { <MarkerFields id/> })}</ul>
            <div class="adds">
                {adder(Text::BuyerAddTrigger, move || fresh(MarkerKind::Trigger))}
                {adder(Text::BuyerAddFriction, move || fresh(MarkerKind::Friction))}
            </div>
            <Show when=hidden>
                <button class="quiet add" on:click=move |_| toggle_fact(workspace, Overlay::Signs)>
                    <Icon shape=Shape::Layers/>
                    {say(Text::BuyerShowSigns)}
                </button>
            </Show>
        </Fold>
    }
}

/// One of them: what it is, for whom, what is done about it, and what the deals say.
#[component(transparent)]
pub fn MarkerFields(
    /// Which.
    id: EntryId,
) -> Fragment {
    let workspace = workspace();
    let kind = about::<Marker, Option<MarkerKind>>(workspace, id, |marker| Some(marker.kind));
    let friction = move || kind.get() == Some(MarkerKind::Friction);
    let about_it = move || {
        let (label, hint) = if friction() {
            (Text::BuyerFriction, Text::BuyerFrictionHint)
        } else {
            (Text::BuyerTrigger, Text::BuyerTriggerHint)
        };
        line::<Marker>(id, label, hint, |marker| &mut marker.name)
    };
    let found = workspace.memo(move |document| {
        let marker = document.entry::<Marker>(id)?;
        Some(evidence(document, &workspace.flow(), marker))
    });
    view! {
        <li>
            <div class="head">{live(move || kind.get().map(|kind| view! { <Sign kind/> }))}{live(about_it)}{bin_of(id, Text::BuyerRemoveMarker)}</div>
            {area::<Marker>(id, Text::BuyerAbout, Text::BuyerAboutHint, |marker| &mut marker.about)}
            {labelled(Text::BuyerForWhom, for_whom(id))}
            <Show when=friction><FrictionFields id/></Show>
            {live(move || found.get().map(|found| view! { <Evidence found/> }))}
        </li>
    }
}

#[component(transparent)]
fn FrictionFields(id: EntryId) -> Fragment {
    view! {
        <div class="pair">
            {labelled(Text::BuyerLoss, whole::<Marker>(id, Text::BuyerLoss, |marker| &mut marker.loss))}
            {labelled(
                Text::BuyerOwner,
                line::<Marker>(id, Text::BuyerOwner, Text::BuyerOwnerHint, |marker| &mut marker.owner),
            )}
            {labelled(
                Text::BuyerPlan,
                choice::<Marker>(
                    id,
                    Text::BuyerPlan,
                    MarkerPlan::WORDS,
                    |marker| marker.plan as usize,
                    |marker, at| marker.plan = MarkerPlan::ALL.get(at).copied().unwrap_or_default(),
                ),
            )}
            {labelled(
                Text::BuyerProgress,
                choice::<Marker>(
                    id,
                    Text::BuyerProgress,
                    Progress::WORDS,
                    |marker| marker.progress as usize,
                    |marker, at| marker.progress = Progress::ALL.get(at).copied().unwrap_or_default(),
                ),
            )}
        </div>
    }
}

/// The persona that it is about, or everybody.
fn for_whom(id: EntryId) -> Fragment {
    let workspace = workspace();
    let value = about::<Marker, String>(workspace, id, |marker| {
        marker.persona.map(|persona| persona.to_string()).unwrap_or_default()
    });
    let known = workspace.memo(|document| {
        let named = |id: EntryId| Some((id.to_string(), document.entry::<Persona>(id)?.name.clone()));
        personas(document).into_iter().filter_map(named).collect::<Vec<_>>()
    });
    let options = move || {
        let everybody = (String::new(), text(Text::BuyerEverybody).to_owned());
        std::iter::once(everybody).chain(known.get()).collect::<Vec<_>>()
    };
    let commit = move |word: String| change::<Marker>(workspace, id, |marker| marker.persona = EntryId::parse(&word));
    view! { <Choice label=say(Text::BuyerForWhom) options=Signal::derive(options) value commit/> }
}
