//! Rows below each other: bars, bands, lines across and points on one scale that begins with 0.

use super::pen::{LINE, Pen, rect};
use super::{Drawing, Mark};
use crate::core::chart::data::{Chart, Form, Look, Unit, Voice};
use crate::core::chart::scale::Linear;
use crate::core::drawing::{Anchor, Measure, Part};
use crate::core::geometry::{Rect, Size};

/// Below this width names stand over their rows.
const NARROW: f64 = 520.0;
/// The share of the width that names may have.
const NAMES: f64 = 0.32;
/// How high a row is.
const ROW: f64 = 28.0;
/// Between names, plot and numbers.
const GAP: f64 = 14.0;
/// The narrowest plot.
const LEAST: f64 = 80.0;
/// The widest heading of a column of numbers.
const HEADING: f64 = 76.0;

/// A column of numbers beside the plot.
struct Column {
    series: usize,
    width: f64,
    heading: Vec<String>,
    words: Vec<Option<String>>,
}

/// From left to right: names, numbers for the worse, the plot, all other numbers.
struct Places {
    narrow: bool,
    names: f64,
    left: Vec<Column>,
    right: Vec<Column>,
    start: f64,
    end: f64,
}

pub fn draw(chart: &Chart, width: f64, voice: &dyn Voice, measure: &dyn Measure) -> Drawing {
    let mut pen = Pen::new(chart, voice, measure);
    let places = arranged(&pen, width);
    let mut top = pen.legend(0.0, width);
    top += headings(&mut pen, &places, top, width);
    let values = |row: usize| (0..chart.series.len()).flat_map(move |series| drawn(chart, row, series));
    let scale = Linear::over((0..chart.rows.len()).flat_map(values), places.start, places.end);
    let count = (((places.end - places.start) / 90.0) as usize).clamp(2, 8);
    // Few ticks must not leave half of the plot empty.
    let scale = if matches!(chart.form, Form::Shares(..)) { scale } else { scale.nice(count.max(5)) };
    let names: Vec<Vec<String>> =
        chart.rows.iter().map(|row| pen.lines(Part::Name, &row.name, places.names, 2)).collect();
    let height = |lines: &Vec<String>| {
        let lines = lines.len().max(1) as f64;
        if places.narrow { lines * LINE + ROW } else { (lines * LINE + 8.0).max(ROW) }
    };
    let bottom = top + names.iter().map(height).sum::<f64>();
    let unit = if matches!(chart.form, Form::Shares(..)) { Unit::Share } else { chart.unit };
    // Lines from ticks do not go through names.
    let mut spans = vec![(top, bottom)];
    if places.narrow {
        let ends = names.iter().scan(top, |y, name| {
            *y += height(name);
            Some(*y)
        });
        spans = ends.map(|end| (end - ROW, end)).collect();
    }
    pen.axis(&scale, unit, count, &spans, width);
    let mut drawing = Drawing { size: Size { width, height: bottom + LINE + 8.0 }, ..Drawing::default() };
    let mut lines: Vec<Vec<(f64, f64)>> = vec![Vec::new(); chart.series.len()];
    let mut y = top;
    for (row, name) in names.into_iter().enumerate() {
        let tall = height(&name);
        let middle = if places.narrow { y + tall - ROW / 2.0 } else { y + tall / 2.0 };
        let first = if places.narrow { y + 12.0 } else { middle + 4.0 - (name.len() as f64 - 1.0) * LINE / 2.0 };
        for (index, line) in name.into_iter().enumerate() {
            pen.words(Part::Name, 0.0, first + index as f64 * LINE, Anchor::Start, line);
        }
        for (series, area) in marks(chart, &scale, row, middle) {
            mark(&mut pen, series, area, middle);
            if chart.series.get(series).is_some_and(|series| series.look == Look::Line) {
                lines.get_mut(series).into_iter().for_each(|line| line.push((area.center().x, middle)));
            }
            drawing.marks.push(Mark { row, series, area: area.grown_by(touch(area.size.width), 0.0) });
        }
        numbers(&mut pen, &places, row, middle);
        y += tall;
    }
    for line in lines.iter().filter(|line| !line.is_empty()) {
        pen.path(Part::Line, line);
        line.iter().for_each(|(x, y)| pen.dot(*x, *y));
    }
    drawing.shapes = pen.shapes;
    drawing
}

