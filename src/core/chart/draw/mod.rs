//! A chart as shapes: what the page makes elements of, and a picture its text.

mod funnel;
mod heat;
mod pen;
mod rows;
mod time;

#[cfg(test)]
pub(in crate::core::chart) mod tests;

use super::data::{Chart, Form, Voice};
use crate::core::drawing::{Measure, Shape};
use crate::core::geometry::{Rect, Size};

/// A value that was drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mark {
    /// The place of its row.
    pub row: usize,
    /// The place of its column.
    pub series: usize,
    /// Where it is.
    pub area: Rect,
}

/// A chart that was drawn.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Drawing {
    /// How large it is: as wide as asked for, or wider where its columns need that.
    pub size: Size,
    /// What it is made of, from behind to in front.
    pub shapes: Vec<Shape>,
    /// Its values, row by row.
    pub marks: Vec<Mark>,
}

/// Draws a chart in a width of so many pixels.
pub fn draw(chart: &Chart, width: f64, voice: &dyn Voice, measure: &dyn Measure) -> Drawing {
    let width = if width.is_finite() { width.max(200.0) } else { 200.0 };
    match chart.form {
        Form::Rows | Form::Shares(..) => rows::draw(chart, width, voice, measure),
        Form::Time => time::draw(chart, width, voice, measure),
        Form::Heat => heat::draw(chart, width, voice, measure),
        Form::Funnel(series, before) => funnel::draw(chart, width, (series, before), voice, measure),
    }
}
