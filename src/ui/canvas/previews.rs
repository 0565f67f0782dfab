//! What is seen of a drag while it lasts: copies, guides, the transition a node would go into, and a line being bent.

use crate::ui::prelude::*;

use super::gesture::Gesture;
use super::{actions, node, transition};
use crate::core::decimal::decimal;
use crate::core::drawing::translated;
use crate::core::geometry::{Point, point};
use crate::core::ids::NodeId;
use crate::core::session::{Ghosts, Guide};
use crate::core::sorted::Set;
use crate::ui::kit::Memo;
use crate::ui::workspace::{Workspace, workspace};

/// How long the marks at the ends of a gap are to each side, in screen pixels.
const TICK: f64 = 4.0;

/// Under the nodes, so that names stay readable: guides along them, and the transition that what is moved would be put
/// into.
#[component(transparent)]
pub fn Below(gesture: Gesture) -> Fragment {
    let workspace = workspace();
    let line = move || {
        let handle = gesture.into.get().and_then(|way| workspace.models.transition(way))?;
        let path = transition::routed(workspace, &handle, None)?.path();
        Some(view! { <path class="into" d=path/> })
    };
    view! {
        <g>{live(line)}</g>
        {guides(gesture, false)}
    }
}

/// Over the nodes: copies of them, the gaps between them, and a line being bent.
#[component(transparent)]
pub fn Above(gesture: Gesture) -> Fragment {
    let workspace = workspace();
    let bent = move || {
        gesture.bent.with(|bent| bent.as_ref().map(|(_, line)| view! { <path class="bent" d=polyline(line)/> }))
    };
    let nodes = Memo::new(move |_| gesture.ghosts.with(|ghosts| ghosts.as_ref().map(|ghosts| ghosts.nodes.clone())));
    let copies = move || nodes.with(|nodes| nodes.as_ref().map(|nodes| copies(workspace, nodes)));
    let by = move || {
        translated(gesture.ghosts.with(|ghosts| ghosts.as_ref().map(|Ghosts { by, .. }| *by)).unwrap_or_default())
    };
    view! {
        <g class="ghosts" transform=by>{live(copies)}</g>
        {guides(gesture, true)}
        <g>{live(bent)}</g>
    }
}

/// Nodes as they are drawn, with the transitions among them.
fn copies(workspace: Workspace, nodes: &Set<NodeId>) -> Fragment {
    let among = workspace.read(|document| actions::taken(document, nodes).1);
    let lines = among.iter().filter_map(|way| workspace.models.transition(way.id)).filter_map(|handle| {
        let path = untrack(|| transition::routed(workspace, &handle, None))?.path();
        Some(view! { <path class="copied" d=path/> })
    });
    let boxes = nodes.iter().filter_map(|id| workspace.models.node(*id)).map(|handle| {
        let at = handle.at.get_untracked();
        handle.look.with_untracked(|look| {
            let class = format!("node {}", look.kind.word());
            view! { <g class=class transform=translated(at)>{node::drawn(look)}</g> }
        })
    });
    lines.chain(boxes).collect::<Vec<_>>().into_fragment()
}

/// The guides that measure gaps, or the others, as one path.
fn guides(gesture: Gesture, gaps: bool) -> Fragment {
    let workspace = workspace();
    let zoom = Memo::new(move |_| {
        let shows = gesture.guides.with(|guides| !guides.is_empty());
        if shows { workspace.camera.get().zoom } else { 1.0 }
    });
    let path = move || {
        let lines = |guides: &Vec<Guide>| {
            let shown = guides.iter().filter(|guide| guide.gap == gaps);
            shown.map(|guide| drawn(guide, zoom.get())).collect::<String>()
        };
        gesture.guides.with(lines)
    };
    view! { <path class="guides" d=path stroke-width=move || decimal(1.0 / zoom.get()).to_string()/> }
}

/// A guide as an SVG path. A gap has a mark at both ends.
fn drawn(Guide { from, to, gap }: &Guide, zoom: f64) -> String {
    let mut path = polyline(&[*from, *to]);
    if *gap {
        let aside = TICK / zoom;
        let tick = if from.y == to.y { point(0.0, aside) } else { point(aside, 0.0) };
        for end in [from, to] {
            path += &polyline(&[end.minus(tick), end.plus(tick)]);
        }
    }
    path
}

/// A line along these corners as an SVG path.
fn polyline(corners: &[Point]) -> String {
    let mut path = String::new();
    for (index, at) in corners.iter().enumerate() {
        path += if index == 0 { "M" } else { "L" };
        path += &decimal(at.x).to_string();
        path += " ";
        path += &decimal(at.y).to_string();
    }
    path
}
