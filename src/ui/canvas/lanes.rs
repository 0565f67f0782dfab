//! The map in lanes: departments as rows, phases of the buyer's journey as columns.

use crate::ui::prelude::*;

use super::glide::glide;
use super::shapes::elements;
use super::window::STRIP;
use super::words::lane_words;
use crate::core::decimal::decimal;
use crate::core::drawing;
use crate::core::geometry::{Rect, point};
use crate::core::layout::Band;
use crate::core::scene::{Lanes, Place};
use crate::ui::workspace::{Workspace, workspace};

/// Room at the top for the names of columns, and how high the name of a row is, in CSS pixels.
const HEAD: f64 = 34.0;
const HIGH: f64 = 40.0;
/// Room at the left for the tools, and what the name of a column is wide at least.
const BESIDE: f64 = 72.0;
const WIDE: f64 = 120.0;

/// Looks at the map in lanes, or freely again.
pub fn toggle(workspace: Workspace) {
    let free = workspace.place.get_untracked() == Place::Lanes;
    glide(workspace, || workspace.go(if free { Place::Whole } else { Place::Lanes }));
}

/// The lanes that are seen, with the area that what stands in them covers.
fn seen(workspace: Workspace) -> Memo<Option<(Lanes, Rect)>> {
    Memo::new(move |_| {
        workspace.models.members.track();
        workspace.place.track();
        workspace.models.scene(|scene| {
            let lanes = scene.lanes()?.clone();
            let content = scene.nodes().map(|(_, bounds)| bounds).reduce(|all, one| all.union(&one));
            Some((lanes, content.unwrap_or_default()))
        })
    })
}

/// The grounds of the lanes, below everything else.
#[component(transparent)]
pub fn LaneGrounds() -> Fragment {
    let found = seen(workspace());
    let grounds =
        move || found.with(|found| found.as_ref().map(|(lanes, content)| elements(drawing::lanes(lanes, *content))));
    view! { <g class="lanes">{live(grounds)}</g> }
}

fn band(lanes: &Lanes, index: usize, row: bool) -> Option<Band> {
    if row { lanes.rows.get(index).map(|row| row.band) } else { lanes.columns.get(index).map(|column| column.band) }
}

/// The names of the lanes, at the edge of the window beside what is seen of them.
#[component(transparent)]
pub fn LaneNames() -> Fragment {
    let workspace = workspace();
    let found = seen(workspace);
    let words = workspace
        .memo(move |document| found.with(|found| found.as_ref().map(|(lanes, _)| lane_words(document, lanes))));
    let name = move |text: String, index: usize, row: bool| {
        let at = move || {
            let camera = workspace.camera.get();
            let band = found.with(|found| found.as_ref().and_then(|(lanes, _)| band(lanes, index, row)))?;
            let (start, end) = (point(band.start, band.start), point(band.end, band.end));
            let (start, end) = (camera.to_screen(start), camera.to_screen(end));
            Some(if row {
                // As long as something of it is seen, its name is.
                let head = if workspace.has_strip() { HEAD + STRIP } else { HEAD };
                let y = start.y.max(head).min(end.y - HIGH);
                format!("translate(0,{}px)", decimal(y + 8.0))
            } else {
                let x = start.x.max(BESIDE).min(end.x - WIDE);
                format!("translate({}px,0)", decimal(x + 8.0))
            })
        };
        view! { <span class="user-text" class:row=row style:transform=at>{text}</span> }
    };
    let names = move || {
        let words = words.get()?;
        let rows = words.rows.into_iter().enumerate().map(|(index, text)| name(text, index, true));
        let columns = words.columns.into_iter().enumerate().map(|(index, text)| name(text, index, false));
        Some(rows.chain(columns).collect::<Vec<_>>().into_fragment())
    };
    view! { <div class="lane-names" aria-hidden="true">{live(names)}</div> }
}
