//! A map as a chain: its states, what leaves it, and what that promises.

use super::rates::{Gap, Observed, Rates, Source, Step, rates};
use super::solve::Moves;
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, Flow, NodeKind};
use crate::core::sorted::{Map, Set};

/// What is likely to become of a deal, seen from one node.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Prospect {
    /// The chance that it comes to where deals count as won, 0 to 1; see [`winning`](crate::core::analytics::wins::winning).
    pub won: f64,
    /// The chance that it is lost, 0 to 1. What is missing to 1 ends as "not now", or where nothing leads on.
    pub lost: f64,
    /// Days until it is over, from entering the node; a mean.
    pub days: f64,
    /// Days until it is won, of those that are; a mean.
    pub days_to_won: f64,
    /// How often the node is entered, for each deal that begins at the start.
    pub visits: f64,
}

/// What coming to a node means for a deal; "not now" means neither.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// The deal is won.
    Won,
    /// The deal is lost.
    Lost,
    /// The deal counts as won from here on, and goes on: a stage in which quota relief is earned.
    Relief,
}

/// Why nothing can be said.
#[derive(Clone, PartialEq, Debug)]
pub enum Stuck {
    /// There is no stage.
    NoStart,
    /// Deals that come into these nodes never leave them.
    Trap(Vec<NodeId>),
}

/// What a process promises.
#[derive(Clone, PartialEq, Debug)]
pub struct Process {
    /// The ways with their probabilities.
    pub rates: Rates,
    /// Where deals begin: the first stage of the flow.
    pub start: NodeId,
    /// What each node promises: stages, decisions, and outcomes that are left again.
    pub prospects: Map<NodeId, Prospect>,
    /// How long deals stay in each of these nodes, in days; a mean.
    pub days: Map<NodeId, f64>,
    /// What the ends of the process mean, and where deals count as won before they are over.
    pub ends: Map<NodeId, End>,
    /// Of how many stays the days are the mean; nothing where they are expected or wished for.
    pub stayed: Map<NodeId, usize>,
    /// Nodes whose days are not known: no deal has left them, and nothing is expected.
    pub untimed: Vec<NodeId>,
}

/// What somebody wants to be otherwise than it is.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Wishes {
    /// How likely a transition is taken, 0 to 1; the other ways out of its node share what is left as they did before.
    pub chances: Map<TransitionId, f64>,
    /// How long deals stay in a stage, in days.
    pub days: Map<NodeId, f64>,
}

impl Wishes {
    fn grant(&self, rates: &mut Rates) {
        let nodes: Set<NodeId> =
            rates.steps.iter().filter(|step| self.of(step).is_some()).map(|step| step.from).collect();
        for node in nodes.iter() {
            let wished: f64 =
                rates.steps.iter().filter(|step| step.from == *node).filter_map(|step| self.of(step)).sum();
            let others = rates.steps.iter().filter(|step| step.from == *node && self.of(step).is_none());
            let before: f64 = others.map(|step| step.chance).sum();
            // More than everything cannot be wished for: what is too much is taken off in the same parts.
            let scale = wished.max(1.0);
            let rest = if before > 0.0 { (1.0 - wished / scale).max(0.0) / before } else { 0.0 };
            for step in rates.steps.iter_mut().filter(|step| step.from == *node) {
                step.chance = self.of(step).map_or(step.chance * rest, |wish| wish / scale);
            }
        }
    }

    fn of(&self, step: &Step) -> Option<f64> {
        step.way.and_then(|way| self.chances.get(&way)).copied()
    }
}

/// The process of a document, of what its deals did.
pub fn process(
    document: &Document,
    flow: &Flow,
    source: Source,
    wishes: &Wishes,
    observed: &Observed,
) -> Result<Process, Stuck> {
    let process = unsolved(document, flow, source, wishes, observed)?;
    let Process { rates, start, days, ends, stayed, untimed, .. } = process;
    let solved = Process::solve(rates, start, days.into_iter().collect(), ends)?;
    Ok(Process { stayed, untimed, ..solved })
}

