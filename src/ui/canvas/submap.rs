//! The own map of a stage: entered and left, or opened in place.

use crate::ui::prelude::*;

use super::window::Window;
use crate::core::command::{Command, NodeEdit};
use crate::core::geometry::Camera;
use crate::core::ids::NodeId;
use crate::core::model::{Document, NodeKind};
use crate::core::scene::Place;
use crate::core::session::Selection;
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::sentences;
use crate::ui::workspace::{Workspace, workspace};

/// Shows the own map of a stage.
pub fn enter(workspace: Workspace, stage: NodeId) {
    if workspace.read(|document| document.node_kind(stage)) == Some(NodeKind::Stage) {
        workspace.go(Place::Inside(stage));
    }
}

/// Shows the whole map again, with the stage that was looked into selected; whether there was one.
pub fn leave(workspace: Workspace) -> bool {
    let Place::Inside(stage) = workspace.place.get_untracked() else { return false };
    workspace.go(Place::Whole);
    workspace.select(Selection::node(stage));
    true
}

/// Opens a stage in place and moves the view so that all of it is seen, or closes it. On a locked map, which must stay as
/// it is, its own map is shown instead.
pub fn toggle(workspace: Workspace, stage: NodeId) {
    let (locked, open) = workspace
        .read(|document| (document.map.locked, document.nodes.get(&stage).is_some_and(|stage| stage.expanded)));
    if locked {
        enter(workspace, stage);
    } else {
        let done = workspace.commit(Command::EditNode(stage, NodeEdit::Expanded(!open)));
        // A presentation has the view in its own hands.
        let follows = done && !open && workspace.tour.with_untracked(Option::is_none);
        let frame = workspace.models.scene(|scene| scene.bounds(stage)).filter(|_| follows);
        if let Some((frame, shown)) = frame.zip(super::shown()) {
            shown.window.reveal_whole(workspace, frame);
        }
    }
}

/// Looks at what is shown whenever that is another part of the map: all of what was entered, and after leaving it what
/// was looked at before.
pub fn follow(workspace: Workspace, window: Window) {
    let back = StoredValue::new(None::<Camera>);
    Effect::new(move |before: Option<Place>| {
        let place = workspace.place.get();
        match (before.unwrap_or_default(), place) {
            (before, now) if before == now => {}
            (before, now @ (Place::Inside(_) | Place::Lanes)) => {
                if before == Place::Whole {
                    back.set_value(Some(workspace.camera.get_untracked()));
                }
                window.begin(workspace);
                if now != Place::Lanes {
                    window.appear(true);
                }
            }
            (_, Place::Whole) => {
                match back.get_value() {
                    Some(camera) => workspace.camera.set(camera),
                    None => window.fit(workspace, workspace.models.everything()),
                }
                let nodes = workspace.selection.get_untracked().nodes;
                if let Some(bounds) = workspace.models.bounds(&nodes) {
                    window.reveal(workspace, bounds);
                }
                if before != Some(Place::Lanes) {
                    window.appear(false);
                }
            }
        }
        place
    });
}

/// The place from which a node is seen: the whole map, unless it stands inside a stage that is closed there.
pub fn place_of(document: &Document, node: NodeId) -> Place {
    let parent = document.nodes.get(&node).and_then(|node| document.nodes.get(&node.parent?));
    parent.filter(|stage| !stage.expanded).map_or(Place::Whole, |stage| Place::Inside(stage.id))
}

/// Where in the map one is, while inside a stage, with the way out.
#[component(transparent)]
pub fn Breadcrumb() -> Fragment {
    let workspace = workspace();
    let path = move || {
        let Place::Inside(stage) = workspace.place.get() else { return None };
        let name = move || workspace.follow(|document| sentences::node_name(document, stage));
        let whole = move || {
            let name = workspace.follow(|document| document.map.name.clone());
            if name.is_empty() { text(Text::SubmapWhole).to_owned() } else { name }
        };
        Some(view! {
            <nav class="breadcrumb surface" aria-label=say(Text::SubmapPath)>
                <button
                    class="quiet user-text"
                    title=say(Text::SubmapLeaveTitle)
                    aria-label=move || fill(Text::SubmapLeave, &[("name", &whole())])
                    on:click=move |_| { leave(workspace); }
                >
                    {live(whole)}
                </button>
                <Icon shape=Shape::Right/>
                <strong class="user-text">{live(name)}</strong>
            </nav>
        })
    };
    live(path)
}
