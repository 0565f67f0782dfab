//! Deals as dots that move over the map: on a canvas of pixels above the drawing, which thousands of elements would not
//! keep up with.

use std::cell::RefCell;
use std::rc::Rc;

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::Window;
use super::flight::still;
use super::real::bow;
use super::transition::routed;
use crate::core::geometry::{Point, Rect, point};
use crate::core::ids::NodeId;
use crate::core::mining::Scene;
use crate::core::model::NodeKind;
use crate::core::sorted::Map;
use crate::ui::reality::{Known, Reality, WAY, reality};
use crate::ui::workspace::{Workspace, workspace};

/// The radius of a dot and the distance of dots in a node, in world units.
const RADIUS: f64 = 3.2;
const PITCH: f64 = 8.0;

/// Where things are, for as long as the map stays as it is.
#[derive(Default)]
struct Stage {
    boxes: Map<NodeId, Option<(Rect, NodeKind)>>,
    lines: Map<(NodeId, NodeId), Vec<Point>>,
    /// What the colours of the page are: asking for them has the browser compute styles.
    colours: Option<[String; 3]>,
}

/// The dots, where they are shown.
#[component(transparent)]
pub fn Dots() -> Fragment {
    let reality = reality();
    let window = expect_context::<Window>();
    live(move || reality.replay.shown.get().then(|| picture(reality, window)))
}

fn picture(reality: Reality, window: Window) -> Fragment {
    let workspace = workspace();
    let canvas: NodeRef<HtmlCanvasElement> = NodeRef::new();
    let stage: Rc<RefCell<Stage>> = Rc::default();
    let still = still();
    // Whatever is drawn anew makes the places old.
    let moved = stage.clone();
    Effect::new(move |_| {
        reality.known.track();
        workspace.revision.track();
        crate::ui::shell::follow_colours();
        *moved.borrow_mut() = Stage::default();
    });
    Effect::new(move |_| {
        let (at, camera) = (reality.replay.at.get(), workspace.camera.get());
        let only = reality.replay.only.get();
        workspace.revision.track();
        window.track();
        let Some(canvas) = canvas.get() else { return };
        let Some(known) = reality.known.get() else { return };
        let size = window.size();
        let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        let pixels = |length: f64| (length * ratio).max(1.0) as u32;
        if (canvas.width(), canvas.height()) != (pixels(size.width), pixels(size.height)) {
            canvas.set_width(pixels(size.width));
            canvas.set_height(pixels(size.height));
        }
        let context = canvas.get_context("2d").ok().flatten();
        let Some(context) = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok()) else {
            return;
        };
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.clear_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
        let zoom = camera.zoom * ratio;
        let _ = context.set_transform(zoom, 0.0, 0.0, zoom, camera.offset.x * ratio, camera.offset.y * ratio);
        let way = if still { 0.0 } else { WAY * reality.replay.speed.get_untracked() };
        let mut stage = stage.borrow_mut();
        let places = places(workspace, &known, &mut stage, at, way, only);
        let colours = stage.colours.get_or_insert_with(|| COLOURS.map(|name| colour_of(&canvas, name)));
        for (dots, colour) in places.into_iter().zip(colours) {
            context.set_fill_style_str(colour);
            context.begin_path();
            let radius = if only.is_some() { RADIUS * 2.0 } else { RADIUS };
            for dot in dots {
                context.move_to(dot.x + radius, dot.y);
                let _ = context.arc(dot.x, dot.y, radius, 0.0, std::f64::consts::TAU);
            }
            context.fill();
        }
    });
    view! { <canvas class="dots" node_ref=canvas aria-hidden="true"></canvas> }
}

/// On their way and at work, won, put aside: by the colours of the page.
const COLOURS: [&str; 3] = ["--accent", "--good", "--muted"];

