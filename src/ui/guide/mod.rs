//! The guide: four steps beside the map, on the map itself. It can be left at any time and goes on where it was left.

mod beginning;
mod cards;
mod hidden;
mod names;
mod picture;

pub use hidden::{Hidden, hide, show_all as show_hidden};

use crate::ui::prelude::*;

use super::kit::{Icon, Shape};
use super::language::{Text, fill, say, text};
use super::workspace::{View, Workspace, workspace};
use crate::core::command::{Command, MapEdit};
use crate::core::guide::Step;
use crate::core::session::Section;

/// Opens the guide at the step that comes next.
pub fn open(workspace: Workspace) {
    let next = workspace.read(|document| document.map.purpose.guide);
    workspace.view.set(View::Map);
    go(workspace, Step::of(next.unwrap_or(1)));
}

/// Shows a step. The document remembers how far one has come; going back does not make that less.
fn go(workspace: Workspace, step: Step) {
    let known = workspace.read(|document| document.map.purpose.guide);
    if known.is_none_or(|known| known < step.number()) {
        workspace.commit(Command::EditMap(MapEdit::Guide(Some(step.number()))));
    }
    workspace.guiding.set(Some(step));
}

/// The end: the playbook, which the guide was for.
fn finish(workspace: Workspace) {
    workspace.commit(Command::EditMap(MapEdit::Guide(None)));
    workspace.guiding.set(None);
    workspace.open_playbook(Section::Print);
}

fn title(step: Step) -> Text {
    match step {
        Step::Beginning => Text::GuideBeginning,
        Step::Names => Text::GuideNames,
        Step::Cards => Text::GuideCards,
        Step::Picture => Text::GuidePicture,
    }
}

/// "Step 2 of 4: names".
pub fn place(step: Step) -> String {
    let (number, of) = (step.number().to_string(), Step::ALL.len().to_string());
    fill(Text::GuidePlace, &[("number", &number), ("of", &of), ("name", text(title(step)))])
}

/// The guide, while it is open.
#[component(transparent)]
pub fn Guide() -> Fragment {
    let workspace = workspace();
    live(move || Some(panel(workspace, workspace.guiding.get()?)))
}

fn panel(workspace: Workspace, step: Step) -> Fragment {
    let tab = |(index, one): (usize, Step)| {
        view! {
            <li>
                <button
                    class="quiet"
                    aria-current=(one == step).then_some("step")
                    class:past=one.number() < step.number()
                    on:click=move |_| go(workspace, one)
                >
                    <span class="place">{(index + 1).to_string()}</span>
                    {say(title(one))}
                </button>
            </li>
        }
    };
    let content = match step {
        Step::Beginning => view! { <beginning::Beginning/> },
        Step::Names => view! { <names::Names/> },
        Step::Cards => view! { <cards::Cards/> },
        Step::Picture => view! { <picture::Picture/> },
    };
    // On a phone the list of steps has no room; this is the way back there.
    let back = step.number().checked_sub(1).filter(|before| *before > 0).map(|before| {
        let back = move |_| go(workspace, Step::of(before));
        view! { <button class="back" aria-label=say(Text::GuideBack) on:click=back><Icon shape=Shape::Left/></button> }
    });
    let last = workspace.memo(move |document| workspace.flow().stages(document).last().copied());
    let onward = match step.next() {
        Some(next) => {
            let words = fill(Text::GuideNext, &[("name", text(title(next)))]);
            // Among cards the next card is what comes next, up to the last one.
            let chosen = move || workspace.selection.with(|selection| selection.only_node());
            let first = move || step != Step::Cards || last.get() == chosen();
            view! { <button class:primary=first on:click=move |_| go(workspace, next)>{words}</button> }
        }
        None => view! { <button class="primary" on:click=move |_| finish(workspace)>{say(Text::GuideFinish)}</button> },
    };
    view! {
        <aside class="guide" aria-label=say(Text::GuideTitle)>
            <header>
                <small>{place(step)}</small>
                <button
                    class="quiet close"
                    aria-label=say(Text::GuideLeave)
                    title=say(Text::GuideLeaveTitle)
                    on:click=move |_| workspace.guiding.set(None)
                >
                    <Icon shape=Shape::Close/>
                </button>
            </header>
            <ol class="steps">{Step::ALL.into_iter().enumerate().map(tab).collect_view()}</ol>
            <section>{content}</section>
            <footer>{back}{onward}</footer>
        </aside>
    }
}

/// The way into the guide from elsewhere: to begin with it, or to go on where it was left.
#[component(transparent)]
pub fn Invitation() -> Fragment {
    let workspace = workspace();
    let next = workspace.memo(|document| document.map.purpose.guide);
    let words = move || match next.get() {
        Some(next) => fill(Text::GuideGoOn, &[("place", &place(Step::of(next)))]),
        None => text(Text::GuideCommand).to_owned(),
    };
    view! {
        <button class="quiet guided" on:click=move |_| open(workspace)><Icon shape=Shape::Right/>{live(words)}</button>
    }
}
