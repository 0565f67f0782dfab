//! The way through a map while it is presented: stage by stage, in the order of the flow or along chosen nodes.

use crate::core::ids::NodeId;
use crate::core::model::{Document, Flow};
use crate::core::sorted::Set;

/// Where a presentation is: before the first stop the whole map is shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tour {
    stops: Vec<NodeId>,
    /// The stop, from 1; 0 is the whole map.
    at: usize,
}

impl Tour {
    /// The tour of a document. With two or more nodes chosen it leads along these, otherwise along every stage.
    pub fn of(document: &Document, chosen: &Set<NodeId>) -> Tour {
        let flow = Flow::of(document);
        let stops = if chosen.len() > 1 {
            flow.order().iter().copied().filter(|id| chosen.contains(id)).collect()
        } else {
            flow.stages(document)
        };
        Tour { stops, at: 0 }
    }

    /// This tour at one of its stops; where it is no stop, at the whole map.
    pub fn beginning_at(mut self, node: NodeId) -> Tour {
        self.at = self.stops.iter().position(|stop| *stop == node).map_or(0, |index| index + 1);
        self
    }

    /// The node that is shown; `None` for the whole map.
    pub fn stop(&self) -> Option<NodeId> {
        self.stops.get(self.at.checked_sub(1)?).copied()
    }

    /// Which stop it is, from 1, and of how many; 0 for the whole map.
    pub fn place(&self) -> (usize, usize) {
        (self.at, self.stops.len())
    }

    /// At the whole map again.
    pub fn begun(self) -> Tour {
        Tour { at: 0, ..self }
    }

    /// One stop on; the last is followed by the whole map again, with which a presentation ends.
    pub fn next(mut self) -> Tour {
        self.at = if self.at < self.stops.len() { self.at + 1 } else { 0 };
        self
    }

    /// One stop back; before the whole map is the last.
    pub fn previous(mut self) -> Tour {
        self.at = self.at.checked_sub(1).unwrap_or(self.stops.len());
        self
    }

    /// Without what was deleted meanwhile: editing goes on while presenting.
    pub fn kept(mut self, document: &Document) -> Tour {
        let stop = self.stop();
        let passed = self.stops.iter().take(self.at).filter(|id| document.nodes.contains_key(id)).count();
        self.stops.retain(|id| document.nodes.contains_key(id));
        // The stop that is gone gives its place to the one after it.
        let gone = stop.is_some_and(|stop| !document.nodes.contains_key(&stop));
        self.at = (passed + usize::from(gone)).min(self.stops.len());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geometry::point;
    use crate::core::ids::{Identifier, MapId, TransitionId};
    use crate::core::model::{Date, Node, NodeKind, Transition, TransitionKind};

    fn id(name: &str) -> NodeId {
        NodeId::parse(name).unwrap()
    }

    /// Three stages in a row and where the last leads.
    fn document() -> Document {
        let mut document = Document::new(MapId::parse("m").unwrap(), "Map", Date::new(2026, 1, 1).unwrap());
        let names = ["c", "a", "b", "won"];
        for (index, name) in names.iter().enumerate() {
            let kind = if *name == "won" { NodeKind::Won } else { NodeKind::Stage };
            document.nodes.insert(id(name), Node::new(id(name), kind, name, point(300.0 * index as f64, 0.0)));
        }
        for pair in names.windows(2) {
            let way = TransitionId::parse(&pair.concat()).unwrap();
            let way = Transition::new(way, TransitionKind::Advance, id(pair[0]), id(pair[1]));
            document.transitions.insert(way.id, way);
        }
        document
    }

    #[test]
    fn leads_through_every_stage_in_the_order_of_the_flow_and_around() {
        let mut tour = Tour::of(&document(), &Set::new());
        let mut seen = Vec::new();
        for _ in 0..5 {
            seen.push(tour.stop());
            tour = tour.next();
        }
        assert_eq!(seen, [None, Some(id("c")), Some(id("a")), Some(id("b")), None]);
        assert_eq!(tour.clone().previous().stop(), None);
        assert_eq!(tour.previous().previous().place(), (3, 3));
    }

    #[test]
    fn leads_along_what_was_chosen() {
        let chosen = Set::from([id("won"), id("a")]);
        let tour = Tour::of(&document(), &chosen);
        assert_eq!(tour.clone().next().stop(), Some(id("a")));
        assert_eq!(tour.clone().next().next().stop(), Some(id("won")));
        assert_eq!(tour.clone().beginning_at(id("won")).place(), (2, 2));
        assert_eq!(tour.beginning_at(id("b")).stop(), None);
    }

    #[test]
    fn goes_on_when_the_stop_is_deleted() {
        let mut document = document();
        let tour = Tour::of(&document, &Set::new()).beginning_at(id("a"));
        document.nodes.remove(&id("a"));
        assert_eq!(tour.clone().kept(&document).stop(), Some(id("b")));
        document.nodes.remove(&id("b"));
        assert_eq!(tour.clone().kept(&document).stop(), Some(id("c")));
        document.nodes.remove(&id("c"));
        assert_eq!(tour.kept(&document).place(), (0, 0));
    }
}
