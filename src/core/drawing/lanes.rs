//! Lanes: a ground for every other row, a line between columns, and in a picture the names at their beginnings; on the page
//! they stay in sight.

use super::role::Role;
use super::shape::Shape;
use super::text::{Font, Measure, wrapped};
use crate::core::geometry::{Rect, Size, point};
use crate::core::ids::{DepartmentId, PhaseId};
use crate::core::scene::{Lane, Lanes};

/// Room for the names of rows, to the left of what stands in them, in world units.
const NAMES: f64 = 148.0;
/// Room for the names of columns, above.
const HEAD: f64 = 40.0;

/// The names of rows and columns, in the language of the page.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LaneWords {
    /// Departments, from top to bottom.
    pub rows: Vec<String>,
    /// Phases, from left to right.
    pub columns: Vec<String>,
}

/// The area that lanes cover around what stands in them, names and all.
pub fn extent(lanes: &Lanes, content: Rect) -> Rect {
    let rows = lanes.rows.first().zip(lanes.rows.last());
    let (top, bottom) = rows.map_or((content.top(), content.bottom()), |(a, b)| (a.band.start, b.band.end));
    let columns = lanes.columns.first().zip(lanes.columns.last());
    let (left, right) = columns.map_or((content.left(), content.right()), |(a, b)| (a.band.start, b.band.end));
    let (left, right) = (left.min(content.left() - 28.0), right.max(content.right() + 28.0));
    let head = if lanes.columns.is_empty() { 0.0 } else { HEAD };
    let origin = point(left - NAMES, top - head);
    Rect::new(origin, Size { width: right - origin.x, height: bottom - origin.y })
}

/// What is drawn of lanes, below everything else.
pub fn lanes(lanes: &Lanes, content: Rect) -> Vec<Shape> {
    let all = extent(lanes, content);
    let row = |(index, row): (usize, &Lane<DepartmentId>)| {
        let height = row.band.end - row.band.start;
        Shape::rect(Role::Lane(index % 2 == 0), (all.left(), row.band.start), (all.size.width, height), 0.0)
    };
    let edge = |column: &Lane<PhaseId>| {
        Shape::rect(Role::LaneEdge, (column.band.start - 0.5, all.top()), (1.0, all.size.height), 0.0)
    };
    lanes.rows.iter().enumerate().map(row).chain(lanes.columns.iter().skip(1).map(edge)).collect()
}

/// The names of lanes at their beginnings.
pub fn lane_names(lanes: &Lanes, words: &LaneWords, content: Rect, measure: &dyn Measure) -> Vec<Shape> {
    let all = extent(lanes, content);
    let mut shapes = Vec::new();
    for (row, name) in lanes.rows.iter().zip(&words.rows) {
        let height = row.band.end - row.band.start;
        let lines = wrapped(measure, Font::Name, name, NAMES - 32.0, 3);
        let first = row.band.start + height / 2.0 + 5.0 - 8.0 * lines.len().saturating_sub(1) as f64;
        for (line, text) in lines.into_iter().enumerate() {
            shapes.push(Shape::text(Role::LaneName, all.left() + 16.0, first + 16.0 * line as f64, text));
        }
    }
    for (column, name) in lanes.columns.iter().zip(&words.columns) {
        let width = column.band.end - column.band.start;
        let name = wrapped(measure, Font::Name, name, width - 24.0, 1).concat();
        let middle = column.band.start + width / 2.0;
        shapes.push(Shape::centred(Role::LaneName, middle, all.top() + 25.0, name));
    }
    shapes
}
