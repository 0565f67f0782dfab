//! The signs of what moves buyers on and of what they trip over, on nodes and on lines.

use super::role::Role;
use super::shape::Shape;
use super::text::{Font, Measure};
use crate::core::geometry::point;
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, Marker, MarkerKind};
use crate::core::sorted::Map;

/// How wide a sign without words is, with the room to the next, in world units.
const PITCH: f64 = 20.0;

/// Which signs something has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Signs {
    /// Something here moves buyers on.
    pub trigger: bool,
    /// They trip over something here.
    pub friction: bool,
}

impl Signs {
    /// The signs of all nodes and all transitions that have any.
    pub fn of(document: &Document) -> (Map<NodeId, Signs>, Map<TransitionId, Signs>) {
        let (mut nodes, mut ways) = (Map::new(), Map::new());
        for marker in document.all::<Marker>() {
            let signs: Option<&mut Signs> = match (marker.node, marker.transition) {
                (Some(node), _) => Some(nodes.or_insert_with(node, Signs::default)),
                (None, Some(way)) => Some(ways.or_insert_with(way, Signs::default)),
                (None, None) => None,
            };
            match (signs, marker.kind) {
                (Some(signs), MarkerKind::Trigger) => signs.trigger = true,
                (Some(signs), MarkerKind::Friction) => signs.friction = true,
                (None, _) => {}
            }
        }
        (nodes, ways)
    }

    /// The room that they take side by side, in world units.
    pub fn room(self) -> f64 {
        PITCH * f64::from(u8::from(self.trigger) + u8::from(self.friction))
    }
}

/// Signs side by side from a place on. Words stand in the sign of friction, which is there with them even where nothing
/// else is; they are left out where the signs would be wider than the room.
pub(super) fn signs(
    signs: Signs,
    words: &str,
    (left, top): (f64, f64),
    room: f64,
    measure: &dyn Measure,
) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let mut x = left;
    if signs.trigger {
        shapes.push(sign("trigger", TRIGGER, "", (x, top), measure));
        x += PITCH;
    }
    let wide = measure.width(Font::Mark, words) + PITCH;
    let words = if x + wide > left + room { "" } else { words };
    if signs.friction || !words.is_empty() {
        shapes.push(sign("friction", FRICTION, words, (x, top), measure));
    }
    shapes
}

/// What a sign is drawn with: its ground, its mark, and the path of the mark.
type Look = (Role, Role, &'static str);

/// A bolt.
const TRIGGER: Look = (Role::TriggerGround, Role::TriggerMark, "M10 3L5 10H8.5L8 15L13 8H9.5Z");
/// A warning.
const FRICTION: Look = (Role::FrictionGround, Role::FrictionMark, "M9 4L14.5 13.5H3.5ZM9 7.5V10");

fn sign(class: &'static str, look: Look, words: &str, (x, y): (f64, f64), measure: &dyn Measure) -> Shape {
    let (ground, mark, path) = look;
    let wide = if words.is_empty() { 18.0 } else { measure.width(Font::Mark, words) + 24.0 };
    let mut shapes =
        vec![Shape::rect(ground, (0.0, 0.0), (wide, 18.0), 9.0), Shape::Path { role: mark, path: path.to_owned() }];
    if !words.is_empty() {
        shapes.push(Shape::text(Role::FrictionWords, 17.0, 13.0, words.to_owned()));
    }
    Shape::Group { class, at: point(x, y), shapes }
}
