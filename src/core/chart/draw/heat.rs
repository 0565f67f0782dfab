//! A table whose cells are the stronger the more, with the numbers in them.

use super::pen::{LINE, Pen, rect};
use super::{Drawing, Mark};
use crate::core::chart::data::{Chart, Look, Voice};
use crate::core::drawing::{Anchor, Measure, Part, STRENGTHS};
use crate::core::geometry::Size;

/// How high a row is.
const ROW: f64 = 26.0;
/// What is left free around a number in a cell.
const ROOM: f64 = 10.0;

pub fn draw(chart: &Chart, width: f64, voice: &dyn Voice, measure: &dyn Measure) -> Drawing {
    let mut pen = Pen::new(chart, voice, measure);
    let cell = |series: &usize| chart.series.get(*series).is_some_and(|series| series.look == Look::Cell);
    let said = |series: &usize| chart.series.get(*series).is_some_and(|series| series.said);
    let columns: Vec<usize> = (0..chart.series.len()).filter(|series| cell(series) || said(series)).collect();
    let widest = chart.rows.iter().map(|row| pen.width(Part::Name, &row.name)).fold(0.0, f64::max);
    let names = widest.min(width * 0.34) + 14.0;
    let wide = |series: &usize| {
        let words = (0..chart.rows.len()).filter_map(|row| pen.say(row, *series));
        let words = words.map(|words| pen.width(Part::Value, &words)).fold(0.0, f64::max);
        let heading = chart.series.get(*series).map_or(0.0, |series| pen.width(Part::Tick, &series.name));
        words.max(heading.min(64.0)) + ROOM
    };
    // All columns are as wide as the widest: a number that is left out would be missed.
    let least = columns.iter().map(wide).fold(0.0, f64::max);
    let room = ((width - names) / columns.len().max(1) as f64).min(90.0).max(least);
    let most = columns.iter().filter(|series| cell(series)).map(|series| chart.most(*series)).fold(0.0, f64::max);
    let mut lines = 1;
    for (place, series) in columns.iter().enumerate() {
        let name = chart.series.get(*series).map(|series| series.name.clone()).unwrap_or_default();
        let heading = pen.lines(Part::Tick, &name, room - 4.0, 2);
        lines = lines.max(heading.len());
        for (index, line) in heading.into_iter().enumerate() {
            let x = names + room * (place as f64 + 0.5);
            pen.words(Part::Tick, x, index as f64 * LINE + 11.0, Anchor::Middle, line);
        }
    }
    let top = lines as f64 * LINE + 4.0;
    let mut drawing = Drawing {
        size: Size {
            width: width.max(names + room * columns.len() as f64),
            height: top + ROW * chart.rows.len() as f64 + 4.0,
        },
        ..Drawing::default()
    };
    for (row, known) in chart.rows.iter().enumerate() {
        let y = top + ROW * row as f64;
        let name = pen.lines(Part::Name, &known.name, names - 14.0, 1).concat();
        pen.words(Part::Name, 0.0, y + ROW / 2.0 + 4.0, Anchor::Start, name);
        for (place, series) in columns.iter().enumerate() {
            let Some(value) = chart.value(row, *series) else { continue };
            let area = rect(names + room * place as f64, y + 1.0, room - 2.0, ROW - 2.0);
            if cell(series) {
                pen.rect(Part::Cell(strength(value, most)), area, 3.0);
                drawing.marks.push(Mark { row, series: *series, area });
            }
            if let Some(words) = pen.say(row, *series) {
                let part = if cell(series) { Part::Value } else { Part::Tick };
                pen.words(part, area.center().x, y + ROW / 2.0 + 4.0, Anchor::Middle, words);
            }
        }
    }
    drawing.shapes = pen.shapes;
    drawing
}

/// How strong a cell is: 0 for nothing, then equal steps up to the most.
fn strength(value: f64, most: f64) -> usize {
    if value <= 0.0 || most <= 0.0 {
        return 0;
    }
    let steps = STRENGTHS - 1;
    ((value / most * steps as f64).ceil() as usize).clamp(1, steps)
}
