//! What stands on a transition, and its tip.

use super::role::Role;
use super::shape::Shape;
use super::signs::{Signs, signs};
use super::text::{Font, Measure, wrapped};
use crate::core::decimal::decimal;
use crate::core::geometry::{Point, Size, point};
use crate::core::model::TransitionKind;
use crate::core::routing::Route;

/// Words on a line are at most so wide, in world units.
const WIDEST: f64 = 200.0;
/// How high a row of words is, and how far the middles of two rows are from a line that runs between them.
const ROW: f64 = 18.0;
const ASIDE: f64 = 13.0;
/// What words in a row want of a line to their left and right: enough of it to see where it leads.
const BESIDE: f64 = 34.0;

/// What stands on a line: its label, and the facts of how it was taken where there are any. A label that is too long is
/// cut, the facts are not. Where both side by side do not fit into the gap between the nodes, the facts stand in a row of
/// their own below the line, and the label above it.
pub fn words_on(label: &str, facts: Option<String>, gap: Option<f64>, measure: &dyn Measure) -> String {
    let label = label.trim();
    let facts = match facts {
        Some(facts) if label.is_empty() => return facts,
        None => return wrapped(measure, Font::Mark, label, WIDEST, 1).concat(),
        Some(facts) => facts,
    };
    let side = [" · ", &facts].concat();
    let cut = wrapped(measure, Font::Mark, label, WIDEST - measure.width(Font::Mark, &side), 1).concat();
    let width = |words: &str| measure.width(Font::Mark, words);
    let tight = gap.is_some_and(|gap| width(&cut) + width(&side) > gap - BESIDE && width(&cut) <= gap - 16.0);
    if tight { [cut.as_str(), "\n", &facts].concat() } else { [cut, side].concat() }
}

/// The rows of words on a line, each with the room it takes: signs stand at the end of the first.
fn rows(words: &str, signs: Signs, measure: &dyn Measure) -> Vec<(String, f64)> {
    let width = |row: &str| if row.is_empty() { 0.0 } else { measure.width(Font::Mark, row) + 12.0 };
    let mut rows: Vec<(String, f64)> = words.lines().map(|row| (row.to_owned(), width(row))).collect();
    if signs.room() > 0.0 {
        match rows.first_mut() {
            Some((_, width)) => *width += signs.room(),
            None => rows.push((String::new(), signs.room() + 2.0)),
        }
    }
    rows
}

/// The room that words and signs on a line take; `None` where there are none.
pub fn room_for(words: &str, signs: Signs, measure: &dyn Measure) -> Option<Size> {
    let width = rows(words, signs, measure).into_iter().map(|(_, width)| width).reduce(f64::max)?;
    let height = if words.contains('\n') { 2.0 * ASIDE + ROW } else { ROW };
    Some(Size { width, height })
}

/// Words and signs on a line, around their middle; two rows leave the line between them to be seen.
pub fn label(words: &str, signed: Signs, measure: &dyn Measure) -> Vec<Shape> {
    let first = if words.contains('\n') { -ASIDE } else { 0.0 };
    let mut shapes = Vec::new();
    for (index, (row, width)) in rows(words, signed, measure).into_iter().enumerate() {
        let middle = first + 2.0 * ASIDE * index as f64;
        let room = if index == 0 { signed.room() } else { 0.0 };
        shapes.push(Shape::rect(Role::LabelGround, (-width / 2.0, middle - ROW / 2.0), (width, ROW), ROW / 2.0));
        if !row.is_empty() {
            shapes.push(Shape::centred(Role::LabelWords, -room / 2.0, middle + 4.0, row));
        }
        if index == 0 {
            shapes.append(&mut signs(signed, "", (width / 2.0 - room, middle - ROW / 2.0), room, measure));
        }
    }
    shapes
}

/// A line of this kind as a path, and its tip as another. Where the line is not dashed the tip is a part of it: half as
/// much to paint.
pub fn line(kind: TransitionKind, route: &Route) -> (String, Option<String>) {
    let (line, tip) = (route.path(), tip(route));
    match kind {
        TransitionKind::No | TransitionKind::Recycle => (line, Some(tip)),
        _ => (line + &tip, None),
    }
}

/// The tip at the end of a line, as a path.
pub(super) fn tip(route: &Route) -> String {
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
