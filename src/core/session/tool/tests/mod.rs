//! Gestures as lists of inputs.

mod lines;
mod moving;
mod safety;
mod selecting;
mod touch;

use super::*;
use crate::core::command::Command;
use crate::core::geometry::{Rect, point};
use crate::core::ids::{Identifier, MapId, NodeId};
use crate::core::model::{Date, Document, Node, NodeKind, Transition, TransitionKind};
use crate::core::scene::{Place, Scene};
use crate::core::sorted::Set;

fn node(name: &str) -> NodeId {
    NodeId::parse(name).unwrap()
}

fn way(name: &str) -> TransitionId {
    TransitionId::parse(name).unwrap()
}

/// Two stages, `a` at the origin and `b` 300 to the right of it, and a transition `t` from one to the other. Far below
/// them the stage `x`, to which nothing leads, and a note `n`.
fn map() -> Document {
    let mut document = Document::new(MapId::parse("m").unwrap(), "Map", Date::new(2026, 1, 1).unwrap());
    let nodes = [
        ("a", NodeKind::Stage, 0.0, 0.0),
        ("b", NodeKind::Stage, 300.0, 0.0),
        ("x", NodeKind::Stage, 1003.0, 2001.0),
        ("n", NodeKind::Note, 0.0, 4000.0),
    ];
    for (name, kind, x, y) in nodes {
        document.nodes.insert(node(name), Node::new(node(name), kind, name, point(x, y)));
    }
    let transition = Transition::new(way("t"), TransitionKind::Advance, node("a"), node("b"));
    document.transitions.insert(transition.id, transition);
    document
}

fn press(x: f64, y: f64, target: Target) -> Press {
    let at = point(x, y);
    let (below, add, pan, menu, alt, touch, twice) = (None, false, false, false, false, false, false);
    Press { at, screen: at, target, below, add, pan, menu, alt, touch, twice }
}

fn finger(x: f64, y: f64, target: Target) -> Press {
    Press { touch: true, ..press(x, y, target) }
}

/// From one place to another in two moves.
fn drag(from: Press, to: Press) -> [Input; 4] {
    let middle = point((from.at.x + to.at.x) / 2.0, (from.at.y + to.at.y) / 2.0);
    let between = Press { at: middle, screen: middle, target: Target::Canvas, below: None, ..to };
    [Input::Down(from), Input::Move(between), Input::Move(to), Input::Up(to)]
}

/// A hand over a map.
struct Hand {
    document: Document,
    scene: Scene,
    selection: Selection,
    kind: ToolKind,
    grid: bool,
    /// The line whose parts are pressed.
    line: Vec<Point>,
    tool: Tool,
    /// Everything that happened.
    all: Vec<Effect>,
}

impl Hand {
    fn over(document: Document) -> Hand {
        let scene = Scene::of(&document, Place::Whole);
        let (selection, kind, tool) = (Selection::default(), ToolKind::Select, Tool::Idle);
        Hand { document, scene, selection, kind, grid: true, line: Vec::new(), tool, all: Vec::new() }
    }

    fn holding(self, selection: Selection) -> Hand {
        Hand { selection, ..self }
    }

    /// One input; what happens.
    fn feed(&mut self, input: Input) -> Vec<Effect> {
        let sight = Sight {
            document: &self.document,
            scene: &self.scene,
            selection: &self.selection,
            kind: self.kind,
            seen: Rect::between(point(-1000.0, -1000.0), point(3000.0, 6000.0)),
            zoom: 1.0,
            grid: self.grid,
            line: &self.line,
        };
        let (tool, effects) = std::mem::take(&mut self.tool).step(&input, &sight);
        self.tool = tool;
        for effect in &effects {
            if let Effect::Select(now) = effect {
                self.selection = now.clone();
            }
        }
        self.all.extend(effects.iter().cloned());
        effects
    }

    /// A whole gesture: what happened, but for what only shows.
    fn does(&mut self, inputs: &[Input]) -> Vec<Effect> {
        self.all.clear();
        for input in inputs {
            self.feed(*input);
        }
        assert_eq!(self.tool, Tool::Idle, "every gesture ends");
        assert_eq!(self.left_over(), Vec::<&Effect>::new(), "nothing of it is shown any more");
        let lasting = |effect: &&Effect| {
            !matches!(
                effect,
                Effect::Select(_)
                    | Effect::Preview(_)
                    | Effect::EndPreview(_)
                    | Effect::Ghosts(_)
                    | Effect::Guides(_)
                    | Effect::Into(_)
                    | Effect::Band(_)
                    | Effect::Wire(_)
                    | Effect::Bent(_)
            )
        };
        self.all.iter().filter(lasting).cloned().collect()
    }

    /// Previews that were begun and not ended.
    fn left_over(&self) -> Vec<&Effect> {
        let last = |of: fn(&Effect) -> bool| self.all.iter().rev().find(|effect| of(effect));
        let open = [
            last(|effect| matches!(effect, Effect::Preview(_) | Effect::EndPreview(_))),
            last(|effect| matches!(effect, Effect::Ghosts(_))),
            last(|effect| matches!(effect, Effect::Guides(_))),
            last(|effect| matches!(effect, Effect::Into(_))),
            last(|effect| matches!(effect, Effect::Band(_))),
            last(|effect| matches!(effect, Effect::Wire(_))),
            last(|effect| matches!(effect, Effect::Bent(_))),
        ];
        let shows = |effect: &&Effect| match effect {
            Effect::Preview(_) => true,
            Effect::Ghosts(ghosts) => ghosts.is_some(),
            Effect::Guides(guides) => !guides.is_empty(),
            Effect::Into(way) => way.is_some(),
            Effect::Band(band) => band.is_some(),
            Effect::Wire(wire) => wire.is_some(),
            Effect::Bent(bent) => bent.is_some(),
            _ => false,
        };
        open.into_iter().flatten().filter(shows).collect()
    }
}
