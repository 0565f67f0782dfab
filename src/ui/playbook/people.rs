//! The register: who takes part, in which department, in which role.

use crate::ui::prelude::*;

use super::entries::{about, add, area, bin, change, line, remove};
use crate::core::command::{Command, MapEdit};
use crate::core::ids::EntryId;
use crate::core::letters::lowercase;
use crate::core::model::{Department, Kept, Person};
use crate::core::sort;
use crate::ui::kit::{Icon, Shape, Show, TextField};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::workspace::{Workspace, workspace};

/// The register of people.
#[component(transparent)]
pub fn People() -> Fragment {
    let workspace = workspace();
    let people = workspace.memo(|document| {
        let mut people: Vec<_> = document.all::<Person>().map(|person| (lowercase(&person.name), person.id)).collect();
        sort::by(&mut people, Ord::cmp);
        people.into_iter().map(|(_, id)| id).collect::<Vec<EntryId>>()
    });
    let some = move || people.with(|people| !people.is_empty());
    let fresh = move |_| {
        let name = text(Text::PlaybookNewPerson).to_owned();
        add(workspace, Person { name, ..Person::blank(workspace.make_id()) }.entry());
    };
    view! {
        <p class="teach">{say(Text::PlaybookPeopleAbout)}</p>
        <Show when=some>
            <ul class="entries people"><For each=move || people.get() key=|id| *id children=|id| view! { <Row id/> }/></ul>
        </Show>
        <div class="actions">
            <button on:click=fresh><Icon shape=Shape::Plus/>{say(Text::PlaybookAddPerson)}</button>
        </div>
    }
}

/// One person.
#[component(transparent)]
fn Row(id: EntryId) -> Fragment {
    let workspace = workspace();
    let away = move || {
        let name = workspace.read(|document| document.entry::<Person>(id).map(|person| person.name.clone()));
        remove(workspace, id, fill(Text::PlaybookRemoved, &[("name", &name.unwrap_or_default())]));
    };
    view! {
        <li>
            {line::<Person>(id, Text::PlaybookName, Text::PlaybookName, |person| &mut person.name)}
            {line::<Person>(id, Text::PlaybookRole, Text::PlaybookRole, |person| &mut person.role)}
            {department(workspace, id)}
            {area::<Person>(id, Text::PlaybookRemarks, Text::PlaybookRemarks, |person| &mut person.remarks)}
            {bin(Text::PlaybookRemovePerson, away)}
        </li>
    }
}

/// The department of a person, by its name; a new one is made.
fn department(workspace: Workspace, id: EntryId) -> Fragment {
    let known = about::<Person, _>(workspace, id, |person| person.department);
    let name = workspace.memo(move |document| {
        let known = known.get().and_then(|known| document.departments.get(&known));
        known.map(|department| department.name.clone()).unwrap_or_default()
    });
    let commit = move |name: String| {
        let wanted = lowercase(name.trim());
        let same = |one: &&Department| lowercase(&one.name) == wanted;
        let found = workspace.read(|document| document.departments.values().find(same).map(|one| one.id));
        let department = match found {
            None if !wanted.is_empty() => {
                let fresh = workspace.make_id();
                workspace.commit(Command::EditMap(MapEdit::Department(fresh, name))).then_some(fresh)
            }
            found => found,
        };
        change::<Person>(workspace, id, |person| person.department = department);
    };
    view! {
        <TextField
            label=say(Text::PlaybookDepartment)
            value=name
            commit=commit
            placeholder=say(Text::PlaybookDepartment)
            list="departments"
            patient=true
        />
    }
}
