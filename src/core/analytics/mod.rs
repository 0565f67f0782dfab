//! The numbers: pure functions of the document and today's date.
//!
//! A number that has nothing to stand on is `None`, never 0 and never "not a number"; every rate comes with the
//! counts it was made of.

pub mod behind;
pub mod cohorts;
pub mod follows;
pub mod funnel;
pub mod goal;
pub mod ledger;
pub mod measures;
pub mod month;
pub mod noes;
pub mod returning;
#[cfg(test)]
pub(in crate::core) mod samples;
pub mod statistics;
pub mod stays;
pub mod summary;
pub mod time;
pub mod transitions;
pub mod trend;
pub mod wins;

pub use behind::{Behind, Fate, behind};
pub use cohorts::{Cohort, cohorts};
pub use follows::{Follows, directly_follows};
pub use funnel::{Bar, Counting, Funnel, FunnelQuery, funnel};
pub use goal::{GoalProgress, Pace, goal_progress};
pub use ledger::Ledger;
pub use measures::{Gauge, Origin, Reading, Standing, gauges, reading};
pub use noes::{AfterNoes, after_noes, noes};
pub use returning::{Returning, comes_back, is_due, returning, way_back};
pub use statistics::Spread;
pub use stays::{Stays, stays};
pub use summary::{NodeLoad, Totals, Weighted, loads, totals};
pub use transitions::{Share, rates, shares};
pub use trend::{Month, trend};
pub use wins::{WinRates, win_rates};

/// `part / whole`, or `None` where there is no whole.
pub(crate) fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
