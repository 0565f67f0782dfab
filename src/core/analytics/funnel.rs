//! The funnel: how many deals came how far, in four ways of counting.

use super::{ratio, statistics, time};
use crate::core::ids::{DealId, NodeId};
use crate::core::model::{Date, Deal, Document, Flow, Money, NodeKind};
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
}

impl FunnelQuery {
    /// Whether a deal is considered.
    pub fn admits(&self, deal: &Deal) -> bool {
        self.period.is_none_or(|(from, to)| (from..=to).contains(&deal.created))
            && self.owner.as_ref().is_none_or(|owner| *owner == deal.owner)
            && self.source.as_ref().is_none_or(|source| *source == deal.source)
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
    /// The deals themselves, by identifier.
    pub deals: Vec<DealId>,
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
    let flow = Flow::of(document);
    let stages = flow.stages(document);
    let mut funnel = Funnel { counting: query.counting, ..Funnel::default() };
    let mut places: Vec<(NodeId, usize)> = Vec::new();
    for (index, stage) in stages.iter().enumerate() {
        let steps = document.nodes.values().filter(|node| node.parent == Some(*stage)).map(|node| node.id);
        let nodes: Vec<NodeId> = std::iter::once(*stage).chain(steps).collect();
        places.extend(nodes.iter().map(|node| (*node, index)));
        funnel.bars.push(Bar { stage: Some(*stage), nodes, ..Bar::default() });
    }
    let outcomes = document.shown().filter(|node| node.kind == NodeKind::Won).map(|node| node.id);
    let outcomes: Vec<NodeId> = outcomes.collect();
    places.extend(outcomes.iter().map(|node| (*node, stages.len())));
    let bar_of: Map<NodeId, usize> = places.into_iter().collect();
    funnel.bars.push(Bar { nodes: outcomes, ..Bar::default() });

    let beside = match query.counting {
        Counting::Strict | Counting::Inferred => beside(document, &flow, &stages),
        Counting::Current | Counting::Reached => Bits::none(0),
    };
    let mut days: Vec<Vec<f64>> = vec![Vec::new(); funnel.bars.len()];
    for deal in document.deals.values().filter(|deal| query.admits(deal)) {
        let now = deal.node();
        let kind = now.and_then(|node| document.node_kind(node));
        funnel.considered += 1;
        match kind {
            Some(NodeKind::Won) => funnel.won += 1,
            Some(NodeKind::Lost) => funnel.lost += 1,
            Some(NodeKind::NotNow) => funnel.not_now += 1,
            _ => funnel.open += 1,
        }
        let touched: Set<usize> = deal.visits.iter().filter_map(|visit| bar_of.get(&visit.node).copied()).collect();
        let spent = time::days_in(document, deal, today);
        for (node, spent) in spent {
            // Days in a step are in its stage's sum already.
            let stage = |index: &&usize| funnel.bars.get(**index).is_some_and(|bar| bar.stage == Some(node));
            if let Some(days) = bar_of.get(&node).filter(stage).and_then(|index| days.get_mut(*index)) {
                days.push(spent as f64);
            }
        }
        let farthest = touched.last().copied();
        // Stages this deal had no need to pass, because it took another branch.
        let spared = |other: &usize| touched.iter().any(|index| beside.holds(*index, *other));
        let counted: Vec<usize> = match (query.counting, farthest) {
            (Counting::Current, _) => now.and_then(|node| bar_of.get(&node).copied()).into_iter().collect(),
            (_, None) => Vec::new(),
            (Counting::Reached, _) => touched.iter().copied().collect(),
            (Counting::Strict, Some(last)) => {
                let passed = (0..=last).take_while(|index| touched.contains(index) || spared(index));
                passed.filter(|index| touched.contains(index)).collect()
            }
            (Counting::Inferred, Some(last)) => {
                (0..=last).filter(|index| touched.contains(index) || !spared(index)).collect()
            }
        };
        for index in counted {
            let Some(bar) = funnel.bars.get_mut(index) else { continue };
            bar.count += 1;
            bar.value = bar.value.plus(deal.value);
            bar.deals.push(deal.id);
            match kind {
                _ if query.counting == Counting::Current => bar.still_open += 1,
                _ if farthest > Some(index) => bar.moved_on += 1,
                Some(NodeKind::Lost) => bar.lost_here += 1,
                Some(NodeKind::NotNow) => bar.put_off_here += 1,
                _ => bar.still_open += 1,
            }
        }
    }
    let any_won = funnel.bars.last().is_some_and(|bar| !bar.nodes.is_empty());
    for (index, bar) in funnel.bars.iter_mut().enumerate() {
        // From where there is nothing further on the map, and in a picture of today, nobody moves on.
        let last = index >= stages.len() || (index + 1 == stages.len() && !any_won);
        if !last && query.counting != Counting::Current {
            bar.step_rate = ratio(bar.moved_on, bar.count);
            bar.resolved_rate = ratio(bar.moved_on, bar.moved_on + bar.lost_here);
        }
        bar.overall_rate = ratio(bar.count, funnel.considered);
        if let Some(days) = days.get(index) {
            bar.median_days = statistics::median(days);
            bar.timed = days.len();
        }
    }
    funnel.win_rate = ratio(funnel.won, funnel.won + funnel.lost);
    funnel.won_of_all = ratio(funnel.won, funnel.considered);
    funnel
}

/// For every stage, by its place in the flow order, the stages that lie on a branch beside it: neither leads to the
/// other, but they part at a common node or meet in one. Only forward transitions count, and a step stands for its
/// stage. Stages that are not connected at all are not beside each other; only their order is known.
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
