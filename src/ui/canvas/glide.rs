//! Nodes that are laid out anew go to their new places in sight, so that nobody loses what was where.

use crate::ui::prelude::*;

use super::flight::still;
use crate::core::geometry::{Point, point, within};
use crate::core::ids::NodeId;
use crate::ui::workspace::Workspace;

/// How long it takes, in milliseconds.
const LASTS: f64 = 180.0;
/// Where more nodes than this move nobody can follow, and it would not be smooth.
const MOST: usize = 200;

/// A node on its way.
#[derive(Clone)]
struct Way {
    at: ArcRwSignal<Point>,
    from: Point,
    to: Point,
    /// Where it was put last: elsewhere, it is somebody else's.
    shown: Point,
}

/// Makes a change, after which the nodes that are seen go to where they stand then.
pub fn glide(workspace: Workspace, change: impl FnOnce()) {
    let places = |workspace: Workspace| -> Vec<(NodeId, Point)> {
        workspace.models.scene(|scene| scene.nodes().map(|(id, bounds)| (id, bounds.origin)).collect())
    };
    let before = places(workspace);
    change();
    let ways: Vec<Way> = before
        .into_iter()
        .filter_map(|(id, from)| {
            let at = workspace.models.node(id)?.at;
            let to = at.get_untracked();
            (from != to).then_some(Way { at, from, to, shown: from })
        })
        .collect();
    if ways.is_empty() || ways.len() > MOST || still() {
        return;
    }
    for way in &ways {
        way.at.set(way.from);
    }
    step(ways, js_sys::Date::now());
}

fn step(mut ways: Vec<Way>, begun: f64) {
    request_animation_frame(move || {
        let share = within((js_sys::Date::now() - begun) / LASTS, 0.0, 1.0);
        let eased = 1.0 - (1.0 - share) * (1.0 - share) * (1.0 - share);
        ways.retain(|way| way.at.get_untracked() == way.shown);
        for way in &mut ways {
            let along = |from: f64, to: f64| from + (to - from) * eased;
            way.shown =
                if share < 1.0 { point(along(way.from.x, way.to.x), along(way.from.y, way.to.y)) } else { way.to };
            way.at.set(way.shown);
        }
        if share < 1.0 {
            step(ways, begun);
        }
    });
}
