//! The funnel as sums: which bars of it a deal is in, however bars are counted.

use super::fact::Fact;
use super::frame::{Frame, NONE};
use super::tally::{Tally, bump, money, pour};
use crate::core::analytics::behind::Fate;
use crate::core::analytics::funnel::{Bar, Beside, Counting, Funnel};
use crate::core::analytics::ratio;
use crate::core::ids::NodeId;
use crate::core::model::{Document, Flow, NodeKind};

/// The bars of a map: its stages in the order of the flow, then everything that is won.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Bars {
    stages: Vec<NodeId>,
    outcomes: Vec<NodeId>,
    /// The nodes of each bar.
    nodes: Vec<Vec<NodeId>>,
    /// The bar of every place of the frame.
    of: Vec<u32>,
    /// The places of the stages.
    places: Vec<u32>,
    beside: Beside,
}

/// The bars that a deal is in.
#[derive(Default)]
struct In {
    /// Those that it has been in, in order.
    touched: Vec<u32>,
    /// Those it had no need to pass, because it took another branch; a bit for each, none where nothing branches.
    spared: Vec<u64>,
    counted: Vec<u32>,
}

impl Bars {
    /// The bars of a document.
    pub fn of(document: &Document, flow: &Flow, frame: &Frame) -> Bars {
        let stages = flow.stages(document);
        let outcomes = document.shown().filter(|node| node.kind == NodeKind::Won).map(|node| node.id);
        let outcomes: Vec<NodeId> = outcomes.collect();
        let places: Vec<u32> = stages.iter().map(|stage| frame.place(*stage)).collect();
        let mut bars = Bars {
            nodes: stages.iter().map(|stage| vec![*stage]).collect(),
            of: vec![NONE; frame.spots.len()],
            beside: Beside::of(document, flow, &stages),
            stages,
            outcomes: outcomes.clone(),
            places,
        };
        for (index, place) in (0..).zip(bars.places.clone()) {
            bars.put(place, index);
        }
        for (place, spot) in (0..).zip(&frame.spots) {
            let stage = bars.bar(spot.whole).filter(|_| spot.whole != place);
            if let Some(stage) = stage {
                bars.put(place, stage);
                bars.nodes.get_mut(stage as usize).into_iter().for_each(|nodes| nodes.push(spot.id));
            }
        }
        let last = bars.stages.len() as u32;
        outcomes.iter().for_each(|node| bars.put(frame.place(*node), last));
        bars.nodes.push(outcomes);
        bars
    }

    fn put(&mut self, place: u32, bar: u32) {
        self.of.get_mut(place as usize).into_iter().for_each(|slot| *slot = bar);
    }

    fn bar(&self, place: u32) -> Option<u32> {
        self.of.get(place as usize).copied().filter(|bar| *bar != NONE)
    }

    /// What became of a deal, seen from a bar; none of one that the bar does not count.
    pub(super) fn fate(&self, fact: &Fact, bar: usize, counting: Counting) -> Option<Fate> {
        let mut within = In::default();
        self.touched(fact, &mut within);
        self.counted(fact, counting, &mut within);
        let bar = bar as u32;
        let further = within.touched.last().is_some_and(|last| *last > bar);
        within.counted.contains(&bar).then(|| fate(fact, counting == Counting::Current, further))
    }

    fn touched(&self, fact: &Fact, within: &mut In) {
        within.touched.clear();
        for bar in fact.spent.iter().filter_map(|(place, _)| self.bar(*place)) {
            if let Err(at) = within.touched.binary_search(&bar) {
                within.touched.insert(at, bar);
            }
        }
        within.spared.clear();
        if !self.beside.is_empty() {
            within.touched.iter().for_each(|bar| self.beside.add(*bar as usize, &mut within.spared));
        }
    }

