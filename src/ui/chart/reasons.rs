//! Why buyers say no, as a Pareto chart.

use crate::core::chart::pareto::Bar;
use crate::core::chart::{Chart, Form, Look, Reason, Row, Series, Unit, pareto};
use crate::ui::language::{Plural, Text, plural, text};

/// The chart of reasons under a title; `counted` says which deals they are of.
pub fn of_reasons(title: String, counted: &str, reasons: &[Reason]) -> Chart {
    let row = |bar: &Bar| Row {
        name: match bar.reason.as_deref() {
            None => text(Text::NoOthers).to_owned(),
            Some("") => text(Text::NoUnsaid).to_owned(),
            Some(reason) => reason.to_owned(),
        },
        values: vec![Some(bar.count as f64), Some(bar.share), Some(bar.running)],
        ..Row::default()
    };
    let bars = pareto(reasons);
    let noes = plural(Plural::NoNoesCount, bars.iter().map(|bar| bar.count).sum());
    let word = |key: Text| text(key).to_owned();
    Chart {
        key: "reasons",
        title,
        counted: [&noes, " · ", counted].concat(),
        form: Form::Rows,
        head: word(Text::NoReason),
        unit: Unit::Share,
        series: vec![
            Series::said("count", word(Text::NoCount), Unit::Count, Look::Table),
            Series::drawn("share", word(Text::NoShare), Unit::Share, Look::Bar),
            Series::said("running", word(Text::NoRunning), Unit::Share, Look::Line),
        ],
        rows: bars.iter().map(row).collect(),
    }
}
