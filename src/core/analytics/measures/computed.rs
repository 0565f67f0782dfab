//! The built-in measures, computed from the deals. Of a stage they are computed from the deals that have been in it or in
//! one of its steps.

use crate::core::analytics::statistics::Histogram;
use crate::core::analytics::{Counting, FunnelQuery, Ledger, ratio};
use crate::core::ids::NodeId;
use crate::core::model::{Builtin, Date, Document, Flow, Kpi, Unit};

/// A value with how many it is made of, and since when.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Computed {
    pub value: Option<f64>,
    pub n: usize,
    pub from: Option<Date>,
}

/// What a measure counts in: a built-in one says it itself.
pub fn unit(kpi: &Kpi) -> Unit {
    match kpi.builtin {
        Builtin::Typed => kpi.unit,
        Builtin::CycleLength | Builtin::FirstResponse => Unit::Days,
        Builtin::Conversion | Builtin::Churn | Builtin::Retention | Builtin::WinRate => Unit::Percent,
        Builtin::Delivered => Unit::Count,
        Builtin::Revenue | Builtin::Velocity => Unit::Amount,
    }
}

/// Sales velocity: opportunities times mean value times win rate (0 to 1) by cycle days; in what the value is counted in,
/// a day. None where the cycle takes no time.
pub fn velocity(opportunities: f64, value: f64, win_rate: f64, days: f64) -> Option<f64> {
    (days > 0.0).then(|| opportunities * value * win_rate / days)
}

/// What a built-in measure of the map, or of a stage, is.
pub(super) fn compute(
    (document, flow): (&Document, &Flow),
    ledger: &mut Ledger,
    builtin: Builtin,
    stage: Option<NodeId>,
) -> Computed {
    let percent = |part: usize, whole: usize| (ratio(part, whole).map(|share| share * 100.0), whole);
    let units = document.map.currency.minor_units() as f64;
    let whole = |value: i128| value as f64 / units;
    // The median with how many it is made of.
    let middle = |days: &Histogram| (days.percentile(50.0), days.len());
    let staged = match (builtin, stage) {
        (Builtin::CycleLength, Some(stage)) => {
            Some(ledger.all().days_in(ledger.frame(), stage).map_or((None, 0), middle))
        }
        (Builtin::Conversion, Some(stage)) => {
            let query = FunnelQuery { counting: Counting::Reached, ..FunnelQuery::default() };
            let bars = ledger.funnel(document, flow, &query).bars;
            let bar = bars.iter().find(|bar| bar.stage == Some(stage));
            Some((bar.and_then(|bar| bar.step_rate).map(|rate| rate * 100.0), bar.map_or(0, |bar| bar.count)))
        }
        _ => None,
    };
    let been = ledger.been(stage);
    let (value, n) = staged.unwrap_or_else(|| match builtin {
        Builtin::Typed => (None, 0),
        Builtin::CycleLength => middle(&been.cycles),
        Builtin::Conversion => percent(been.won, been.deals),
        Builtin::Delivered => ((!document.deals.is_empty()).then_some(been.deals as f64), been.deals),
        Builtin::FirstResponse => middle(&been.responses),
        Builtin::Churn => percent(been.lost_since, been.wins),
        Builtin::Retention => percent(been.wins - been.lost_since, been.wins),
        Builtin::Revenue => ((been.wins > 0).then(|| whole(been.wins_value)), been.wins),
        Builtin::Velocity => {
            let mean = ratio(1, been.open).map(|one| whole(been.open_value) * one);
            let all = mean.zip(ratio(been.won, been.won + been.lost)).zip(been.cycles.percentile(50.0));
            let value = all.and_then(|((value, rate), days)| velocity(been.open as f64, value, rate, days));
            (value, been.open + been.won + been.lost)
        }
        Builtin::WinRate => percent(been.won, been.won + been.lost),
    });
    Computed { value, n, from: been.from().filter(|_| n > 0) }
}
