//! Pins of what is said, and signs of what differs while two states are compared: over nodes and lines, in a layer of
//! their own, so that what has none costs nothing. There are few: they are made again when some come or go.

use crate::ui::prelude::*;

use super::transition::routed;
use super::window::Window;
use crate::core::comments::{self, Pin};
use crate::core::drawing::translated;
use crate::core::geometry::{Point, Rect, point};
use crate::core::routing::{LabelPlace, Route};
use crate::core::versions::Shift;
use crate::ui::compare;
use crate::ui::language::{Plural, plural};
use crate::ui::workspace::{Workspace, workspace};

/// What is marked.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// So many open remarks.
    Remarks(usize),
    /// It differs.
    Shift(Shift),
}

/// The marks of what is near the window. The generation of a handle is part of each, since another handle is another
/// place.
#[component(transparent)]
pub fn Marks(window: Window) -> Fragment {
    let workspace = workspace();
    let open = Memo::new(move |_| workspace.follow(comments::open).into_iter().collect::<Vec<_>>());
    let area = window.area();
    let marks = Memo::new(move |_| {
        workspace.models.members.track();
        let all: Vec<(Pin, Mark)> = workspace.compared.with(|compared| match compared {
            Some(compared) => {
                let nodes = compared.what.nodes.iter().map(|(id, shift)| (Pin::Node(*id), Mark::Shift(*shift)));
                let lines = compared.what.transitions.iter();
                nodes.chain(lines.map(|(id, shift)| (Pin::Transition(*id), Mark::Shift(*shift)))).collect()
            }
            None => open.with(|open| open.iter().map(|(place, count)| (*place, Mark::Remarks(*count))).collect()),
        });
        let area = area.get();
        let near = |(place, mark)| {
            let (generation, bounds) = found(workspace, place)?;
            bounds.overlaps(&area).then_some((place, mark, generation))
        };
        all.into_iter().filter_map(near).collect::<Vec<_>>()
    });
    let drawn = move || marks.get().into_iter().map(|(place, mark, _)| drawn(workspace, place, mark)).collect_view();
    view! { <g>{live(drawn)}</g> }
}

/// The generation of what is marked, and about where it is; none where it is not seen.
fn found(workspace: Workspace, place: Pin) -> Option<(u32, Rect)> {
    let models = workspace.models;
    match place {
        Pin::Map => None,
        Pin::Node(id) => Some((models.node(id)?.generation, models.scene(|scene| scene.bounds(id))?)),
        Pin::Transition(id) => {
            let handle = models.transition(id)?;
            let ends = models.scene(|scene| Some((scene.bounds(handle.from.id)?, scene.bounds(handle.to.id)?)));
            ends.map(|(from, to)| (handle.generation, from.union(&to)))
        }
    }
}

/// One mark at what it marks; it follows what is dragged.
fn drawn(workspace: Workspace, place: Pin, mark: Mark) -> Option<Fragment> {
    let at: Box<dyn Fn() -> Option<Point>> = match place {
        Pin::Map => return None,
        Pin::Node(id) => {
            let at = workspace.models.node(id)?.at;
            Box::new(move || Some(at.get()))
        }
        Pin::Transition(id) => {
            let handle = workspace.models.transition(id)?;
            Box::new(move || routed(workspace, &handle, None).map(|route| beside(&route)))
        }
    };
    let transform = move || at().map(translated);
    Some(match mark {
        Mark::Shift(shift) => compare::sign(shift, transform),
        Mark::Remarks(count) => view! {
            <g class="remarks" transform=transform role="img" aria-label=plural(Plural::CommentOpen, count)>
                <path d="M-1 4l-3-6h-4a3 3 0 01-3-3v-8a3 3 0 013-3h16a3 3 0 013 3v8a3 3 0 01-3 3H4z"/>
                <text y=-5 text-anchor="middle">{count.to_string()}</text>
            </g>
        },
    })
}

/// Where a mark stands on a line: at the corner of its label, or halfway along it.
fn beside(route: &Route) -> Point {
    match route.label {
        LabelPlace::At(place) => point(place.right(), place.top() + 4.0),
        LabelPlace::Hidden(_) | LabelPlace::None => route.middle(),
    }
}
