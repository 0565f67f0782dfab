//! The numbers: pure functions of the document and today's date.
//!
//! A number that has nothing to stand on is `None`, never 0 and never "not a number"; every rate comes with the
//! counts it was made of.

pub mod funnel;
pub mod goal;
pub mod measures;
pub mod noes;
pub mod returning;
pub mod statistics;
pub mod stays;
pub mod summary;
pub mod time;
pub mod transitions;
pub mod wins;

pub use funnel::{Bar, Counting, Funnel, FunnelQuery, funnel};
pub use goal::{GoalProgress, Pace, goal_progress};
pub use measures::{Gauge, Origin, Reading, Standing, gauges, reading};
pub use noes::{AfterNoes, after_noes, noes};
pub use returning::{Returning, comes_back, is_due, returning, way_back};
pub use stays::{Stay, Stays, stays};
pub use summary::{NodeLoad, Totals, Weighted, loads, totals};
pub use transitions::{Share, rates, shares};

/// `part / whole`, or `None` where there is no whole.
pub(crate) fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
