//! What stands on a transition, and its tip.

use super::role::Role;
use super::shape::Shape;
use super::text::{Font, Measure, wrapped};
use crate::core::decimal::decimal;
use crate::core::geometry::{Point, Size, point};
use crate::core::routing::Route;

/// Words on a line are at most so wide, in world units.
const WIDEST: f64 = 200.0;

/// What stands on a line: its label, and the facts of how it was taken where there are any. A label that is too long is
/// cut, the facts are not.
pub fn words_on(label: &str, facts: Option<String>, measure: &dyn Measure) -> String {
    let label = label.trim();
    let facts = match facts {
        Some(facts) if label.is_empty() => return facts,
        Some(facts) => [" · ", &facts].concat(),
        None if label.is_empty() => return String::new(),
        None => String::new(),
    };
    let room = WIDEST - measure.width(Font::Mark, &facts);
    [wrapped(measure, Font::Mark, label, room, 1).concat(), facts].concat()
}

/// The room that words on a line take; `None` where there are none.
pub fn room_for(words: &str, measure: &dyn Measure) -> Option<Size> {
    (!words.is_empty()).then(|| Size { width: measure.width(Font::Mark, words) + 12.0, height: 18.0 })
}

/// Words on a line, around their middle.
pub fn label(words: String, measure: &dyn Measure) -> Vec<Shape> {
    let Size { width, height } = room_for(&words, measure).unwrap_or_default();
    vec![
        Shape::rect(Role::LabelGround, (-width / 2.0, -height / 2.0), (width, height), height / 2.0),
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
