//! What is on the map, as the shapes of a picture: opened stages, then lines, then nodes, as the page stacks them.

use super::svg::{Options, Picture, drawn};
use crate::core::drawing::{self, Facts, LaneWords, Look, Measure, NodeWords, Role, Shape, WayFacts};
use crate::core::geometry::{Point, Rect};
use crate::core::model::{Document, Transition, owners};
use crate::core::routing::LabelPlace;
use crate::core::scene::{Lanes, Place, Scene};

/// Who knows the language.
pub trait Words {
    /// What a node says.
    fn node(&self, look: &Look) -> NodeWords;
    /// The names of lanes.
    fn lanes(&self, document: &Document, lanes: &Lanes) -> LaneWords;
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
        let class = if look.is_dim() { "node dim" } else { "node" };
        layer.push(Shape::Group { class, at: bounds.origin, shapes });
    }
    let (mut lines, mut marks) = (Vec::new(), Vec::new());
    let owners = owners(document);
    let said = |way: &Transition| {
        let facts = facts.way(way, &owners);
        let gap = scene.gap(way.id).map(|gap| gap - facts.signs.room());
        (drawing::words_on(&way.label, words.transition(facts), gap, measure), facts.signs)
    };
    let routes = scene.lines(document, |way| {
        let (said, signs) = said(way);
        drawing::room_for(&said, signs, measure)
    });
    for (id, ..) in scene.transitions() {
        let (Some(way), Some(route)) = (document.transitions.get(&id), routes.route(id)) else { continue };
        area = route.points.iter().fold(area, |area, at| area.union(&Rect::between(*at, *at)));
        if let LabelPlace::At(place) = route.label {
            let (said, signs) = said(way);
            let shapes = drawing::label(&said, signs, measure);
            marks.push(Shape::Group { class: "label", at: place.center(), shapes });
        }
        let (line, tip) = drawing::line(way.kind, route);
        lines.push(Shape::Path { role: Role::Line(way.kind), path: line });
        lines.extend(tip.map(|path| Shape::Path { role: Role::Tip, path }));
    }
    let mut shapes = Vec::new();
    if let Some(lanes) = scene.lanes() {
        shapes = drawing::lanes(lanes, area);
        shapes.append(&mut drawing::lane_names(lanes, &words.lanes(document, lanes), area, measure));
    }
    shapes.append(&mut frames);
    shapes.append(&mut lines);
    shapes.append(&mut marks);
    shapes.append(&mut nodes);
    let area = shapes.iter().fold(area, |area, shape| covered(area, shape, Point::default()));
    let name = match place {
        Place::Whole | Place::Lanes => &document.map.name,
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
