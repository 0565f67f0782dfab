//! One handle with signals for everything that changes alone on the canvas, kept in step with the document by
//! [`ViewModel::project`]. Handles own their signals, so that a row that goes never leaves a dead signal behind.

use crate::ui::prelude::*;

use crate::core::command::Touched;
use crate::core::drawing::{Facts, Look, WayFacts};
use crate::core::geometry::{Point, Rect};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Date, Document, TransitionKind, owners};
use crate::core::routing::{self, Ports};
use crate::core::scene::Scene;
use crate::core::session::Outlook;
use crate::core::sorted::{self, Map};

/// A node on the canvas.
#[derive(Clone)]
pub struct NodeHandle {
    /// Its identifier.
    pub id: NodeId,
    /// Where it is shown: in the document, or under the pointer that drags it.
    pub at: ArcRwSignal<Point>,
    /// What it shows.
    pub look: ArcRwSignal<Look>,
    /// Whether it is selected.
    pub selected: ArcRwSignal<bool>,
}

impl NodeHandle {
    /// The rectangle it is shown in, now.
    pub fn bounds(&self) -> Rect {
        Rect::new(self.at.get_untracked(), self.look.with_untracked(Look::size))
    }
}

/// What a transition shows, and between which nodes.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// What it means.
    pub kind: TransitionKind,
    /// What stands on it.
    pub label: String,
    /// Where it is attached.
    pub ports: Ports,
    /// What stands on it beside its label.
    pub facts: WayFacts,
}

/// A transition on the canvas.
#[derive(Clone)]
pub struct TransitionHandle {
    /// Its identifier.
    pub id: TransitionId,
    /// Distinguishes handles of one transition that was attached elsewhere; part of its key in lists.
    pub generation: u32,
    /// Where it begins.
    pub from: NodeHandle,
    /// Where it ends.
    pub to: NodeHandle,
    /// What it shows.
    pub line: ArcRwSignal<Line>,
    /// Whether it is selected.
    pub selected: ArcRwSignal<bool>,
}

#[derive(Default)]
struct Handles {
    nodes: Map<NodeId, NodeHandle>,
    transitions: Map<TransitionId, TransitionHandle>,
    /// What nodes and transitions show.
    facts: Facts,
    /// What is seen, as committed: lines go around these nodes.
    scene: Scene,
    generation: u32,
}

/// All handles of the open document.
#[derive(Clone, Copy)]
pub struct ViewModel {
    handles: StoredValue<Handles>,
    /// Bumped when nodes or transitions come, go, or stand elsewhere.
    pub members: RwSignal<u32>,
}

impl ViewModel {
    /// Nothing is shown yet.
    pub fn new() -> ViewModel {
        ViewModel { handles: StoredValue::new(Handles::default()), members: RwSignal::new(0) }
    }

    /// Starts over with another document, or with another part of it.
    pub fn open(&self, document: &Document, outlook: Outlook, today: Date) {
        let generation = self.handles.with_value(|handles| handles.generation.wrapping_add(1));
        self.handles.set_value(Handles { generation, ..Handles::default() });
        let all = Touched {
            nodes: document.nodes.keys().copied().collect(),
            transitions: document.transitions.keys().copied().collect(),
            deals: document.deals.keys().copied().collect(),
            map: true,
        };
        self.project(document, outlook, &all, today);
    }

    /// Brings the handles of what a diff touched in step with the document, as it is looked at.
    pub fn project(&self, document: &Document, outlook: Outlook, touched: &Touched, today: Date) {
        let mut moved = !touched.transitions.is_empty();
        self.handles.update_value(|handles| {
            let before = std::mem::replace(&mut handles.scene, Scene::of(document, outlook.place));
            // Deals or phases may change what any node shows; setting only differences keeps the rest still.
            let everywhere = touched.map || !touched.deals.is_empty();
            let known = std::mem::take(&mut handles.facts);
            let found = known.findings.clone();
            handles.facts = if everywhere || !touched.transitions.is_empty() {
                Facts::of(document, outlook.shows, today)
            } else {
                known.renewed(document, today)
            };
            let shifted = handles.place_nodes(&before);
            let shown: Vec<NodeId> = handles.scene.nodes().map(|(id, _)| id).collect();
            for id in shown {
                let size = |scene: &Scene| scene.bounds(id).map(|bounds| bounds.size);
                let same = size(&before) == size(&handles.scene) && before.inside(id) == handles.scene.inside(id);
                let same = same && found.get(&id) == handles.facts.findings.get(&id);
                if everywhere || !same || touched.nodes.contains(&id) {
                    handles.project_node(document, id);
                }
            }
            moved |= !shifted.is_empty();
            handles.reroute(&shifted);
            handles.project_facts(document);
            if moved {
                handles.project_transitions(document, touched, &shifted);
            }
        });
        if moved {
            self.members.update(|count| *count = count.wrapping_add(1));
        }
    }

