//! The funnel as data: for files, for scripts, and for the table of another program.

use super::state::{Answer, Asked};
use crate::core::analytics::Bar;
use crate::core::chart::{Chart, Form, Look, Row, Series, Unit};
use crate::ui::language::{Text, text};

/// The bars with all that is known of them; `counted` is what they are counted of.
pub fn funnel(answer: &Answer, asked: &Asked, counted: String) -> Chart {
    let word = |key: Text| text(key).to_owned();
    let row = |(place, bar): (usize, &Bar)| {
        let was = answer.before.as_ref().and_then(|before| before.funnel.bars.get(place));
        let head = answer.heads.get(place);
        Row {
            name: head.map(|head| head.name.clone()).unwrap_or_default(),
            stands_for: bar.stage,
            phase: head.and_then(|head| head.phase),
            values: vec![
                Some(bar.count as f64),
                Some(bar.value.0 as f64),
                bar.step_rate,
                bar.resolved_rate,
                bar.overall_rate,
                bar.median_days.filter(|_| bar.stage.is_some()),
                was.map(|was| was.count as f64),
                was.map(|was| was.value.0 as f64),
            ],
        }
    };
    let (shown, was) = if asked.value { (1, 7) } else { (0, 6) };
    let mut series = vec![
        Series::table("count", word(Text::FunnelColumnDeals), Unit::Count),
        Series::table("value", word(Text::FunnelColumnValue), Unit::Money),
        Series::said("step_rate", word(Text::FunnelColumnMoves), Unit::Share, Look::Table),
        Series::table("resolved_rate", word(Text::FunnelColumnResolved), Unit::Share),
        Series::said("overall_rate", word(Text::FunnelColumnAll), Unit::Share, Look::Table),
        Series::said("median_days", word(Text::FunnelColumnMedian), Unit::Days, Look::Table),
        Series::table("count_before", word(Text::FunnelDealsThen), Unit::Count),
        Series::table("value_before", word(Text::FunnelValueThen), Unit::Money),
    ];
    if let Some(series) = series.get_mut(shown) {
        (series.look, series.said) = (Look::Bar, true);
    }
    if answer.before.is_none() {
        series.truncate(6);
    }
    Chart {
        key: "funnel",
        title: word(Text::FunnelHeading),
        counted,
        form: Form::Funnel(shown, answer.before.as_ref().map(|_| was)),
        head: word(Text::FunnelStage),
        unit: Unit::Count,
        series,
        rows: answer.funnel.bars.iter().enumerate().map(row).collect(),
    }
}
