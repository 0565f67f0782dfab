//! Who works for a stage.

use crate::ui::prelude::*;

use super::choice::Choice;
use super::fold::Fold;
use crate::core::ids::{EntryId, Identifier, NodeId};
use crate::core::model::{Document, Part, Person};
use crate::core::people::{Matrix, Voice, voice};
use crate::core::session::Section;
use crate::ui::kit::{Icon, Memo, Shape, Show};
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::playbook::entries::rows;
use crate::ui::playbook::voice_words;
use crate::ui::playbook::words::word;
use crate::ui::workspace::{Workspace, workspace};

/// Gives somebody a part in a stage, or none.
fn assign(workspace: Workspace, stage: NodeId, person: EntryId, part: Option<Part>) {
    let fresh = workspace.make_id();
    let matrix = workspace.read(|document| Matrix::of(document, &workspace.flow()));
    if let Some(command) = matrix.assign(stage, person, part, fresh) {
        workspace.commit(command);
    }
}

/// Somebody who works for it: who, what the person is called, in which part.
type Working = (EntryId, String, Part);

fn working(document: &Document, matrix: &Matrix, stage: NodeId) -> Vec<Working> {
    let named = |(id, part): (EntryId, Part)| Some((id, document.entry::<Person>(id)?.name.clone(), part));
    matrix.working(stage).into_iter().filter_map(named).collect()
}

/// Who works for a stage, and who could.
#[component(transparent)]
pub fn People(
    /// The stage.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let known = workspace.memo(move |document| {
        let matrix = Matrix::of(document, &workspace.flow());
        (working(document, &matrix, id), voice(document, &matrix, id))
    });
    let others = workspace.memo(move |document| {
        let matrix = Matrix::of(document, &workspace.flow());
        let free = matrix.people().filter(|person| matrix.part(id, *person).is_none());
        let named = free.filter_map(|person| Some((person, document.entry::<Person>(person)?.name.clone())));
        named.collect::<Vec<_>>()
    });
    let hint = move || {
        let (working, voice) = known.get();
        let leading = working.iter().find(|(.., part)| *part == Part::Accountable);
        match (leading, voice) {
            (_, Voice::Nobody) => String::new(),
            (_, Voice::None(_)) => voice_words(voice).unwrap_or_default(),
            (Some((_, name, _)), _) => fill(Text::PeopleLedBy, &[("name", name)]),
            (None, _) => plural(Plural::PeopleCount, working.len()),
        }
    };
    let ids = Memo::new(move |_| known.with(|(all, _)| all.iter().map(|(id, ..)| *id).collect::<Vec<_>>()));
    let row = move |person: EntryId| {
        let one = Memo::new(move |_| known.with(|(all, _)| all.iter().find(|(id, ..)| *id == person).cloned()));
        let name = move || one.get().map(|(_, name, _)| name).unwrap_or_default();
        let value = move || one.get().map(|(.., part)| part.word().to_owned()).unwrap_or_default();
        let label = move || fill(Text::PeoplePartOf, &[("name", &name())]);
        view! {
            <li>
                <span class="user-text">{live(name)}</span>
                <Choice
                    label=Signal::derive(label)
                    options=parts()
                    value=Signal::derive(value)
                    commit=move |word: String| assign(workspace, id, person, parsed(&word))
                />
            </li>
        }
    };
    let add = move |event: &web_sys::HtmlSelectElement| {
        let person = EntryId::parse(&event.value());
        event.set_value("");
        if let Some(person) = person {
            assign(workspace, id, person, Some(Part::Responsible));
        }
    };
    let options = move || {
        let option = |(id, name): (EntryId, String)| view! { <option value=id.to_string()>{name}</option> };
        others.get().into_iter().map(option).collect_view()
    };
    let nobody = workspace.memo(|document| document.all::<Person>().next().is_none());
    view! {
        <Fold title=Text::PeopleWorking hint=Signal::derive(hint)>
            <Show when=move || nobody.get()>
                <p class="teach">{say(Text::PeopleNobodyYet)}</p>
                <button
                    class="quiet add"
                    on:click=move |_| {
                        workspace.open_playbook(Section::People);
                    }
                >
                    <Icon shape=Shape::Playbook/>
                    {say(Text::PeopleToRegister)}
                </button>
            </Show>
            <ul class="working">{rows(ids, row)}</ul>
            <Show when=move || !others.with(Vec::is_empty)>
                <select aria-label=say(Text::PeopleAddToStage) on:change:target=move |event| add(&event.target())>
                    <option value="">{say(Text::PeopleAddToStage)}</option>
                    {live(options)}
                </select>
            </Show>
        </Fold>
    }
}

/// The parts and "no part", as the words of a choice.
fn parts() -> Signal<Vec<(String, String)>> {
    Signal::derive(|| {
        let part = |part: &Part| (part.word().to_owned(), word(part.word()).to_owned());
        Part::ALL.iter().map(part).chain([(String::new(), text(Text::PeopleNoPart).to_owned())]).collect()
    })
}

fn parsed(word: &str) -> Option<Part> {
    Part::ALL.iter().copied().find(|part| part.word() == word)
}