    /// What is seen, as committed.
    pub fn scene<R>(&self, read: impl FnOnce(&Scene) -> R) -> R {
        self.handles.with_value(|handles| read(&handles.scene))
    }

    /// The handle of a node.
    pub fn node(&self, id: NodeId) -> Option<NodeHandle> {
        self.handles.with_value(|handles| handles.nodes.get(&id).cloned())
    }

    /// The handle of a transition.
    pub fn transition(&self, id: TransitionId) -> Option<TransitionHandle> {
        self.handles.with_value(|handles| handles.transitions.get(&id).cloned())
    }

    /// The nodes that touch an area, by identifier: opened stages, or all others.
    pub fn nodes_in(&self, area: Rect, open: bool) -> Vec<NodeId> {
        self.scene(|scene| {
            let near = scene.nodes().filter(|(id, bounds)| bounds.overlaps(&area) && scene.is_open(*id) == open);
            near.map(|(id, _)| id).collect()
        })
    }

    /// Shows nodes where they are as committed.
    pub fn settle(&self, nodes: &sorted::Set<NodeId>) {
        self.handles.with_value(|handles| {
            for (handle, bounds) in nodes.iter().filter_map(|id| handles.nodes.get(id).zip(handles.scene.bounds(*id))) {
                if handle.at.get_untracked() != bounds.origin {
                    handle.at.set(bounds.origin);
                }
            }
        });
    }

    /// The transitions whose nodes span a box that touches an area, with their generation.
    pub fn transitions_in(&self, area: Rect) -> Vec<(TransitionId, u32)> {
        self.handles.with_value(|handles| {
            let spans = |handle: &&TransitionHandle| {
                let ends = handles.scene.bounds(handle.from.id).zip(handles.scene.bounds(handle.to.id));
                ends.is_some_and(|(from, to)| from.union(&to).grown(48.0).overlaps(&area))
            };
            handles.transitions.values().filter(spans).map(|handle| (handle.id, handle.generation)).collect()
        })
    }

    /// The bounds of committed nodes that touch an area, but for two: those a line goes between.
    pub fn obstacles_but(&self, area: Rect, ends: [NodeId; 2]) -> Vec<Rect> {
        self.scene(|scene| {
            let others = scene.nodes().filter(|(id, bounds)| !ends.contains(id) && bounds.overlaps(&area));
            others.map(|(_, bounds)| bounds).collect()
        })
    }

    /// The bounds of everything on the map; `None` where there is nothing.
    pub fn everything(&self) -> Option<Rect> {
        self.scene(|scene| scene.nodes().map(|(_, bounds)| bounds).reduce(|all, one| all.union(&one)))
    }

    /// The bounds of these nodes together, as committed; `None` where none of them is seen.
    pub fn bounds(&self, nodes: &sorted::Set<NodeId>) -> Option<Rect> {
        self.scene(|scene| nodes.iter().filter_map(|id| scene.bounds(*id)).reduce(|all, one| all.union(&one)))
    }

    /// Marks what is selected; only what changes is told.
    pub fn select(&self, before: &crate::core::session::Selection, after: &crate::core::session::Selection) {
        self.handles.with_value(|handles| {
            for id in before.nodes.symmetric_difference(&after.nodes) {
                if let Some(handle) = handles.nodes.get(id) {
                    handle.selected.set(after.nodes.contains(id));
                }
            }
            for id in before.transitions.symmetric_difference(&after.transitions) {
                if let Some(handle) = handles.transitions.get(id) {
                    handle.selected.set(after.transitions.contains(id));
                }
            }
        });
    }
}

impl Default for ViewModel {
    fn default() -> Self {
        ViewModel::new()
    }
}

impl Handles {
    fn obstacles(&self, area: Rect) -> Vec<Rect> {
        self.scene.nodes().map(|(_, bounds)| bounds).filter(|bounds| bounds.overlaps(&area)).collect()
    }

    /// Lines are drawn anew where a node came into their way or went out of it. Only those: the way that a line takes
    /// around others is not followed while they are dragged.
    fn reroute(&self, shifted: &[(NodeId, Rect)]) {
        if shifted.is_empty() {
            return;
        }
        for TransitionHandle { from, to, line, .. } in self.transitions.values() {
            let Some((a, b)) = self.scene.bounds(from.id).zip(self.scene.bounds(to.id)) else { continue };
            let span = routing::span(&a, &b);
            if shifted.iter().any(|(id, bounds)| *id != from.id && *id != to.id && span.overlaps(bounds)) {
                line.notify();
            }
        }
    }

