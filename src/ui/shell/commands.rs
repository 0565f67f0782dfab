//! The rows of the list of commands.

use super::palette::{Choice, Row};
use super::store;
use crate::core::action::{Action, Available, Focus, Recent, score};
use crate::core::sort;
use crate::ui::canvas;
use crate::ui::commands::{icon, label, words, written_key};
use crate::ui::perform::{context, perform};
use crate::ui::workspace::Workspace;

/// The setting that remembers what was chosen last.
const RECENT: &str = "commands";

/// An action that can be done, and how long ago it was chosen.
#[derive(Clone, Copy)]
pub struct Possible(Action, usize);

/// What can be done now.
pub fn possible(workspace: Workspace) -> Vec<Possible> {
    let (now, recent) = (context(workspace, Focus::Canvas), recent());
    let possible = |action: &Action| action.is_listed() && action.available(&now) == Available::Yes;
    let all = Action::ALL.iter().copied().filter(possible);
    all.map(|action| Possible(action, recent.age(action).unwrap_or(usize::MAX))).collect()
}

fn recent() -> Recent {
    store::setting(RECENT).map(|words| Recent::parse(&words)).unwrap_or_default()
}

/// The actions whose names answer to what is typed, the best first; all of them where nothing is, those first that were
/// chosen last.
pub fn rows(query: &str, possible: &[Possible]) -> Vec<Row> {
    let answers = |Possible(action, age): &Possible| {
        let name = label(*action);
        let score = score(query, &[&name, " ", words(*action)].concat())?;
        Some((-score, *age, *action, name))
    };
    let mut found: Vec<_> = possible.iter().filter_map(answers).collect();
    sort::by_key(&mut found, |(score, age, ..)| (*score, *age));
    let row = |(_, _, action, name)| Row {
        choice: Choice::Action(action),
        icon: icon(action),
        name,
        about: String::new(),
        beside: written_key(action),
    };
    found.into_iter().map(row).collect()
}

/// Does what was chosen; what needs a place on the map stands in the middle of what is seen.
pub fn chosen(workspace: Workspace, action: Action) {
    let mut recent = recent();
    recent.chosen(action);
    store::set_setting(RECENT, &recent.words());
    let middle = canvas::shown().map(|shown| shown.window.seen(workspace).center());
    perform(workspace, action, middle);
}
