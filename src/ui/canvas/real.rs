//! What really happened, on the drawing: how much each line is used, what is used and not drawn, and the way that is lit.

use std::sync::Arc;

use crate::ui::prelude::*;

use super::transition::routed;
use crate::core::analytics::Spread;
use crate::core::decimal::decimal;
use crate::core::drawing::{Look, translated};
use crate::core::geometry::{Point, Rect, point};
use crate::core::ids::{NodeId, TransitionId};
use crate::ui::format;
use crate::ui::language::{Plural, Text, fill, plural};
use crate::ui::reality::{Known, reality, way};
use crate::ui::workspace::{Workspace, workspace};

/// As many lines and ghosts are drawn, the most used first.
const MOST: usize = 1_500;

/// How wide the most used line is, and the least used one, in world units.
const WIDEST: f64 = 14.0;
const THINNEST: f64 = 3.0;

/// Over the lines, under the nodes.
#[component(transparent)]
pub fn Layer() -> Fragment {
    let workspace = workspace();
    let reality = reality();
    let lit = move || {
        let known = reality.known.get()?;
        let nodes = reality.lit.get()?;
        let pairs = nodes.windows(2).filter_map(|pair| match pair {
            [one, other] => Some((*one, *other)),
            _ => None,
        });
        let parts = pairs.flat_map(|pair| parts(workspace, &known, pair)).collect::<Vec<_>>();
        let draw = |part: Part| view! { <path class="lit" d=move || part.path(workspace)/> };
        Some(view! { <g class="real-lit">{parts.into_iter().map(draw).collect_view()}</g> })
    };
    let times = move || {
        let known = reality.known.get().filter(|_| reality.timing.get())?;
        Some(view! { <g class="real-times">{times(workspace, &known)}</g> })
    };
    live(move || {
        reality.known.get().filter(|known| known.conformance.moves > 0).map(|known| {
            view! {
                <g class="real" class:tracing=move || reality.lit.with(Option::is_some)>
                    {used(workspace, &known)}
                    {ghosts(workspace, &known)}
                </g>
                {live(lit)}
                {live(times)}
            }
        })
    })
}

/// A piece of a way: a drawn line, or straight from node to node where none is drawn.
#[derive(Clone, Copy)]
enum Part {
    Line(TransitionId),
    Straight(NodeId, NodeId),
}

impl Part {
    fn path(self, workspace: Workspace) -> String {
        match self {
            Part::Line(id) => {
                let handle = workspace.models.transition(id);
                handle.and_then(|handle| routed(workspace, &handle, None)).map(|route| route.path()).unwrap_or_default()
            }
            Part::Straight(from, to) => {
                let (Some(from), Some(to)) = (bounds(workspace, from), bounds(workspace, to)) else {
                    return String::new();
                };
                let [start, control, end] = bow(from, to);
                format!(
                    "M{} {}Q{} {} {} {}",
                    decimal(start.x),
                    decimal(start.y),
                    decimal(control.x),
                    decimal(control.y),
                    decimal(end.x),
                    decimal(end.y)
                )
            }
        }
    }
}

fn parts(workspace: Workspace, known: &Known, (from, to): (NodeId, NodeId)) -> Vec<Part> {
    match known.ways.between(from, to) {
        Some(path) => path.iter().map(|id| Part::Line(*id)).collect(),
        None if workspace.models.node(from).is_some() => vec![Part::Straight(from, to)],
        None => Vec::new(),
    }
}

/// Where a node is shown; follows it.
fn bounds(workspace: Workspace, id: NodeId) -> Option<Rect> {
    let node = workspace.models.node(id)?;
    Some(Rect::new(node.at.get(), node.look.with(Look::size)))
}

/// A bow from the edge of one rectangle to that of another, to the left of the direction it goes: start, control, end. Two
/// ghosts there and back do not cover each other.
pub(super) fn bow(from: Rect, to: Rect) -> [Point; 3] {
    let (a, b) = (from.center(), to.center());
    let length = a.distance(b).max(1.0);
    let aside = (length * 0.18).min(90.0) + if length < 2.0 { 120.0 } else { 0.0 };
    let control =
        point((a.x + b.x) / 2.0 + (b.y - a.y) / length * aside, (a.y + b.y) / 2.0 - (b.x - a.x) / length * aside);
    [edge(from, control), control, edge(to, control)]
}

/// Where the line from the middle of a rectangle to a point leaves it.
fn edge(area: Rect, towards: Point) -> Point {
    let middle = area.center();
    let (dx, dy) = (towards.x - middle.x, towards.y - middle.y);
    let across = (area.right() - area.left()) / 2.0;
    let down = (area.bottom() - area.top()) / 2.0;
    let part = (across / dx.abs().max(1e-6)).min(down / dy.abs().max(1e-6)).min(1.0);
    point(middle.x + dx * part, middle.y + dy * part)
}

