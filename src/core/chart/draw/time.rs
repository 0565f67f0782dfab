//! Points of time beside each other: lines on one scale that begins with 0.

use super::pen::{LINE, Pen, rect};
use super::{Drawing, Mark};
use crate::core::chart::data::{Chart, Look, Voice};
use crate::core::chart::labels::{self, Label};
use crate::core::chart::scale::{Band, Linear};
use crate::core::drawing::{Anchor, Measure, Part};
use crate::core::geometry::{Rect, Size};

/// How high the plot is.
const HIGH: f64 = 170.0;
/// About how many round numbers the scale has.
const TICKS: usize = 4;

pub fn draw(chart: &Chart, width: f64, voice: &dyn Voice, measure: &dyn Measure) -> Drawing {
    let mut pen = Pen::new(chart, voice, measure);
    let legend = pen.legend(0.0, width);
    let top = legend + LINE + 4.0;
    let bottom = top + HIGH;
    let lined: Vec<usize> = (0..chart.series.len())
        .filter(|index| chart.series.get(*index).is_some_and(|series| series.look == Look::Line))
        .collect();
    let values = lined.iter().flat_map(|series| (0..chart.rows.len()).filter_map(|row| chart.value(row, *series)));
    let scale = Linear::over(values, bottom, top).nice(TICKS);
    let start = axis(&mut pen, &scale, width);
    let band = Band { count: chart.rows.len(), start, end: width };
    names(&mut pen, &band, bottom);
    let mut drawing = Drawing { size: Size { width, height: bottom + LINE + 8.0 }, ..Drawing::default() };
    let (mut wanted, mut taken) = (Vec::new(), Vec::new());
    for series in lined {
        let mut line: Vec<(f64, f64)> = Vec::new();
        for row in 0..chart.rows.len() {
            match chart.value(row, series) {
                Some(value) => {
                    let (x, y) = (band.middle(row), scale.at(value));
                    line.push((x, y));
                    let area = rect(x - 3.5, y - 3.5, 7.0, 7.0);
                    taken.push(area);
                    drawing.marks.push(Mark { row, series, area: area.grown(4.0) });
                    wanted.extend(label(&pen, row, series, (x, y)));
                }
                // Where nothing is known there is no line.
                None => flush(&mut pen, &mut line),
            }
        }
        flush(&mut pen, &mut line);
    }
    let (wanted, words): (Vec<Label>, Vec<String>) = wanted.into_iter().unzip();
    let places = labels::placed(&wanted, &taken, rect(start, legend, width - start, bottom - legend));
    for (place, words) in places.iter().zip(words) {
        if let Some(place) = place {
            pen.words(Part::Value, place.left(), place.top() + 11.0, Anchor::Start, words);
        }
    }
    crate::core::sort::by_key(&mut drawing.marks, |mark| (mark.row, mark.series));
    drawing.shapes = pen.shapes;
    drawing
}

/// Draws a line as far as it has come, with its points.
fn flush(pen: &mut Pen, line: &mut Vec<(f64, f64)>) {
    if line.len() > 1 {
        pen.path(Part::Line, line);
    }
    line.drain(..).for_each(|(x, y)| pen.dot(x, y));
}

/// The scale with its lines; where the plot begins.
fn axis(pen: &mut Pen, scale: &Linear, width: f64) -> f64 {
    let ticks = scale.ticks(TICKS);
    let words: Vec<String> = ticks.iter().map(|tick| pen.voice.value(*tick, pen.chart.unit)).collect();
    let wide = words.iter().map(|words| pen.width(Part::Tick, words)).fold(0.0, f64::max).min(width / 3.0);
    for (tick, words) in ticks.iter().zip(words) {
        let y = scale.at(*tick).round() + 0.5;
        let part = if *tick == 0.0 { Part::Zero } else { Part::Grid };
        pen.line(part, (wide + 8.0, y), (width, y));
        pen.words(Part::Tick, wide, y + 4.0, Anchor::End, words);
    }
    wide + 12.0
}

/// The names below: every one, or evenly fewer.
fn names(pen: &mut Pen, band: &Band, bottom: f64) {
    let rows = &pen.chart.rows;
    let widths: Vec<f64> = rows.iter().map(|row| pen.width(Part::Tick, &row.name)).collect();
    let every = labels::every(&widths, band.width());
    // The latest is always named.
    let first = rows.len().saturating_sub(1) % every;
    let shown: Vec<(usize, String)> =
        rows.iter().map(|row| row.name.clone()).enumerate().skip(first).step_by(every).collect();
    let mut before = 0.0;
    for (row, name) in shown {
        let wide = widths.get(row).copied().unwrap_or(0.0);
        let x = (band.middle(row) - wide / 2.0).min(band.end - wide);
        if x >= before {
            pen.words(Part::Tick, x, bottom + 18.0, Anchor::Start, name);
            before = x + wide + 4.0;
        }
    }
}

/// The words of a point: above it or below it. The latest goes first, then the largest and the smallest.
fn label(pen: &Pen, row: usize, series: usize, (x, y): (f64, f64)) -> Option<(Label, String)> {
    let chart = pen.chart;
    chart.series.get(series).filter(|series| series.said)?;
    let words = pen.say(row, series)?;
    let value = chart.value(row, series)?;
    let known = || (0..chart.rows.len()).filter_map(|row| chart.value(row, series));
    let rank = match row {
        row if row + 1 == chart.rows.len() => 3,
        _ if known().all(|other| other <= value) => 2,
        _ if known().all(|other| other >= value) => 1,
        _ => 0,
    };
    let wide = pen.width(Part::Value, &words);
    let at = |left: f64, top: f64| -> Rect { rect(left, top, wide, LINE) };
    let places = [-0.5, -1.0, 0.0].map(|share| x + wide * share);
    let places = places.iter().flat_map(|left| [at(*left, y - LINE - 6.0), at(*left, y + 7.0)]).collect();
    Some((Label { places, rank }, words))
}