/// The values of a column that take part in the scale: its own, and that which its band leads to.
fn drawn(chart: &Chart, row: usize, series: usize) -> impl Iterator<Item = f64> {
    let look = chart.series.get(series).map_or(Look::Table, |series| series.look);
    let ends = match look {
        Look::Table | Look::Cell => [None, None],
        Look::Until(other) | Look::Reach(other) => [Some(series), Some(other)],
        _ => [Some(series), None],
    };
    ends.into_iter().flatten().filter_map(move |series| chart.scaled(row, series))
}

fn arranged(pen: &Pen, width: f64) -> Places {
    let chart = pen.chart;
    let narrow = width < NARROW;
    let widest = chart.rows.iter().map(|row| pen.width(Part::Name, &row.name)).fold(0.0, f64::max);
    let names = if narrow { width } else { (widest + 1.0).min(width * NAMES) };
    let several = chart.series.iter().filter(|series| series.said).count() > 1;
    let column = |series: usize| {
        let words: Vec<Option<String>> = (0..chart.rows.len()).map(|row| pen.say(row, series)).collect();
        let wide = words.iter().flatten().map(|words| pen.width(Part::Value, words)).fold(0.0, f64::max);
        let known = chart.series.get(series)?;
        let heads = several && !matches!(known.look, Look::Better | Look::Worse);
        let heading = if heads { pen.lines(Part::Tick, &known.name, wide.max(HEADING), 2) } else { Vec::new() };
        let head = heading.iter().map(|line| pen.width(Part::Tick, line)).fold(0.0, f64::max);
        Some(Column { series, width: wide.max(head), heading, words })
    };
    let is_left = |series: usize| chart.series.get(series).is_some_and(|series| series.look == Look::Worse);
    let said = (0..chart.series.len()).filter(|series| chart.series.get(*series).is_some_and(|series| series.said));
    let (left, right): (Vec<Column>, Vec<Column>) =
        said.filter_map(column).partition(|column: &Column| is_left(column.series));
    let room = |columns: &[Column]| columns.iter().map(|column| column.width + GAP).sum::<f64>();
    let mut places = Places { narrow, names, left, right, start: 0.0, end: 0.0 };
    loop {
        places.start = if narrow { 0.0 } else { names + GAP } + room(&places.left);
        places.end = width - room(&places.right);
        // Numbers without room are in the table only.
        let enough = places.end - places.start >= LEAST;
        if enough || (places.right.pop().is_none() && places.left.pop().is_none()) {
            return places;
        }
    }
}

/// The headings of columns; how high they are.
fn headings(pen: &mut Pen, places: &Places, top: f64, width: f64) -> f64 {
    let most = places.right.iter().map(|column| column.heading.len()).max().unwrap_or(0);
    let mut x = width;
    for column in places.right.iter().rev() {
        let first = most - column.heading.len();
        for (index, line) in column.heading.iter().enumerate() {
            let y = top + (first + index) as f64 * LINE + 11.0;
            pen.words(Part::Tick, x, y, Anchor::End, line.clone());
        }
        x -= column.width + GAP;
    }
    if most > 0 { most as f64 * LINE + 4.0 } else { 0.0 }
}

