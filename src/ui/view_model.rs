//! One handle with signals for everything that changes alone on the canvas, kept in step with the document by
//! [`ViewModel::project`]. Handles own their signals, so that a row that goes never leaves a dead signal behind.

use std::sync::Arc;

use crate::ui::prelude::*;

use crate::core::analytics::Ledger;
use crate::core::checks::{Checker, Findings};
use crate::core::command::Touched;
use crate::core::drawing::{Facts, Look, WayFacts, extent};
use crate::core::geometry::{Point, Rect};
use crate::core::ids::{DepartmentId, NodeId, TransitionId};
use crate::core::model::{Date, Document, Flow, TransitionKind, owners};
use crate::core::routing::{Drawing, Route};
use crate::core::scene::Scene;
use crate::core::session::{Outlook, Overlay, Row};
use crate::core::sort;
use crate::core::sorted::{self, Map};
use crate::ui::canvas::words;

/// How far a line may be from the box that its nodes span, in world units.
const BESIDE: f64 = 48.0;

/// A node on the canvas.
#[derive(Clone)]
pub struct NodeHandle {
    /// Its identifier.
    pub id: NodeId,
    /// Distinguishes handles of nodes with the same identifier in documents opened one after the other; part of its key
    /// in lists.
    pub generation: u32,
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
    /// Its settled line; none until it is near what is seen.
    pub route: Option<Route>,
    /// What stands on it beside its label.
    pub facts: WayFacts,
    /// The gap between its nodes, as committed, where they stand side by side.
    pub gap: Option<f64>,
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
    /// What is known for checking the document, and what was found on which day since the last change.
    checker: Checker,
    findings: Option<(Date, Arc<Findings>)>,
    /// The department that each node belongs to.
    owners: Map<NodeId, DepartmentId>,
    /// What is seen, as committed.
    scene: Scene,
    /// The lines of what is seen, as committed.
    drawing: Drawing,
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

    /// Starts over with another document.
    pub fn open(&self, known: (&Document, &Flow), ledger: &mut Ledger, outlook: Outlook, today: Date) {
        let generation = self.handles.with_value(|handles| handles.generation.wrapping_add(1));
        self.handles.set_value(Handles { generation, ..Handles::default() });
        self.project(known, ledger, outlook, &Touched::all(known.0), today);
    }

    /// Looks at the same document otherwise: what is seen before and after keeps its handle. Lines are settled anew, where
    /// they are near.
    pub fn turn(&self, known: (&Document, &Flow), ledger: &mut Ledger, outlook: Outlook, today: Date) {
        self.handles.update_value(|handles| handles.drawing = Drawing::default());
        self.project(known, ledger, outlook, &Touched::all(known.0), today);
    }

    /// Brings the handles of what a diff touched in step with the document, as it is looked at. The
    /// ledger is up to date.
    pub fn project(
        &self,
        (document, flow): (&Document, &Flow),
        ledger: &mut Ledger,
        outlook: Outlook,
        touched: &Touched,
        today: Date,
    ) {
        let mut moved = !touched.transitions.is_empty();
        self.handles.update_value(|handles| {
            let before = std::mem::replace(&mut handles.scene, Scene::of(document, outlook.place));
            // Deals or phases may change what any node shows; setting only differences keeps the rest still.
            let told = outlook.lens.is_some() || outlook.shows.shows(Overlay::Signs);
            let everywhere = touched.map || !touched.deals.is_empty() || touched.entries && told;
            let known = std::mem::take(&mut handles.facts);
            let (found, needed) = (known.findings.clone(), known.needed.clone());
            let gauges = known.gauges.clone();
            handles.checker.touch(touched);
            handles.findings = None;
            let shown = outlook.shows.shows(Overlay::Findings);
            let findings = if shown { handles.findings(document, ledger, today).by_node() } else { Map::new() };
            handles.facts = if everywhere || touched.entries || !touched.transitions.is_empty() {
                Facts::with(document, flow, ledger, outlook.shows, findings).seen_by(document, outlook.lens)
            } else {
                known.renewed(document, flow, ledger, findings)
            };
            let shifted = handles.place_nodes(&before);
            let shown: Vec<NodeId> = handles.scene.nodes().map(|(id, _)| id).collect();
            for id in shown {
                let size = |scene: &Scene| scene.bounds(id).map(|bounds| bounds.size);
                let same = size(&before) == size(&handles.scene) && before.inside(id) == handles.scene.inside(id);
                let same = same && found.get(&id) == handles.facts.findings.get(&id);
                let same = same && needed.get(&id) == handles.facts.needed.get(&id);
                let same = same && gauges.get(&id) == handles.facts.gauges.get(&id);
                if everywhere || !same || touched.nodes.contains(&id) {
                    handles.project_node(document, id);
                }
            }
            let uncovered = handles.scene.buried_otherwise(&before);
            moved |= !shifted.is_empty() || !uncovered.is_empty();
            handles.owners = owners(document);
            let mut ways: sorted::Set<TransitionId> = touched.transitions.clone();
            ways.extend(handles.project_facts(document));
            if moved {
                ways.extend(handles.project_transitions(document));
            }
            let shifted = shifted.into_iter().map(|(id, _)| id);
            let nodes = shifted.chain(uncovered).chain(touched.nodes.iter().copied()).collect();
            handles.project_lines(document, &nodes, ways);
        });
        if moved {
            self.members.update(|count| *count = count.wrapping_add(1));
        }
    }

