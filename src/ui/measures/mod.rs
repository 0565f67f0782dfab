//! Measures: in the playbook where they are set, and in the panel of a stage.

mod fields;
mod section;
mod stage;
mod words;

pub use section::Measures;
pub use stage::{StageMeasures, origin, origins, relief};
pub use words::{bases, measured, standing};

use crate::ui::prelude::*;

use crate::core::analytics::{Reading, measures};
use crate::core::ids::{EntryId, NodeId};
use crate::core::model::{Builtin, Currency, Document, Kpi};
use crate::ui::language::{Text, fill};
use crate::ui::workspace::Workspace;

/// A measure as it is shown.
#[derive(Clone, PartialEq)]
struct Shown {
    kpi: Kpi,
    reading: Reading,
    currency: Currency,
    /// The name of its stage.
    place: Option<String>,
}

impl Shown {
    fn value(&self) -> Option<String> {
        let value = measured(self.reading.value?, self.reading.unit, self.currency);
        Some(match self.kpi.builtin {
            Builtin::Velocity => fill(Text::MeasureADay, &[("value", &value)]),
            _ => value,
        })
    }
}

/// A measure as it is shown, followed; none where it has gone.
fn shown(workspace: Workspace, id: EntryId) -> Memo<Option<Shown>> {
    Memo::new(move |_| {
        let today = workspace.today.get();
        workspace.count(|known, ledger| {
            let document = known.0;
            let kpi = document.entry::<Kpi>(id)?.clone();
            let reading = measures::reading(known, ledger, &kpi, today);
            let place = kpi.node.map(|node| crate::ui::sentences::node_name(document, node));
            Some(Shown { kpi, reading, currency: document.map.currency, place })
        })
    })
}

/// The measures of a stage, or of the map, in the order in which they are listed.
fn listed(document: &Document, node: Option<NodeId>) -> Vec<EntryId> {
    measures::of(document, node).into_iter().map(|kpi| kpi.id).collect()
}

/// A new measure with a name to begin with.
fn fresh(workspace: Workspace, builtin: Builtin, node: Option<NodeId>) -> Kpi {
    let name = words::name(builtin);
    let low_is_good = matches!(builtin, Builtin::CycleLength | Builtin::FirstResponse | Builtin::Churn);
    Kpi { name, builtin, node, low_is_good, ..crate::core::model::Kept::blank(workspace.make_id()) }
}
