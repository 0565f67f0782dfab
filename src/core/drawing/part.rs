//! What a shape of a chart is.

use super::text::Font;

/// How many strengths a cell of a heat table has.
pub const STRENGTHS: usize = 6;

/// A part of a chart. The page paints it by its class (style/chart.css), a picture by the table of `core/picture/paint`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The line that lengths begin at.
    Zero,
    /// A line that leads from a tick through the chart.
    Grid,
    /// Words at ticks, of headings and of the legend.
    Tick,
    /// What a row or a column is called.
    Name,
    /// A number beside its mark.
    Value,
    /// What is compared: the one colour of the chart.
    Bar,
    /// What it is compared with: wider and pale.
    Ghost,
    /// All that could be.
    Track,
    /// A value that is a line across its row.
    Stroke,
    /// For the better.
    Better,
    /// For the worse.
    Worse,
    /// A line through values.
    Line,
    /// A value on such a line.
    Dot,
    /// A cell, the stronger the more: 0 is nothing.
    Cell(usize),
    /// A bar of the funnel in the colour of its phase.
    Slice(usize),
    /// The bar of what is won.
    Won,
    /// The outline of what it was before.
    Before,
}

impl Part {
    /// The class that the style sheet knows it by.
    pub fn class(self) -> &'static str {
        const CELLS: [&str; STRENGTHS] =
            ["cell cell-0", "cell cell-1", "cell cell-2", "cell cell-3", "cell cell-4", "cell cell-5"];
        const SLICES: [&str; 6] =
            ["slice hue-0", "slice hue-1", "slice hue-2", "slice hue-3", "slice hue-4", "slice hue-5"];
        match self {
            Part::Zero => "zero",
            Part::Grid => "rule",
            Part::Tick => "tick",
            Part::Name => "name",
            Part::Value => "value",
            Part::Bar => "bar",
            Part::Ghost => "ghost",
            Part::Track => "track",
            Part::Stroke => "stroke",
            Part::Better => "better",
            Part::Worse => "worse",
            Part::Line => "line",
            Part::Dot => "dot",
            Part::Cell(strength) => CELLS.get(strength).copied().unwrap_or("cell cell-5"),
            Part::Slice(phase) => SLICES.get(phase % SLICES.len()).copied().unwrap_or_default(),
            Part::Won => "slice won",
            Part::Before => "before",
        }
    }

    /// The font of its words; none where it has no words.
    pub fn font(self) -> Option<Font> {
        match self {
            Part::Tick => Some(Font::Axis),
            Part::Name => Some(Font::Load),
            Part::Value => Some(Font::Small),
            _ => None,
        }
    }
}
