//! Facts added up.

use super::fact::Fact;
use super::frame::{Frame, NONE};
use crate::core::analytics::ratio;
use crate::core::analytics::statistics::Histogram;
use crate::core::analytics::stays::Stays;
use crate::core::analytics::summary::{NodeLoad, Totals, Weighted};
use crate::core::analytics::transitions::Share;
use crate::core::chain::Observed;
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Money, NodeKind};
use crate::core::sorted::Map;

/// What deals did at a node; a stage speaks for its steps.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Deeds {
    /// How often deals came.
    pub entered: usize,
    /// How often they left.
    pub left: usize,
    /// How often they left with items of the gate open.
    pub overridden: usize,
    /// Where they went although no way was drawn, and how often.
    pub off: Map<NodeId, usize>,
    /// The days of every stay that is over.
    pub days: Histogram,
}

/// The deals that are in a node now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Load {
    count: usize,
    value: i128,
    stuck: usize,
    due: usize,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct AtNode {
    load: Load,
    spent: Histogram,
    departures: usize,
    deeds: Deeds,
    /// Deals that have been in it.
    been: usize,
    /// Deals that are lost now, and of whose stages it was the last.
    lost: usize,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct OnWay {
    used: usize,
    days: Histogram,
}

/// The sums of facts. One that was counted can be taken out again.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    deals: usize,
    nodes: Vec<AtNode>,
    ways: Vec<OnWay>,
    /// Departures of the process as a whole, by where they began, where they led, and the way.
    moves: Map<(u32, u32, u32), usize>,
    cycle: Histogram,
    won_cycle: Histogram,
    won: (usize, i128),
    lost: (usize, i128),
    not_now: usize,
    open: (usize, i128),
    stuck: usize,
    /// Open deals in a node with a probability: how many, their worth, the worth times percent, and the sum of
    /// `value^2 percent (100 - percent)`.
    weighted: (usize, i128, i128, u128),
}

/// One more, or one less.
pub(super) fn bump(slot: &mut usize, add: bool) {
    *slot = if add { slot.saturating_add(1) } else { slot.saturating_sub(1) };
}

/// So much more, or less.
pub(super) fn pour(slot: &mut i128, value: Money, add: bool) {
    let value = i128::from(value.0);
    *slot += if add { value } else { -value };
}

/// An amount, at most the largest that there is.
pub(in crate::core::analytics) fn money(sum: i128) -> Money {
    Money(i64::try_from(sum).unwrap_or(i64::MAX))
}

impl Tally {
    /// The sums of nothing.
    pub fn of(frame: &Frame) -> Tally {
        Tally {
            nodes: vec![AtNode::default(); frame.spots.len()],
            ways: vec![OnWay::default(); frame.ways.len()],
            ..Tally::default()
        }
    }

    /// Counts a fact, or takes it out.
    pub fn count(&mut self, frame: &Frame, fact: &Fact, add: bool) {
        bump(&mut self.deals, add);
        self.count_here(frame, fact, add);
        self.count_sum(frame, fact, add);
        for (place, days) in &fact.spent {
            if let Some(node) = self.nodes.get_mut(*place as usize) {
                node.spent.count(*days, add);
                bump(&mut node.been, add);
            }
        }
        let lost = fact.kind == Some(NodeKind::Lost);
        if let Some(node) = self.nodes.get_mut(fact.last as usize).filter(|_| lost) {
            bump(&mut node.lost, add);
        }
        for step in &fact.steps {
            if let Some(node) = self.nodes.get_mut(step.from as usize) {
                bump(&mut node.departures, add);
            }
            if let Some(way) = self.ways.get_mut(step.way as usize) {
                bump(&mut way.used, add);
                step.days.into_iter().for_each(|days| way.days.count(i64::from(days), add));
            }
        }
        for deed in &fact.deeds {
            let Some(node) = self.nodes.get_mut(deed.whole as usize) else { continue };
            bump(&mut node.deeds.entered, add);
            let Some(days) = deed.days else { continue };
            bump(&mut node.deeds.left, add);
            node.deeds.days.count(i64::from(days), add);
            if deed.overridden {
                bump(&mut node.deeds.overridden, add);
            }
            if let Some(to) = frame.spot(deed.off) {
                let count = node.deeds.off.or_insert_with(to.id, || 0);
                bump(count, add);
                if *count == 0 {
                    node.deeds.off.remove(&to.id);
                }
            }
        }
        for step in &fact.moves {
            let count = self.moves.or_insert_with(*step, || 0);
            bump(count, add);
            if *count == 0 {
                self.moves.remove(step);
            }
        }
        if let Some(days) = fact.cycle {
            self.cycle.count(days, add);
            if fact.kind == Some(NodeKind::Won) {
                self.won_cycle.count(days, add);
            }
        }
    }

