//! How likely each way is: from what deals did, from what somebody typed, or from both.

use crate::core::analytics::ledger::counted;
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Deal, Document, Node, NodeKind};
use crate::core::sorted::Map;

/// Where probabilities come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Source {
    /// What deals did, and what was typed: the estimate counts like [`PRIOR`] departures, so that it fades as deals
    /// come: `(n observed + PRIOR estimate) / (n + PRIOR)`.
    #[default]
    Blended,
    /// What deals did.
    Deals,
    /// What was typed.
    Estimates,
}

/// How many departures an estimate is worth.
pub const PRIOR: f64 = 10.0;

/// Shares that are typed may miss 100 % by so much, in percent: thirds are written 33, 33, 33.
const ROUNDED: i64 = 1;

/// A way that deals take: a transition, or where deals went without one.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// Where it begins: a stage, a decision, or an outcome that is left again.
    pub from: NodeId,
    /// Where it ends.
    pub to: NodeId,
    /// The transition; none where no drawn way leads there.
    pub way: Option<TransitionId>,
    /// Departures that took it.
    pub used: usize,
    /// All departures from where it begins.
    pub of: usize,
    /// What was typed, 0 to 1; what is left to 1 in equal parts where other ways of its node have a share.
    pub estimate: Option<f64>,
    /// How likely it is that a deal takes it, 0 to 1.
    pub chance: f64,
}

/// What stands in the way of a calculation.
#[derive(Clone, PartialEq, Debug)]
pub enum Gap {
    /// The shares typed on the ways out of a node are not 100 % together.
    SharesOff {
        /// The node.
        node: NodeId,
        /// What they are together, in percent.
        sum: i64,
    },
    /// Nothing says where deals go from here: no deal has left it, and no share is typed.
    Unknown(NodeId),
}

/// Every way with its probability, in the order of the nodes, and what is missing.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Rates {
    /// The ways.
    pub steps: Vec<Step>,
    /// What stands in the way.
    pub gaps: Vec<Gap>,
}

/// What deals did, as far as a chain is made of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Observed {
    /// Departures by where they began, where they led, and the transition; none where no drawn way leads there.
    ///
    /// A move inside a stage is no departure. One that passed decisions is a departure from each of them, as long as the
    /// transitions that it took are there and join.
    pub moves: Map<(NodeId, NodeId, Option<TransitionId>), usize>,
    /// The days that deals stayed in each node, together, and how many stays that were. Only those that are over count,
    /// of a stage as a whole.
    pub stays: Map<NodeId, (f64, usize)>,
}

impl Observed {
    /// What the deals did that `admits` lets pass.
    pub fn of(document: &Document, admits: impl Fn(&Deal) -> bool) -> Observed {
        counted(document, &admits, document.map.created, |tally, frame| tally.observed(frame))
    }
}

/// The probabilities of all ways of the whole map.
pub fn rates(document: &Document, source: Source, observed: &Observed) -> Rates {
    let ways = document.transitions.values().filter(|way| top(document, way.from) && top(document, way.to));
    let mut used: Map<(NodeId, NodeId, Option<TransitionId>), usize> =
        ways.map(|way| ((way.from, way.to, Some(way.id)), 0)).collect();
    for (step, count) in &observed.moves {
        *used.or_insert_with(*step, || 0) += count;
    }
    let mut of: Map<NodeId, usize> = Map::new();
    for ((from, ..), count) in used.iter() {
        *of.or_insert_with(*from, || 0) += count;
    }
    let mut rates = Rates::default();
    let mut all: Vec<Step> = Vec::new();
    for ((from, to, way), count) in used.iter() {
        let share = way.and_then(|way| document.transitions.get(&way)?.onward.share);
        let estimate = share.map(|percent| percent as f64 / 100.0);
        let of = of.get(from).copied().unwrap_or(0);
        all.push(Step { from: *from, to: *to, way: *way, used: *count, of, estimate, chance: 0.0 });
    }
    // The key begins with the node, so its ways stand together.
    for ways in all.chunk_by(|one, other| one.from == other.from) {
        if let Some(first) = ways.first() {
            settle(first.from, ways.to_vec(), source, &mut rates);
        }
    }
    rates
}

/// Whether a node is part of the process as a whole: on the map itself, not hidden, not a note.
fn top(document: &Document, node: NodeId) -> bool {
    let part = |node: &Node| node.parent.is_none() && node.kind != NodeKind::Note && !document.is_hidden(node);
    document.nodes.get(&node).is_some_and(part)
}

/// Settles the chances of all ways out of one node.
fn settle(node: NodeId, mut steps: Vec<Step>, source: Source, rates: &mut Rates) {
    let typed: Vec<f64> = steps.iter().filter_map(|step| step.estimate).collect();
    let sum: f64 = typed.iter().sum();
    let open = steps.iter().filter(|step| step.way.is_some() && step.estimate.is_none()).count();
    let percent = (sum * 100.0).round() as i64;
    let off = if open == 0 { (percent - 100).abs() > ROUNDED } else { percent > 100 };
    if !typed.is_empty() && off {
        rates.gaps.push(Gap::SharesOff { node, sum: percent });
    }
    // What is typed is made 100 %, what is left is shared by the ways without a share.
    let rest = if typed.is_empty() { None } else { Some((1.0 - sum).max(0.0) / open.max(1) as f64) };
    let scale = if open == 0 || sum > 1.0 { sum.max(f64::MIN_POSITIVE) } else { 1.0 };
    for step in &mut steps {
        step.estimate = match step.estimate {
            Some(share) => Some(share / scale),
            None => rest.filter(|_| step.way.is_some()),
        };
    }
    let estimated = !typed.is_empty() && (sum > 0.0 || open > 0);
    let of = steps.first().map_or(0, |step| step.of);
    let (n, prior) = match source {
        Source::Deals => (of as f64, 0.0),
        Source::Estimates => (0.0, if estimated { PRIOR } else { 0.0 }),
        Source::Blended => (of as f64, if estimated { PRIOR } else { 0.0 }),
    };
    if n + prior == 0.0 {
        rates.gaps.push(Gap::Unknown(node));
    }
    for step in &mut steps {
        let counted = if n > 0.0 { step.used as f64 } else { 0.0 };
        step.chance =
            if n + prior > 0.0 { (counted + prior * step.estimate.unwrap_or(0.0)) / (n + prior) } else { 0.0 };
    }
    rates.steps.append(&mut steps);
}