/// The numbers of a row, right-aligned in their columns.
fn numbers(pen: &mut Pen, places: &Places, row: usize, middle: f64) {
    let mut x = places.start - GAP;
    for column in places.left.iter().rev() {
        number(pen, column, row, (x, middle));
        x -= column.width + GAP;
    }
    let mut x = places.end + places.right.iter().map(|column| column.width + GAP).sum::<f64>();
    for column in places.right.iter().rev() {
        number(pen, column, row, (x, middle));
        x -= column.width + GAP;
    }
}

/// A number, or a dash where there is not enough data.
fn number(pen: &mut Pen, column: &Column, row: usize, (x, middle): (f64, f64)) {
    let (part, words) = match column.words.get(row) {
        Some(Some(words)) => (Part::Value, words.clone()),
        _ => (Part::Tick, "–".to_owned()),
    };
    pen.words(part, x, middle + 4.0, Anchor::End, words);
}

/// Where the values of a row are, those behind first.
fn marks(chart: &Chart, scale: &Linear, row: usize, middle: f64) -> Vec<(usize, Rect)> {
    const BEHIND: [fn(Look) -> bool; 4] = [
        |look| look == Look::Track,
        |look| matches!(look, Look::Ghost | Look::Reach(_)),
        |look| matches!(look, Look::Bar | Look::Until(_) | Look::Better | Look::Worse),
        |look| matches!(look, Look::Stroke | Look::Line),
    ];
    let zero = scale.at(0.0);
    let area = |series: usize| {
        let look = chart.series.get(series)?.look;
        let at = scale.at(chart.scaled(row, series)?);
        let between = |other: f64, height: f64| rect(at.min(other), middle - height / 2.0, (at - other).abs(), height);
        Some((
            series,
            match look {
                Look::Table | Look::Cell => return None,
                Look::Track => between(zero, 16.0),
                Look::Ghost => between(zero, 16.0),
                Look::Bar | Look::Better | Look::Worse => between(zero, if wide(chart) { 8.0 } else { 14.0 }),
                Look::Until(other) => between(scale.at(chart.scaled(row, other)?), 10.0),
                Look::Reach(other) => between(scale.at(chart.scaled(row, other)?), 10.0),
                Look::Stroke => rect(at, middle - 10.0, 0.0, 20.0),
                Look::Line => rect(at - 3.5, middle - 3.5, 7.0, 7.0),
            },
        ))
    };
    let layer = |layer: &fn(Look) -> bool| {
        let of = |series: &usize| chart.series.get(*series).is_some_and(|series| layer(series.look));
        (0..chart.series.len()).filter(of).filter_map(area).collect::<Vec<_>>()
    };
    BEHIND.iter().flat_map(layer).collect()
}

/// Whether something wider lies behind the bars.
fn wide(chart: &Chart) -> bool {
    chart.series.iter().any(|series| matches!(series.look, Look::Track | Look::Ghost))
}

/// What is added to a mark so that it can be hit.
fn touch(width: f64) -> f64 {
    if width < 10.0 { (10.0 - width) / 2.0 } else { 0.0 }
}

fn mark(pen: &mut Pen, series: usize, area: Rect, middle: f64) {
    let Some(look) = pen.chart.series.get(series).map(|series| series.look) else { return };
    // Few must not look like none.
    let seen = Rect::new(area.origin, Size { width: area.size.width.max(1.0), height: area.size.height });
    match look {
        Look::Bar | Look::Until(_) => pen.rect(Part::Bar, seen, 2.0),
        Look::Ghost | Look::Reach(_) => pen.rect(Part::Ghost, seen, 2.0),
        Look::Track => pen.rect(Part::Track, seen, 2.0),
        Look::Better => pen.rect(Part::Better, seen, 2.0),
        Look::Worse => pen.rect(Part::Worse, seen, 2.0),
        Look::Stroke => {
            let x = area.center().x;
            pen.line(Part::Stroke, (x, middle - 10.0), (x, middle + 10.0));
        }
        // All of them together, when the line is known.
        Look::Line | Look::Table | Look::Cell => {}
    }
}