/// Half of the deals and nine in ten, below every stage and beside every line that was left along.
fn times(workspace: Workspace, known: &Arc<Known>) -> Fragment {
    let said = |spread: &Spread| {
        let days = |days: f64| format::number(days.round());
        fill(Text::RealityTimeHere, &[("median", &days(spread.median)), ("p90", &days(spread.p90))])
    };
    let worst = known.waits.first().map(|(node, _)| *node);
    let stages = known.stays.nodes.iter().filter(|(node, _)| workspace.models.node(**node).is_some()).take(MOST);
    let stage = |(node, spread): (&NodeId, &Spread)| {
        let node = *node;
        let at = move || {
            let area = bounds(workspace, node)?;
            Some(translated(point(area.center().x, area.bottom() + 27.0)))
        };
        view! { <text class:worst=Some(node) == worst transform=at>{said(spread)}</text> }
    };
    let lines = known.stays.transitions.iter().filter(|(id, _)| workspace.models.transition(**id).is_some()).take(MOST);
    let line = |(id, spread): (&TransitionId, &Spread)| {
        let id = *id;
        let at = move || {
            let route = routed(workspace, &workspace.models.transition(id)?, None)?;
            let middle = route.points.get(route.points.len() / 2)?;
            let before = route.points.get((route.points.len() / 2).checked_sub(1)?)?;
            Some(translated(point((middle.x + before.x) / 2.0, (middle.y + before.y) / 2.0 + 22.0)))
        };
        // One below the other: the gap between two stages is narrow.
        let days = |days: f64| fill(Text::RealityDaysHere, &[("days", &format::number(days.round()))]);
        let p90 = ["P90 ", &format::number(spread.p90.round())].concat();
        view! { <g transform=at><text>{days(spread.median)}</text><text y="12">{p90}</text></g> }
    };
    view! {
        {lines.map(line).collect_view()}
        {stages.map(stage).collect_view()}
    }
}

/// Bands over the lines that deals took, as wide as they are used.
fn used(workspace: Workspace, known: &Arc<Known>) -> Fragment {
    let most = known.conformance.used.values().copied().max().unwrap_or(1).max(1) as f64;
    let mut all: Vec<(TransitionId, usize)> = known.conformance.used.iter().map(|(id, count)| (*id, *count)).collect();
    crate::core::sort::by(&mut all, |one, other| other.1.cmp(&one.1));
    let band = |(id, count): (TransitionId, usize)| {
        let part = count as f64 / most;
        let width = decimal(THINNEST + (WIDEST - THINNEST) * part).to_string();
        view! {
            <path class="used" stroke-width=width d=move || Part::Line(id).path(workspace)>
                <title>{plural(Plural::RealityTimesN, count)}</title>
            </path>
        }
    };
    all.into_iter().take(MOST).map(band).collect::<Vec<_>>().into_fragment()
}

/// What is used and not drawn, dashed, with how often.
fn ghosts(workspace: Workspace, known: &Arc<Known>) -> Fragment {
    let most = known.conformance.ghosts.first().map_or(1, |ghost| ghost.count.max(1)) as f64;
    let shown = known
        .conformance
        .ghosts
        .iter()
        .filter(|ghost| workspace.models.node(ghost.from).is_some() && workspace.models.node(ghost.to).is_some());
    let draw = |ghost: &crate::core::mining::Ghost| {
        let (from, to, count) = (ghost.from, ghost.to, ghost.count);
        let width = decimal(1.5 + 3.5 * (count as f64 / most).sqrt()).to_string();
        let at = move || {
            let (Some(from), Some(to)) = (bounds(workspace, from), bounds(workspace, to)) else { return String::new() };
            let [start, control, end] = bow(from, to);
            // The middle of the curve.
            let middle = |a: f64, b: f64, c: f64| (a + 2.0 * b + c) / 4.0;
            let place = point(middle(start.x, control.x, end.x), middle(start.y, control.y, end.y));
            translated(place)
        };
        let title = [&way(from, to), ": ", &plural(Plural::RealityTimesN, count)].concat();
        view! {
            <g class="ghost">
                <title>{title}</title>
                <path stroke-width=width marker-end="url(#ghost-tip)" d=move || Part::Straight(from, to).path(workspace)/>
                <g transform=at><rect x="-12" y="-9" width="24" height="18" rx="9"/><text y="4">{count.to_string()}</text></g>
            </g>
        }
    };
    view! {
        <defs>
            <marker id="ghost-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">
                <path d="M0 0L8 4L0 8Z"/>
            </marker>
        </defs>
        {shown.take(MOST).map(draw).collect_view()}
    }
}
