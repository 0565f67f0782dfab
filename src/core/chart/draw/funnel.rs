//! The funnel as a picture: tapered bars with their names and numbers, and the outlines of another period.

use super::pen::{LINE, Pen, rect, tidy};
use super::{Drawing, Mark};
use crate::core::chart::data::{Chart, Voice};
use crate::core::chart::funnel::{Orientation, slices};
use crate::core::drawing::{Anchor, Measure, Part, Role, Shape};
use crate::core::geometry::{Size, point};

/// How high the bars are.
const HIGH: f64 = 150.0;
/// The narrowest place of a bar.
const NARROW: f64 = 76.0;

pub fn draw(
    chart: &Chart,
    width: f64,
    (series, before): (usize, Option<usize>),
    voice: &dyn Voice,
    measure: &dyn Measure,
) -> Drawing {
    let mut pen = Pen::new(chart, voice, measure);
    let width = width.max(NARROW * chart.rows.len() as f64);
    let place = width / chart.rows.len().max(1) as f64;
    let names: Vec<Vec<String>> =
        chart.rows.iter().map(|row| pen.lines(Part::Name, &row.name, place - 6.0, 3)).collect();
    let most = names.iter().map(Vec::len).max().unwrap_or(1);
    let said: Vec<usize> =
        (0..chart.series.len()).filter(|index| chart.series.get(*index).is_some_and(|series| series.said)).collect();
    let (above, below): (Vec<usize>, Vec<usize>) = said.into_iter().partition(|index| *index == series);
    let top = (most + above.len()) as f64 * LINE + 10.0;
    let values = |series: usize| -> Vec<f64> {
        (0..chart.rows.len()).map(|row| chart.value(row, series).unwrap_or(0.0)).collect()
    };
    let values: [Vec<f64>; 2] = [values(series), before.map(values).unwrap_or_default()];
    let largest = values.iter().flatten().copied().fold(0.0, f64::max);
    let area = Size { width, height: HIGH };
    let [now, was] = values.map(|values| slices(&values, largest, area, Orientation::Across, true));
    let mut drawing = Drawing::default();
    for (row, (slice, known)) in now.iter().zip(&chart.rows).enumerate() {
        let part = match known.phase {
            _ if known.stands_for.is_none() => Part::Won,
            phase => Part::Slice(phase.unwrap_or(5)),
        };
        let path = Shape::Path { role: Role::Chart(part), path: slice.path.clone() };
        pen.shapes.push(Shape::Group { class: "slice", at: point(0.0, top), shapes: vec![path] });
        let lines = names.get(row).cloned().unwrap_or_default();
        let first = most - lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            pen.words(Part::Name, tidy(slice.start), (first + index) as f64 * LINE + 11.0, Anchor::Start, line);
        }
        if let Some(words) = pen.say(row, series) {
            let words = pen.lines(Part::Value, &words, place - 6.0, 1).concat();
            pen.words(Part::Value, tidy(slice.start), most as f64 * LINE + 13.0, Anchor::Start, words);
        }
        for (index, series) in below.iter().enumerate() {
            let Some(value) = pen.say(row, *series) else { continue };
            let name = chart.series.get(*series).map(|series| series.name.as_str()).unwrap_or_default();
            let words = pen.lines(Part::Tick, &[&value, " ", name].concat(), place - 6.0, 1).concat();
            let y = top + HIGH + 20.0 + index as f64 * LINE;
            pen.words(Part::Tick, tidy(slice.start), y, Anchor::Start, words);
        }
        if chart.value(row, series).is_some() {
            drawing.marks.push(Mark { row, series, area: rect(slice.start, top, place, HIGH) });
        }
    }
    for slice in was {
        let path = Shape::Path { role: Role::Chart(Part::Before), path: slice.path };
        pen.shapes.push(Shape::Group { class: "slice", at: point(0.0, top), shapes: vec![path] });
    }
    drawing.size = Size { width, height: top + HIGH + 16.0 + below.len() as f64 * LINE };
    drawing.shapes = pen.shapes;
    drawing
}