    /// Where it is now.
    fn count_here(&mut self, frame: &Frame, fact: &Fact, add: bool) {
        let whole = frame.spot(fact.here).map_or(NONE, |spot| spot.whole);
        let places = [fact.here, if whole == fact.here { NONE } else { whole }];
        for place in places {
            let Some(node) = self.nodes.get_mut(place as usize) else { continue };
            bump(&mut node.load.count, add);
            pour(&mut node.load.value, fact.value, add);
            if fact.stuck {
                bump(&mut node.load.stuck, add);
            }
            if fact.due {
                bump(&mut node.load.due, add);
            }
        }
    }

    /// What has become of it.
    fn count_sum(&mut self, frame: &Frame, fact: &Fact, add: bool) {
        let sum = match fact.kind {
            Some(NodeKind::Won) => &mut self.won,
            Some(NodeKind::Lost) => &mut self.lost,
            Some(NodeKind::NotNow) => return bump(&mut self.not_now, add),
            _ => &mut self.open,
        };
        bump(&mut sum.0, add);
        pour(&mut sum.1, fact.value, add);
        if matches!(fact.kind, Some(NodeKind::Won | NodeKind::Lost)) {
            return;
        }
        if fact.stuck {
            bump(&mut self.stuck, add);
        }
        if let Some(percent) = frame.spot(fact.here).and_then(|spot| spot.probability) {
            let (value, percent) = (i128::from(fact.value.0), i128::from(percent));
            let weighted = &mut self.weighted;
            let variance = value.unsigned_abs().saturating_pow(2) * (percent * (100 - percent)).unsigned_abs();
            bump(&mut weighted.0, add);
            pour(&mut weighted.1, fact.value, add);
            weighted.2 += if add { value * percent } else { -value * percent };
            weighted.3 = if add { weighted.3.saturating_add(variance) } else { weighted.3.saturating_sub(variance) };
        }
    }

    /// How many deals it counts.
    pub fn deals(&self) -> usize {
        self.deals
    }

    /// What is in every node that can hold deals.
    pub fn loads(&self, frame: &Frame) -> Map<NodeId, NodeLoad> {
        let places = frame.spots.iter().zip(&self.nodes).filter(|(spot, _)| spot.kind.holds_deals());
        let load = |(spot, node): (&super::frame::Spot, &AtNode)| {
            let Load { count, value, stuck, due } = node.load;
            (spot.id, NodeLoad { count, value: money(value), stuck, due })
        };
        places.map(load).collect()
    }

    /// The deals as a whole.
    pub fn totals(&self) -> Totals {
        let (count, of, weighted, variance) = self.weighted;
        Totals {
            deals: self.deals,
            open: self.open.0,
            won: self.won.0,
            lost: self.lost.0,
            not_now: self.not_now,
            stuck: self.stuck,
            open_value: money(self.open.1),
            won_value: money(self.won.1),
            win_rate: ratio(self.won.0, self.won.0 + self.lost.0),
            win_rate_by_value: Some(self.won.1 + self.lost.1)
                .filter(|worth| *worth > 0)
                .map(|worth| self.won.1 as f64 / worth as f64),
            weighted: (count > 0).then(|| Weighted {
                value: money((weighted + 50) / 100),
                of: money(of),
                deviation: Money((variance as f64 / 10_000.0).sqrt().round() as i64),
                deals: count,
            }),
        }
    }

