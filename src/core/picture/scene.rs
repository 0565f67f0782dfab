//! What is on the map, as the shapes of a picture: opened stages, then lines, then nodes, as the page stacks them.

use super::svg::{Options, Picture, drawn};
use crate::core::drawing::{self, Facts, Look, Measure, NodeWords, Role, Shape, WayFacts};
use crate::core::geometry::{Point, Rect};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, owners};
use crate::core::routing::{self, Route};
use crate::core::scene::{Place, Scene};
use crate::core::sorted::Map;

/// Who knows the language.
pub trait Words {
    /// What a node says.
    fn node(&self, look: &Look) -> NodeWords;
    /// How many steps a stage has.
    fn steps(&self, count: usize) -> String;
    /// What stands on a transition beside its label.
    fn transition(&self, facts: WayFacts) -> Option<String>;
}

/// The picture of what is seen of a document from a place; `None` where that is nothing.
pub fn picture(
    document: &Document,
    place: Place,
    facts: &Facts,
    words: &dyn Words,
    measure: &dyn Measure,
    options: &Options,
) -> Option<Picture> {
    let scene = Scene::of(document, place);
    let mut area = scene.nodes().map(|(_, bounds)| bounds).reduce(|all, one| all.union(&one))?;
    let (mut frames, mut nodes) = (Vec::new(), Vec::new());
    for (id, bounds) in scene.nodes() {
        let Some(node) = document.nodes.get(&id) else { continue };
        let look = Look::of(document, &scene, facts, node);
        let mut shapes = drawing::node(&look, &words.node(&look), measure);
        if look.inside > 0 && look.frame.is_none() {
            let (at, inside) = drawing::chip(words.steps(look.inside), measure);
            shapes.push(Shape::Group { class: "chip", at, shapes: inside });
        }
        let layer = if scene.is_open(id) { &mut frames } else { &mut nodes };
        layer.push(Shape::Group { class: "node", at: bounds.origin, shapes });
    }
    let (mut lines, mut marks) = (Vec::new(), Vec::new());
    let owners = owners(document);
    for (id, route) in routes(document, &scene) {
        let Some(way) = document.transitions.get(&id) else { continue };
        area = route.points.iter().fold(area, |area, at| area.union(&Rect::between(*at, *at)));
        let facts = words.transition(facts.way(way, &owners));
        for mark in drawing::marks(&way.label, facts, &route, measure) {
            marks.push(Shape::Group { class: "label", at: mark.at, shapes: drawing::label(mark.text, measure) });
        }
        let tip = drawing::tip(&route);
        lines.extend([
            Shape::Path { role: Role::Line(way.kind), path: route.path },
            Shape::Path { role: Role::Tip, path: tip },
        ]);
    }
    let mut shapes = frames;
    shapes.append(&mut lines);
    shapes.append(&mut marks);
    shapes.append(&mut nodes);
    let area = shapes.iter().fold(area, |area, shape| covered(area, shape, Point::default()));
    let name = match place {
        Place::Whole => &document.map.name,
        Place::Inside(stage) => document.node_name(stage),
    };
    Some(drawn(name, &shapes, area, options, measure))
}

/// An area made larger by what stands out of it: labels, and what is on the edges of nodes.
fn covered(area: Rect, shape: &Shape, at: Point) -> Rect {
    match shape {
        Shape::Rect { area: rect, .. } => area.union(&Rect::new(rect.origin.plus(at), rect.size)),
        Shape::Group { at: inner, shapes, .. } => {
            shapes.iter().fold(area, |area, shape| covered(area, shape, at.plus(*inner)))
        }
        _ => area,
    }
}

/// The lines of all transitions that are seen.
fn routes(document: &Document, scene: &Scene) -> Vec<(TransitionId, Route)> {
    let bounds: Map<NodeId, Rect> = scene.nodes().collect();
    let near = |area: Rect| bounds.values().filter(|rect| rect.overlaps(&area)).copied().collect::<Vec<_>>();
    let kind = |id: TransitionId| document.transitions.get(&id).map(|way| way.kind);
    let ways: Vec<_> = scene.transitions().filter_map(|(id, from, to)| Some((id, kind(id)?, from, to))).collect();
    let ports = routing::assign(&ways, &bounds, near);
    let route = |(id, kind, from, to): (TransitionId, _, NodeId, NodeId)| {
        let (a, b) = (scene.bounds(from)?, scene.bounds(to)?);
        let span = routing::span(&a, &b);
        let others = bounds.iter().filter(|(id, rect)| **id != from && **id != to && rect.overlaps(&span));
        let near: Vec<Rect> = others.map(|(_, rect)| *rect).collect();
        Some((id, routing::route(kind, a, b, *ports.get(&id)?, &near)))
    };
    ways.into_iter().filter_map(route).collect()
}
