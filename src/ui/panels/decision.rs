//! The answers of a decision: its ways out, each with its label.

use crate::ui::prelude::*;

use super::data::{about_transition, edit_transition};
use super::frame::Section;
use super::ways::ways;
use crate::core::command::TransitionEdit;
use crate::core::ids::{NodeId, TransitionId};
use crate::core::session::Selection;
use crate::ui::format;
use crate::ui::kit::{Icon, Memo, Shape, TextField};
use crate::ui::language::{Plural, Text, plural, say, text};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// The answers, to be changed, and what is missing for a decision that can be read.
#[component(transparent)]
pub fn Answers(
    /// The decision.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let answers = workspace.memo(move |document| ways(document, id, true));
    let hint = move || {
        let answers = answers.get();
        let bare = answers.iter().filter(|way| way.label.trim().is_empty()).count();
        let hint = match answers.len() {
            0 | 1 => text(Text::PanelTooFewAnswers).to_owned(),
            _ if bare > 0 => plural(Plural::PanelBareAnswers, bare),
            _ => return None,
        };
        Some(view! { <p class="hint"><Icon shape=Shape::Warning/><span>{hint}</span></p> })
    };
    let ids = Memo::new(move |_| answers.get().into_iter().map(|way| way.id).collect::<Vec<_>>());
    view! {
        <Section title=Text::PanelAnswers>
            <ul class="answers"><For each=move || ids.get() key=|id| *id let:id><Answer id/></For></ul>
            {live(hint)}
        </Section>
    }
}

#[component(transparent)]
fn Answer(id: TransitionId) -> Fragment {
    let workspace = workspace();
    let label = about_transition(workspace, id, |_, way| way.label.clone());
    let next = about_transition(workspace, id, |_, way| (way.onward.share, way.onward.next.clone()));
    let target = workspace.memo(move |document| document.transitions.get(&id).map(|way| way.to));
    let about = move || {
        let (share, next) = next.get();
        let share = share.map(|share| format::percent(share as f64 / 100.0));
        let words: Vec<String> = share.into_iter().chain((!next.is_empty()).then_some(next)).collect();
        (!words.is_empty()).then(|| view! { <small class="user-text">{words.join(" · ")}</small> })
    };
    let name = move || target.get().map(|to| workspace.follow(|document| sentences::node_name(document, to)));
    view! {
        <li>
            <TextField
                label=say(Text::PanelAnswer)
                value=label
                commit=move |text| edit_transition(workspace, id, TransitionEdit::Label(text))
                placeholder=say(Text::PanelAnswerHint)
            />
            <button class="quiet" on:click=move |_| workspace.select(Selection::transition(id))>
                <Icon shape=Shape::Right/>
                <span class="user-text">{live(name)}</span>
            </button>
            {live(about)}
        </li>
    }
}
