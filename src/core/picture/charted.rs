//! A chart as a picture: its title, what it is counted of, and its drawing.

use super::paint::Palette;
use super::svg::{Options, Picture, drawn};
use crate::core::chart::{Chart, Voice, draw};
use crate::core::drawing::{Font, Measure, Part, Role, Shape, wrapped};
use crate::core::geometry::{Rect, Size, point};

/// How wide a chart in a file is, unless its columns need more.
const WIDTH: f64 = 860.0;
/// How high a line of small words is.
const LINE: f64 = 15.0;

/// The picture of a chart, with paper below it.
pub fn chart(chart: &Chart, palette: Palette, voice: &dyn Voice, measure: &dyn Measure) -> Picture {
    let drawing = draw(chart, WIDTH, voice, measure);
    let lines = wrapped(measure, Font::Axis, &chart.counted, drawing.size.width, 3);
    let top = if lines.is_empty() { 0.0 } else { lines.len() as f64 * LINE + 12.0 };
    let words = lines.into_iter().enumerate();
    let words = words.map(|(at, line)| Shape::text(Role::Chart(Part::Tick), 0.0, at as f64 * LINE + 3.0, line));
    let mut shapes: Vec<Shape> = words.collect();
    shapes.push(Shape::Group { class: "chart", at: point(0.0, top), shapes: drawing.shapes });
    let size = Size { width: drawing.size.width, height: drawing.size.height + top };
    let options = Options { palette, transparent: false, heading: true, carries: None };
    drawn(&chart.title, &shapes, Rect::new(point(0.0, 0.0), size), &options, measure)
}
