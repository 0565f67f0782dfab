//! The funnel: how many deals came how far, in four ways of counting.

use super::ledger::Ledger;
use crate::core::ids::NodeId;
use crate::core::model::{Date, Deal, Document, Flow, Money};
use crate::core::sort;
use crate::core::sorted::{Map, Set};

/// Which deals a bar counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Counting {
    /// Deals that are in the stage now.
    Current,
    /// Deals that have been in the stage, whenever.
    Reached,
    /// Deals that have been in this stage and in every earlier one.
    Strict,
    /// Deals that have been in this stage or in a later one, which implies that they came past it.
    #[default]
    Inferred,
}

impl Counting {
    /// Every way of counting.
    pub const ALL: [Counting; 4] = [Counting::Inferred, Counting::Reached, Counting::Strict, Counting::Current];
}

/// What to count.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FunnelQuery {
    /// The way of counting.
    pub counting: Counting,
    /// Only deals created from the first to the second day, both included.
    pub period: Option<(Date, Date)>,
    /// Only deals of this owner.
    pub owner: Option<String>,
    /// Only deals from this source.
    pub source: Option<String>,
    /// Only deals of this segment.
    pub segment: Option<String>,
}

impl FunnelQuery {
    /// Whether every deal is considered.
    pub fn admits_all(&self) -> bool {
        self.period.is_none() && self.owner.is_none() && self.source.is_none() && self.segment.is_none()
    }

    /// Whether a deal is considered.
    pub fn admits(&self, deal: &Deal) -> bool {
        self.period.is_none_or(|(from, to)| (from..=to).contains(&deal.created))
            && self.owner.as_ref().is_none_or(|owner| *owner == deal.owner)
            && self.source.as_ref().is_none_or(|source| *source == deal.source)
            && self.segment.as_ref().is_none_or(|segment| *segment == deal.segment)
    }
}

/// One bar of the funnel: a stage, or at the end everything that is won.
///
/// Except when counting [`Counting::Current`], its deals fall into four groups without overlap:
/// `count = moved_on + lost_here + put_off_here + still_open`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Bar {
    /// The stage; nothing for the closing bar.
    pub stage: Option<NodeId>,
    /// The nodes whose deals it counts: a stage and its steps, or every won outcome.
    pub nodes: Vec<NodeId>,
    /// How many deals it counts.
    pub count: usize,
    /// What they are worth together.
    pub value: Money,
    /// Of these, how many have been in a later stage, or won.
    pub moved_on: usize,
    /// How many are lost now and got no further than here.
    pub lost_here: usize,
    /// How many the buyer put off ("not now") and got no further than here.
    pub put_off_here: usize,
    /// How many got no further than here and are still open, here or back in an earlier stage.
    pub still_open: usize,
    /// Step conversion, `moved_on / count`; open deals are in the denominator.
    pub step_rate: Option<f64>,
    /// Step conversion of resolved deals, `moved_on / (moved_on + lost_here)`.
    pub resolved_rate: Option<f64>,
    /// Share of all deals considered, `count / Funnel::considered`.
    pub overall_rate: Option<f64>,
    /// The median of the days that deals considered have spent here, open visits up to today.
    pub median_days: Option<f64>,
    /// How many deals that median is made of.
    pub timed: usize,
}

/// The whole funnel.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Funnel {
    /// The way of counting.
    pub counting: Counting,
    /// The stages in flow order, then won.
    pub bars: Vec<Bar>,
    /// Deals that the query admits: the n of every overall rate.
    pub considered: usize,
    /// Of these, in a stage or step now.
    pub open: usize,
    /// In a won outcome now.
    pub won: usize,
    /// In a lost outcome now.
    pub lost: usize,
    /// In a "not now" outcome now.
    pub not_now: usize,
    /// `won / (won + lost)`.
    pub win_rate: Option<f64>,
    /// `won / considered`.
    pub won_of_all: Option<f64>,
}

/// Counts the funnel.
///
/// A visit to a step counts for the step's stage, a visit to a deleted node for nothing. "Earlier" and "later" are
/// places in the flow order. Where the map branches, a stage on a branch beside one that the deal took is neither
/// implied by a later stage (inferred) nor asked for (strict).
pub fn funnel(document: &Document, query: &FunnelQuery, today: Date) -> Funnel {
    Ledger::of(document, today).funnel(document, &Flow::of(document), query)
}