/// The process with its ways and days, where nothing is known yet of what it promises: what is to be seen of one that
/// cannot be solved.
pub fn unsolved(
    document: &Document,
    flow: &Flow,
    source: Source,
    wishes: &Wishes,
    observed: &Observed,
) -> Result<Process, Stuck> {
    let start = *flow.stages(document).first().ok_or(Stuck::NoStart)?;
    let mut rates = rates(document, source, observed);
    wishes.grant(&mut rates);
    let leaves = |node: NodeId| rates.steps.iter().any(|step| step.from == node && step.chance > 0.0);
    let kind = |node: NodeId| document.node_kind(node);
    let states: Vec<NodeId> = flow
        .order()
        .iter()
        .copied()
        .filter(|node| document.nodes.get(node).is_some_and(|known| known.parent.is_none()))
        .filter(|node| !kind(*node).is_some_and(NodeKind::is_outcome) || leaves(*node))
        .collect();
    let stayed = &observed.stays;
    let typical = |node: &NodeId| Some(f64::from(document.nodes.get(node)?.card.expected?.typical));
    let mean = |node: &NodeId| stayed.get(node).map(|(days, count)| days / *count as f64);
    let known = |node: &NodeId| wishes.days.get(node).copied().or_else(|| mean(node)).or_else(|| typical(node));
    let stays: Vec<Option<f64>> = states.iter().map(known).collect();
    let timeless = |node: &NodeId| kind(*node) == Some(NodeKind::Stage);
    let untimed = states.iter().zip(&stays).filter(|(node, days)| days.is_none() && timeless(node));
    let untimed = untimed.map(|(node, _)| *node).collect();
    let ends = document.nodes.values().filter_map(|node| match node.kind {
        NodeKind::Won => Some((node.id, End::Won)),
        NodeKind::Lost => Some((node.id, End::Lost)),
        _ => node.card.more.quota_relief.then_some((node.id, End::Relief)),
    });
    let prospects = states.iter().map(|node| (*node, Prospect::default())).collect();
    let days = states.into_iter().zip(stays.into_iter().map(|days| days.unwrap_or(0.0))).collect();
    let stayed = stayed.iter().filter(|(node, _)| !wishes.days.contains_key(node));
    let stayed = stayed.map(|(node, (_, count))| (*node, *count)).collect();
    Ok(Process { rates, start, prospects, days, ends: ends.collect(), stayed, untimed })
}

