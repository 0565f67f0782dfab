//! What is shown where nothing is drawn yet: what to do first.

use crate::ui::prelude::*;

use super::actions;
use super::submap;
use super::window::Window;
use crate::core::model::NodeKind;
use crate::ui::language::{Text, say};
use crate::ui::workspace::{Dialog, Workspace, workspace};

/// Over an empty map, and over an empty map of a stage.
#[component(transparent)]
pub fn Empty() -> Fragment {
    let workspace = workspace();
    let window = expect_context::<Window>();
    let empty = workspace.memo(|document| document.nodes.is_empty() && !document.map.name.is_empty());
    let no_steps = workspace.memo(move |document| {
        let stage = workspace.place.get().stage();
        stage.is_some() && !document.nodes.values().any(|node| node.parent == stage)
    });
    live(move || {
        if workspace.dialog.with(Option::is_some) {
            return None;
        }
        if no_steps.get() {
            return Some(view! {
                <div class="empty over" on:pointerdown=|event| event.stop_propagation()>
                    <h2>{say(Text::SubmapEmptyTitle)}</h2>
                    <p>{say(Text::SubmapEmptyText)}</p>
                    <div class="actions">
                        <button class="primary" on:click=move |_| add(workspace, window)>
                            {say(Text::SubmapEmptyAdd)}
                        </button>
                        <button on:click=move |_| { submap::leave(workspace); }>{say(Text::SubmapWhole)}</button>
                    </div>
                </div>
            });
        }
        empty.get().then(|| {
            view! {
                <div class="empty over" on:pointerdown=|event| event.stop_propagation()>
                    <h2>{say(Text::CanvasEmptyTitle)}</h2>
                    <p>{say(Text::CanvasEmptyText)}</p>
                    <div class="actions">
                        <button class="primary" on:click=move |_| add(workspace, window)>
                            {say(Text::CanvasEmptyAdd)}
                        </button>
                        <button on:click=move |_| workspace.dialog.set(Some(Dialog::Start))>
                            {say(Text::CanvasEmptyTemplate)}
                        </button>
                    </div>
                </div>
            }
        })
    })
}

fn add(workspace: Workspace, window: Window) {
    let at = workspace.camera.get_untracked().to_world(window.middle(workspace));
    actions::create(workspace, NodeKind::Stage, at);
}
