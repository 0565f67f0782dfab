//! Histories as a film: where every deal is at a moment, in a stage or on its way to the next.

use crate::core::ids::{DealId, NodeId};
use crate::core::model::{Date, Deal, Document};
use crate::core::sort;

/// As many deals are shown at once; of more, evenly chosen ones.
pub const MOST: usize = 2_000;

/// A deal on its way takes at most this part of the stay that it leaves.
const PART: f64 = 0.5;

/// A stay, in days from the beginning of the film.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Stop {
    node: NodeId,
    from: f64,
    to: f64,
}

/// One deal.
#[derive(Clone, PartialEq, Debug)]
pub struct Reel {
    /// Which.
    pub deal: DealId,
    stops: Vec<Stop>,
}

/// Where a deal is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Scene {
    /// It has not begun.
    Before,
    /// In a stage.
    At(NodeId),
    /// Between two; the part of the way behind it, 0 to 1.
    Between(NodeId, NodeId, f64),
}

/// The film of some deals.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Film {
    /// The day it begins.
    pub first: Option<Date>,
    /// How many days it has.
    pub days: f64,
    /// The deals.
    pub reels: Vec<Reel>,
    /// How many deals there are, of which `reels` has at most [`MOST`].
    pub deals: usize,
    /// The days on which something changes, in order, counted from the first.
    pub changes: Vec<i64>,
}

impl Film {
    /// The film of the deals that `admits` lets pass, up to today.
    pub fn of(document: &Document, admits: impl Fn(&Deal) -> bool, today: Date) -> Film {
        let all: Vec<&Deal> = document.deals.values().filter(|deal| admits(deal)).collect();
        let entered = |deal: &&Deal| deal.visits.first().map(|visit| visit.entered);
        let Some(first) = all.iter().filter_map(entered).min() else { return Film::default() };
        let day = |date: Date| date.days_since(first).max(0) as f64;
        let last = all.iter().flat_map(|deal| deal.visits.last()).map(|visit| visit.entered).max().unwrap_or(first);
        // A day after the last change, so that it is seen.
        let days = day(last.max(today)) + 1.0;
        let chosen = (0..all.len().min(MOST)).filter_map(|at| all.get(at * all.len() / all.len().min(MOST)));
        let reel = |deal: &&Deal| {
            let next = deal.visits.iter().skip(1).map(|visit| day(visit.entered)).chain([f64::INFINITY]);
            let stops = deal.visits.iter().zip(next);
            let stops = stops.map(|(visit, to)| Stop { node: visit.node, from: day(visit.entered), to });
            Reel { deal: deal.id, stops: stops.collect() }
        };
        let reels: Vec<Reel> = chosen.map(reel).collect();
        let mut changes: Vec<i64> =
            reels.iter().flat_map(|reel| reel.stops.iter().map(|stop| stop.from as i64)).collect();
        sort::by(&mut changes, Ord::cmp);
        changes.dedup();
        Film { first: Some(first), days, reels, deals: all.len(), changes }
    }

    /// The day of a moment.
    pub fn day(&self, at: f64) -> Option<Date> {
        Some(self.first?.plus_days(at as i64))
    }

    /// The next day after a moment on which something changes, or the one before it.
    pub fn change(&self, at: f64, forward: bool) -> Option<f64> {
        let day = |day: &i64| *day as f64;
        if forward {
            self.changes.iter().map(day).find(|day| *day > at)
        } else {
            self.changes.iter().rev().map(day).find(|day| *day < at)
        }
    }
}

impl Reel {
    /// Where the deal is at a moment. The way to the next stage takes up to `way` days and ends when it comes in.
    pub fn scene(&self, at: f64, way: f64) -> Scene {
        let after = self.stops.iter().rposition(|stop| stop.from <= at);
        let Some((index, stop)) = after.and_then(|index| Some((index, self.stops.get(index)?))) else {
            return Scene::Before;
        };
        let Some(next) = self.stops.get(index + 1) else { return Scene::At(stop.node) };
        let length = way.min((stop.to - stop.from) * PART);
        let part = 1.0 - (stop.to - at) / length.max(1e-9);
        if part > 0.0 { Scene::Between(stop.node, next.node, part.min(1.0)) } else { Scene::At(stop.node) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::analytics::samples::line;

    #[test]
    fn deals_are_where_their_dates_say() {
        let document =
            line(&[("2026-01-01", &[("S1", 10), ("S2", 1), ("Won", 0)][..]), ("2026-01-05", &[("S1", 0)][..])]);
        let today = Date::new(2026, 2, 1).unwrap();
        let film = Film::of(&document, |_| true, today);
        assert_eq!((film.first, film.days, film.deals), (Date::new(2026, 1, 1), 32.0, 2));
        assert_eq!(film.changes, [0, 4, 10, 11]);
        assert_eq!(
            (film.change(4.0, true), film.change(4.0, false), film.change(11.5, true)),
            (Some(10.0), Some(0.0), None)
        );
        assert_eq!(film.day(4.9), Date::new(2026, 1, 5));
        let name = |node: NodeId| document.node_name(node).to_owned();
        let says = |reel: usize, at: f64, way: f64| match film.reels[reel].scene(at, way) {
            Scene::Before => "-".to_owned(),
            Scene::At(node) => name(node),
            Scene::Between(from, to, part) => format!("{}-{} {part:.2}", name(from), name(to)),
        };
        assert_eq!(says(0, 0.0, 2.0), "S1");
        assert_eq!(says(0, 7.9, 2.0), "S1");
        assert_eq!(says(0, 9.0, 2.0), "S1-S2 0.50");
        // Never more than half of a stay.
        assert_eq!(says(0, 10.4, 2.0), "S2");
        assert_eq!(says(0, 10.75, 2.0), "S2-Won 0.50");
        assert_eq!(says(0, 11.0, 2.0), "Won");
        assert_eq!(says(0, 30.0, 0.0), "Won");
        assert_eq!((says(1, 3.9, 2.0), says(1, 4.0, 2.0), says(1, 32.0, 2.0)), ("-".into(), "S1".into(), "S1".into()));
        assert_eq!(Film::of(&document, |_| false, today), Film::default());
    }
}
