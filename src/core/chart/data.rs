//! What a chart shows, as data: a table whose columns say how they are drawn. The picture, the table beside it and the
//! files are all made of this, so that none of them can say anything else.

use crate::core::ids::NodeId;

/// What the numbers of a column count in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Things.
    Count,
    /// Shares of 1.
    Share,
    /// Days.
    Days,
    /// Minor units of the map's currency.
    Money,
}

/// How a column is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// Not at all: it is in the table only.
    Table,
    /// A bar from 0.
    Bar,
    /// A wide pale bar from 0, behind the others.
    Ghost,
    /// What could be, from 0, behind all others.
    Track,
    /// A band from here to the value of another column.
    Until(usize),
    /// A pale band from here to the value of another column.
    Reach(usize),
    /// A line across the row.
    Stroke,
    /// A point, and a line through all points of the column.
    Line,
    /// A bar from 0 for the better.
    Better,
    /// A bar from 0 for the worse.
    Worse,
    /// A cell of a heat table.
    Cell,
}

/// A column.
#[derive(Clone, PartialEq, Debug)]
pub struct Series {
    /// What scripts know it by.
    pub key: &'static str,
    /// What it is called.
    pub name: String,
    /// What it counts in.
    pub unit: Unit,
    /// How it is drawn.
    pub look: Look,
    /// Its values stand beside the drawing.
    pub said: bool,
}

impl Series {
    /// A column that is drawn, its values in words beside it.
    pub fn said(key: &'static str, name: String, unit: Unit, look: Look) -> Series {
        Series { key, name, unit, look, said: true }
    }

    /// A column that is drawn without words.
    pub fn drawn(key: &'static str, name: String, unit: Unit, look: Look) -> Series {
        Series { key, name, unit, look, said: false }
    }

    /// A column of the table alone.
    pub fn table(key: &'static str, name: String, unit: Unit) -> Series {
        Series { key, name, unit, look: Look::Table, said: false }
    }
}

/// A row: a stage, a reason, a month.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// What it stands for on the map.
    pub stands_for: Option<NodeId>,
    /// The phase whose colour it has, by its place in the journey.
    pub phase: Option<usize>,
    /// A value for every column; none where there is not enough data.
    pub values: Vec<Option<f64>>,
}

/// How a chart is arranged.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Form {
    /// Rows below each other on one scale.
    Rows,
    /// Rows below each other, each in shares of its own value in a column, up to so many times of it.
    Shares(usize, f64),
    /// Rows beside each other as points of time on one scale.
    Time,
    /// A table whose cells are the stronger the more.
    Heat,
    /// Tapered bars beside each other, of the values in a column; and the outlines of those in another.
    Funnel(usize, Option<usize>),
}

/// A chart.
#[derive(Clone, PartialEq, Debug)]
pub struct Chart {
    /// What scripts know it by.
    pub key: &'static str,
    /// What it shows.
    pub title: String,
    /// What it is counted of: how many, which period.
    pub counted: String,
    /// How it is arranged.
    pub form: Form,
    /// What the rows are.
    pub head: String,
    /// What the scale counts in.
    pub unit: Unit,
    /// The columns.
    pub series: Vec<Series>,
    /// The rows.
    pub rows: Vec<Row>,
}

impl Chart {
    /// A value; none where there is none, or it is no number.
    pub fn value(&self, row: usize, series: usize) -> Option<f64> {
        let value = (*self.rows.get(row)?.values.get(series)?)?;
        value.is_finite().then_some(value)
    }

    /// A value where it stands on the scale.
    pub fn scaled(&self, row: usize, series: usize) -> Option<f64> {
        let value = self.value(row, series)?;
        match self.form {
            Form::Shares(of, most) => {
                let whole = self.value(row, of).filter(|whole| *whole > 0.0)?;
                Some((value / whole).min(most))
            }
            _ => Some(value),
        }
    }

    /// The largest value of a column.
    pub fn most(&self, series: usize) -> f64 {
        (0..self.rows.len()).filter_map(|row| self.value(row, series)).fold(0.0, f64::max)
    }

    /// Whether nothing at all is known.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.values.iter().all(Option::is_none))
    }
}

/// Who knows how numbers are written.
pub trait Voice {
    /// A value in words.
    fn value(&self, value: f64, unit: Unit) -> String;
    /// That there is not enough data.
    fn nothing(&self) -> String;
    /// What a unit is called in the heading of a column; empty for things.
    fn unit(&self, unit: Unit) -> String;
}

/// A value in words; none where there is not enough data. What is for the better has a sign.
pub fn said(chart: &Chart, row: usize, series: usize, voice: &dyn Voice) -> Option<String> {
    let (value, known) = (chart.value(row, series)?, chart.series.get(series)?);
    let words = voice.value(value, known.unit);
    Some(if known.look == Look::Better && value > 0.0 { ["+", &words].concat() } else { words })
}

/// What a mark says of itself: its row, its column and its value.
pub fn spoken(chart: &Chart, row: usize, series: usize, voice: &dyn Voice) -> String {
    let name = chart.rows.get(row).map(|row| row.name.as_str()).unwrap_or_default();
    let Some(known) = chart.series.get(series) else { return name.to_owned() };
    let value = said(chart, row, series, voice).unwrap_or_else(|| voice.nothing());
    let until = match known.look {
        Look::Until(other) | Look::Reach(other) => said(chart, row, other, voice),
        _ => None,
    };
    let value = until.map(|until| [&value, " – ", &until].concat()).unwrap_or(value);
    [name, ", ", &known.name, ": ", &value].concat()
}