fn colour_of(canvas: &HtmlCanvasElement, name: &str) -> String {
    let style = window().get_computed_style(canvas).ok().flatten();
    style.and_then(|style| style.get_property_value(name).ok()).unwrap_or_default().trim().to_owned()
}

/// Where the dots are, by their colour.
fn places(
    workspace: Workspace,
    known: &Known,
    stage: &mut Stage,
    at: f64,
    way: f64,
    only: Option<crate::core::ids::DealId>,
) -> [Vec<Point>; 3] {
    let mut found: [Vec<Point>; 3] = Default::default();
    let mut within: Map<NodeId, usize> = Map::new();
    for reel in known.film.reels.iter().filter(|reel| only.is_none_or(|only| only == reel.deal)) {
        match reel.scene(at, way) {
            Scene::Before => {}
            Scene::At(node) => {
                let Some((area, kind)) = area(workspace, stage, node) else { continue };
                let count = within.or_insert_with(node, || 0);
                let colour = match kind {
                    NodeKind::Won => 1,
                    kind if kind.is_refusal() => 2,
                    _ => 0,
                };
                if let Some(dots) = found.get_mut(colour) {
                    dots.push(place(area, *count));
                }
                *count += 1;
            }
            Scene::Between(from, to, part) => {
                let line = stage_line(workspace, known, stage, from, to);
                if let Some(place) = along(&line, part)
                    && let Some(dots) = found.first_mut()
                {
                    dots.push(place);
                }
            }
        }
    }
    found
}

fn area(workspace: Workspace, stage: &mut Stage, node: NodeId) -> Option<(Rect, NodeKind)> {
    *stage.boxes.or_insert_with(node, || {
        let handle = workspace.models.node(node)?;
        Some((handle.bounds(), handle.look.with_untracked(|look| look.kind)))
    })
}

/// Rows of dots above the upper edge of a node, from the left; further rows above.
fn place(area: Rect, index: usize) -> Point {
    let across = (((area.right() - area.left()) / PITCH) as usize).max(1);
    let (row, column) = (index / across, index % across);
    point(area.left() + PITCH * (column as f64 + 0.5), area.top() - PITCH * (row as f64 + 0.75))
}

fn stage_line(workspace: Workspace, known: &Known, stage: &mut Stage, from: NodeId, to: NodeId) -> Vec<Point> {
    if let Some(line) = stage.lines.get(&(from, to)) {
        return line.clone();
    }
    let line = untrack(|| match known.ways.between(from, to) {
        Some(path) => {
            let routes = path.iter().filter_map(|id| routed(workspace, &workspace.models.transition(*id)?, None));
            routes.flat_map(|route| route.points).collect()
        }
        None => {
            let ends = area(workspace, stage, from).zip(area(workspace, stage, to));
            ends.map(|((from, _), (to, _))| curve(bow(from, to))).unwrap_or_default()
        }
    });
    stage.lines.insert((from, to), line.clone());
    line
}

/// A quadratic curve as points.
fn curve([start, control, end]: [Point; 3]) -> Vec<Point> {
    let part = |step: u32| {
        let t = f64::from(step) / 12.0;
        let mix = |a: f64, b: f64, c: f64| (1.0 - t) * (1.0 - t) * a + 2.0 * (1.0 - t) * t * b + t * t * c;
        point(mix(start.x, control.x, end.x), mix(start.y, control.y, end.y))
    };
    (0..=12).map(part).collect()
}

/// The point of a line with this part of its length behind it.
fn along(line: &[Point], part: f64) -> Option<Point> {
    let length = |pair: &[Point]| match pair {
        [one, other] => one.distance(*other),
        _ => 0.0,
    };
    let mut left = line.windows(2).map(length).sum::<f64>() * part;
    for pair in line.windows(2) {
        let [one, other] = pair else { continue };
        let step = one.distance(*other);
        if left <= step {
            let share = left / step.max(1e-9);
            return Some(point(one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share));
        }
        left -= step;
    }
    line.last().copied()
}
