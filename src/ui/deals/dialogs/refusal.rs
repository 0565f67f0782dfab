//! What the buyer said - a real no, not now, or nothing - with the reason, and when to ask again.

use crate::ui::prelude::*;

use super::{WRONG, close, wrong_said};
use crate::core::board::{refusal_place, revisit_days};
use crate::core::chart::reasons;
use crate::core::command::DealMove;
use crate::core::ids::NodeId;
use crate::core::letters::lowercase;
use crate::core::model::{Date, Document, NodeKind};
use crate::ui::deals::actions;
use crate::ui::kit::{Memo, Modal, Show};
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// Reasons that most teams have, offered after those that are already in the document.
const COMMON: [Text; 6] = [
    Text::GateReasonPrice,
    Text::GateReasonBudget,
    Text::GateReasonCompetitor,
    Text::GateReasonDecision,
    Text::GateReasonNeed,
    Text::GateReasonTiming,
];

/// How many reasons are offered.
const OFFERED: usize = 8;

/// The reasons given so far, the most frequent first, then common ones. Capitals and spaces make no other reason.
fn offered(document: &Document) -> Vec<String> {
    let known = reasons(document.deals.values(), None).into_iter().map(|reason| reason.text);
    // What is longer is a story, not a reason to choose.
    let mut offered: Vec<String> = known.filter(|reason| (1..=40).contains(&reason.chars().count())).collect();
    for common in COMMON.map(text) {
        if !offered.iter().any(|reason| lowercase(reason) == lowercase(common)) {
            offered.push(common.to_owned());
        }
    }
    offered.truncate(OFFERED);
    offered
}

/// What the buyer said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// A real no.
    No,
    /// Not now.
    NotNow,
    /// Nothing was decided.
    Undecided,
}

impl Answer {
    fn words(self) -> (Text, Text) {
        match self {
            Answer::No => (Text::NoAnswerNo, Text::GateLostTitle),
            Answer::NotNow => (Text::NoAnswerNotNow, Text::GateNotNowTitle),
            Answer::Undecided => (Text::NoAnswerUndecided, Text::NoUndecidedTitle),
        }
    }
}

/// The question.
#[component(transparent)]
pub fn Refusal(moved: DealMove, date: bool) -> Fragment {
    let workspace = workspace();
    let (deal, asked, on) = (moved.deal, moved.to, moved.on);
    let first = if moved.undecided { Answer::Undecided } else { [Answer::No, Answer::NotNow][usize::from(date)] };
    let answer = RwSignal::new(first);
    // Where each answer leads: what was asked for, or the outcome of the other kind where there is one.
    let place_of = move |document: &Document, answer: Answer| {
        let kind = match answer {
            Answer::No => NodeKind::Lost,
            Answer::NotNow => NodeKind::NotNow,
            Answer::Undecided => return Some(asked),
        };
        let from = document.deals.get(&deal).and_then(|deal| deal.node())?;
        if document.node_kind(asked) == Some(kind) { Some(asked) } else { refusal_place(document, from, kind) }
    };
    let to: Memo<NodeId> = workspace.memo(move |document| place_of(document, answer.get()).unwrap_or(asked));
    let dated = workspace.memo(move |document| document.node_kind(to.get()) == Some(NodeKind::NotNow));
    let reason = RwSignal::new(moved.refusal_reason.clone().unwrap_or_default());
    let revisit = RwSignal::new(moved.revisit);
    // The way says when to ask again, until somebody says another day.
    Effect::new(move |_| {
        let to = to.get();
        let days = workspace.read(|document| revisit_days(document, document.deals.get(&deal)?.node()?, to));
        if let Some(days) = days.filter(|_| revisit.get_untracked().is_none()) {
            revisit.set(Some(on.plus_days(days)));
        }
    });
    let place = workspace.memo(move |document| sentences::node_name(document, to.get()));
    let title = Signal::derive(move || text(answer.get().words().1).to_owned());
    let moved = StoredValue::new(moved);
    let wrong = RwSignal::new(None::<String>);
    let again = move || dated.get() || answer.get() == Answer::Undecided;
    let ready = move || {
        let later = revisit.get().filter(|_| again()).map_or(!dated.get(), |revisit| revisit > on);
        later && reason.with(|reason| !reason.trim().is_empty())
    };
    let pass = move || {
        let Some(mut moved) = moved.try_get_value() else { return };
        moved.to = to.get_untracked();
        moved.undecided = answer.get_untracked() == Answer::Undecided;
        moved.refusal_reason = Some(reason.get_untracked().trim().to_owned());
        moved.revisit = revisit.get_untracked().filter(|_| again());
        if let Some(sentence) = actions::move_from(&workspace, moved, || close(&workspace, deal)) {
            wrong.set(Some(sentence));
        }
    };
    let chips = move || {
        let chip = |offered: String| {
            let (shown, pressed) = (offered.clone(), offered.clone());
            let chosen = move || reason.with(|reason| *reason == pressed).to_string();
            view! {
                <button class="chip user-text" aria-pressed=chosen on:click=move |_| reason.set(offered.clone())>
                    {shown}
                </button>
            }
        };
        workspace.read(offered).into_iter().map(chip).collect_view()
    };
    let choice = |known: Answer| {
        let chosen = move || (answer.get() == known).to_string();
        view! { <button aria-pressed=chosen on:click=move |_| answer.set(known)>{say(known.words().0)}</button> }
    };
    let possible = |answer: &Answer| workspace.read(|document| place_of(document, *answer)).is_some();
    let answers =
        [Answer::No, Answer::NotNow, Answer::Undecided].into_iter().filter(possible).map(choice).collect_view();
    view! {
        <Modal title on_close=move || close(&workspace, deal)>
            <div class="tabs answers" role="group" aria-label=say(Text::NoAnswer)>{answers}</div>
            <label class="field">
                <span>{say(Text::GateWhy)}</span>
                <textarea
                    rows=2
                    autofocus=true
                    aria-label=say(Text::GateWhy)
                    aria-invalid=move || wrong.with(Option::is_some).to_string()
                    aria-describedby=WRONG
                    prop:value=reason
                    on:input:target=move |event| reason.set(event.target().value())
                ></textarea>
            </label>
            {wrong_said(wrong)}
            <div class="chips" role="group" aria-label=say(Text::GateCommon)>{live(chips)}</div>
            <Show when=again>
                <Revisit revisit on/>
            </Show>
            <footer>
                <button on:click=move |_| close(&workspace, deal)>{say(Text::ShellCancel)}</button>
                <button class="primary" disabled=move || !ready() on:click=move |_| pass()>
                    {live(move || fill(Text::GateMoveTo, &[("name", &place.get())]))}
                </button>
            </footer>
        </Modal>
    }
}

#[component(transparent)]
fn Revisit(revisit: RwSignal<Option<Date>>, on: Date) -> Fragment {
    let later = |days: i64| {
        let date = on.plus_days(days);
        let chosen = move || (revisit.get() == Some(date)).to_string();
        view! {
            <button class="chip" aria-pressed=chosen on:click=move |_| revisit.set(Some(date))>
                {live(move || plural(Plural::GateInDays, days as usize))}
            </button>
        }
    };
    view! {
        <label class="field">
            <span>{say(Text::GateRevisit)}</span>
            <input
                type="date"
                aria-label=say(Text::GateRevisit)
                min=on.plus_days(1).to_string()
                prop:value=move || revisit.get().map(|date| date.to_string()).unwrap_or_default()
                on:change:target=move |event| revisit.set(Date::parse(&event.target().value()))
            />
        </label>
        <div class="chips">{[30, 90, 180].map(later)}</div>
    }
}
