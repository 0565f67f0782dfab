//! Reading and changing entries of the playbook: one field at a time, each change an undo step.
//!
//! There are many kinds of entries and many fields: what is generic here only reaches into an entry and calls what is not,
//! so that fields, lists and buttons are compiled once.

use std::sync::Arc;

use crate::ui::prelude::*;

use super::words::word;
use crate::core::command::Command;
use crate::core::ids::EntryId;
use crate::core::model::{Date, Entry, Kept};
use crate::core::sorted::Set;
use crate::ui::kit::{Icon, Memo, Shape, TextArea, TextField};
use crate::ui::language::{Text, fill, say};
use crate::ui::panels::Choice;
use crate::ui::workspace::{Workspace, workspace};

/// Something about an entry, followed.
pub fn about<K: Kept + 'static, R: Default + PartialEq + Send + Sync + 'static>(
    workspace: Workspace,
    id: EntryId,
    read: impl Fn(&K) -> R + Send + Sync + 'static,
) -> Memo<R> {
    workspace.memo(move |document| document.entry::<K>(id).map(&read).unwrap_or_default())
}

/// Changes an entry. One that has gone in the meantime, while a pause was waited for, is passed over.
pub fn change<K: Kept>(workspace: Workspace, id: EntryId, change: impl FnOnce(&mut K)) {
    let mut change = Some(change);
    put_changed(workspace, id, &mut |entry| {
        if let Some((entry, change)) = K::of_mut(entry).zip(change.take()) {
            change(entry);
        }
    });
}

fn put_changed(workspace: Workspace, id: EntryId, change: &mut dyn FnMut(&mut Entry)) {
    if let Some(mut entry) = workspace.read(|document| document.entries.get(&id).cloned()) {
        change(&mut entry);
        workspace.commit(Command::Put(vec![entry]));
    }
}

/// Adds an entry; whether it could be.
pub fn add(workspace: Workspace, entry: Entry) -> bool {
    workspace.commit(Command::Put(vec![entry]))
}

/// Removes an entry and says so, with the way back.
pub fn remove(workspace: Workspace, id: EntryId, said: String) {
    if workspace.commit(Command::TakeOut { entries: Set::from([id]), successor: None }) {
        workspace.say_undoable(said);
    }
}

/// The button that removes an entry which has a name.
pub fn bin_of(id: EntryId, label: Text) -> Fragment {
    let workspace = workspace();
    bin(label, move || {
        let name = workspace.read(|document| document.entries.get(&id).map(named).unwrap_or_default());
        remove(workspace, id, fill(Text::PlaybookRemoved, &[("name", &name)]));
    })
}

fn named(entry: &Entry) -> String {
    let name = match entry {
        Entry::Person(one) => &one.name,
        Entry::Capture(one) => &one.name,
        Entry::Persona(one) => &one.name,
        Entry::Marker(one) => &one.name,
        Entry::Motivator(one) => &one.name,
        Entry::Objection(one) => &one.name,
        Entry::Kpi(one) => &one.name,
        Entry::Activity(one) => &one.name,
        Entry::Scenario(one) => &one.name,
        _ => "",
    };
    name.to_owned()
}

/// From an entry to one of its fields.
trait Reach<T>: Send + Sync {
    fn reach<'a>(&self, entry: &'a mut Entry) -> Option<&'a mut T>;
}

/// Where a field is read, and where it is written.
pub type Access<K, T = String> = fn(&mut K) -> &mut T;

impl<K: Kept + 'static, T> Reach<T> for Access<K, T> {
    fn reach<'a>(&self, entry: &'a mut Entry) -> Option<&'a mut T> {
        K::of_mut(entry).map(self)
    }
}

/// A field of an entry as text: what it says, followed, and what writes it. A text that is no value of the field changes
/// nothing.
fn written<T: Send + Sync + 'static>(
    id: EntryId,
    field: Arc<dyn Reach<T>>,
    write: fn(&mut T) -> String,
    parse: fn(&str) -> Option<T>,
) -> (Memo<String>, Callback<String>) {
    let workspace = workspace();
    let reader = field.clone();
    let value = workspace.memo(move |document| {
        let mut entry = document.entries.get(&id).cloned();
        entry.as_mut().and_then(|entry| reader.reach(entry)).map(write).unwrap_or_default()
    });
    let commit = Callback::new(move |text: String| {
        if let Some(value) = parse(&text) {
            let mut value = Some(value);
            put_changed(workspace, id, &mut |entry| {
                if let Some((field, value)) = field.reach(entry).zip(value.take()) {
                    *field = value;
                }
            });
        }
    });
    (value, commit)
}

