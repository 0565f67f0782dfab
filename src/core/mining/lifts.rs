//! What the fast deals share: the fastest quarter of those won against the rest, by what they are and what they passed.

use crate::core::analytics::statistics::percentile;
use crate::core::buyer::{Lift, lift};
use crate::core::ids::NodeId;
use crate::core::model::{Deal, Document, NodeKind};
use crate::core::sort;
use crate::core::sorted::{Map, Set};

/// With fewer won deals nothing is said.
pub const FEWEST: usize = 20;
/// With fewer deals that have something, or that do not, nothing is said of it.
pub const FEWEST_EACH: usize = 5;

/// Something that deals can share.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Factor {
    /// They passed through a stage or a step.
    Passed(NodeId),
    /// Somebody works on them.
    Owner(String),
    /// They came from somewhere.
    Source(String),
    /// They are of a segment.
    Segment(String),
}

/// How much more often deals that share something are among the fast ones than those that do not.
#[derive(Clone, PartialEq, Debug)]
pub struct Shared {
    /// What they share.
    pub factor: Factor,
    /// Of those that have it: how many are fast, of how many.
    pub with: (usize, usize),
    /// Of those that have it not.
    pub without: (usize, usize),
    /// How many times as often, with its interval; none where there is not enough data on both sides.
    pub lift: Option<Lift>,
}

/// What the fast deals share.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Fast {
    /// How many deals were won.
    pub won: usize,
    /// Up to so many days a deal is among the fastest quarter.
    pub days: Option<f64>,
    /// How many are.
    pub fast: usize,
    /// What deals share, what says most first; empty where too few were won.
    pub shared: Vec<Shared>,
}

/// The days from the first stay to winning; nothing for a deal that is not won.
fn cycle(document: &Document, deal: &Deal) -> Option<f64> {
    (document.node_kind(deal.node()?)? == NodeKind::Won).then(|| deal.days_to_here() as f64)
}

/// What the fastest quarter of the won deals shares that the rest does not, of the deals that `admits` lets pass.
pub fn fast(document: &Document, admits: impl Fn(&Deal) -> bool) -> Fast {
    let won: Vec<(&Deal, f64)> = document
        .deals
        .values()
        .filter(|deal| admits(deal))
        .filter_map(|deal| Some((deal, cycle(document, deal)?)))
        .collect();
    let all: Vec<f64> = won.iter().map(|(_, days)| *days).collect();
    let days = percentile(&all, 25.0);
    let limit = days.unwrap_or(0.0);
    let fast = all.iter().filter(|days| **days <= limit).count();
    let mut found = Fast { won: won.len(), days, fast, shared: Vec::new() };
    if won.len() < FEWEST {
        return found;
    }
    let mut counts: Map<Factor, (usize, usize)> = Map::new();
    for (deal, days) in &won {
        let passed: Set<NodeId> = deal.visits.iter().map(|visit| visit.node).collect();
        let works = |node: &&NodeId| document.node_kind(**node).is_some_and(NodeKind::has_card);
        let texts = [
            (&deal.owner, Factor::Owner as fn(String) -> Factor),
            (&deal.source, Factor::Source),
            (&deal.segment, Factor::Segment),
        ];
        let texts = texts.into_iter().filter(|(text, _)| !text.is_empty()).map(|(text, factor)| factor(text.clone()));
        for factor in passed.iter().filter(works).map(|node| Factor::Passed(*node)).chain(texts) {
            let (quick, of) = counts.or_insert_with(factor, || (0, 0));
            *of += 1;
            *quick += usize::from(*days <= limit);
        }
    }
    // What all have or hardly any has tells nothing apart.
    let says = |of: usize| of >= FEWEST_EACH && won.len() - of >= FEWEST_EACH;
    let shared = |(factor, with): (&Factor, &(usize, usize))| {
        let without = (fast - with.0, won.len() - with.1);
        Shared { factor: factor.clone(), with: *with, without, lift: lift(*with, without) }
    };
    found.shared = counts.iter().filter(|(_, (_, of))| says(*of)).map(shared).collect();
    let weight = |shared: &Shared| {
        shared.lift.as_ref().map_or(0.0, |lift| {
            // How far the interval is from saying nothing, on either side of one.
            let far = |ratio: f64| ratio.max(1e-9).ln();
            far(lift.low).max(-far(lift.high.unwrap_or(f64::MAX)))
        })
    };
    sort::by(&mut found.shared, |one, other| weight(other).total_cmp(&weight(one)));
    found
}
