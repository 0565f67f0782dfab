//! A number of the plan that can be set in place, and let go of.

use crate::ui::prelude::*;

use crate::core::command::Command;
use crate::core::decimal::decimal;
use crate::core::ids::EntryId;
use crate::core::language::Language;
use crate::core::model::{Kept, LARGEST_NUMBER};
use crate::core::plan::Handle;
use crate::ui::format;
use crate::ui::kit::{Icon, Memo, Shape, TextField};
use crate::ui::language::{Text, fill, language, say};
use crate::ui::workspace::Workspace;

/// A number as it stands in a field: with decimals only where they say something.
pub fn shown(value: f64) -> String {
    match value {
        _ if value >= 100.0 => format::number(value.round()),
        // A tenth says too little of less than one.
        _ if value > 0.0 && value < 1.0 => format::hundredths(value),
        _ => format::number(value),
    }
}

/// A number as spreadsheets of the chosen language read it.
pub fn plain(value: f64) -> String {
    let text = decimal((value * 1000.0).round() / 1000.0).to_string();
    if language() == Language::Polish { text.replace('.', ",") } else { text }
}

/// Reads what is typed; says what would fit where it does not.
pub fn read(workspace: Workspace, typed: &str, (least, most): (f64, f64)) -> Option<f64> {
    let value = format::read_number(typed).filter(|value| (least..=most).contains(value));
    if value.is_none() {
        let places = [("min", shown(least)), ("max", shown(most))];
        let [min, max] = places.each_ref().map(|(name, text)| (*name, text.as_str()));
        workspace.complain(fill(Text::ProblemWrongNumber, &[min, max]));
    }
    value
}

/// Sets a number, in the plan or in a scenario.
pub fn set(workspace: Workspace, scenario: Option<EntryId>, handle: Handle, value: f64) {
    let fresh = workspace.make_id();
    let lever = workspace.read(|document| handle.lever(document, scenario, value, fresh));
    workspace.commit(Command::Put(vec![lever.entry()]));
}

/// Lets go of a number, so that it is what was measured or what follows.
pub fn release(workspace: Workspace, scenario: Option<EntryId>, handle: Handle) {
    let entries = workspace.read(|document| handle.held_by(document, scenario));
    if entries.iter().next().is_some() {
        workspace.commit(Command::TakeOut { entries, successor: None });
    }
}

/// The limits of what can be typed: no chance is more than 100 %, no deal is worth nothing.
fn limits(handle: Handle, each: f64) -> (f64, f64) {
    match handle {
        Handle::Chance(_) => (0.0, 100.0),
        Handle::DealSize => (0.001, LARGEST_NUMBER),
        _ => (0.0, LARGEST_NUMBER / each.max(1.0)),
    }
}

/// How a number is shown and set.
#[derive(Clone, Copy)]
pub struct Figure {
    /// What is set.
    pub handle: Handle,
    /// The number, in the unit that it is shown in.
    pub value: Memo<Option<f64>>,
    /// How many of what is set is one of what is shown: a plan of 12 months needs 12 of what is needed a month.
    pub each: Memo<f64>,
    /// Whether it is set by hand.
    pub held: Memo<bool>,
}

/// The field of a number, marked where it is set by hand, with the way back.
pub fn field(workspace: Workspace, figure: Figure, label: Signal<String>) -> Fragment {
    let Figure { handle, value, each, held } = figure;
    let text = Memo::new(move |_| value.get().map(shown).unwrap_or_default());
    let commit = move |typed: String| {
        if typed.trim().is_empty() {
            return release(workspace, None, handle);
        }
        let each = each.get_untracked();
        if let Some(value) = read(workspace, &typed, limits(handle, each)) {
            set(workspace, None, handle, value * each);
        }
    };
    let back = move |_| release(workspace, None, handle);
    view! {
        <span class="figure-field" class:held=move || held.get()>
            <TextField label=label value=text commit=commit patient=true placeholder=|| "–".to_owned()/>
            <Show when=move || held.get()>
                <button class="quiet" aria-label=say(Text::PlanRelease) title=say(Text::PlanRelease) on:click=back>
                    <Icon shape=Shape::Pin/>
                </button>
            </Show>
        </span>
    }
}