    /// Puts the handles where the scene has their nodes, and lets go of those that are not seen any more. Answers with
    /// where nodes were and are now that came, went or stand elsewhere.
    fn place_nodes(&mut self, before: &Scene) -> Vec<(NodeId, Rect)> {
        let mut shifted = Vec::new();
        for (id, bounds) in before.nodes().filter(|(id, bounds)| self.scene.bounds(*id) != Some(*bounds)) {
            shifted.push((id, bounds));
            if self.scene.bounds(id).is_none() {
                self.nodes.remove(&id);
            }
        }
        for (id, bounds) in self.scene.nodes().filter(|(id, bounds)| before.bounds(*id) != Some(*bounds)) {
            shifted.push((id, bounds));
            if let Some(handle) = self.nodes.get(&id).filter(|handle| handle.at.get_untracked() != bounds.origin) {
                handle.at.set(bounds.origin);
            }
        }
        shifted
    }

    /// Brings what a node shows in step with the document.
    fn project_node(&mut self, document: &Document, id: NodeId) {
        let (Some(node), Some(bounds)) = (document.nodes.get(&id), self.scene.bounds(id)) else { return };
        let look = Look::of(document, &self.scene, &self.facts, node);
        match self.nodes.get(&id) {
            Some(handle) => {
                if handle.look.with_untracked(|known| *known != look) {
                    handle.look.set(look);
                }
            }
            None => {
                let handle = NodeHandle {
                    id,
                    at: ArcRwSignal::new(bounds.origin),
                    look: ArcRwSignal::new(look),
                    selected: ArcRwSignal::new(false),
                };
                self.nodes.insert(id, handle);
            }
        }
    }

    /// How many took each transition, after how long, and whether it hands over; only lines for which that differs are
    /// told.
    fn project_facts(&self, document: &Document) {
        let owners = owners(document);
        for (id, handle) in &self.transitions {
            let Some(way) = document.transitions.get(id) else { continue };
            let facts = self.facts.way(way, &owners);
            if handle.line.with_untracked(|line| line.facts != facts) {
                handle.line.update(|line| line.facts = facts);
            }
        }
    }

    /// Attaches the lines anew: where a line stands on its node depends on the others there.
    fn project_transitions(&mut self, document: &Document, touched: &Touched, shifted: &[(NodeId, Rect)]) {
        // Ports are settled per node, so the lines of touched nodes and of their neighbours are looked at.
        let mut near: sorted::Set<NodeId> = touched.nodes.clone();
        near.extend(shifted.iter().map(|(id, _)| *id));
        for id in &touched.transitions {
            let ends = self.scene.ends(*id);
            near.extend(ends.into_iter().flat_map(|(from, to)| [from, to]));
            // An end that a line has left is settled anew too.
            near.extend(self.transitions.get(id).into_iter().flat_map(|handle| [handle.from.id, handle.to.id]));
        }
        let at = |nodes: &sorted::Set<NodeId>| {
            let ways = self.scene.transitions().filter(|(_, from, to)| nodes.contains(from) || nodes.contains(to));
            ways.collect::<Vec<_>>()
        };
        let around: sorted::Set<NodeId> =
            at(&near).into_iter().flat_map(|(_, from, to)| [from, to]).chain(near.iter().copied()).collect();
        let kind = |id: TransitionId| document.transitions.get(&id).map(|way| way.kind);
        let ways: Vec<_> =
            at(&around).into_iter().filter_map(|(id, from, to)| Some((id, kind(id)?, from, to))).collect();
        let bounds: Map<NodeId, Rect> = self.scene.nodes().collect();
        let ports = routing::assign(&ways, &bounds, |area| self.obstacles(area));
        let owners = owners(document);
        let scene = &self.scene;
        self.transitions.retain(|id, _| scene.ends(*id).is_some());
        for (id, ports) in ports {
            let Some((way, (from, to))) = document.transitions.get(&id).zip(self.scene.ends(id)) else { continue };
            // Only lines of touched nodes see all their neighbours here; the others keep their ports.
            let settled = near.contains(&from) || near.contains(&to);
            let line = Line { kind: way.kind, label: way.label.clone(), ports, facts: self.facts.way(way, &owners) };
            match self.transitions.get(&id) {
                Some(known) if known.from.id == from && known.to.id == to => {
                    if settled && known.line.with_untracked(|known| *known != line) {
                        known.line.set(line);
                    }
                }
                known => {
                    // The same transition, attached elsewhere, is still what is selected.
                    let selected = known.map_or_else(|| ArcRwSignal::new(false), |known| known.selected.clone());
                    let (Some(from), Some(to)) = (self.nodes.get(&from), self.nodes.get(&to)) else { continue };
                    self.generation = self.generation.wrapping_add(1);
                    let handle = TransitionHandle {
                        id,
                        generation: self.generation,
                        from: from.clone(),
                        to: to.clone(),
                        line: ArcRwSignal::new(line),
                        selected,
                    };
                    self.transitions.insert(id, handle);
                }
            }
        }
    }
}
