//! What is decided on the way, as a note on the map beside the stage that is shown.

use crate::ui::prelude::*;

use crate::core::command::Command;
use crate::core::geometry::{Point, point};
use crate::core::model::{Node, NodeKind};
use crate::core::session::Tour;
use crate::ui::format;
use crate::ui::language::{Text, fill, say, text};
use crate::ui::workspace::{Workspace, workspace};

/// World units between the stage and its note, and between notes.
const GAP: f64 = 24.0;

/// Puts a note below the stage that is shown, or below the map, where nothing else stands.
fn add(workspace: Workspace, words: &str) -> bool {
    let size = NodeKind::Note.size();
    let stop = workspace.tour.with_untracked(|tour| tour.as_ref().and_then(Tour::stop));
    let corner = workspace.models.scene(|scene| {
        let whole = || scene.nodes().map(|(_, bounds)| bounds).reduce(|all, one| all.union(&one));
        let anchor = stop.and_then(|stop| scene.bounds(stop)).or_else(whole).unwrap_or_default();
        let mut at = point(anchor.left(), anchor.bottom() + GAP);
        let taken = |at: Point| {
            let place = crate::core::geometry::Rect::new(at, size).grown(GAP / 2.0);
            scene.nodes().any(|(id, bounds)| !scene.is_open(id) && bounds.overlaps(&place))
        };
        // At the latest below everything there is room.
        for _ in 0..1_000 {
            if !taken(at) {
                break;
            }
            at.y += GAP;
        }
        at
    });
    let (parent, position) =
        workspace.models.scene(|scene| scene.place_of(workspace.place.get_untracked(), NodeKind::Note, corner));
    let day = format::date(workspace.today_now());
    let mut note = Node::new(workspace.make_id(), NodeKind::Note, &[&day, ": ", words].concat(), position);
    note.parent = parent;
    workspace.commit(Command::Insert { nodes: vec![note], transitions: Vec::new() })
}

/// The field for a decision; Enter keeps it.
#[component(transparent)]
pub fn Note(noting: RwSignal<bool>) -> Fragment {
    let workspace = workspace();
    let field: NodeRef<web_sys::HtmlInputElement> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let keep = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            let words = field.get_untracked().map(|field| field.value()).unwrap_or_default();
            let words = words.trim();
            if !words.is_empty() && add(workspace, words) {
                workspace.say_undoable(fill(Text::PresentNoted, &[("text", words)]));
                noting.set(false);
            }
        }
        "Escape" => {
            event.stop_propagation();
            event.prevent_default();
            noting.set(false);
        }
        _ => {}
    };
    view! {
        <input
            class="noted"
            node_ref=field
            maxlength="2000"
            aria-label=say(Text::PresentNote)
            placeholder=move || text(Text::PresentNoteHint)
            on:keydown=keep
        />
    }
}
