//! What stands on a transition, and its tip.

use super::role::Role;
use super::shape::Shape;
use super::text::{Font, Measure, wrapped};
use crate::core::decimal::decimal;
use crate::core::geometry::{Point, point};
use crate::core::routing::Route;

/// Words on a line.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    /// What they say.
    pub text: String,
    /// Their middle.
    pub at: Point,
}

/// What stands on a line: its label, and the facts of how it was taken where there are any. Both in the line
/// where they fit; above and below a line that is too short; beside one that runs down.
pub fn marks(label: &str, facts: Option<String>, route: &Route, measure: &dyn Measure) -> Vec<Mark> {
    let label = label.trim();
    let (room, across) = route.label_room;
    let both = match (label, &facts) {
        ("", None) => return Vec::new(),
        ("", Some(facts)) => facts.clone(),
        (label, None) => label.to_owned(),
        (label, Some(facts)) => [label, " · ", facts].concat(),
    };
    let limit = if across { room - 34.0 } else { 168.0 };
    let at = route.label_at;
    let place = |text: String, y: f64| Mark { text, at: point(at.x, y) };
    let cut = |text: &str, room: f64| wrapped(measure, Font::Mark, text, room, 1).concat();
    if measure.width(Font::Mark, &both) <= limit {
        return vec![place(both, at.y)];
    }
    if !across {
        return vec![place(cut(&both, 168.0), at.y)];
    }
    let above = cut(if label.is_empty() { &both } else { label }, (room - 12.0).max(48.0));
    let below = facts.filter(|_| !label.is_empty()).map(|facts| place(facts, at.y + 14.0));
    [place(above, at.y - 14.0)].into_iter().chain(below).collect()
}

/// Words on a line, around their middle.
pub fn label(words: String, measure: &dyn Measure) -> Vec<Shape> {
    let wide = measure.width(Font::Mark, &words) + 12.0;
    vec![
        Shape::rect(Role::LabelGround, (-wide / 2.0, -9.0), (wide, 18.0), 9.0),
        Shape::centred(Role::LabelWords, 0.0, 4.0, words),
    ]
}

/// The tip at the end of a line, as a path.
pub fn tip(route: &Route) -> String {
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
