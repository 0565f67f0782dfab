//! What is seen of a map, as its lines see it.

use super::{HEADER, Scene};
use crate::core::geometry::{Point, Rect, Size};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, Transition};
use crate::core::routing::{Drawing, Site, Way};

impl Scene {
    /// A node that is drawn: lines keep clear of all of it, of an opened stage of its title.
    pub fn site(&self, document: &Document, node: NodeId) -> Option<Site> {
        let bounds = self.bounds(node).filter(|_| !self.is_buried(node))?;
        let site = Site::node(document.node_kind(node)?, bounds);
        if !self.is_open(node) {
            return Some(site);
        }
        let title = Rect::new(bounds.origin, Size { height: HEADER, ..bounds.size });
        Some(Site { solid: Some(title), ..site })
    }

    /// A transition that is seen, with the room that stands on it takes.
    pub fn way(&self, document: &Document, transition: TransitionId, label: Option<Size>) -> Option<Way> {
        let way = document.transitions.get(&transition)?;
        let (from, to) = self.ends(transition)?;
        Some(Way { kind: way.kind, from, to, bends: self.bends(document, way, (from, to)), label })
    }

    /// All lines that are seen, with the room that what stands on each takes.
    pub fn lines(&self, document: &Document, label: impl Fn(&Transition) -> Option<Size>) -> Drawing {
        let nodes = self.nodes().filter_map(|(id, _)| Some((id, self.site(document, id)?)));
        let ways = self.transitions().filter_map(|(id, ..)| {
            let label = label(document.transitions.get(&id)?);
            Some((id, self.way(document, id, label)?))
        });
        Drawing::new(nodes, ways)
    }

    /// Where the bends of a transition are shown: none where a stage stands for a step, and none of a way into or out of
    /// a frame, whose ends may move apart.
    fn bends(&self, document: &Document, way: &Transition, ends: (NodeId, NodeId)) -> Vec<Point> {
        let parent = |id: NodeId| document.nodes.get(&id).and_then(|node| node.parent);
        let stage = parent(way.from);
        // In lanes everything stands elsewhere than where it was bent for.
        if self.lanes.is_some() || ends != (way.from, way.to) || stage != parent(way.to) {
            return Vec::new();
        }
        let shown = |bend: &Point| match stage {
            Some(stage) => bend.plus(self.frames.get(&stage).copied().unwrap_or_default()),
            None => self.room.shown(Rect::new(*bend, Size::default())),
        };
        way.bends.iter().map(shown).collect()
    }
}
