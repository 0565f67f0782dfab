//! Step 2: what the stages are called.

use crate::ui::prelude::*;

use crate::core::command::{Command, NodeEdit};
use crate::core::guide::{listed, replace, with_names};
use crate::core::ids::NodeId;
use crate::core::template::{self, Template};
use crate::ui::canvas;
use crate::ui::kit::TextField;
use crate::ui::language::{Text, fill, language, say, text};
use crate::ui::workspace::{Workspace, workspace};

/// Puts something else in the place of what is on the map, shows all of it and says how to take that back.
fn put(workspace: Workspace, command: Command) -> bool {
    let before = workspace.read(|document| document.nodes.is_empty());
    let done = workspace.commit(command);
    if done {
        if let Some(shown) = canvas::shown() {
            shown.window.begin(workspace);
        }
        if !before {
            workspace.say_undoable(text(Text::GuideReplaced).to_owned());
        }
    }
    done
}

/// Ready maps and a list of one's own while there are no deals, and the names as they are now.
#[component(transparent)]
pub fn Names() -> Fragment {
    let workspace = workspace();
    let free = workspace.memo(|document| document.deals.is_empty());
    let stages = workspace.memo(move |document| workspace.flow().stages(document));
    let any = move || stages.with(|stages| !stages.is_empty());
    view! {
        <p class="teach">{live(move || text(if free.get() { Text::GuideNamesAbout } else { Text::GuideNamesKept }))}</p>
        <Show when=move || free.get()>{ready(workspace)}{own(workspace)}</Show>
        <Show when=any>
            <h3>{say(Text::GuideNow)}</h3>
            <ol class="names"><For each=move || stages.get() key=|id| *id children=|id| view! { <Name id/> }/></ol>
        </Show>
    }
}

fn ready(workspace: Workspace) -> Fragment {
    let button = move |ready: Template| {
        let choose = move |_| {
            let (language, today) = (language(), workspace.today.get_untracked());
            let made = untrack(|| workspace.with_ids(|ids| Some(template::build(ready, language, ids, today))));
            if let Some(made) = made {
                put(workspace, workspace.read(|document| replace(document, made, today)));
            }
        };
        let name = move || template::about(ready, language()).0;
        view! { <button on:click=choose>{live(name)}</button> }
    };
    view! { <div class="ready">{Template::ALL.map(button)}</div> }
}

fn own(workspace: Workspace) -> Fragment {
    let typed = RwSignal::new(String::new());
    let some = move || typed.with(|typed| !listed(typed).is_empty());
    let take = move |_| {
        let today = workspace.today.get_untracked();
        let ends = (text(Text::KindWon), text(Text::KindLost));
        let list = typed.get_untracked();
        let command = workspace
            .with_ids(|ids| Some(workspace.read(|document| with_names(document, &listed(&list), ends, ids, today))));
        if command.is_some_and(|command| put(workspace, command)) {
            typed.set(String::new());
        }
    };
    view! {
        <label class="field">
            <span>{say(Text::GuideOwn)}</span>
            <textarea
                rows=3
                placeholder=say(Text::GuideOwnHint)
                prop:value=typed
                on:input:target=move |event| typed.set(event.target().value())
            ></textarea>
        </label>
        <button disabled=move || !some() on:click=take>{say(Text::GuideOwnTake)}</button>
    }
}

/// The name of one stage.
#[component(transparent)]
fn Name(id: NodeId) -> Fragment {
    let workspace = workspace();
    let name = workspace.memo(move |document| document.node_name(id).to_owned());
    let place = workspace.memo(move |document| {
        let stages = workspace.flow().stages(document);
        stages.iter().position(|stage| *stage == id).map_or(0, |at| at + 1).to_string()
    });
    let label = move || fill(Text::GuideName, &[("number", &place.get())]);
    let commit = move |name: String| {
        if workspace.read(|document| document.nodes.contains_key(&id)) {
            workspace.commit(Command::EditNode(id, NodeEdit::Name(name)));
        }
    };
    view! { <li><TextField label=Signal::derive(label) value=name commit/></li> }
}
