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

/// Under the nodes, so that names stay readable: guides, and the transition that what is moved would be put into.
#[component(transparent)]
pub fn Below(gesture: Gesture) -> Fragment {
    let workspace = workspace();
    let line = move || {
        let handle = gesture.into.get().and_then(|way| workspace.models.transition(way))?;
        let path = transition::routed(workspace, &handle, None)?.path();
        Some(view! { <path class="into" d=path/> })
    };
    let zoom = Memo::new(move |_| {
        let shows = gesture.guides.with(|guides| !guides.is_empty());
        if shows { workspace.camera.get().zoom } else { 1.0 }
    });
    let guides = move || gesture.guides.with(|guides| drawn(guides, zoom.get()));
    view! {
        <g>{live(line)}</g>
        <path class="guides" d=guides stroke-width=move || decimal(1.0 / zoom.get()).to_string()/>
    }
}

/// Over the nodes: copies of them, and a line being bent.
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

/// All guides as one path. Gaps have a mark at both ends.
fn drawn(guides: &[Guide], zoom: f64) -> String {
    let mut path = String::new();
    let mut line = |from: Point, to: Point| path += &polyline(&[from, to]);
    for Guide { from, to, gap } in guides {
        line(*from, *to);
        if *gap {
            let aside = TICK / zoom;
            let tick = if from.y == to.y { point(0.0, aside) } else { point(aside, 0.0) };
            for end in [from, to] {
                line(end.minus(tick), end.plus(tick));
            }
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