    /// What is wrong with the document, which is the one that was projected last.
    pub fn findings(&self, document: &Document, ledger: &Ledger, today: Date) -> Arc<Findings> {
        self.handles.try_update_value(|handles| handles.findings(document, ledger, today)).unwrap_or_default()
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

    /// The nodes that touch an area, those in `details` with their details. Opened stages are frames instead.
    pub fn nodes_in(&self, area: Rect, details: Option<Rect>) -> Vec<Row<NodeId>> {
        self.boxes_in(area, details, false)
    }

    /// The opened stages that touch an area.
    pub fn frames_in(&self, area: Rect, details: Option<Rect>) -> Vec<Row<NodeId>> {
        self.boxes_in(area, details, true)
    }

    fn boxes_in(&self, area: Rect, details: Option<Rect>, open: bool) -> Vec<Row<NodeId>> {
        self.handles.with_value(|handles| {
            let scene = &handles.scene;
            let near = scene.nodes().filter(|(id, bounds)| bounds.overlaps(&area) && scene.is_open(*id) == open);
            let row = |(id, bounds): (NodeId, Rect)| {
                let detailed = details.is_some_and(|details| bounds.overlaps(&details));
                Some(Row { id, generation: handles.nodes.get(&id)?.generation, detailed })
            };
            near.filter(|(id, _)| !scene.is_buried(*id)).filter_map(row).collect()
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

    /// Whether a node touches an area.
    pub fn node_touches(&self, id: NodeId, area: &Rect) -> bool {
        self.scene(|scene| scene.bounds(id).is_some_and(|bounds| bounds.overlaps(area)))
    }

    /// The transitions whose nodes span a box that touches an area, those in `details` with their details. Their lines are
    /// settled.
    pub fn transitions_in(&self, area: Rect, details: Option<Rect>) -> Vec<Row<TransitionId>> {
        self.settle_near(area);
        self.handles.with_value(|handles| {
            let row = |(id, span): (TransitionId, Rect)| {
                let detailed = details.is_some_and(|details| span.overlaps(&details.grown(BESIDE)));
                Some(Row { id, generation: handles.transitions.get(&id)?.generation, detailed })
            };
            let mut rows: Vec<Row<TransitionId>> = handles.drawing.near(&area.grown(BESIDE)).filter_map(row).collect();
            sort::by_key(&mut rows, |row| row.id);
            rows
        })
    }

    /// Whether the box that the nodes of a transition span touches an area.
    pub fn transition_touches(&self, id: TransitionId, area: &Rect) -> bool {
        self.scene(|scene| {
            let ends = scene.ends(id).and_then(|(from, to)| scene.bounds(from).zip(scene.bounds(to)));
            ends.is_some_and(|(from, to)| from.union(&to).overlaps(area))
        })
    }

    /// Settles the lines near an area that are not settled yet.
    pub fn settle_near(&self, area: Rect) {
        self.handles.update_value(|handles| {
            let settled = handles.drawing.settle_near(&area.grown(BESIDE));
            handles.tell(&settled);
        });
    }

    /// The line of a transition between nodes that are shown in these bounds: the settled one where they stand as
    /// committed, one that is like what was `shown` before where they are dragged.
    pub fn line_between(&self, id: TransitionId, line: &Line, shown: Option<&Route>, ends: [Rect; 2]) -> Option<Route> {
        self.handles.with_value(|handles| {
            let settled = line.route.as_ref()?;
            let scene = &handles.scene;
            let committed = scene.ends(id).and_then(|(from, to)| Some([scene.bounds(from)?, scene.bounds(to)?]));
            if committed == Some(ends) {
                return Some(settled.clone());
            }
            let [from, to] = ends;
            handles.drawing.dragged(id, shown.unwrap_or(settled), from, to)
        })
    }

    /// The bends with which a part of a line lies so many world units farther to the right or down.
    pub fn bent(&self, id: TransitionId, part: usize, by: f64) -> Option<Vec<Point>> {
        self.handles.with_value(|handles| handles.drawing.bent(id, part, by))
    }

    /// The bounds of everything on the map; `None` where there is nothing.
    pub fn everything(&self) -> Option<Rect> {
        self.scene(|scene| {
            let content = scene.nodes().map(|(_, bounds)| bounds).reduce(|all, one| all.union(&one))?;
            Some(scene.lanes().map_or(content, |lanes| extent(lanes, content)))
        })
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
    /// What is wrong with the document, found once after each change.
    fn findings(&mut self, document: &Document, ledger: &Ledger, today: Date) -> Arc<Findings> {
        match &self.findings {
            Some((on, findings)) if *on == today => findings.clone(),
            _ => {
                let findings = Arc::new(self.checker.find(document, ledger, today));
                self.findings = Some((today, findings.clone()));
                findings
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
                self.generation = self.generation.wrapping_add(1);
                let handle = NodeHandle {
                    id,
                    generation: self.generation,
                    at: ArcRwSignal::new(bounds.origin),
                    look: ArcRwSignal::new(look),
                    selected: ArcRwSignal::new(false),
                };
                self.nodes.insert(id, handle);
            }
        }
    }

    /// How many took each transition, after how long, and whether it hands over; only lines for which that differs are
    /// told. Answers with those.
    fn project_facts(&self, document: &Document) -> Vec<TransitionId> {
        let mut changed = Vec::new();
        for (id, handle) in &self.transitions {
            let Some(way) = document.transitions.get(id) else { continue };
            let facts = self.facts.way(way, &self.owners);
            if handle.line.with_untracked(|line| line.facts != facts) {
                handle.line.update(|line| line.facts = facts);
                changed.push(*id);
            }
        }
        changed
    }

    /// Makes handles for transitions that are seen now, and for those attached elsewhere; lets go of the others. Answers
    /// with all of these.
    fn project_transitions(&mut self, document: &Document) -> Vec<TransitionId> {
        let mut changed = Vec::new();
        let scene = &self.scene;
        self.transitions.retain(|id, _| {
            let seen = scene.ends(*id).is_some();
            changed.extend((!seen).then_some(*id));
            seen
        });
        let mut made = Vec::new();
        for (id, from, to) in self.scene.transitions() {
            let known = self.transitions.get(&id);
            if known.is_some_and(|known| known.from.id == from && known.to.id == to) {
                continue;
            }
            let (Some(way), Some(from), Some(to)) =
                (document.transitions.get(&id), self.nodes.get(&from), self.nodes.get(&to))
            else {
                continue;
            };
            let line = Line {
                kind: way.kind,
                label: way.label.clone(),
                route: None,
                facts: self.facts.way(way, &self.owners),
                gap: None,
            };
            // The same transition, attached elsewhere, is still what is selected.
            let selected = known.map_or_else(|| ArcRwSignal::new(false), |known| known.selected.clone());
            self.generation = self.generation.wrapping_add(1);
            let handle = TransitionHandle {
                id,
                generation: self.generation,
                from: from.clone(),
                to: to.clone(),
                line: ArcRwSignal::new(line),
                selected,
            };
            made.push((id, handle));
        }
        changed.extend(made.iter().map(|(id, _)| *id));
        self.transitions.extend(made);
        changed
    }

    /// Brings what lines show in step with the document, and the lines that these nodes and transitions concern.
    fn project_lines(&mut self, document: &Document, nodes: &sorted::Set<NodeId>, mut ways: sorted::Set<TransitionId>) {
        // A narrower gap may want its words in two rows.
        for (id, handle) in &self.transitions {
            let gap = self.scene.gap(*id);
            if handle.line.with_untracked(|line| line.gap != gap) {
                handle.line.update(|line| line.gap = gap);
                ways.insert(*id);
            }
        }
        for (handle, way) in ways.iter().filter_map(|id| self.transitions.get(id).zip(document.transitions.get(id))) {
            if handle.line.with_untracked(|line| line.kind != way.kind || line.label != way.label) {
                handle.line.update(|line| (line.kind, line.label) = (way.kind, way.label.clone()));
            }
        }
        let room = |id: TransitionId| {
            let way = document.transitions.get(&id)?;
            words::room(&way.label, self.facts.way(way, &self.owners), self.scene.gap(id))
        };
        let sites = nodes.iter().map(|id| (*id, self.scene.site(document, *id)));
        let known = ways.iter().map(|id| (*id, self.scene.way(document, *id, room(*id))));
        if self.drawing.is_empty() {
            let (sites, known) =
                (sites.filter_map(|(id, site)| Some((id, site?))), known.filter_map(|(id, way)| Some((id, way?))));
            self.drawing = Drawing::unsettled(sites, known);
            return;
        }
        let (sites, known) = (sites.collect::<Vec<_>>(), known.collect::<Vec<_>>());
        let changed = self.drawing.update(&sites, &known);
        self.tell(&changed);
    }

    /// Tells these transitions of their settled lines.
    fn tell(&self, changed: &[TransitionId]) {
        for (handle, route) in
            changed.iter().filter_map(|id| self.transitions.get(id).zip(Some(self.drawing.route(*id))))
        {
            if handle.line.with_untracked(|line| line.route.as_ref() != route) {
                handle.line.update(|line| line.route = route.cloned());
            }
        }
    }
}
