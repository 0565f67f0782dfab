//! What nodes and transitions can show beside their names, computed once for all of them.

use super::look::journey;
use super::signs::Signs;
use crate::core::analytics::{Gauge, NodeLoad, Stays, gauges, loads, rates, stays};
use crate::core::buyer::{Exodus, exodus, needs};
use crate::core::checks::findings;
use crate::core::ids::{DepartmentId, EntryId, NodeId, PhaseId, TransitionId};
use crate::core::model::{Date, Document, Flow, Transition, hands_over};
use crate::core::plan::{required, settings};
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
fn needed(document: &Document) -> Map<NodeId, f64> {
    let plan = required(document, &Flow::of(document), &settings(document, None));
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
        let shown = shows.shows(Overlay::Findings);
        let findings = if shown { findings(document, today).by_node() } else { Map::new() };
        Facts::with(document, shows, findings, today)
    }

    /// The facts of a document whose findings are known.
    pub fn with(document: &Document, shows: Overlays, findings: Map<NodeId, usize>, today: Date) -> Facts {
        let marked = shows.shows(Overlay::Signs);
        let (signs, ways) = if marked { Signs::of(document) } else { Default::default() };
        Facts {
            shows,
            loads: loads(document, today),
            phases: journey(document),
            findings,
            gauges: if shows.shows(Overlay::Measures) { gauges(document, today) } else { Map::new() },
            needed: if shows.shows(Overlay::Required) { needed(document) } else { Map::new() },
            stays: if shows.shows(Overlay::Time) { stays(document, |_| true, today) } else { Stays::default() },
            signs,
            exodus: if marked { exodus(document, &Flow::of(document)) } else { None },
            needs: None,
            ways,
            rates: if shows.shows(Overlay::Conversion) { rates(document) } else { Map::new() },
        }
    }

    /// The facts as a persona sees them, where there is one.
    pub fn seen_by(self, document: &Document, lens: Option<EntryId>) -> Facts {
        Facts { needs: lens.map(|persona| needs(document, persona)), ..self }
    }

    /// The facts after a change of nodes alone: no deal, transition, phase or entry is another than before.
    pub fn renewed(self, document: &Document, findings: Map<NodeId, usize>, today: Date) -> Facts {
        let needed = if self.shows.shows(Overlay::Required) { needed(document) } else { Map::new() };
        let gauges = if self.shows.shows(Overlay::Measures) { gauges(document, today) } else { Map::new() };
        let marked = self.shows.shows(Overlay::Signs);
        let exodus = if marked { exodus(document, &Flow::of(document)) } else { None };
        Facts { loads: loads(document, today), findings, needed, gauges, exodus, ..self }
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
        let facts = facts.renewed(&document, Map::new(), today);
        assert_eq!(facts.gauges.get(&id::<NodeId>("a")).map(|gauge| gauge.value), Some(500.0));
    }
}
