//! A stage that is opened in place: its name and what is in it, above its steps.

use super::look::Look;
use super::node::{NodeWords, edges, load, phase, pips};
use super::role::Role;
use super::shape::{Anchor, Shape};
use super::text::{Font, Measure, wrapped};
use crate::core::geometry::{Size, point};

/// What is drawn of an opened stage, from its corner. To the left of the name is room for the button that closes it.
pub(super) fn frame(look: &Look, words: &NodeWords, measure: &dyn Measure) -> Vec<Shape> {
    let Size { width, height } = look.size();
    let mut shapes = vec![Shape::rect(Role::Frame, (0.0, 0.0), (width, height), 12.0)];
    shapes.extend(phase(look, width));
    let load = load(words, 120.0, measure);
    let room = width - 40.0 - 64.0 - measure.width(Font::Load, &load);
    let name = wrapped(measure, Font::Name, &words.name, room, 1).concat();
    shapes.push(Shape::text(Role::Name, 40.0, 25.0, name));
    if !load.is_empty() {
        shapes.push(Shape::Text { role: Role::Load, at: point(width - 56.0, 25.0), anchor: Anchor::End, words: load });
    }
    pips(&mut shapes, look, width, 34.5);
    edges(&mut shapes, words, look, measure);
    shapes
}