impl Process {
    /// The process of these ways: its states with their mean stay in days, in order, and what its ends mean. An end that
    /// is a state itself is one that is left again. What follows after relief is part of the days and visits, and no part
    /// of winning.
    pub fn solve(
        rates: Rates,
        start: NodeId,
        stays: Vec<(NodeId, f64)>,
        ends: Map<NodeId, End>,
    ) -> Result<Process, Stuck> {
        let place: Map<NodeId, usize> = stays.iter().enumerate().map(|(at, (node, _))| (*node, at)).collect();
        let mut moves = Moves { out: vec![Vec::new(); stays.len()] };
        // The same up to where deals count as won.
        let mut selling = moves.clone();
        let (mut won, mut lost) = (vec![0.0; stays.len()], vec![0.0; stays.len()]);
        let relieved = |node: &NodeId| ends.get(node) == Some(&End::Relief);
        for (slot, (node, _)) in won.iter_mut().zip(&stays) {
            *slot = if relieved(node) { 1.0 } else { 0.0 };
        }
        for step in rates.steps.iter().filter(|step| step.chance > 0.0) {
            let Some(from) = place.get(&step.from).copied() else { continue };
            if let Some(to) = place.get(&step.to).copied() {
                moves.add(from, to, step.chance);
                match (relieved(&step.from), won.get_mut(from).filter(|_| relieved(&step.to))) {
                    (true, _) => {}
                    (false, Some(won)) => *won += step.chance,
                    (false, None) => selling.add(from, to, step.chance),
                }
                continue;
            }
            let gains = match ends.get(&step.to) {
                Some(End::Won) if relieved(&step.from) => continue,
                Some(End::Won) => &mut won,
                Some(End::Lost) => &mut lost,
                _ => continue,
            };
            if let Some(slot) = gains.get_mut(from) {
                *slot += step.chance;
            }
        }
        let named = |trap: super::Trap| {
            let nodes = trap.0.iter().filter_map(|at| stays.get(*at)).map(|(node, _)| *node);
            Stuck::Trap(nodes.collect())
        };
        let days: Vec<f64> = stays.iter().map(|(_, days)| *days).collect();
        let begun: Vec<f64> = stays.iter().map(|(node, _)| if *node == start { 1.0 } else { 0.0 }).collect();
        let won = selling.gained(&won).map_err(named)?;
        // The days on ways that are won: each stay counts by the chance that it is still won from there.
        let stay = |((won, days), (node, _)): ((&f64, &f64), &(NodeId, f64))| {
            if relieved(node) { 0.0 } else { won * days }
        };
        let winning: Vec<f64> = won.iter().zip(&days).zip(&stays).map(stay).collect();
        let (lost, winning) = (moves.gained(&lost).map_err(named)?, selling.gained(&winning).map_err(named)?);
        let (all_days, visits) = (moves.gained(&days).map_err(named)?, moves.visits(&begun).map_err(named)?);
        let at = |list: &[f64], index: usize| list.get(index).copied().unwrap_or(0.0);
        let prospect = |index: usize| Prospect {
            won: at(&won, index),
            lost: at(&lost, index),
            days: at(&all_days, index),
            days_to_won: if at(&won, index) > 0.0 { at(&winning, index) / at(&won, index) } else { 0.0 },
            visits: at(&visits, index),
        };
        let prospects = stays.iter().enumerate().map(|(index, (node, _))| (*node, prospect(index))).collect();
        let (days, stayed) = (stays.into_iter().collect(), Map::new());
        Ok(Process { rates, start, prospects, days, ends, stayed, untimed: Vec::new() })
    }

    /// The same process with more wishes granted, without another look at the deals.
    pub fn wishing(&self, wishes: &Wishes) -> Result<Process, Stuck> {
        let mut rates = self.rates.clone();
        wishes.grant(&mut rates);
        let stays = self.days.iter().map(|(node, days)| (*node, wishes.days.get(node).copied().unwrap_or(*days)));
        Process::solve(rates, self.start, stays.collect(), self.ends.clone())
    }

    /// How many deals must enter each node so that this many are won: `visits * wins / won at the start`. `None` where
    /// nothing that begins can be won.
    pub fn needed(&self, wins: f64) -> Option<Map<NodeId, f64>> {
        let chance = self.prospects.get(&self.start)?.won;
        let begun = Some(wins / chance).filter(|_| chance > 0.0)?;
        Some(self.prospects.iter().map(|(node, prospect)| (*node, begun * prospect.visits)).collect())
    }

    /// Nodes from which nothing is ever won although they are entered, in the order of identifiers: where a wish that
    /// cannot come true breaks.
    pub fn hopeless(&self) -> Vec<NodeId> {
        let stuck = self.prospects.iter().filter(|(_, prospect)| prospect.visits > 0.0 && prospect.won <= 0.0);
        stuck.map(|(node, _)| *node).collect()
    }

    /// How often a node is entered for each deal that begins; 0 for what is no part of the process.
    pub fn visits(&self, node: NodeId) -> f64 {
        self.prospects.get(&node).map_or(0.0, |prospect| prospect.visits)
    }

    /// The nodes of which nothing says where deals go from there, and no chance is wished for.
    pub fn unknown(&self) -> impl Iterator<Item = NodeId> {
        let unknown = self.rates.gaps.iter().filter_map(|gap| match gap {
            Gap::Unknown(node) => Some(*node),
            Gap::SharesOff { .. } => None,
        });
        let leaves = |node: NodeId| self.rates.steps.iter().any(|step| step.from == node && step.chance > 0.0);
        unknown.filter(move |node| self.prospects.contains_key(node) && !leaves(*node))
    }

    /// What is missing or wrong in the probabilities, with its place.
    pub fn gaps(&self) -> &[Gap] {
        &self.rates.gaps
    }
}
