//! Everything that the histories say, worked out once for the panel and the map.

use crate::core::analytics::{Ledger, Stays};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::mining::{
    Conformance, Fast, Film, Moves, Outlier, Variant, Ways, conformance, fast, outliers, variants, waits,
};
use crate::core::model::{Date, Document};

/// What the histories say.
#[derive(Clone, PartialEq, Debug)]
pub struct Known {
    /// What stages are called: another name makes what is said another.
    names: Vec<(NodeId, String)>,
    /// Where the drawn map lets deals go.
    pub ways: Ways,
    /// Designed against actual.
    pub conformance: Conformance,
    /// The ways that deals took.
    pub variants: Vec<Variant>,
    /// The same, for the process that is found.
    pub moves: Moves,
    /// How long deals stay.
    pub stays: Stays,
    /// Where the time goes.
    pub waits: Vec<(NodeId, f64)>,
    /// Deals that went otherwise.
    pub outliers: Vec<Outlier>,
    /// What the fast ones share.
    pub fast: Fast,
    /// All of it as a film.
    pub film: Film,
}

impl Known {
    /// Whether deals moved, and none of them along a transition.
    pub fn is_unused(&self, way: TransitionId) -> bool {
        self.conformance.moves > 0 && !self.conformance.used.contains_key(&way)
    }

    /// Works it out, with a ledger that is up to date.
    pub fn of(document: &Document, ledger: &Ledger, today: Date) -> Known {
        let ways = Ways::of(document);
        let variants = variants(document, &ways, |_| true);
        let stays = ledger.all().stays(ledger.frame());
        Known {
            names: document.nodes.values().map(|node| (node.id, node.name.clone())).collect(),
            conformance: conformance(document, &ways, &variants),
            moves: Moves::of(&variants),
            waits: waits(document, &stays),
            outliers: outliers(document, &ways, &stays, |_| true, today),
            fast: fast(document, |_| true),
            film: Film::of(document, |_| true, today),
            ways,
            variants,
            stays,
        }
    }
}
