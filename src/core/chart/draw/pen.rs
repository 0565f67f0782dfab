//! What every form of chart draws with.

use crate::core::chart::data::{Chart, Look, Series, Unit, Voice, said};
use crate::core::chart::labels::{self, Label};
use crate::core::chart::scale::Linear;
use crate::core::decimal::decimal;
use crate::core::drawing::{Anchor, Measure, Part, Role, Shape, wrapped};
use crate::core::geometry::{Rect, Size, point};

/// How high a line of small words is.
pub const LINE: f64 = 15.0;

/// Collects shapes.
pub struct Pen<'a> {
    pub chart: &'a Chart,
    pub voice: &'a dyn Voice,
    pub measure: &'a dyn Measure,
    pub shapes: Vec<Shape>,
}

impl<'a> Pen<'a> {
    pub fn new(chart: &'a Chart, voice: &'a dyn Voice, measure: &'a dyn Measure) -> Pen<'a> {
        Pen { chart, voice, measure, shapes: Vec::new() }
    }

    /// How wide words are.
    pub fn width(&self, part: Part, words: &str) -> f64 {
        part.font().map_or(0.0, |font| self.measure.width(font, words))
    }

    /// Words in lines that fit.
    pub fn lines(&self, part: Part, words: &str, room: f64, lines: usize) -> Vec<String> {
        part.font().map(|font| wrapped(self.measure, font, words, room, lines)).unwrap_or_default()
    }

    /// Words at a point on the line that letters stand on.
    pub fn words(&mut self, part: Part, x: f64, y: f64, anchor: Anchor, words: String) {
        self.shapes.push(Shape::Text { role: Role::Chart(part), at: point(x, y), anchor, words });
    }

    /// A rectangle.
    pub fn rect(&mut self, part: Part, area: Rect, radius: f64) {
        self.shapes.push(Shape::Rect { role: Role::Chart(part), area, radius });
    }

    /// A straight line.
    pub fn line(&mut self, part: Part, from: (f64, f64), to: (f64, f64)) {
        self.path(part, &[from, to]);
    }

    /// A line through points.
    pub fn path(&mut self, part: Part, points: &[(f64, f64)]) {
        let mut path = String::new();
        for (index, (x, y)) in points.iter().enumerate() {
            path.push(if index == 0 { 'M' } else { 'L' });
            path.push_str(&decimal(tidy(*x)).to_string());
            path.push(' ');
            path.push_str(&decimal(tidy(*y)).to_string());
        }
        self.shapes.push(Shape::Path { role: Role::Chart(part), path });
    }

    /// A value in words.
    pub fn say(&self, row: usize, series: usize) -> Option<String> {
        said(self.chart, row, series, self.voice)
    }

    /// What the marks mean, beside each other and in as many lines as they need, from `top` on; how high that is. One
    /// kind of mark needs no words: the title says what it is.
    pub fn legend(&mut self, top: f64, width: f64) -> f64 {
        let drawn = self.chart.series.iter().filter(|series| !matches!(series.look, Look::Table | Look::Cell));
        let name = |series: &Series| match series.look {
            Look::Until(other) | Look::Reach(other) => {
                let other = self.chart.series.get(other).map(|other| other.name.as_str()).unwrap_or_default();
                [&series.name, " – ", other].concat()
            }
            _ => series.name.clone(),
        };
        let items: Vec<(Look, String)> = drawn.map(|series| (series.look, name(series))).collect();
        if items.len() < 2 {
            return 0.0;
        }
        let (mut x, mut y) = (0.0, top);
        for (look, name) in items {
            let name = self.lines(Part::Tick, &name, width - 26.0, 1).concat();
            let wide = self.width(Part::Tick, &name) + 40.0;
            if x > 0.0 && x + wide - 16.0 > width {
                (x, y) = (0.0, y + LINE + 3.0);
            }
            self.swatch(look, x, y + 1.0);
            self.words(Part::Tick, x + 22.0, y + 11.0, Anchor::Start, name);
            x += wide;
        }
        y + LINE + 9.0 - top
    }

    fn swatch(&mut self, look: Look, x: f64, y: f64) {
        let area = |top: f64, height: f64| rect(x, y + top, 16.0, height);
        match look {
            Look::Bar | Look::Until(_) => self.rect(Part::Bar, area(2.0, 9.0), 2.0),
            Look::Ghost | Look::Reach(_) => self.rect(Part::Ghost, area(0.5, 12.0), 2.0),
            Look::Track => self.rect(Part::Track, area(0.5, 12.0), 2.0),
            Look::Better => self.rect(Part::Better, area(2.0, 9.0), 2.0),
            Look::Worse => self.rect(Part::Worse, area(2.0, 9.0), 2.0),
            Look::Stroke => self.line(Part::Stroke, (x + 8.0, y), (x + 8.0, y + 13.0)),
            Look::Line => {
                self.line(Part::Line, (x, y + 6.5), (x + 16.0, y + 6.5));
                self.dot(x + 8.0, y + 6.5);
            }
            Look::Table | Look::Cell => {}
        }
    }

    /// A point.
    pub fn dot(&mut self, x: f64, y: f64) {
        self.rect(Part::Dot, rect(x - 3.5, y - 3.5, 7.0, 7.0), 3.5);
    }

    /// Round numbers below a plot, each with lines through these spans of it; as many as fit.
    pub fn axis(&mut self, scale: &Linear, unit: Unit, count: usize, spans: &[(f64, f64)], width: f64) {
        let bottom = spans.last().map_or(0.0, |(_, bottom)| *bottom);
        let ticks = scale.ticks(count);
        for tick in &ticks {
            let part = if *tick == 0.0 { Part::Zero } else { Part::Grid };
            let x = scale.at(*tick).round() + 0.5;
            for (top, bottom) in spans {
                self.line(part, (x, *top), (x, *bottom));
            }
        }
        let words: Vec<String> = ticks.iter().map(|tick| self.voice.value(*tick, unit)).collect();
        let label = |(tick, words): (&f64, &String)| {
            let wide = self.width(Part::Tick, words);
            let left = crate::core::geometry::within(scale.at(*tick) - wide / 2.0, 0.0, (width - wide).max(0.0));
            // 0 is where everything begins.
            Label { places: vec![rect(left, bottom + 4.0, wide, LINE)], rank: u8::from(*tick == 0.0) }
        };
        let wanted: Vec<Label> = ticks.iter().zip(&words).map(label).collect();
        let places = labels::placed(&wanted, &[], rect(0.0, bottom, width, LINE * 2.0));
        for (words, place) in words.into_iter().zip(places) {
            if let Some(place) = place {
                self.words(Part::Tick, place.left(), place.top() + 11.0, Anchor::Start, words);
            }
        }
    }
}

/// A rectangle from its corner and its size.
pub fn rect(x: f64, y: f64, width: f64, height: f64) -> Rect {
    Rect::new(point(tidy(x), tidy(y)), Size { width: tidy(width.max(0.0)), height: tidy(height.max(0.0)) })
}

/// To a hundredth of a pixel.
pub fn tidy(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
