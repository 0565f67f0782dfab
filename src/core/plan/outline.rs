//! The plan as rows: what each node promises, what it needs, and what is done there.

use super::required::Required;
use crate::core::chain::{Process, Step};
use crate::core::ids::{EntryId, NodeId};
use crate::core::model::{Activity, Document, Flow, NodeKind};

/// A way out of a node.
#[derive(Clone, PartialEq, Debug)]
pub struct Way {
    /// The way, with its chance and what that was made of.
    pub step: Step,
    /// It leads a deal on towards the end of the process.
    pub forward: bool,
}

/// A node with all that the plan says of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The node.
    pub node: NodeId,
    /// It is a stage; else a decision, or an outcome that is left again.
    pub stage: bool,
    /// The ways out, forward ones first.
    pub ways: Vec<Way>,
    /// The chance to be won from here, 0 to 1; none where nobody knows yet where deals go.
    pub won: Option<f64>,
    /// How long deals stay, in days; none where nothing says so.
    pub days: Option<f64>,
    /// Of how many stays that is the mean.
    pub stayed: usize,
    /// How many deals must enter; none without a plan.
    pub entrants: Option<f64>,
    /// What is done here, and how often; without a plan nobody knows how often.
    pub work: Vec<(EntryId, Option<f64>)>,
}

/// The rows in the order of the flow.
pub fn outline(document: &Document, flow: &Flow, process: &Process, required: Option<&Required>) -> Vec<Row> {
    let nodes = flow.order().iter().filter(|node| process.prospects.contains_key(node));
    nodes.map(|node| row(document, process, required, *node)).collect()
}

fn row(document: &Document, process: &Process, required: Option<&Required>, node: NodeId) -> Row {
    let prospect = process.prospects.get(&node).copied().unwrap_or_default();
    let forward = |step: &Step| match step.way.and_then(|way| document.transitions.get(&way)) {
        Some(way) => way.kind.is_forward(),
        None => false,
    };
    let ways = process.rates.steps.iter().filter(|step| step.from == node);
    let (mut ways, others): (Vec<Way>, Vec<Way>) =
        ways.map(|step| Way { step: step.clone(), forward: forward(step) }).partition(|way| way.forward);
    ways.extend(others);
    let count = |activity: EntryId| Some(required?.work.iter().find(|work| work.activity == activity)?.count);
    let work = document.all::<Activity>().filter(|activity| activity.node == Some(node));
    // A chance of 0 is one where every way is known.
    let known = prospect.won > 0.0 || process.unknown().next().is_none();
    Row {
        node,
        stage: document.node_kind(node) == Some(NodeKind::Stage),
        ways,
        won: known.then_some(prospect.won),
        days: process.days.get(&node).copied().filter(|_| !process.untimed.contains(&node)),
        stayed: process.stayed.get(&node).copied().unwrap_or(0),
        entrants: required.and_then(|required| required.entrants.get(&node)).copied(),
        work: work.map(|activity| (activity.id, count(activity.id))).collect(),
    }
}
