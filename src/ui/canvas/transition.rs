//! A transition as it is drawn.

use crate::ui::prelude::*;

use super::counts;
use super::measure::{Font, width, wrapped};
use crate::core::decimal::decimal;
use crate::core::geometry::{Point, Rect, point};
use crate::core::ids::TransitionId;
use crate::core::routing::{Route, route, span};
use crate::ui::format;
use crate::ui::view_model::{Line, Look, TransitionHandle};
use crate::ui::workspace::workspace;

/// A transition: its line, a tip, and its label or the share of deals that took it.
#[component(transparent)]
pub fn TransitionView(id: TransitionId) -> Option<Fragment> {
    let workspace = workspace();
    let TransitionHandle { from, to, line, selected, .. } = workspace.models.transition(id)?;
    let routed = {
        let line = line.clone();
        ArcMemo::new(move |_| {
            counts::transition();
            let (a, b) = (from.at.get(), to.at.get());
            let (a, b) = (Rect::new(a, from.look.with(Look::size)), Rect::new(b, to.look.with(Look::size)));
            line.with(|line| {
                let near = workspace.models.obstacles_but(span(&a, &b), [from.id, to.id]);
                route(line.kind, a, b, line.ports, &near)
            })
        })
    };
    let marks = {
        let (line, routed) = (line.clone(), routed.clone());
        Memo::new(move |_| line.with(|line| routed.with(|route| marks(line, route))))
    };
    // What the marks say changes seldom, where they stand on every move of a node: elements stay and only move.
    let words = Memo::new(move |_| marks.with(|marks| marks.iter().map(|mark| mark.text.clone()).collect::<Vec<_>>()));
    let shown_marks =
        move || words.get().into_iter().enumerate().map(|(index, text)| mark(marks, index, text)).collect_view();
    let class = {
        let line = line.clone();
        move || line.with(|line| format!("transition {}", line.kind.word()))
    };
    let (path, shown, tip) = (routed.clone(), routed.clone(), routed);
    Some(view! {
        <g data-transition=id.to_string() class=class class:selected=move || selected.get()>
            <path class="catch" d=move || path.with(|route| route.path.clone())/>
            <path class="line" d=move || shown.with(|route| route.path.clone())/>
            <path class="tip" d=move || tip.with(arrow)/>
            {live(shown_marks)}
        </g>
    })
}

/// Words on a line.
#[derive(Clone, PartialEq)]
struct Mark {
    text: String,
    /// Its middle.
    at: Point,
}

fn mark(marks: Memo<Vec<Mark>>, index: usize, text: String) -> Fragment {
    let wide = width(Font::Small, &text) * 0.92 + 12.0;
    let place = move || {
        let at = marks.with(|marks| marks.get(index).map(|mark| mark.at)).unwrap_or_default();
        format!("translate({} {})", decimal(at.x), decimal(at.y))
    };
    view! {
        <g class="label" transform=place>
            <rect x=-wide / 2.0 y=-9 width=wide height=18 rx=9/>
            <text y=4 text-anchor="middle">
                {text}
            </text>
        </g>
    }
}

/// What stands on a line: its label, and the share of departures that took it where there were any. Both in the line
/// where they fit; above and below a line that is too short; beside one that runs down.
fn marks(line: &Line, route: &Route) -> Vec<Mark> {
    let (label, share) = (line.label.trim(), line.share.map(format::percent));
    let (room, across) = route.label_room;
    let both = match (label, &share) {
        ("", None) => return Vec::new(),
        ("", Some(share)) => share.clone(),
        (label, None) => label.to_owned(),
        (label, Some(share)) => format!("{label} · {share}"),
    };
    let limit = if across { room - 34.0 } else { 168.0 };
    let at = route.label_at;
    let place = |text: String, y: f64| Mark { text, at: point(at.x, y) };
    let cut = |text: &str, room: f64| wrapped(Font::Small, text, room / 0.92, 1).into_iter().next().unwrap_or_default();
    if width(Font::Small, &both) * 0.92 <= limit {
        return vec![place(both, at.y)];
    }
    if !across {
        return vec![place(cut(&both, 168.0), at.y)];
    }
    let above = cut(if label.is_empty() { &both } else { label }, (room - 12.0).max(48.0));
    let below = share.filter(|_| !label.is_empty()).map(|share| place(share, at.y + 14.0));
    [place(above, at.y - 14.0)].into_iter().chain(below).collect()
}

/// The tip at the end of a line.
fn arrow(route: &Route) -> String {
    let [.., before, end] = route.points.as_slice() else { return String::new() };
    let length = before.distance(*end).max(1e-6);
    let along = point((end.x - before.x) / length, (end.y - before.y) / length);
    let side = point(-along.y, along.x);
    let wing = |sign: f64| -> Point {
        point(end.x - 8.0 * along.x + 4.5 * sign * side.x, end.y - 8.0 * along.y + 4.5 * sign * side.y)
    };
    let (a, b) = (wing(1.0), wing(-1.0));
    format!(
        "M{} {}L{} {}L{} {}",
        decimal(a.x),
        decimal(a.y),
        decimal(end.x),
        decimal(end.y),
        decimal(b.x),
        decimal(b.y)
    )
}
