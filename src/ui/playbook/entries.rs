//! Reading and changing entries of the playbook: one field at a time, each change an undo step.

use crate::ui::prelude::*;

use crate::core::command::Command;
use crate::core::ids::EntryId;
use crate::core::model::{Entry, Kept};
use crate::core::sorted::Set;
use crate::ui::kit::{Icon, Memo, Shape, TextArea, TextField};
use crate::ui::language::{Text, say};
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
pub fn change<K: Kept + Clone + 'static>(workspace: Workspace, id: EntryId, change: impl FnOnce(&mut K)) {
    let changed = workspace.read(|document| {
        let mut entry = document.entry::<K>(id)?.clone();
        change(&mut entry);
        Some(entry.entry())
    });
    if let Some(entry) = changed {
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

/// A text of an entry: where it is read, and where it is written.
pub type Access<K> = fn(&mut K) -> &mut String;

/// What a text of an entry says, followed.
fn text_of<K: Kept + Clone + 'static>(id: EntryId, access: Access<K>) -> Memo<String> {
    about::<K, String>(workspace(), id, move |entry| std::mem::take(access(&mut entry.clone())))
}

/// A field of one line of an entry.
pub fn line<K: Kept + Clone + 'static>(id: EntryId, label: Text, hint: Text, access: Access<K>) -> Fragment {
    let workspace = workspace();
    let commit = move |text| change::<K>(workspace, id, |entry| *access(entry) = text);
    view! { <TextField label=say(label) value=text_of(id, access) commit placeholder=say(hint)/> }
}

/// A field of several lines of an entry.
pub fn area<K: Kept + Clone + 'static>(id: EntryId, label: Text, hint: Text, access: Access<K>) -> Fragment {
    let workspace = workspace();
    let commit = move |text| change::<K>(workspace, id, |entry| *access(entry) = text);
    view! { <TextArea label=say(label) value=text_of(id, access) commit placeholder=say(hint)/> }
}

/// The button that takes an entry away.
pub fn bin(label: Text, away: impl Fn() + 'static) -> Fragment {
    view! {
        <button class="quiet remove" aria-label=say(label) title=say(label) on:click=move |_| away()>
            <Icon shape=Shape::Bin/>
        </button>
    }
}
