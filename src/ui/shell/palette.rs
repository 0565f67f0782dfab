//! The list of commands and the search: one field, and a list below it that arrow keys go through.

use crate::ui::prelude::*;
use leptos::ev;

use super::{commands, find};
use crate::core::action::Action;
use crate::core::search::Found;
use crate::ui::kit::{Icon, Memo, Modal, Shape, bring_into_sight};
use crate::ui::language::{Plural, Text, fill, plural, say};
use crate::ui::workspace::{Workspace, workspace};

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Actions by their names.
    Commands,
    /// What is written in the document.
    Find,
}

/// What a row stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// An action.
    Action(Action),
    /// A part of the document.
    Found(Found),
}

/// A row of the list.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// What it stands for.
    pub choice: Choice,
    /// Its icon.
    pub icon: Option<Shape>,
    /// Its name.
    pub name: String,
    /// Where the words stand, if not in the name.
    pub about: String,
    /// What it is, or its key, at the end of the line.
    pub beside: String,
}

/// The rows for what is typed, and how many more there would be.
pub type Rows = (Vec<Row>, usize);

/// How many rows a page is.
const PAGE: usize = 8;
const LIST: &str = "palette-list";

fn option_id(index: usize) -> String {
    ["palette-", &index.to_string()].concat()
}

/// The dialog.
#[component(transparent)]
pub fn Palette(
    /// Commands, or the search.
    mode: Mode,
    /// Closed without a choice.
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> Fragment {
    let workspace = workspace();
    let query = RwSignal::new(String::new());
    let now = RwSignal::new(0_usize);
    let rows = rows(workspace, mode, query);
    let (title, hint) = match mode {
        Mode::Commands => (Text::CommandList, Text::CommandListHint),
        Mode::Find => (Text::CommandSearch, Text::CommandSearchHint),
    };
    let choose = move |index: usize| {
        if let Some(choice) = rows.with_untracked(|(rows, _)| rows.get(index).map(|row| row.choice)) {
            on_close();
            // The dialog keeps the focus until it is gone.
            set_timeout(move || carry_out(workspace, choice), std::time::Duration::ZERO);
        }
    };
    let keydown = move |event: ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let (index, count) = (now.get_untracked(), rows.with_untracked(|(rows, _)| rows.len()));
        let last = count.saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => now.set(if index < last { index + 1 } else { 0 }),
            "ArrowUp" => now.set(index.checked_sub(1).unwrap_or(last)),
            "PageDown" => now.set((index + PAGE).min(last)),
            "PageUp" => now.set(index.saturating_sub(PAGE)),
            "Enter" => choose(index),
            _ => return,
        }
        event.prevent_default();
    };
    Effect::new(move |_| {
        rows.track();
        let option = document().get_element_by_id(&option_id(now.get()));
        if let Some(option) = option {
            bring_into_sight(&option);
        }
    });
    let any = move || rows.with(|(rows, _)| !rows.is_empty());
    let list =
        move || rows.get().0.into_iter().enumerate().map(|(index, row)| option(index, row, now, choose)).collect_view();
    let said = move || {
        let shown = rows.with(|(rows, more)| (rows.len(), *more));
        query.with(|query| told(query, shown))
    };
    let body = view! {
        <div class="palette">
            <input
                type="text"
                role="combobox"
                autofocus
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="go"
                aria-label=say(title)
                aria-autocomplete="list"
                aria-expanded=move || any().to_string()
                aria-controls=LIST
                aria-activedescendant=move || any().then(|| option_id(now.get()))
                placeholder=say(hint)
                on:input:target=move |event| {
                    now.set(0);
                    query.set(event.target().value());
                }
                on:keydown=keydown
            />
            <ul id=LIST role="listbox" aria-label=say(title)>{live(list)}</ul>
            // How many commands there are is only worth hearing.
            <p class="muted" class:visually-hidden=move || mode == Mode::Commands && any() role="status">{live(said)}</p>
        </div>
    };
    view! { <Modal title=super::label(title) on_close=on_close>{body}</Modal> }
}

fn rows(workspace: Workspace, mode: Mode, query: RwSignal<String>) -> Memo<Rows> {
    match mode {
        Mode::Commands => {
            let possible = commands::possible(workspace);
            Memo::new(move |_| query.with(|query| (commands::rows(query, &possible), 0)))
        }
        Mode::Find => Memo::new(move |_| query.with(|query| find::rows(workspace, query))),
    }
}

/// How many there are; that there are none.
fn told(query: &str, (shown, more): (usize, usize)) -> String {
    match (shown, more) {
        (0, _) if query.trim().is_empty() => String::new(),
        (0, _) => fill(Text::CommandNothing, &[("text", query.trim())]),
        (shown, 0) => plural(Plural::CommandFound, shown),
        (shown, more) => {
            let number = |count: usize| crate::ui::format::number(count as f64);
            fill(Text::CommandBestOf, &[("count", &number(shown)), ("total", &number(shown + more))])
        }
    }
}

fn option(index: usize, row: Row, now: RwSignal<usize>, choose: impl Fn(usize) + Copy + 'static) -> Fragment {
    let Row { icon, name, about, beside, .. } = row;
    view! {
        <li
            id=option_id(index)
            role="option"
            aria-selected=move || (now.get() == index).to_string()
            on:click=move |_| choose(index)
            on:pointermove=move |_| {
                if now.get_untracked() != index {
                    now.set(index);
                }
            }
        >
            {icon.map(|shape| view! { <Icon shape/> })}
            <span><bdi>{name}</bdi><small>{about}</small></span>
            <small>{beside}</small>
        </li>
    }
}

fn carry_out(workspace: Workspace, choice: Choice) {
    match choice {
        Choice::Action(action) => commands::chosen(workspace, action),
        Choice::Found(found) => find::show(workspace, found),
    }
}