/// For every stage, by its place in the flow order, the stages that lie on a branch beside it: neither leads to the
/// other, but they part at a common node or meet in one. Only forward transitions count, and a step stands for its
/// stage. Stages that are not connected at all are not beside each other; only their order is known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Beside(Bits);

impl Beside {
    pub(super) fn of(document: &Document, flow: &Flow, stages: &[NodeId]) -> Beside {
        Beside(beside(document, flow, stages))
    }

    /// Nothing is beside anything.
    pub(super) fn is_empty(&self) -> bool {
        self.0.rows.iter().flatten().all(|word| *word == 0)
    }

    /// Adds the stages beside one to a row of bits.
    pub(super) fn add(&self, stage: usize, bits: &mut Vec<u64>) {
        let row = self.0.row(stage);
        if bits.len() < row.len() {
            bits.resize(row.len(), 0);
        }
        bits.iter_mut().zip(row).for_each(|(word, more)| *word |= more);
    }
}

fn beside(document: &Document, flow: &Flow, stages: &[NodeId]) -> Bits {
    let whole = |id: NodeId| document.whole(id);
    let mut place: Map<NodeId, usize> = Map::new();
    for node in stages.iter().copied().chain(flow.order().iter().copied().map(whole)) {
        let next = place.len();
        place.or_insert_with(node, || next);
    }
    let at = |id: NodeId| place.get(&whole(id)).copied();
    let mut ways: Vec<(usize, usize, usize)> = document
        .transitions
        .values()
        .filter(|way| way.kind.is_forward())
        .filter_map(|way| Some((flow.rank(way.from), at(way.from)?, at(way.to)?)))
        .filter(|(_, from, to)| from != to)
        .collect();
    sort::by(&mut ways, Ord::cmp);
    ways.dedup();
    let ways: Vec<(usize, usize)> = ways.into_iter().map(|(_, from, to)| (from, to)).collect();
    let mut beside = Bits::none(stages.len());
    let starts: Set<usize> = ways.iter().map(|(from, _)| *from).collect();
    let ends: Set<usize> = ways.iter().map(|(_, to)| *to).collect();
    // On a plain line nothing is beside anything.
    if starts.len() == ways.len() && ends.len() == ways.len() {
        return beside;
    }
    let after = Bits::reached(place.len(), &ways);
    let backwards: Vec<(usize, usize)> = ways.iter().rev().map(|(from, to)| (*to, *from)).collect();
    let before = Bits::reached(place.len(), &backwards);
    let connected: Vec<usize> =
        (0..stages.len()).filter(|index| starts.contains(index) || ends.contains(index)).collect();
    for (index, one) in connected.iter().enumerate() {
        for other in connected.iter().skip(index + 1) {
            let leads = after.holds(*one, *other) || after.holds(*other, *one);
            if !leads && (before.share(*one, *other) || after.share(*one, *other)) {
                beside.set(*one, *other);
                beside.set(*other, *one);
            }
        }
    }
    beside
}

/// A relation between numbered things, one row of bits for each.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Bits {
    rows: Vec<Vec<u64>>,
}

impl Bits {
    fn none(count: usize) -> Bits {
        Bits { rows: vec![vec![0; count.div_ceil(64)]; count] }
    }

    /// What can be come to from where. Ways from earlier things should come first.
    fn reached(count: usize, ways: &[(usize, usize)]) -> Bits {
        let mut reached = Bits::none(count);
        // Last things first, one round finds everything that no loop leads to.
        let mut changed = true;
        while changed {
            changed = false;
            for (from, to) in ways.iter().rev() {
                changed |= !reached.holds(*from, *to);
                reached.set(*from, *to);
                let next = reached.row(*to).to_vec();
                for (word, more) in reached.rows.get_mut(*from).into_iter().flatten().zip(next) {
                    changed |= *word | more != *word;
                    *word |= more;
                }
            }
        }
        reached
    }

    fn row(&self, index: usize) -> &[u64] {
        self.rows.get(index).map(Vec::as_slice).unwrap_or_default()
    }

    fn set(&mut self, from: usize, to: usize) {
        if let Some(word) = self.rows.get_mut(from).and_then(|row| row.get_mut(to / 64)) {
            *word |= 1 << (to % 64);
        }
    }

    fn holds(&self, from: usize, to: usize) -> bool {
        self.row(from).get(to / 64).is_some_and(|word| word >> (to % 64) & 1 == 1)
    }

    fn share(&self, one: usize, other: usize) -> bool {
        self.row(one).iter().zip(self.row(other)).any(|(one, other)| one & other != 0)
    }
}