    fn counted(&self, fact: &Fact, counting: Counting, within: &mut In) {
        let In { touched, spared, counted } = within;
        counted.clear();
        let farthest = touched.last().copied();
        let spared = |bar: u32| spared.get(bar as usize / 64).is_some_and(|word| word >> (bar % 64) & 1 == 1);
        let been = |index: &u32| touched.binary_search(index).is_ok();
        match (counting, farthest) {
            (Counting::Current, _) => counted.extend(self.bar(fact.here)),
            (_, None) => {}
            (Counting::Reached, _) => counted.extend_from_slice(touched),
            (Counting::Strict, Some(last)) => {
                let passed = (0..=last).take_while(|index| been(index) || spared(*index));
                counted.extend(passed.filter(been));
            }
            (Counting::Inferred, Some(last)) => {
                counted.extend((0..=last).filter(|index| been(index) || !spared(*index)));
            }
        }
    }
}

/// What became of a deal that got further or not; in a picture of today nothing has become of any.
pub(super) fn fate(fact: &Fact, current: bool, further: bool) -> Fate {
    match fact.kind {
        _ if current => Fate::Open,
        _ if further => Fate::MovedOn,
        Some(NodeKind::Lost) => Fate::Lost,
        Some(NodeKind::NotNow) => Fate::PutOff,
        _ => Fate::Open,
    }
}

/// The sums of one bar in one way of counting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Sums {
    count: usize,
    value: i128,
    moved_on: usize,
    lost_here: usize,
    put_off_here: usize,
    still_open: usize,
}

/// The sums of every bar in one way of counting.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BarsTally {
    counting: Counting,
    bars: Vec<Sums>,
}

impl BarsTally {
    /// The sums of nothing.
    pub fn of(bars: &Bars, counting: Counting) -> BarsTally {
        BarsTally { counting, bars: vec![Sums::default(); bars.nodes.len()] }
    }

    /// How it counts.
    pub fn counting(&self) -> Counting {
        self.counting
    }

    /// Counts a fact, or takes it out.
    pub fn count(&mut self, bars: &Bars, fact: &Fact, add: bool) {
        let mut within = In::default();
        bars.touched(fact, &mut within);
        let farthest = within.touched.last().copied();
        bars.counted(fact, self.counting, &mut within);
        for index in &within.counted {
            let Some(sums) = self.bars.get_mut(*index as usize) else { continue };
            bump(&mut sums.count, add);
            pour(&mut sums.value, fact.value, add);
            let slot = match fate(fact, self.counting == Counting::Current, farthest > Some(*index)) {
                Fate::MovedOn => &mut sums.moved_on,
                Fate::Lost => &mut sums.lost_here,
                Fate::PutOff => &mut sums.put_off_here,
                Fate::Open => &mut sums.still_open,
            };
            bump(slot, add);
        }
    }

    /// The funnel; the tally is of the same deals.
    pub fn funnel(&self, bars: &Bars, tally: &Tally) -> Funnel {
        let counting = self.counting;
        let (won, lost, not_now) = tally.ends();
        let considered = tally.deals();
        let any_won = !bars.outcomes.is_empty();
        let bar = |(index, nodes): (usize, &Vec<NodeId>)| {
            let sums = self.bars.get(index).copied().unwrap_or_default();
            // From where there is nothing further on the map, and in a picture of today, nobody moves on.
            let last = index >= bars.stages.len() || (index + 1 == bars.stages.len() && !any_won);
            let moves = !last && counting != Counting::Current;
            let spent = bars.places.get(index).and_then(|place| tally.spent(*place)?.spread());
            Bar {
                stage: bars.stages.get(index).copied(),
                nodes: nodes.clone(),
                count: sums.count,
                value: money(sums.value),
                moved_on: sums.moved_on,
                lost_here: sums.lost_here,
                put_off_here: sums.put_off_here,
                still_open: sums.still_open,
                step_rate: ratio(sums.moved_on, sums.count).filter(|_| moves),
                resolved_rate: ratio(sums.moved_on, sums.moved_on + sums.lost_here).filter(|_| moves),
                overall_rate: ratio(sums.count, considered),
                median_days: spent.map(|spent| spent.median),
                timed: spent.map_or(0, |spent| spent.n),
            }
        };
        Funnel {
            counting,
            bars: bars.nodes.iter().enumerate().map(bar).collect(),
            considered,
            open: considered - won - lost - not_now,
            won,
            lost,
            not_now,
            win_rate: ratio(won, won + lost),
            won_of_all: ratio(won, considered),
        }
    }
}
