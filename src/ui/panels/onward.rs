//! What happens to deals that go a way: what is done next, when to ask again, and which share of deals it is.

use crate::ui::prelude::*;

use super::choice::Choice;
use super::data::{about_transition, edit_transition, whole};
use super::frame::Labelled;
use crate::core::command::TransitionEdit;
use crate::core::ids::TransitionId;
use crate::core::model::{Basis, NodeKind, Onward, TransitionKind};
use crate::ui::kit::{Show, TextArea, TextField};
use crate::ui::language::{Text, say};
use crate::ui::measures::bases;
use crate::ui::workspace::{Workspace, workspace};

fn change(workspace: Workspace, id: TransitionId, change: impl FnOnce(&mut Onward)) {
    let known = workspace.read(|document| document.transitions.get(&id).map(|way| way.onward.clone()));
    if let Some(mut onward) = known {
        change(&mut onward);
        edit_transition(workspace, id, TransitionEdit::Onward(onward));
    }
}

/// The fields, to be changed.
#[component(transparent)]
pub fn OnwardFields(
    /// The transition.
    id: TransitionId,
) -> Fragment {
    let workspace = workspace();
    let next = about_transition(workspace, id, |_, way| way.onward.next.clone());
    let again = about_transition(workspace, id, |document, way| {
        document.node_kind(way.to) == Some(NodeKind::NotNow) || way.kind == TransitionKind::No
    });
    let branch =
        about_transition(workspace, id, |document, way| document.node_kind(way.from) == Some(NodeKind::Decision));
    let days = about_transition(workspace, id, |_, way| way.onward.revisit_days.map(|days| days.to_string()));
    let set_days = move |text: String| {
        let days = whole(&text).map(i64::from);
        if days.is_some() || text.is_empty() {
            change(workspace, id, |onward| onward.revisit_days = days);
        }
    };
    view! {
        <Labelled title=Text::RecordNext>
            <TextArea
                label=say(Text::RecordNext)
                value=next
                commit=move |text| change(workspace, id, |onward| onward.next = text)
                placeholder=say(Text::NoNextHint)
            />
        </Labelled>
        <Show when=move || again.get()>
            <Labelled title=Text::NoRevisit>
                <div class="unit">
                    <TextField
                        label=say(Text::NoRevisit)
                        kind="number"
                        value=Signal::derive(move || days.get().unwrap_or_default())
                        commit=set_days
                        patient=true
                    />
                    <span>{say(Text::PanelDays)}</span>
                </div>
            </Labelled>
        </Show>
        <Show when=move || branch.get()><Share id/></Show>
    }
}

/// The share of deals that take a branch, and where it comes from.
#[component(transparent)]
fn Share(id: TransitionId) -> Fragment {
    let workspace = workspace();
    let share = about_transition(workspace, id, |_, way| way.onward.share.map(|share| share.to_string()));
    let basis = about_transition(workspace, id, |_, way| way.onward.share_basis.word().to_owned());
    let set_share = move |text: String| {
        let share = whole(&text).map(i64::from);
        if share.is_some() || text.is_empty() {
            change(workspace, id, |onward| onward.share = share);
        }
    };
    let set_basis = move |word: String| {
        if let Some(basis) = Basis::parse(&word) {
            change(workspace, id, |onward| onward.share_basis = basis);
        }
    };
    view! {
        <Labelled title=Text::NoShareOfDeals>
            <div class="unit">
                <TextField
                    label=say(Text::NoShareOfDeals)
                    kind="number"
                    value=Signal::derive(move || share.get().unwrap_or_default())
                    commit=set_share
                    patient=true
                />
                <span aria-hidden="true">"%"</span>
                <Choice label=say(Text::RecordBasis) options=Signal::derive(bases) value=basis commit=set_basis/>
            </div>
        </Labelled>
    }
}

/// The same as text, while the map is locked.
#[component(transparent)]
pub fn OnwardText(
    /// The transition.
    id: TransitionId,
) -> Fragment {
    let next = about_transition(workspace(), id, |_, way| way.onward.next.clone());
    view! {
        <Show when=move || next.with(|next| !next.is_empty())>
            <Labelled title=Text::RecordNext><p class="user-text written">{live(move || next.get())}</p></Labelled>
        </Show>
    }
}
