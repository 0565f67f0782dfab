//! The panel of one transition.

use crate::ui::prelude::*;

use super::choice::Choice;
use super::data::{about_transition, edit_transition, locked, whole};
use super::frame::{Delete, Frame, Labelled};
use super::markers::{At, Markers};
use super::onward::{OnwardFields, OnwardText};
use crate::core::checks::Place;
use crate::core::command::TransitionEdit;
use crate::core::comments::Pin;
use crate::core::ids::{Identifier, NodeId, TransitionId};
use crate::core::model::{Document, Flow, TransitionKind, hands_over, owners};
use crate::core::session::Selection;
use crate::ui::comments::CommentsHere;
use crate::ui::findings::Here;
use crate::ui::kit::{Icon, Shape, Show, TextField};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::workspace::{Workspace, workspace};
use crate::ui::{format, sentences};

/// The panel of a transition: what it means, what stands on it, between which nodes.
#[component(transparent)]
pub fn TransitionPanel(
    /// Which one.
    id: TransitionId,
) -> Fragment {
    let workspace = workspace();
    let locked = locked(workspace);
    let ends = workspace.memo(move |document| document.transitions.get(&id).map(|way| (way.from, way.to)));
    let kind = workspace.memo(move |document| document.transitions.get(&id).map(|way| way.kind));
    let place = move || {
        let word = kind.get().map(sentences::transition_kind).unwrap_or_default();
        if locked.get() { word.to_owned() } else { text(Text::PanelTransition).to_owned() }
    };
    let share = Memo::new(move |_| workspace.count(|_, ledger| ledger.all().share(ledger.frame(), id)));
    let used = move || {
        let share = share.get();
        let rate = share.rate()?;
        let (used, of) = (format::number(share.used as f64), format::number(share.of as f64));
        let places = [("used", used.as_str()), ("count", &of), ("share", &format::percent(rate))];
        Some(view! { <p class="muted">{fill(Text::PanelUsed, &places)}</p> })
    };
    let heading = move || {
        let shown =
            move || ends.get().map(|(from, to)| view! { <End node=from/><Icon shape=Shape::Right/><End node=to/> });
        view! { <h2 class="from-to">{shown}</h2> }
    };
    let body = move || {
        if locked.get() {
            view! { <Label id/><OnwardText id/> }
        } else {
            view! { <Fields id/> }
        }
    };
    view! {
        <Frame label=say(Text::PanelTransition) place=Signal::derive(place) heading=heading>
            {live(used)}
            {live(body)}
            <CommentsHere place=Pin::Transition(id)/>
            <Here place=Place::Transition(id)/>
        </Frame>
    }
}

/// One end, that selects its node.
#[component(transparent)]
fn End(node: NodeId) -> Fragment {
    let workspace = workspace();
    let name = move || workspace.follow(|document| sentences::node_name(document, node));
    view! {
        <button class="quiet" on:click=move |_| workspace.select(Selection::node(node))>
            <span class="user-text">{live(name)}</span>
        </button>
    }
}

/// What stands on it, as text.
#[component(transparent)]
fn Label(id: TransitionId) -> Fragment {
    let label = about_transition(workspace(), id, |_, way| way.label.clone());
    view! { <p class="user-text written">{live(move || label.get())}</p> }
}

