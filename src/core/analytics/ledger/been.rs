//! The deals that have been in a stage, or all of them: what measures are computed from.

use super::fact::Fact;
use super::tally::{bump, pour};
use crate::core::analytics::statistics::Histogram;
use crate::core::model::{Date, NodeKind};

/// The sums of the deals that have been in a stage or in one of its steps; or of all deals.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Been {
    /// How many.
    pub deals: usize,
    /// In a won outcome now.
    pub won: usize,
    /// In a lost outcome now.
    pub lost: usize,
    /// In no outcome now.
    pub open: usize,
    /// What these are worth, in minor units.
    pub open_value: i128,
    /// Those that count as won (see [`winning`](crate::core::analytics::wins::winning)).
    pub wins: usize,
    /// What these are worth, in minor units.
    pub wins_value: i128,
    /// Those of them that are lost now.
    pub lost_since: usize,
    /// Days from the beginning of the process to counting as won.
    pub cycles: Histogram,
    /// Days from coming in to the first move on from there.
    pub responses: Histogram,
    /// The days on which they began, counted from [`Been::origin`].
    began: Histogram,
}

impl Been {
    /// The day that days are counted from.
    fn origin() -> Option<Date> {
        Date::new(1900, 1, 1)
    }

    /// Counts a fact, or takes it out, where the deal has been in the stage; all are counted of the map.
    pub(super) fn count(&mut self, fact: &Fact, stage: Option<u32>, add: bool) {
        let first = match stage {
            Some(stage) => fact.firsts.iter().find(|(place, _)| *place == stage).map(|(_, days)| *days),
            None => Some(fact.response),
        };
        let Some(response) = first else { return };
        bump(&mut self.deals, add);
        match fact.kind {
            Some(NodeKind::Won) => bump(&mut self.won, add),
            Some(NodeKind::Lost) => bump(&mut self.lost, add),
            Some(NodeKind::NotNow) => {}
            _ => {
                bump(&mut self.open, add);
                pour(&mut self.open_value, fact.value, add);
            }
        }
        if let Some(days) = response {
            self.responses.count(i64::from(days), add);
        }
        if let Some((began, origin)) = fact.began.zip(Been::origin()) {
            self.began.count(began.days_since(origin), add);
        }
        if let Some(on) = fact.win {
            bump(&mut self.wins, add);
            pour(&mut self.wins_value, fact.value, add);
            if fact.kind == Some(NodeKind::Lost) {
                bump(&mut self.lost_since, add);
            }
            if let Some(began) = fact.began {
                self.cycles.count(on.days_since(began).max(0), add);
            }
        }
    }

    /// The day on which the first of them began.
    pub fn from(&self) -> Option<Date> {
        let first = self.began.percentile(0.0)?;
        Been::origin().map(|origin| origin.plus_days(first as i64))
    }
}