fn text_of<K: Kept + 'static>(id: EntryId, access: Access<K>) -> (Memo<String>, Callback<String>) {
    written(id, Arc::new(access), std::mem::take, |text| Some(text.to_owned()))
}

/// A field of one line of an entry.
pub fn line<K: Kept + 'static>(id: EntryId, label: Text, hint: Text, access: Access<K>) -> Fragment {
    line_field(label, hint, text_of(id, access))
}

fn line_field(label: Text, hint: Text, (value, commit): (Memo<String>, Callback<String>)) -> Fragment {
    view! { <TextArea label=say(label) value commit placeholder=say(hint) single=true/> }
}

/// A field of several lines of an entry.
pub fn area<K: Kept + 'static>(id: EntryId, label: Text, hint: Text, access: Access<K>) -> Fragment {
    area_field(label, hint, text_of(id, access))
}

fn area_field(label: Text, hint: Text, (value, commit): (Memo<String>, Callback<String>)) -> Fragment {
    view! { <TextArea label=say(label) value commit placeholder=say(hint)/> }
}

/// A control under its name.
pub fn labelled(label: Text, control: Fragment) -> Fragment {
    view! { <label class="field"><span>{say(label)}</span>{control}</label> }
}

/// A choice among the words of a field, by their places.
pub fn choice<K: Kept + 'static>(
    id: EntryId,
    label: Text,
    words: &'static [&'static str],
    read: fn(&K) -> usize,
    write: fn(&mut K, usize),
) -> Fragment {
    let workspace = workspace();
    let value = about::<K, String>(workspace, id, move |entry| read(entry).to_string());
    let commit = Callback::new(move |index: String| {
        if let Ok(index) = index.parse() {
            change::<K>(workspace, id, |entry| write(entry, index));
        }
    });
    choice_field(label, words, value, commit)
}

fn choice_field(
    label: Text,
    words: &'static [&'static str],
    value: Memo<String>,
    commit: Callback<String>,
) -> Fragment {
    let options = move || {
        let option = |(index, known): (usize, &&'static str)| (index.to_string(), word(known).to_owned());
        words.iter().enumerate().map(option).collect::<Vec<_>>()
    };
    view! { <Choice label=say(label) options=Signal::derive(options) value commit/> }
}

/// A whole number of an entry; emptied for none.
pub fn whole<K: Kept + 'static>(id: EntryId, label: Text, access: Access<K, Option<i64>>) -> Fragment {
    let write = |number: &mut Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let (value, commit) = written(id, Arc::new(access), write, |text| match text.trim() {
        "" => Some(None),
        text => text.parse().ok().map(Some),
    });
    view! { <TextField label=say(label) kind="number" value commit patient=true/> }
}

/// A date of an entry. It commits when the browser says it is one; a half-typed one is left alone.
pub fn day<K: Kept + 'static>(id: EntryId, label: Text, access: Access<K, Option<Date>>) -> Fragment {
    let write = |day: &mut Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let (value, commit) = written(id, Arc::new(access), write, |text| match text {
        "" => Some(None),
        text => Date::parse(text).map(Some),
    });
    view! {
        <input
            type="date"
            aria-label=say(label)
            prop:value=value
            on:change:target=move |event| commit.run(event.target().value())
        />
    }
}

/// The button that takes something away.
pub fn bin(label: Text, away: impl Fn() + 'static) -> Fragment {
    bin_button(label, Box::new(away))
}

fn bin_button(label: Text, away: Box<dyn Fn()>) -> Fragment {
    view! {
        <button class="quiet remove" aria-label=say(label) title=say(label) on:click=move |_| away()>
            <Icon shape=Shape::Bin/>
        </button>
    }
}

/// The rows of a list of entries: each stays as long as its entry is in the list.
pub fn rows(ids: Memo<Vec<EntryId>>, row: impl Fn(EntryId) -> Fragment + 'static) -> Fragment {
    entry_rows(ids, Box::new(row))
}

fn entry_rows(ids: Memo<Vec<EntryId>>, row: Box<dyn Fn(EntryId) -> Fragment>) -> Fragment {
    view! { <For each=move || ids.get() key=|id| *id children=row/> }
}

/// The button that adds something.
pub fn adder(label: Text, make: impl Fn() + 'static) -> Fragment {
    adder_button(label, Box::new(make))
}

fn adder_button(label: Text, make: Box<dyn Fn()>) -> Fragment {
    view! { <button class="quiet add" on:click=move |_| make()><Icon shape=Shape::Plus/>{say(label)}</button> }
}
