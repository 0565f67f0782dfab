//! What nodes and transitions can show beside their names, computed once for all of them.

use super::look::journey;
use super::signs::Signs;
use crate::core::analytics::{Gauge, Ledger, NodeLoad, Stays, gauges, rates};
use crate::core::buyer::{Exodus, exodus, needs};
use crate::core::chain::Observed;
use crate::core::checks::Checker;
use crate::core::ids::{DepartmentId, EntryId, NodeId, PhaseId, TransitionId};
use crate::core::model::{Date, Document, Flow, Transition, hands_over};
use crate::core::plan::{follow, settings, solved};
use crate::core::session::{Overlay, Overlays};
use crate::core::sorted::Map;

/// What is to be shown of a transition.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct WayFacts {
    /// The share of departures that took it, 0 to 1, where anybody did.
    pub share: Option<f64>,
    /// The median days before it.
    pub days: Option<f64>,
    /// It leads from one department to another.
    pub hands_over: bool,
    /// Whether something there moves buyers on, or they trip over something, where that is shown.
    pub signs: Signs,
}

/// How many deals the plan asks to enter each node; nothing where there is no plan.
fn needed(document: &Document, flow: &Flow, observed: &Observed) -> Map<NodeId, f64> {
    let settings = settings(document, None);
    let process = solved(document, flow, &settings, observed).ok();
    let plan = process.and_then(|process| follow(document, &settings, process).ok());
    plan.map(|plan| plan.entrants).unwrap_or_default()
}

/// The facts of a document that are to be shown; what is not, and costs a pass over all deals, is not computed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Facts {
    /// Which of them.
    pub shows: Overlays,
    /// The deals that are in each node.
    pub loads: Map<NodeId, NodeLoad>,
    /// The places of the phases in the buyer's journey.
    pub phases: Map<PhaseId, usize>,
    /// How many findings each node has.
    pub findings: Map<NodeId, usize>,
    /// How many deals the plan asks to enter each node.
    pub needed: Map<NodeId, f64>,
    /// The measure of each stage that stands worst.
    pub gauges: Map<NodeId, Gauge>,
    /// What moves buyers on and what they trip over, by node.
    pub signs: Map<NodeId, Signs>,
    /// The stage from which the greatest share of deals is lost.
    pub exodus: Option<Exodus>,
    /// What the persona needs with whose eyes the map is seen, by stage.
    pub needs: Option<Map<NodeId, String>>,
    ways: Map<TransitionId, Signs>,
    stays: Stays,
    rates: Map<TransitionId, f64>,
}

impl Facts {
    /// The facts of a document.
    pub fn of(document: &Document, shows: Overlays, today: Date) -> Facts {
        let mut ledger = Ledger::of(document, today);
        let shown = shows.shows(Overlay::Findings);
        let findings = if shown { Checker::default().find(document, &ledger, today).by_node() } else { Map::new() };
        Facts::with(document, &Flow::of(document), &mut ledger, shows, findings)
    }

    /// The facts of a document whose findings are known, and whose ledger is up to date.
    pub fn with(
        document: &Document,
        flow: &Flow,
        ledger: &mut Ledger,
        shows: Overlays,
        findings: Map<NodeId, usize>,
    ) -> Facts {
        let facts = Facts { shows, phases: journey(document), findings, ..Facts::default() };
        let facts = facts.counted(document, flow, ledger);
        if !shows.shows(Overlay::Signs) {
            return facts;
        }
        let (signs, ways) = Signs::of(document);
        Facts { signs, ways, ..facts }
    }

    /// The same with what is counted from deals.
    fn counted(self, document: &Document, flow: &Flow, ledger: &mut Ledger) -> Facts {
        let shows = |overlay| self.shows.shows(overlay);
        let today = ledger.today().unwrap_or(document.map.created);
        let gauges = if shows(Overlay::Measures) { gauges(document, flow, ledger, today) } else { Map::new() };
        let (tally, frame) = (ledger.all(), ledger.frame());
        Facts {
            loads: tally.loads(frame),
            gauges,
            needed: if shows(Overlay::Required) { needed(document, flow, &tally.observed(frame)) } else { Map::new() },
            stays: if shows(Overlay::Time) { tally.stays(frame) } else { Stays::default() },
            exodus: if shows(Overlay::Signs) { exodus(document, flow, ledger) } else { None },
            rates: if shows(Overlay::Conversion) { rates(tally.shares(frame)) } else { Map::new() },
            ..self
        }
    }

    /// The facts as a persona sees them, where there is one.
    pub fn seen_by(self, document: &Document, lens: Option<EntryId>) -> Facts {
        Facts { needs: lens.map(|persona| needs(document, persona)), ..self }
    }

    /// The facts after a change of nodes alone: no deal, transition, phase or entry is another than before.
    pub fn renewed(self, document: &Document, flow: &Flow, ledger: &mut Ledger, findings: Map<NodeId, usize>) -> Facts {
        Facts { findings, ..self }.counted(document, flow, ledger)
    }

    /// The median days of deals in a node.
    pub fn days_in(&self, node: NodeId) -> Option<f64> {
        self.stays.nodes.get(&node).map(|stay| stay.median)
    }

    /// What is to be shown of a transition; `owners` are those of the document.
    pub fn way(&self, way: &Transition, owners: &Map<NodeId, DepartmentId>) -> WayFacts {
        WayFacts {
            share: self.rates.get(&way.id).copied(),
            days: self.stays.transitions.get(&way.id).map(|stay| stay.median),
            hands_over: hands_over(way, owners),
            signs: self.ways.get(&way.id).copied().unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::point;
    use crate::core::ids::{DealId, Identifier, MapId};
    use crate::core::model::{Builtin, Deal, Kept, Kpi, Money, Node, NodeKind};

    fn id<T: Identifier>(text: &str) -> T {
        T::parse(text).unwrap()
    }

    /// What is won begins with quota relief, so that a change of a node alone changes what is measured.
    #[test]
    fn measures_follow_a_change_of_nodes_alone() {
        let today = Date::parse("2026-03-02").unwrap();
        let mut document = Document::new(id::<MapId>("m"), "Map", today);
        document.nodes.insert(id("a"), Node::new(id("a"), NodeKind::Stage, "a", point(0.0, 0.0)));
        let deal = Deal { value: Money(50_000), ..Deal::new(id::<DealId>("d"), "d", id("a"), today) };
        document.deals.insert(deal.id, deal);
        let revenue = Kpi { node: Some(id("a")), builtin: Builtin::Revenue, target: Some(1.0), ..Kpi::blank(id("k")) };
        document.entries.insert(id("k"), revenue.entry());
        let facts = Facts::of(&document, Overlays::default(), today);
        assert!(facts.gauges.is_empty(), "nothing is won yet");
        document.nodes.get_mut(&id::<NodeId>("a")).unwrap().card.more.quota_relief = true;
        let mut ledger = Ledger::of(&document, today);
        let facts = facts.renewed(&document, &Flow::of(&document), &mut ledger, Map::new());
        assert_eq!(facts.gauges.get(&id::<NodeId>("a")).map(|gauge| gauge.value), Some(500.0));
    }
}