#[component(transparent)]
fn Fields(id: TransitionId) -> Fragment {
    let workspace = workspace();
    let label = about_transition(workspace, id, |_, way| way.label.clone());
    let from = about_transition(workspace, id, |_, way| way.from.to_string());
    let to = about_transition(workspace, id, |_, way| way.to.to_string());
    let bent = about_transition(workspace, id, |_, way| !way.bends.is_empty());
    let straighten = move || {
        let straight = move |_| edit_transition(workspace, id, TransitionEdit::Bends(Vec::new()));
        bent.get().then(|| view! { <button on:click=straight>{say(Text::PanelStraighten)}</button> })
    };
    let nodes = workspace.memo(ends_possible);
    let named = move || nodes.get().into_iter().map(named).collect::<Vec<_>>();
    let options = Signal::derive(named);
    let attach = move |word: String, edit: fn(NodeId) -> TransitionEdit| {
        if let Some(node) = NodeId::parse(&word) {
            edit_transition(workspace, id, edit(node));
        }
    };
    view! {
        <Labelled title=Text::PanelLabel>
            <TextField
                label=say(Text::PanelLabel)
                value=label
                commit=move |text| edit_transition(workspace, id, TransitionEdit::Label(text))
                placeholder=say(Text::PanelLabelHint)
            />
        </Labelled>
        <Kind id/>
        <Handover id/>
        <OnwardFields id/>
        <Labelled title=Text::PanelFrom>
            <Choice label=say(Text::PanelFrom) options value=from commit=move |word| attach(word, TransitionEdit::From)/>
        </Labelled>
        <Labelled title=Text::PanelTo>
            <Choice label=say(Text::PanelTo) options value=to commit=move |word| attach(word, TransitionEdit::To)/>
        </Labelled>
        <Markers at=At::Way(id)/>
        <footer>
            <button on:click=move |_| edit_transition(workspace, id, TransitionEdit::Swap)>{say(Text::PanelSwap)}</button>
            {live(straighten)}
            <Delete/>
        </footer>
    }
}

/// What is handed over and by when, where the way leads to another department.
#[component(transparent)]
fn Handover(id: TransitionId) -> Fragment {
    let workspace = workspace();
    let over = workspace
        .memo(move |document| document.transitions.get(&id).is_some_and(|way| hands_over(way, &owners(document))));
    let what = about_transition(workspace, id, |_, way| way.handover.clone());
    let days = about_transition(workspace, id, |_, way| way.handover_days.map(|days| days.to_string()));
    let by = move |text: String| {
        let days = whole(&text);
        if days.is_some() || text.is_empty() {
            edit_transition(workspace, id, TransitionEdit::HandoverDays(days));
        }
    };
    view! {
        <Show when=move || over.get()>
            <Labelled title=Text::PanelHandover>
                <TextField
                    label=say(Text::PanelHandover)
                    value=what
                    commit=move |text| edit_transition(workspace, id, TransitionEdit::Handover(text))
                    placeholder=say(Text::PanelHandoverHint)
                />
            </Labelled>
            <Labelled title=Text::PanelHandoverDays>
                <div class="unit">
                    <TextField
                        label=say(Text::PanelHandoverDays)
                        kind="number"
                        value=Signal::derive(move || days.get().unwrap_or_default())
                        commit=by
                    />
                    <span>{say(Text::PanelDays)}</span>
                </div>
            </Labelled>
        </Show>
    }
}

/// The kind, with a sentence about what it means.
#[component(transparent)]
fn Kind(id: TransitionId) -> Fragment {
    let workspace: Workspace = workspace();
    let word = about_transition(workspace, id, |_, way| way.kind.word().to_owned());
    let options = move || {
        let named =
            |(kind, word): (TransitionKind, &str)| (word.to_owned(), sentences::transition_kind(kind).to_owned());
        TransitionKind::ALL.into_iter().map(named).collect::<Vec<_>>()
    };
    let commit = move |word: String| {
        if let Some(kind) = TransitionKind::parse(&word) {
            edit_transition(workspace, id, TransitionEdit::Kind(kind));
        }
    };
    let means = move || {
        let kind = TransitionKind::parse(&word.get()).unwrap_or(TransitionKind::Advance);
        text(match kind {
            TransitionKind::Advance => Text::PanelAdvanceMeans,
            TransitionKind::Branch => Text::PanelBranchMeans,
            TransitionKind::No => Text::PanelNoMeans,
            TransitionKind::Recycle => Text::PanelRecycleMeans,
            TransitionKind::HandOff => Text::PanelHandOffMeans,
        })
    };
    view! {
        <Labelled title=Text::PanelMeaning>
            <Choice label=say(Text::PanelMeaning) options=Signal::derive(options) value=word commit/>
            <small>{live(means)}</small>
        </Labelled>
    }
}

/// The nodes that a transition can be attached to, in flow order.
fn ends_possible(document: &Document) -> Vec<(NodeId, String)> {
    let flow = Flow::of(document);
    flow.order().iter().map(|id| (*id, document.node_name(*id).to_owned())).collect()
}

fn named((id, name): (NodeId, String)) -> (String, String) {
    (id.to_string(), if name.is_empty() { text(Text::KindUnnamed).to_owned() } else { name })
}
