//! Measures: what they are now, where that comes from, and whether it is good.

mod computed;
mod judged;

pub use computed::{unit, velocity};
pub use judged::{Standing, is_disordered, judge};

use crate::core::analytics::Ledger;
use crate::core::ids::NodeId;
use crate::core::model::{Basis, Builtin, Date, Document, Flow, Kept, Kpi, Unit};
use crate::core::sorted::Map;

/// Where the value of a measure comes from.
#[derive(Clone, PartialEq, Debug)]
pub enum Origin {
    /// Somebody typed it.
    Typed {
        /// What it stands on.
        basis: Basis,
        /// Of how many and when, in words.
        source: String,
    },
    /// It is computed from so many deals.
    Computed {
        /// How many.
        n: usize,
        /// Since the first of them began.
        from: Option<Date>,
        /// Up to today.
        until: Date,
    },
}

/// A measure as it is now.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// Its value; none where there is nothing to compute it from, or nobody has typed one.
    pub value: Option<f64>,
    /// What it counts in.
    pub unit: Unit,
    /// Where the value comes from.
    pub origin: Origin,
    /// Whether it is good.
    pub standing: Standing,
}

/// What a measure is now. The ledger is up to date.
pub fn reading(known: (&Document, &Flow), ledger: &mut Ledger, kpi: &Kpi, today: Date) -> Reading {
    let (value, origin) = match kpi.builtin {
        Builtin::Typed => (kpi.value, Origin::Typed { basis: kpi.basis, source: kpi.source.clone() }),
        builtin => {
            let computed = computed::compute(known, ledger, builtin, kpi.node);
            (computed.value, Origin::Computed { n: computed.n, from: computed.from, until: today })
        }
    };
    Reading { value, unit: unit(kpi), origin, standing: judge(kpi, value) }
}

/// A measure of a stage as it is shown on the map.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Gauge {
    /// Its value.
    pub value: f64,
    /// What it counts in.
    pub unit: Unit,
    /// Whether it is good.
    pub standing: Standing,
}

/// The measure of each stage that stands worst; of equal ones the one made first. Those that nobody has said of what is
/// good are not shown.
pub fn gauges(document: &Document, flow: &Flow, ledger: &mut Ledger, today: Date) -> Map<NodeId, Gauge> {
    let mut worst: Map<NodeId, Gauge> = Map::new();
    // Nothing is computed of what cannot be judged.
    for kpi in document.all::<Kpi>().filter(|kpi| [kpi.target, kpi.amber, kpi.red].iter().any(Option::is_some)) {
        let Some(node) = kpi.node else { continue };
        let Reading { value, unit, standing, .. } = reading((document, flow), ledger, kpi, today);
        let Some(value) = value.filter(|_| standing >= Standing::Good) else {
            continue;
        };
        if worst.get(&node).is_none_or(|known| known.standing < standing) {
            worst.insert(node, Gauge { value, unit, standing });
        }
    }
    worst
}

/// The measures of a stage, or of the map; by name.
pub fn of(document: &Document, node: Option<NodeId>) -> Vec<&Kpi> {
    let mut found: Vec<&Kpi> = document.all::<Kpi>().filter(|kpi| kpi.node == node).collect();
    crate::core::sort::by(&mut found, |one, other| one.name.cmp(&other.name).then(one.id().cmp(&other.id())));
    found
}

#[cfg(test)]
mod tests;
