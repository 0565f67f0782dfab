//! Deals for other programs: a table of them, and what happened to them as an event log.

mod deals;
mod log;
#[cfg(test)]
mod tests;
mod xes;

pub use deals::deals;
pub use log::log;
pub use xes::xes;

use crate::core::model::{Deal, Document, NodeKind};

/// The columns of the tables; whoever writes them puts their names into a language.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Column {
    /// The identifier of a deal.
    Deal,
    /// What it is about.
    Name,
    /// The buyer.
    Company,
    /// What it is worth, in whole units.
    Value,
    /// The currency of that.
    Currency,
    /// Who works on it.
    Owner,
    /// Where it came from.
    Source,
    /// What kind of buyer it is.
    Segment,
    /// The day it began.
    Created,
    /// Where it is, or was.
    Stage,
    /// What became of it; see [`Outcome`].
    Outcome,
    /// The day it came there.
    Entered,
    /// The day it went on.
    Left,
    /// What to do next.
    NextStep,
    /// By when.
    NextStepOn,
    /// Anything else.
    Notes,
    /// Why it was lost, or put off.
    Reason,
}

/// What became of a deal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Outcome {
    /// Nothing yet.
    Open,
    /// It was won.
    Won,
    /// It was lost.
    Lost,
    /// It may come back.
    NotNow,
}

/// The words of a table.
pub trait Words {
    /// What a column is called.
    fn column(&self, column: Column) -> String;
    /// What an outcome is called.
    fn outcome(&self, outcome: Outcome) -> String;
}

/// What became of a deal, by where it is.
pub fn outcome(document: &Document, deal: &Deal) -> Outcome {
    match deal.node().and_then(|node| document.node_kind(node)) {
        Some(NodeKind::Won) => Outcome::Won,
        Some(NodeKind::Lost) => Outcome::Lost,
        Some(NodeKind::NotNow) => Outcome::NotNow,
        _ => Outcome::Open,
    }
}

/// Why a deal was lost or put off, the last time that it was.
fn reason(deal: &Deal) -> &str {
    deal.refusals().last().map_or("", |(_, refusal)| refusal.reason.as_str())
}
