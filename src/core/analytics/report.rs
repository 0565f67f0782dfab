//! The numbers on the screen as plain data, for scripts and for the download.

use serde::Serialize;

use super::{FunnelQuery, NodeLoad, Share, Totals, funnel, loads, shares, summary};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Currency, Date, Document, Flow, Money, NodeKind};

/// Everything that is counted, with what it was counted of. Amounts are in minor units of `currency`.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Report {
    /// The map's name.
    pub map: String,
    /// The day of the report.
    pub today: Date,
    /// The currency of the amounts.
    pub currency: Currency,
    /// What the funnel and the totals were asked for.
    pub query: FunnelQuery,
    /// The funnel.
    pub funnel: FunnelReport,
    /// The deals that the query admits, as a whole.
    pub totals: Totals,
    /// What is where now, all deals, in flow order.
    pub nodes: Vec<NodeReport>,
    /// How often which transition was used, all deals.
    pub transitions: Vec<TransitionReport>,
    /// The share of the four items that all cards have, 0 to 1.
    pub completeness: Option<f64>,
}

/// The funnel and its totals.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct FunnelReport {
    /// The bars, first stage first, won last.
    pub bars: Vec<BarReport>,
    /// Deals considered.
    pub considered: usize,
    /// Open now.
    pub open: usize,
    /// Won now.
    pub won: usize,
    /// Lost now.
    pub lost: usize,
    /// Put off now.
    pub not_now: usize,
    /// `won / (won + lost)`.
    pub win_rate: Option<f64>,
    /// `won / considered`.
    pub won_of_all: Option<f64>,
}

/// One bar; the fields are those of [`super::Bar`].
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct BarReport {
    /// The stage; absent for the closing bar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<NodeId>,
    /// `stage` or `outcome_won`.
    pub kind: NodeKind,
    /// The stage's name; of the closing bar, the names of the won outcomes.
    pub name: String,
    /// How many deals it counts.
    pub count: usize,
    /// What they are worth.
    pub value: Money,
    /// Have been further.
    pub moved_on: usize,
    /// Lost here.
    pub lost_here: usize,
    /// Put off here.
    pub put_off_here: usize,
    /// Neither.
    pub still_open: usize,
    /// `moved_on / count`.
    pub step_rate: Option<f64>,
    /// `moved_on / (moved_on + lost_here)`.
    pub resolved_rate: Option<f64>,
    /// `count / considered`.
    pub overall_rate: Option<f64>,
    /// Median days spent here.
    pub median_days: Option<f64>,
    /// Deals that the median is made of.
    pub timed: usize,
}

/// What is in a node.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct NodeReport {
    /// The node.
    pub id: NodeId,
    /// What it is.
    pub kind: NodeKind,
    /// Its name.
    pub name: String,
    /// Deals, value, stuck.
    #[serde(flatten)]
    pub load: NodeLoad,
}

/// How often a transition was used.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct TransitionReport {
    /// The transition.
    pub id: TransitionId,
    /// Used and of how many.
    #[serde(flatten)]
    pub share: Share,
}

/// The report.
pub fn report(document: &Document, query: &FunnelQuery, today: Date) -> Report {
    let funnel = funnel(document, query, today);
    let bars = funnel.bars.into_iter().map(|bar| BarReport {
        stage: bar.stage,
        kind: if bar.stage.is_some() { NodeKind::Stage } else { NodeKind::Won },
        name: match bar.stage {
            Some(stage) => document.node_name(stage).to_owned(),
            None => bar.nodes.iter().map(|node| document.node_name(*node)).collect::<Vec<_>>().join(", "),
        },
        count: bar.count,
        value: bar.value,
        moved_on: bar.moved_on,
        lost_here: bar.lost_here,
        put_off_here: bar.put_off_here,
        still_open: bar.still_open,
        step_rate: bar.step_rate,
        resolved_rate: bar.resolved_rate,
        overall_rate: bar.overall_rate,
        median_days: bar.median_days,
        timed: bar.timed,
    });
    let loads = loads(document, today);
    let node = |id: &NodeId| {
        let node = document.nodes.get(id)?;
        Some(NodeReport { id: *id, kind: node.kind, name: node.name.clone(), load: *loads.get(id)? })
    };
    Report {
        map: document.map.name.clone(),
        today,
        currency: document.map.currency,
        query: query.clone(),
        funnel: FunnelReport {
            bars: bars.collect(),
            considered: funnel.considered,
            open: funnel.open,
            won: funnel.won,
            lost: funnel.lost,
            not_now: funnel.not_now,
            win_rate: funnel.win_rate,
            won_of_all: funnel.won_of_all,
        },
        totals: summary::totals(document, |deal| query.admits(deal), today),
        nodes: Flow::of(document).order().iter().filter_map(node).collect(),
        transitions: shares(document).into_iter().map(|(id, share)| TransitionReport { id, share }).collect(),
        completeness: document.completeness(),
    }
}
