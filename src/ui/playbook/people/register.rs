//! The register: everybody who takes part, by department, and who has not been heard.

use crate::ui::prelude::*;

use super::person::PersonRow;
use crate::core::command::{Command, MapEdit};
use crate::core::ids::{DepartmentId, EntryId};
use crate::core::model::{Kept, Person};
use crate::core::people::{Leaving, Matrix, groups, unheard};
use crate::ui::kit::{Icon, Shape, Show, TextField};
use crate::ui::language::{Plural, Text, plural, plural_with, say, text};
use crate::ui::playbook::entries::{add, bin};
use crate::ui::playbook::successor::leave;
use crate::ui::workspace::workspace;

/// A row of the register.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    Department(Option<DepartmentId>),
    Person(EntryId),
}

/// The register.
#[component(transparent)]
pub fn Register() -> Fragment {
    let workspace = workspace();
    let rows = workspace.memo(move |document| {
        let mut rows = Vec::new();
        for group in groups(document, &workspace.flow()) {
            rows.push(Row::Department(group.department));
            rows.extend(group.people.into_iter().map(Row::Person));
        }
        rows
    });
    let known = workspace
        .memo(|document| document.departments.values().map(|department| department.name.clone()).collect::<Vec<_>>());
    let suggestions = move || known.get().into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    let row = |row: Row| match row {
        Row::Department(Some(id)) => view! { <Department id/> },
        Row::Department(None) => view! { <li class="group"><h3>{say(Text::PeopleNoDepartment)}</h3></li> },
        Row::Person(id) => view! { <PersonRow id/> },
    };
    let person = move |_| {
        let name = text(Text::PlaybookNewPerson).to_owned();
        add(workspace, Person { name, ..Person::blank(workspace.make_id()) }.entry());
    };
    let department = move |_| {
        let name = text(Text::PeopleNewDepartment).to_owned();
        workspace.commit(Command::EditMap(MapEdit::Department(workspace.make_id(), name)));
    };
    view! {
        <p class="teach">{say(Text::PlaybookPeopleAbout)}</p>
        <Silent/>
        <datalist id="departments">{live(suggestions)}</datalist>
        <ul class="entries register">
            <For each=move || rows.get() key=|row| *row children=row/>
        </ul>
        <div class="actions">
            <button on:click=person><Icon shape=Shape::Plus/>{say(Text::PlaybookAddPerson)}</button>
            <button class="quiet" on:click=department><Icon shape=Shape::Plus/>{say(Text::PeopleAddDepartment)}</button>
        </div>
    }
}

/// A department: its name, and how many are in it.
#[component(transparent)]
fn Department(id: DepartmentId) -> Fragment {
    let workspace = workspace();
    let name = workspace.memo(move |document| {
        document.departments.get(&id).map(|department| department.name.clone()).unwrap_or_default()
    });
    let count = workspace.memo(move |document| {
        let here = document.all::<Person>().filter(|person| person.department == Some(id)).count();
        let stages = document.nodes.values().filter(|node| node.card.owner == Some(id)).count();
        (here, stages)
    });
    let said = move || {
        let (people, stages) = count.get();
        [plural(Plural::PeopleCount, people), plural(Plural::PeopleStageCount, stages)].join(", ")
    };
    let rename = move |name: String| {
        // An emptied name comes back: a department goes by its button.
        if !name.trim().is_empty() && workspace.read(|document| document.departments.contains_key(&id)) {
            workspace.commit(Command::EditMap(MapEdit::Department(id, name)));
        }
    };
    view! {
        <li class="group">
            <h3><TextField label=say(Text::PeopleDepartmentName) value=name commit=rename patient=true/></h3>
            <small>{live(said)}</small>
            {bin(Text::PeopleRemoveDepartment, move || leave(workspace, Leaving::Department(id)))}
        </li>
    }
}

/// Who has not been heard, in words; nothing where everybody was, or nobody is there.
#[component(transparent)]
fn Silent() -> Fragment {
    let workspace = workspace();
    let silent = workspace.memo(move |document| {
        let matrix = Matrix::of(document, &workspace.flow());
        let named = |id: EntryId| document.entry::<Person>(id).map(|person| person.name.clone());
        let names: Vec<String> = unheard(document, &matrix).into_iter().filter_map(named).collect();
        (names, matrix.people().count())
    });
    let said = move || {
        let (names, all) = silent.get();
        let few: Vec<String> = names.iter().take(6).cloned().collect();
        let more = names.len() - few.len();
        let mut listed = few.join(", ");
        if more > 0 {
            listed += ", ";
            listed += &plural(Plural::PeopleMore, more);
        }
        plural_with(Plural::PeopleUnheard, names.len(), &[("all", &all.to_string()), ("names", &listed)])
    };
    view! {
        <Show when=move || silent.with(|(names, _)| !names.is_empty())>
            <p class="silent user-text"><Icon shape=Shape::Warning/><span>{live(said)}</span></p>
        </Show>
    }
}
