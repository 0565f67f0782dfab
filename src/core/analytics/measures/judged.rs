//! Whether a value is good.

use crate::core::model::Kpi;

/// Whether a value is good. Worse is more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// There is no value.
    NotEnoughData,
    /// Nobody has said what would be good.
    Unjudged,
    /// Red would come before amber.
    Disordered,
    /// It is good.
    Good,
    /// It is short of the target, but not beyond a threshold.
    Near,
    /// It is beyond amber, or short of the target where there are no thresholds.
    Watch,
    /// It is beyond red.
    Bad,
}

/// Whether red comes before amber, so that nothing could ever be amber.
pub fn is_disordered(kpi: &Kpi) -> bool {
    kpi.amber.zip(kpi.red).is_some_and(|(amber, red)| if kpi.low_is_good { red < amber } else { red > amber })
}

/// Whether a value is good: by the target, and short of it by the thresholds. A threshold itself is beyond it.
pub fn judge(kpi: &Kpi, value: Option<f64>) -> Standing {
    let Some(value) = value else { return Standing::NotEnoughData };
    if is_disordered(kpi) {
        return Standing::Disordered;
    }
    let beyond =
        |line: Option<f64>| line.is_some_and(|line| if kpi.low_is_good { value >= line } else { value <= line });
    let short = |target: f64| if kpi.low_is_good { value > target } else { value < target };
    match (kpi.amber.or(kpi.red), kpi.target) {
        (Some(_), _) if beyond(kpi.red) => Standing::Bad,
        (Some(_), _) if beyond(kpi.amber) => Standing::Watch,
        (None, Some(target)) if short(target) => Standing::Watch,
        (Some(_), Some(target)) if short(target) => Standing::Near,
        (None, None) => Standing::Unjudged,
        _ => Standing::Good,
    }
}
