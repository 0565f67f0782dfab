//! Where the goal is set, one field at a time.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

use super::progress::{progress, standing};
use super::words;
use crate::core::command::{Command, MapEdit};
use crate::core::decimal::decimal;
use crate::core::model::{Date, Goal, GoalKind};
use crate::ui::deals;
use crate::ui::kit::{Icon, Shape, TextField};
use crate::ui::language::{Text, say, text};
use crate::ui::panels::Choice;
use crate::ui::playbook::entries::labelled;
use crate::ui::workspace::{Workspace, workspace};

fn put(workspace: Workspace, goal: Option<Goal>) -> bool {
    workspace.commit(Command::EditMap(MapEdit::Goal(goal)))
}

/// Changes the goal, where there is one: what cannot be is said in words of its own.
fn change(workspace: Workspace, change: impl FnOnce(&mut Goal)) {
    let Some(mut goal) = workspace.read(|document| document.map.purpose.goal.clone()) else { return };
    change(&mut goal);
    if goal.target.is_some_and(|target| target <= 0.0) {
        return workspace.complain(text(Text::GoalMoreThanNothing).to_owned());
    }
    if goal.begins.zip(goal.deadline).is_some_and(|(begins, deadline)| deadline < begins) {
        return workspace.complain(text(Text::GoalBackwards).to_owned());
    }
    put(workspace, Some(goal));
}

/// The fields of the goal, and how far it is; where there is none, the kinds to begin with.
#[component(transparent)]
pub fn GoalFields() -> Fragment {
    let workspace = workspace();
    let any = workspace.memo(|document| document.map.purpose.goal.is_some());
    live(move || {
        if any.get() {
            view! { <Fields/> }
        } else {
            kinds(workspace)
        }
    })
}

/// No goal yet: one press is the beginning of one.
fn kinds(workspace: Workspace) -> Fragment {
    let kind = |kind: &GoalKind| {
        let (kind, (name, about, _)) = (*kind, words::kind(*kind));
        let begin = move |_| {
            let begins = Some(workspace.today.get_untracked());
            if put(workspace, Some(Goal { kind, begins, ..Goal::default() })) {
                request_animation_frame(focus_target);
            }
        };
        view! { <button class="kind" on:click=begin><strong>{say(name)}</strong><small>{say(about)}</small></button> }
    };
    view! {
        <p class="teach">{say(Text::GoalAbout)}</p>
        <div class="kinds" role="group" aria-label=say(Text::GoalKind)>{GoalKind::ALL.iter().map(kind).collect_view()}</div>
    }
}

/// The number is what comes next.
fn focus_target() {
    let field = document().query_selector(".goal-fields .unit input").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

/// Something about the goal, followed.
fn about<R: Default + PartialEq + Send + Sync + 'static>(
    workspace: Workspace,
    read: impl Fn(&Goal) -> R + Send + Sync + 'static,
) -> Memo<R> {
    workspace.memo(move |document| document.map.purpose.goal.as_ref().map(&read).unwrap_or_default())
}

#[component(transparent)]
fn Fields() -> Fragment {
    let workspace = workspace();
    let kind = about(workspace, |goal| goal.kind);
    let word = move || kind.get().word().to_owned();
    let kinds = || {
        let named = |kind: &GoalKind| (kind.word().to_owned(), text(words::kind(*kind).0).to_owned());
        GoalKind::ALL.iter().map(named).collect::<Vec<_>>()
    };
    let choose = move |word: String| {
        if let Some(kind) = GoalKind::parse(&word) {
            change(workspace, |goal| goal.kind = kind);
        }
    };
    let hint = move || text(words::kind(kind.get()).2).to_owned();
    let target = about(workspace, |goal| goal.target.map(|target| decimal(target).to_string()).unwrap_or_default());
    let aim = move |typed: String| {
        let target = if typed.trim().is_empty() { None } else { deals::number(workspace, &typed) };
        if target.is_some() || typed.trim().is_empty() {
            change(workspace, |goal| goal.target = target);
        }
    };
    let unit = move || match kind.get() {
        GoalKind::Reach => text(Text::GoalUnitDeals).to_owned(),
        GoalKind::Amount => workspace.follow(|document| document.map.currency.code().to_owned()),
        GoalKind::Growth | GoalKind::Retention => "%".to_owned(),
    };
    let away = move |_| {
        if put(workspace, None) {
            workspace.say_undoable(text(Text::GoalRemoved).to_owned());
        }
    };
    view! {
        {progress(standing(workspace))}
        <div class="goal-fields">
            <label class="field">
                <span>{say(Text::GoalKind)}</span>
                <Choice
                    label=say(Text::GoalKind)
                    options=Signal::derive(kinds)
                    value=Signal::derive(word)
                    commit=choose
                />
            </label>
            <label class="field">
                <span>{say(Text::GoalTarget)}</span>
                <div class="unit">
                    <TextField label=say(Text::GoalTarget) value=target commit=aim patient=true/>
                    <span>{live(unit)}</span>
                </div>
            </label>
            {line(Text::GoalMetric, Signal::derive(hint), |goal| &mut goal.metric)}
            {day(Text::GoalBegins, |goal| &mut goal.begins)}
            {day(Text::GoalDeadline, |goal| &mut goal.deadline)}
            {line(Text::GoalOwner, Signal::derive(|| text(Text::GoalOwnerHint).to_owned()), |goal| &mut goal.owner)}
        </div>
        <div class="actions">
            <button class="quiet danger" on:click=away><Icon shape=Shape::Bin/>{say(Text::GoalRemove)}</button>
        </div>
    }
}

/// A text of the goal.
fn line(name: Text, hint: Signal<String>, access: fn(&mut Goal) -> &mut String) -> Fragment {
    let workspace = workspace();
    let value = about(workspace, move |goal| std::mem::take(access(&mut goal.clone())));
    let commit = move |text| change(workspace, |goal| *access(goal) = text);
    labelled(name, view! { <TextField label=say(name) value commit placeholder=hint/> })
}

/// A day of the goal.
fn day(name: Text, access: fn(&mut Goal) -> &mut Option<Date>) -> Fragment {
    let workspace = workspace();
    let value = about(workspace, move |goal| access(&mut goal.clone()).map(|day| day.to_string()).unwrap_or_default());
    let commit = move |typed: String| change(workspace, |goal| *access(goal) = Date::parse(&typed));
    labelled(name, view! { <TextField label=say(name) kind="date" value commit patient=true/> })
}
