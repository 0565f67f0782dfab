//! Who or what takes over from what is to be removed. The question names the stages that it stands for.

use crate::ui::prelude::*;

use crate::core::ids::Id;
use crate::core::people::Leaving;
use crate::ui::kit::Modal;
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::sentences;
use crate::ui::workspace::{Dialog, Workspace, workspace};

/// Removes it, or asks first where stages or people depend on it.
pub fn leave(workspace: Workspace, leaving: Leaving) {
    let asks = workspace.read(|document| {
        let depends = !leaving.stages(document, &workspace.flow()).is_empty() || leaving.people(document) > 0;
        depends && !leaving.heirs(document, &workspace.flow()).is_empty()
    });
    if asks {
        workspace.dialog.set(Some(Dialog::Successor(leaving)));
    } else {
        remove(workspace, leaving, None);
    }
}

fn remove(workspace: Workspace, leaving: Leaving, heir: Option<Id>) {
    let (name, command) =
        workspace.read(|document| (leaving.name(document).to_owned(), leaving.command(document, heir)));
    if workspace.commit(command) {
        workspace.say_undoable(fill(Text::PlaybookRemoved, &[("name", &name)]));
    }
}

/// The question.
#[component(transparent)]
pub fn Successor(
    /// What is to be removed.
    leaving: Leaving,
) -> Fragment {
    let workspace = workspace();
    let close = move || workspace.dialog.set(None);
    let about = workspace.memo(move |document| {
        let stages = leaving.stages(document, &workspace.flow());
        let names: Vec<String> = stages.into_iter().map(|stage| sentences::node_name(document, stage)).collect();
        (leaving.name(document).to_owned(), names, leaving.people(document))
    });
    let title = Signal::derive(move || about.with(|(name, ..)| fill(Text::PeopleSuccessorTitle, &[("name", name)])));
    let sentence = move || {
        let (_, stages, people) = about.get();
        let key = match leaving {
            Leaving::Person(_) => Text::PeopleWorksFor,
            Leaving::Department(_) => Text::PeopleOwns,
            Leaving::Phase(_) => Text::BuyerPhaseHolds,
        };
        let stages = (!stages.is_empty()).then(|| fill(key, &[("stages", &stages.join(", "))]));
        let people = (people > 0).then(|| plural(Plural::PeopleInDepartment, people));
        stages.into_iter().chain(people).collect::<Vec<_>>().join(" ")
    };
    let heirs = workspace.memo(move |document| leaving.heirs(document, &workspace.flow()));
    let chosen = RwSignal::new(None::<Option<Id>>);
    let nobody = match leaving {
        Leaving::Person(_) => Text::PeopleNobodyTakesOver,
        Leaving::Department(_) => Text::PeopleNoDepartment,
        Leaving::Phase(_) => Text::CardNoPhase,
    };
    let options = move || {
        let option = |(id, name): (Id, String)| view! { <option value=id.as_str().to_owned()>{name}</option> };
        heirs.get().into_iter().map(option).collect_view()
    };
    let go = move |_| {
        if let Some(heir) = chosen.get_untracked() {
            close();
            remove(workspace, leaving, heir);
        }
    };
    let choose = move |word: String| {
        chosen.set(match word.as_str() {
            "" => None,
            "-" => Some(None),
            word => Id::parse(word).map(Some),
        });
    };
    view! {
        <Modal title on_close=close>
            <p class="user-text">{live(sentence)}</p>
            <label class="field">
                <span>{say(Text::PeopleSuccessor)}</span>
                <select
                    autofocus=true
                    aria-label=say(Text::PeopleSuccessor)
                    on:change:target=move |event| choose(event.target().value())
                >
                    <option value="">{say(Text::GateChoose)}</option>
                    {live(options)}
                    <option value="-">{live(move || text(nobody))}</option>
                </select>
            </label>
            <footer>
                <button on:click=move |_| close()>{say(Text::ShellCancel)}</button>
                <button class="primary" disabled=move || chosen.get().is_none() on:click=go>
                    {say(Text::PeopleRemoveAndGive)}
                </button>
            </footer>
        </Modal>
    }
}
