//! The short facts of a card: owner, journey phase, expected time, probability.

use crate::ui::prelude::*;

use super::choice::Choice;
use super::data::{about_node, edit_node, whole};
use super::frame::Labelled;
use super::summary;
use crate::core::command::NodeEdit;
use crate::core::ids::{Identifier, NodeId, PhaseId};
use crate::core::model::{ExpectedTime, Phase};
use crate::core::sort;
use crate::ui::kit::{Icon, Shape, Show, TextField};
use crate::ui::language::{Text, say, text};
use crate::ui::measures::{origin, relief};
use crate::ui::workspace::{Workspace, workspace};

/// The facts, to be changed.
#[component(transparent)]
pub fn Facts(
    /// The node.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let owner = about_node(workspace, id, summary::owner);
    let phase = about_node(workspace, id, |_, node| node.card.phase.map(|phase| phase.to_string()).unwrap_or_default());
    let index = about_node(workspace, id, |document, node| summary::phase(document, node).map(|(index, _)| index));
    let probability = about_node(workspace, id, |_, node| node.card.probability.map(|percent| percent.to_string()));
    let probable = move |text: String| {
        // A number that is too large is refused with a word about it.
        let percent = whole(&text).map(|percent| u8::try_from(percent).unwrap_or(u8::MAX));
        if percent.is_some() || text.is_empty() {
            edit_node(workspace, id, NodeEdit::Probability(percent));
        }
    };
    view! {
        <section class="facts">
            <Labelled title=Text::CardOwner>
                <OwnerField
                    value=owner
                    commit=move |name| edit_node(workspace, id, NodeEdit::OwnerNamed(workspace.make_id(), name))
                    placeholder=say(Text::CardOwnerHint)
                />
            </Labelled>
            <Labelled title=Text::CardPhase>
                <div class="phase">
                    <i class="dot" data-phase=move || index.get().map(summary::colour)></i>
                    <Choice
                        label=say(Text::CardPhase)
                        options=phases(workspace, None)
                        value=phase
                        commit=move |word: String| edit_node(workspace, id, NodeEdit::Phase(PhaseId::parse(&word)))
                    />
                </div>
            </Labelled>
            <Labelled title=Text::CardExpected>
                <Expected id/>
                <div class="origin">{origin(id, Text::MeasureExpectedBasis, |known| &mut known.expected_basis)}</div>
            </Labelled>
            <Labelled title=Text::CardProbability>
                <div class="unit">
                    <TextField
                        label=say(Text::CardProbability)
                        kind="number"
                        value=Signal::derive(move || probability.get().unwrap_or_default())
                        commit=probable
                        patient=true
                    />
                    <span aria-hidden="true">"%"</span>
                    <div class="origin">{origin(id, Text::MeasureProbabilityBasis, |known| &mut known.probability_basis)}</div>
                </div>
            </Labelled>
            <div class="relief">{relief(id)}</div>
        </section>
    }
}

/// The field of an owning department, with the departments known as suggestions.
#[component(transparent)]
pub fn OwnerField(
    /// Its name.
    #[prop(into)]
    value: Signal<String>,
    /// Another name.
    #[prop(into)]
    commit: Callback<String>,
    /// Shown while there is none.
    #[prop(into)]
    placeholder: Signal<String>,
) -> Fragment {
    let known = workspace()
        .memo(|document| document.departments.values().map(|department| department.name.clone()).collect::<Vec<_>>());
    let options = move || known.get().into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    view! {
        <TextField label=say(Text::CardOwner) value commit placeholder list="departments" patient=true/>
        <datalist id="departments">{live(options)}</datalist>
    }
}

/// "No phase" and the phases in the order of the journey; before them a word for "leave as it is", where there is one.
pub fn phases(workspace: Workspace, keep: Option<Signal<bool>>) -> Signal<Vec<(String, String)>> {
    let known = workspace.memo(|document| {
        let mut phases: Vec<&Phase> = document.phases.values().collect();
        sort::by_key(&mut phases, |phase| (phase.order, phase.id));
        phases.into_iter().map(|phase| (phase.id.to_string(), phase.name.clone())).collect::<Vec<_>>()
    });
    Signal::derive(move || {
        let keep = keep.is_some_and(|keep| keep.get()).then(|| ("*".to_owned(), text(Text::PanelMixed).to_owned()));
        let none = (String::new(), text(Text::CardNoPhase).to_owned());
        keep.into_iter().chain([none]).chain(known.get()).collect()
    })
}

/// Least, typical and most days.
#[component(transparent)]
fn Expected(id: NodeId) -> Fragment {
    let workspace = workspace();
    let time = about_node(workspace, id, |_, node| node.card.expected);
    let part = move |part: usize, short: Text, long: Text| {
        let days = move || {
            let days = time.get().map(|time| [time.min, time.typical, time.max]);
            days.and_then(|days| days.get(part).map(u32::to_string)).unwrap_or_default()
        };
        let commit = move |text: String| {
            // An emptied field comes back: all three days go with the button beside them.
            if let Some(days) = whole(&text) {
                let time = ExpectedTime::with(time.get_untracked(), part, days);
                edit_node(workspace, id, NodeEdit::Expected(Some(time)));
            }
        };
        view! {
            <div>
                <TextField label=say(long) kind="number" value=Signal::derive(days) commit patient=true/>
                <small aria-hidden="true">{say(short)}</small>
            </div>
        }
    };
    view! {
        <div class="expected" role="group" aria-label=say(Text::CardExpected)>
            {part(0, Text::CardLeast, Text::CardLeastDays)}
            {part(1, Text::CardTypical, Text::CardTypicalDays)}
            {part(2, Text::CardMost, Text::CardMostDays)}
            <Show when=move || time.get().is_some()>
                <button
                    class="quiet"
                    aria-label=say(Text::CardNoExpected)
                    title=say(Text::CardNoExpected)
                    on:click=move |_| edit_node(workspace, id, NodeEdit::Expected(None))
                >
                    <Icon shape=Shape::Close/>
                </button>
            </Show>
        </div>
    }
}
