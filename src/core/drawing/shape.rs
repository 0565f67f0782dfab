//! What drawings are made of.

use super::role::Role;
use crate::core::decimal::decimal;
use crate::core::geometry::{Point, Rect, Size, point};

/// Where a text stands at its point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

impl Anchor {
    /// The word of SVG; none for what goes without saying.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Anchor::Start => None,
            Anchor::Middle => Some("middle"),
            Anchor::End => Some("end"),
        }
    }
}

/// A part of a drawing, in world units from the corner of what it belongs to.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// A rectangle.
    Rect {
        /// What it is.
        role: Role,
        /// Where it is.
        area: Rect,
        /// The radius of its corners.
        radius: f64,
    },
    /// A line or an outline.
    Path {
        /// What it is.
        role: Role,
        /// As SVG writes it.
        path: String,
    },
    /// One line of text.
    Text {
        /// What it is.
        role: Role,
        /// Its point on the line that letters stand on.
        at: Point,
        /// Where it stands at that point.
        anchor: Anchor,
        /// What it says.
        words: String,
    },
    /// Shapes that move together.
    Group {
        /// What it is, as the style sheet calls it.
        class: &'static str,
        /// Where its corner is.
        at: Point,
        /// What is in it.
        shapes: Vec<Shape>,
    },
}

impl Shape {
    /// A rectangle from its parts.
    pub fn rect(role: Role, corner: (f64, f64), size: (f64, f64), radius: f64) -> Shape {
        let area = Rect::new(point(corner.0, corner.1), Size { width: size.0, height: size.1 });
        Shape::Rect { role, area, radius }
    }

    /// A line of text that begins here.
    pub fn text(role: Role, x: f64, y: f64, words: String) -> Shape {
        Shape::Text { role, at: point(x, y), anchor: Anchor::Start, words }
    }

    /// A line of text around this point.
    pub fn centred(role: Role, x: f64, y: f64, words: String) -> Shape {
        Shape::Text { role, at: point(x, y), anchor: Anchor::Middle, words }
    }
}

/// A place as the transform of what stands there.
pub fn translated(at: Point) -> String {
    format!("translate({} {})", decimal(at.x), decimal(at.y))
}