    /// How often each transition was used.
    pub fn shares(&self, frame: &Frame) -> Map<TransitionId, Share> {
        let of = |from: u32| self.nodes.get(from as usize).map_or(0, |node| node.departures);
        frame.ways.iter().zip(&self.ways).map(|(way, on)| (way.id, Share { used: on.used, of: of(way.from) })).collect()
    }

    /// How often a transition was used.
    pub fn share(&self, frame: &Frame, way: TransitionId) -> Share {
        let at = frame.ways.binary_search_by(|known| known.id.cmp(&way)).ok();
        let known = at.and_then(|at| frame.ways.get(at).zip(self.ways.get(at)));
        let of = |from: u32| self.nodes.get(from as usize).map_or(0, |node| node.departures);
        known.map(|(way, on)| Share { used: on.used, of: of(way.from) }).unwrap_or_default()
    }

    /// What a chain is made of.
    pub fn observed(&self, frame: &Frame) -> Observed {
        let name = |place: u32| frame.spot(place).map(|spot| spot.id);
        let way = |at: u32| frame.ways.get(at as usize).map(|way| way.id);
        let moves = self
            .moves
            .iter()
            .filter_map(|((from, to, by), count)| Some(((name(*from)?, name(*to)?, way(*by)), *count)));
        let stays = frame.spots.iter().zip(&self.nodes).filter(|(_, node)| !node.deeds.days.is_empty());
        Observed {
            moves: moves.collect(),
            stays: stays.map(|(spot, node)| (spot.id, (node.deeds.days.sum() as f64, node.deeds.days.len()))).collect(),
        }
    }

    /// How long deals stay.
    pub fn stays(&self, frame: &Frame) -> Stays {
        let nodes = frame.spots.iter().zip(&self.nodes).filter(|(spot, _)| spot.kind.has_card());
        Stays {
            nodes: nodes.filter_map(|(spot, node)| Some((spot.id, node.spent.spread()?))).collect(),
            transitions: frame
                .ways
                .iter()
                .zip(&self.ways)
                .filter_map(|(way, on)| Some((way.id, on.days.spread()?)))
                .collect(),
            cycle: self.cycle.spread(),
            won: self.won_cycle.spread(),
        }
    }

    /// The days that deals have spent in a node.
    pub(super) fn spent(&self, place: u32) -> Option<&Histogram> {
        self.nodes.get(place as usize).map(|node| &node.spent)
    }

    /// The days that deals have spent in a stage or a step; none of other nodes.
    pub fn days_in(&self, frame: &Frame, node: NodeId) -> Option<&Histogram> {
        let place = frame.place(node);
        self.spent(place).filter(|_| frame.spot(place).is_some_and(|spot| spot.kind.has_card()))
    }

    /// What deals did at a node.
    pub fn deeds(&self, frame: &Frame, node: NodeId) -> Option<&Deeds> {
        self.nodes.get(frame.place(node) as usize).map(|node| &node.deeds)
    }

    /// How many deals are lost now and were in this stage last, and how many have been in it.
    pub fn lost_of(&self, frame: &Frame, stage: NodeId) -> (usize, usize) {
        self.nodes.get(frame.place(stage) as usize).map_or((0, 0), |node| (node.lost, node.been))
    }

    /// In won outcomes, lost ones and "not now" ones.
    pub(super) fn ends(&self) -> (usize, usize, usize) {
        (self.won.0, self.lost.0, self.not_now)
    }
}
