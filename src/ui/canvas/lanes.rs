//! The map in lanes: departments as rows, phases of the buyer's journey as columns.

use crate::ui::prelude::*;

use super::glide::glide;
use super::measure::Fonts;
use super::shapes::elements;
use super::words::lane_words;
use crate::core::drawing;
use crate::core::geometry::Rect;
use crate::core::scene::{Lanes, Place};
use crate::ui::workspace::{Workspace, workspace};

/// Looks at the map in lanes, or freely again.
pub fn toggle(workspace: Workspace) {
    let free = workspace.place.get_untracked() == Place::Lanes;
    glide(workspace, || workspace.go(if free { Place::Whole } else { Place::Lanes }));
}

/// The lanes, below everything else.
#[component(transparent)]
pub fn LaneGrounds() -> Fragment {
    let workspace = workspace();
    let found = Memo::new(move |_| -> Option<(Lanes, Rect)> {
        workspace.models.members.track();
        workspace.place.track();
        workspace.models.scene(|scene| {
            let lanes = scene.lanes()?.clone();
            let content = scene.nodes().map(|(_, bounds)| bounds).reduce(|all, one| all.union(&one));
            Some((lanes, content.unwrap_or_default()))
        })
    });
    let words = workspace
        .memo(move |document| found.with(|found| found.as_ref().map(|(lanes, _)| lane_words(document, lanes))));
    let grounds = move || {
        let words = words.get()?;
        let shapes = found
            .with(|found| found.as_ref().map(|(lanes, content)| drawing::lanes(lanes, &words, *content, &Fonts)))?;
        Some(elements(shapes))
    };
    view! { <g class="lanes">{live(grounds)}</g> }
}
