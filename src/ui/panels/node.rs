//! The panel of one node: a frame that stays, and a body by its kind and by whether the map is locked.

use crate::ui::prelude::*;

use super::buyer::Buyer;
use super::checklist::Checklist;
use super::choice::Choice;
use super::data::{about_node, edit_node, locked};
use super::deals_here::{DealsHere, Stats};
use super::decision::Answers;
use super::facts::Facts;
use super::frame::{Delete, Frame, Labelled, Section};
use super::markers::{At, Markers};
use super::motives::Motives;
use super::objections::Objections;
use super::people::People;
use super::practice::Practice;
use super::reading::{CardText, NameText};
use super::review::Review;
use super::steps::Steps;
use super::summary::{Summary, place};
use super::ways::Ways;
use crate::core::checks::Place;
use crate::core::command::NodeEdit;
use crate::core::comments::Pin;
use crate::core::ids::NodeId;
use crate::core::model::NodeKind;
use crate::ui::comments::CommentsHere;
use crate::ui::findings::Here;
use crate::ui::kit::{Show, TextArea};
use crate::ui::language::{Text, say, text};
use crate::ui::measures::StageMeasures;
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// Kinds that have the same fields.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Card,
    Decision,
    Outcome,
    Note,
}

fn form(kind: NodeKind) -> Form {
    match kind {
        NodeKind::Stage | NodeKind::Step => Form::Card,
        NodeKind::Decision => Form::Decision,
        NodeKind::Won | NodeKind::Lost | NodeKind::NotNow => Form::Outcome,
        NodeKind::Note => Form::Note,
    }
}

/// The panel of a node.
#[component(transparent)]
pub fn NodePanel(
    /// Which node.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let form = workspace.memo(move |document| document.node_kind(id).map_or(Form::Note, form));
    let locked = locked(workspace);
    let label = move || match form.get() {
        Form::Card => text(Text::CardPanel).to_owned(),
        _ => kind_word(id),
    };
    let heading = move || {
        let name = move || {
            if locked.get() {
                view! { <NameText id/> }
            } else {
                named(id, form.get())
            }
        };
        view! {
            {live(name)}
            <Show when=move || form.get() == Form::Card><Summary id/></Show>
        }
    };
    let body = move || match (form.get(), locked.get()) {
        (Form::Card, false) => {
            view! { <Stats id/><CardFields id/><Around id/><StageMeasures id/><Steps id/><DealsHere id/><Ways id/> }
        }
        (Form::Card, true) => {
            view! { <Stats id/><CardText id/><Around id/><StageMeasures id/><Steps id/><DealsHere id/><Ways id/> }
        }
        (Form::Decision, false) => view! { <Answers id/><Ways id incoming_only=true/> },
        (Form::Decision, true) => view! { <Ways id/> },
        (Form::Outcome, _) => view! { <Stats id/><DealsHere id/><Ways id/> },
        (Form::Note, _) => Fragment::default(),
    };
    view! {
        <Frame label=Signal::derive(label) place=place(workspace, id) heading=heading>
            {live(body)}
            <Show when=move || form.get() == Form::Card><Review id/></Show>
            <Show when=move || form.get() != Form::Note><CommentsHere place=Pin::Node(id)/></Show>
            <Here place=Place::Node(id)/>
            <Show when=move || !locked.get()>
                <footer><Labelled title=Text::CardKind><Kind id/></Labelled><Delete/></footer>
            </Show>
        </Frame>
    }
}

fn kind_word(id: NodeId) -> String {
    let kind = workspace().follow(|document| document.node_kind(id));
    kind.map(sentences::node_kind).unwrap_or_default().to_owned()
}

/// The name as a heading that can be changed; a decision's question, a note's text.
fn named(id: NodeId, form: Form) -> Fragment {
    let workspace = workspace();
    let name = about_node(workspace, id, |_, node| node.name.clone());
    let commit = move |text| edit_node(workspace, id, NodeEdit::Name(text));
    let (label, teach) = match form {
        Form::Card => (Text::CardName, Text::CardNameHint),
        Form::Decision => (Text::PanelQuestion, Text::PanelQuestionHint),
        Form::Outcome => (Text::CardName, Text::PanelOutcomeHint),
        Form::Note => (Text::PanelNoteText, Text::PanelNoteHint),
    };
    if form == Form::Note {
        return view! { <TextArea label=say(label) value=name commit placeholder=say(teach) class="note-text"/> };
    }
    view! {
        <h2><TextArea label=say(label) value=name commit placeholder=say(teach) class="name" single=true/></h2>
    }
}

/// Entry definition, details, exit checklist and the facts.
#[component(transparent)]
fn CardFields(id: NodeId) -> Fragment {
    let workspace = workspace();
    let entry = about_node(workspace, id, |_, node| node.card.entry.clone());
    let details = about_node(workspace, id, |_, node| node.card.details.clone());
    view! {
        <Section title=Text::CardEntry hint=Signal::derive(move || text(Text::CardEntryMeans).to_owned())>
            <TextArea
                label=say(Text::CardEntry)
                value=entry
                commit=move |text| edit_node(workspace, id, NodeEdit::Entry(text))
                placeholder=say(Text::CardEntryHint)
            />
        </Section>
        <Section title=Text::CardDetails hint=Signal::derive(move || text(Text::CardDetailsMeans).to_owned())>
            <TextArea
                label=say(Text::CardDetails)
                value=details
                commit=move |text| edit_node(workspace, id, NodeEdit::Details(text))
                placeholder=say(Text::CardDetailsHint)
            />
        </Section>
        <Checklist id/>
        <Facts id/>
    }
}

/// Who works for it, and the buyer behind it: folded, since the card alone is what everybody needs.
#[component(transparent)]
fn Around(id: NodeId) -> Fragment {
    view! {
        <div class="around">
            <People id/>
            <Buyer id/>
            <Markers at=At::Node(id)/>
            <Motives id/>
            <Objections id/>
            <Practice id/>
        </div>
    }
}

/// What the node is.
#[component(transparent)]
fn Kind(id: NodeId) -> Fragment {
    let workspace = workspace();
    let kind = about_node(workspace, id, |_, node| node.kind.word().to_owned());
    let options = move || {
        let named = |(kind, word): (NodeKind, &str)| (word.to_owned(), sentences::node_kind(kind).to_owned());
        NodeKind::ALL.into_iter().map(named).collect::<Vec<_>>()
    };
    let commit = move |word: String| {
        if let Some(kind) = NodeKind::parse(&word) {
            edit_node(workspace, id, NodeEdit::Kind(kind));
        }
    };
    view! { <Choice label=say(Text::CardKind) options=Signal::derive(options) value=kind commit/> }
}
