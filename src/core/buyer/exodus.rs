//! The stage with the greatest exodus: where the greatest share of the deals that reached it is lost.

use crate::core::analytics::Ledger;
use crate::core::ids::NodeId;
use crate::core::model::{Document, Flow};

/// A stage that fewer deals have reached is not compared: one of six would be a great exodus.
const FEWEST_REACHED: usize = 10;

/// How many of those that reached a stage were lost from it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exodus {
    /// The stage.
    pub stage: NodeId,
    /// Deals that are lost now and were last in this stage, or in one of its steps.
    pub lost: usize,
    /// Deals that have ever been in it.
    pub reached: usize,
}

impl Exodus {
    /// The share lost, 0 to 1.
    pub fn share(&self) -> f64 {
        self.lost as f64 / self.reached.max(1) as f64
    }
}

/// The stage with the greatest exodus, the first of them in the flow; none where no deal was lost, and none of a stage
/// that fewer than ten deals have reached.
pub fn exodus(document: &Document, flow: &Flow, ledger: &Ledger) -> Option<Exodus> {
    let stages = flow.stages(document);
    let mut worst: Option<Exodus> = None;
    for stage in stages {
        let (lost, reached) = ledger.all().lost_of(ledger.frame(), stage);
        let one = Exodus { stage, lost, reached };
        // Greater as a product: two equal shares are equal.
        let more = worst.is_none_or(|worst| lost * worst.reached > worst.lost * reached);
        if lost > 0 && reached >= FEWEST_REACHED && more {
            worst = Some(one);
        }
    }
    worst
}
