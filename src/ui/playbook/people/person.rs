//! One person of the register.

use crate::ui::prelude::*;

use crate::core::capture::{lines, next_place};
use crate::core::command::{Command, MapEdit};
use crate::core::ids::EntryId;
use crate::core::letters::lowercase;
use crate::core::model::{Capture, Department, Entry, Interview, Kept, Person};
use crate::core::people::Leaving;
use crate::core::session::Section;
use crate::ui::kit::{Icon, Shape, Show, TextField};
use crate::ui::language::{Plural, Text, fill, plural, say};
use crate::ui::playbook::entries::{about, area, bin, change, choice, day, labelled, line};
use crate::ui::playbook::successor::leave;
use crate::ui::workspace::{Workspace, workspace};

/// A person: name, role and interview, and folded what else is known.
#[component(transparent)]
pub fn PersonRow(
    /// Who.
    id: EntryId,
) -> Fragment {
    let workspace = workspace();
    let open = RwSignal::new(false);
    let name = about::<Person, String>(workspace, id, |person| person.name.clone());
    let more = move || fill(Text::PeopleMoreAbout, &[("name", &name.get())]);
    view! {
        <li class="person">
            {line::<Person>(id, Text::PlaybookName, Text::PlaybookName, |person| &mut person.name)}
            {line::<Person>(id, Text::PlaybookRole, Text::PlaybookRole, |person| &mut person.role)}
            {choice::<Person>(
                id,
                Text::PeopleInterview,
                Interview::WORDS,
                |person| person.interview as usize,
                |person, at| person.interview = Interview::ALL.get(at).copied().unwrap_or_default(),
            )}
            <button
                class="quiet fold"
                aria-expanded=move || open.get().to_string()
                aria-label=more
                title=more
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon shape=Shape::Right/>
            </button>
            {bin(Text::PlaybookRemovePerson, move || leave(workspace, Leaving::Person(id)))}
            <Show when=move || open.get()><More id/></Show>
        </li>
    }
}

#[component(transparent)]
fn More(id: EntryId) -> Fragment {
    let workspace = workspace();
    let told = about::<Person, usize>(workspace, id, |person| lines(&person.steps).len());
    view! {
        <div class="more">
            {labelled(Text::PlaybookDepartment, department(workspace, id))}
            {labelled(Text::PeopleMetOn, day::<Person>(id, Text::PeopleMetOn, |person| &mut person.met_on))}
            {labelled(
                Text::PeopleSteps,
                area::<Person>(id, Text::PeopleSteps, Text::PeopleStepsHint, |person| &mut person.steps),
            )}
            {labelled(
                Text::PlaybookRemarks,
                area::<Person>(id, Text::PlaybookRemarks, Text::PeopleRemarksHint, |person| &mut person.remarks),
            )}
            <Show when=move || told.get() != 0>
                <button class="quiet" on:click=move |_| capture(workspace, id)>
                    <Icon shape=Shape::Plus/>
                    {live(move || plural(Plural::CaptureTake, told.get()))}
                </button>
            </Show>
        </div>
    }
}

/// Puts the steps as this person tells them into the list of steps, with who named them.
fn capture(workspace: Workspace, id: EntryId) {
    let (told, first) = workspace.read(|document| {
        let told = document.entry::<Person>(id).map(|person| lines(&person.steps)).unwrap_or_default();
        (told, next_place(document))
    });
    let entries: Vec<Entry> = told
        .into_iter()
        .zip(first..)
        .map(|(told, order)| {
            let (order, person) = (Some(order), Some(id));
            Capture { order, person, name: told.name, actor: told.actor, ..Capture::blank(workspace.make_id()) }.entry()
        })
        .collect();
    let count = entries.len();
    if workspace.commit(Command::Put(entries)) {
        workspace.section.set(Section::Steps);
        workspace.say_undoable(plural(Plural::CaptureTaken, count));
    }
}

/// The department of a person, by its name; a new one is made with it, as one step.
fn department(workspace: Workspace, id: EntryId) -> Fragment {
    let name = workspace.memo(move |document| {
        let known = document.entry::<Person>(id).and_then(|person| document.departments.get(&person.department?));
        known.map(|department| department.name.clone()).unwrap_or_default()
    });
    let commit = move |name: String| {
        let wanted = lowercase(name.trim());
        let same = |one: &&Department| lowercase(&one.name) == wanted;
        let found = workspace.read(|document| document.departments.values().find(same).map(|one| one.id));
        if found.is_some() || wanted.is_empty() {
            return change::<Person>(workspace, id, |person| person.department = found);
        }
        let fresh = workspace.make_id();
        let person = workspace.read(|document| document.entry::<Person>(id).cloned());
        if let Some(person) = person {
            let moved = Person { department: Some(fresh), ..person };
            let made = Command::EditMap(MapEdit::Department(fresh, name));
            workspace.commit(Command::Together(vec![made, Command::Put(vec![moved.entry()])]));
        }
    };
    view! {
        <TextField
            label=say(Text::PlaybookDepartment)
            value=name
            commit=commit
            placeholder=say(Text::PeopleDepartmentHint)
            list="departments"
            patient=true
        />
    }
}
