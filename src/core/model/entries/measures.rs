//! What is measured.

use super::kept;
use crate::core::ids::{EntryId, NodeId};
use crate::core::model::fields::{Target, Tie, refer};
use crate::core::model::words;

words! {
    /// Where a number comes from that somebody typed.
    Basis {
        /// Somebody's guess.
        Estimate "estimate"
        /// What others report.
        Benchmark "benchmark"
        /// Counted, somewhere else.
        Measured "measured"
    }
    /// What a measure counts in.
    Unit {
        /// Things.
        Count "count"
        /// Percent.
        Percent "percent"
        /// Days.
        Days "days"
        /// Whole units of the map's currency.
        Amount "amount"
        /// Hours.
        Hours "hours"
    }
    /// How a measure gets its value.
    Builtin {
        /// Somebody types it.
        Typed "typed"
        /// Median days from the start to won.
        CycleLength "cycle_length"
        /// The share of those that reached the stage and moved on.
        Conversion "conversion"
        /// Deals that entered the stage.
        Delivered "delivered"
        /// Median days to the first move.
        FirstResponse "first_response"
        /// Won and later lost, of all that were won.
        Churn "churn"
        /// Won and not lost since, of all that were won.
        Retention "retention"
        /// The worth of what was won.
        Revenue "revenue"
        /// Opportunities times mean value times win rate by cycle days.
        Velocity "velocity"
        /// Won of won and lost.
        WinRate "win_rate"
    }
}

/// A measure of the map, or of one stage.
#[derive(Clone, PartialEq, Debug)]
pub struct Kpi {
    /// Its identifier.
    pub id: EntryId,
    /// What it is called.
    pub name: String,
    /// The stage that it measures; the whole map where there is none.
    pub node: Option<NodeId>,
    /// Where its value comes from.
    pub builtin: Builtin,
    /// What it means.
    pub definition: String,
    /// How it is computed, in words, where it is typed.
    pub formula: String,
    /// What it counts in.
    pub unit: Unit,
    /// The value, where it is typed.
    pub value: Option<f64>,
    /// Where the typed value comes from.
    pub basis: Basis,
    /// Of how many, and when, where the typed value was measured.
    pub source: String,
    /// What is wanted.
    pub target: Option<f64>,
    /// Smaller is better.
    pub low_is_good: bool,
    /// From here on it is amber: not good.
    pub amber: Option<f64>,
    /// From here on it is red: bad.
    pub red: Option<f64>,
}

kept! {
    Kpi { name, node, builtin, definition, formula, unit, value, basis, source, target, low_is_good, amber, red } |kpi, to| {
        to.line("name", true, &mut kpi.name);
        refer(to, "node", (Target::Node, Tie::Bound), &mut kpi.node);
        kpi.builtin.describe("builtin", to);
        to.text("definition", &mut kpi.definition);
        to.text("formula", &mut kpi.formula);
        kpi.unit.describe("unit", to);
        to.number("value", &mut kpi.value);
        kpi.basis.describe("basis", to);
        to.line("source", false, &mut kpi.source);
        to.number("target", &mut kpi.target);
        to.truth("low_is_good", &mut kpi.low_is_good);
        to.number("amber", &mut kpi.amber);
        to.number("red", &mut kpi.red);
    };
}
