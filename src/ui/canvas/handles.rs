//! What can be taken on the map beside nodes and lines themselves: the four handles of a node, from which transitions
//! are drawn, and on the line of the transition that is selected its two ends and the dots on its parts.
//!
//! All of them keep their size on the screen at any zoom; how far they reach is up to the style.

use std::cell::{Cell, RefCell};
use std::sync::LazyLock;
use std::time::Duration;

use web_sys::Element;

use crate::ui::prelude::*;

use super::gesture::Gesture;
use super::{FAR, pointer, transition};
use crate::core::decimal::decimal;
use crate::core::drawing::{Look, translated};
use crate::core::geometry::{Point, Rect, point};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::routing::LabelPlace;
use crate::core::routing::Side;
use crate::core::scene::Place;
use crate::core::session::{End, Hold, Selection, grips};
use crate::ui::kit::Memo;
use crate::ui::workspace::workspace;

static HOVERED: LazyLock<ArcRwSignal<Option<NodeId>>> = LazyLock::new(|| ArcRwSignal::new(None));

thread_local! {
    /// The part of the map that the pointer is over.
    static POINTED: RefCell<Option<Element>> = const { RefCell::new(None) };
    /// The line that shows it.
    static LIT: RefCell<Option<Element>> = const { RefCell::new(None) };
    /// A moment is waited for.
    static WAITS: Cell<bool> = const { Cell::new(false) };
}

/// How long the pointer is over something before that shows it. One that only passes changes nothing, so that moving over
/// a map costs the same however much is on it.
const MOMENT: Duration = Duration::from_millis(50);

/// The pointer is over this part of the map, or over none.
pub fn point_at(part: Option<Element>) {
    if POINTED.with_borrow(|before| *before == part) {
        return;
    }
    POINTED.set(part);
    if !WAITS.replace(true) {
        await_moment();
    }
}

fn await_moment() {
    let before = POINTED.with_borrow(Option::clone);
    let over = move || {
        if POINTED.with_borrow(|now| *now == before) {
            WAITS.set(false);
            show(before);
        } else {
            await_moment();
        }
    };
    set_timeout(over, MOMENT);
}

fn show(part: Option<Element>) {
    let node = part.as_ref().and_then(|part| pointer::target(part).node());
    let line = part.filter(|part| part.has_attribute("data-transition"));
    if let Some(before) = LIT.replace(line.clone()) {
        let _ = before.class_list().remove_1("pointed");
    }
    if let Some(line) = line {
        let _ = line.class_list().add_1("pointed");
    }
    if HOVERED.get_untracked() != node {
        HOVERED.set(node);
    }
}

/// Where something lies on the map, turned by so many degrees, and how large one pixel of the screen is there.
fn placed(at: Point, degrees: u32, zoom: f64) -> String {
    let (x, y, scale) = (decimal(at.x), decimal(at.y), decimal(1.0 / zoom));
    format!("translate({x} {y}) rotate({degrees}) scale({scale})")
}

/// The handles, while nothing is dragged and everything is near enough to be taken.
#[component(transparent)]
pub fn Handles(gesture: Gesture) -> Fragment {
    let workspace = workspace();
    let ready = Memo::new(move |_| {
        let carried = workspace.carry.with(|drag| drag.carried().is_some());
        let locked = workspace.follow(|document| document.map.locked);
        let compared = workspace.compared.with(Option::is_some);
        !(carried || locked || compared || gesture.is_dragging() || workspace.camera.get().zoom < FAR)
    });
    view! {
        <NodeHandles ready/>
        <g>
            <LineHandles ready/>
        </g>
    }
}

/// The handles of the node that the pointer is over, else of the one that is selected. One group that moves from node
/// to node: passing over nodes changes attributes, not elements.
#[component(transparent)]
fn NodeHandles(ready: Memo<bool>) -> Fragment {
    let workspace = workspace();
    let held = Memo::new(move |_| {
        let node = || HOVERED.get().or_else(|| workspace.selection.with(Selection::only_node));
        ready.get().then(node).flatten()
    });
    let node = move || held.get().and_then(|id| workspace.models.node(id));
    let size = Memo::new(move |_| {
        let size = |look: &Look| look.kind.connects().then(|| look.size());
        node().and_then(|node| node.look.with(size))
    });
    let zoom = Memo::new(move |_| size.get().map(|_| workspace.camera.get().zoom));
    let turned = [(Side::Top, 270), (Side::Right, 0), (Side::Bottom, 90), (Side::Left, 180)];
    let handles = turned.map(|(side, degrees)| {
        let place = move || {
            let (size, zoom) = size.get().zip(zoom.get())?;
            // On the edge: farther out it would cover the labels of short lines.
            Some(placed(side.point(Rect::new(point(0.0, 0.0), size), 0.0), degrees, zoom))
        };
        view! {
            <g class="handle" transform=place>
                <circle class="reach" r=12/>
                <circle class="dot" r=5/>
            </g>
        }
    });
    let transform = move || node().map(|node| translated(node.at.get()));
    view! {
        <g
            data-handle=move || held.get().map(|id| id.to_string())
            display=move || size.get().is_none().then_some("none")
            transform=transform
        >
            {handles.into_iter().collect_view()}
        </g>
    }
}

/// The handles of the transition that is selected.
#[component(transparent)]
fn LineHandles(ready: Memo<bool>) -> Fragment {
    let workspace = workspace();
    let way = Memo::new(move |_| workspace.selection.with(Selection::only_transition).filter(|_| ready.get()));
    let found = Memo::new(move |_| {
        // The same transition attached elsewhere is another handle.
        workspace.models.members.track();
        let handle = way.get().and_then(|way| workspace.models.transition(way));
        handle.map_or_else(Vec::new, |handle| {
            let Some(route) = transition::routed(workspace, &handle, None) else { return Vec::new() };
            let label = match route.label {
                LabelPlace::At(place) => Some(place),
                LabelPlace::Hidden(_) | LabelPlace::None => None,
            };
            let mut found = grips(&route.points, label, workspace.camera.get().zoom);
            // Bends are where the nodes of the free map stand.
            found.retain(|(hold, _)| matches!(hold, Hold::End(_)) || workspace.place.get() != Place::Lanes);
            found
        })
    });
    // Elements stay as long as the line has as many parts, and only move.
    let holds = Memo::new(move |_| found.with(|found| found.iter().map(|(hold, _)| *hold).collect::<Vec<Hold>>()));
    let place = move |index: usize| {
        let at = found.with(|found| found.get(index).map(|(_, at)| *at))?;
        Some(placed(at, 0, workspace.camera.get().zoom))
    };
    live(move || {
        let way = way.get()?;
        let grip = |(index, hold): (usize, Hold)| {
            view! {
                <g class=class(hold) data-grip=name(way, hold) transform=move || place(index)>
                    <circle class="reach" r=12/>
                    <circle class="dot" r=5/>
                </g>
            }
        };
        Some(holds.get().into_iter().enumerate().map(grip).collect_view())
    })
}

fn class(hold: Hold) -> &'static str {
    match hold {
        Hold::End(_) => "handle end",
        Hold::Part(_, true) => "handle part across",
        Hold::Part(_, false) => "handle part",
    }
}

fn name(way: TransitionId, hold: Hold) -> String {
    match hold {
        Hold::End(End::From) => format!("{way} from"),
        Hold::End(End::To) => format!("{way} to"),
        Hold::Part(part, _) => format!("{way} {part}"),
    }
}
