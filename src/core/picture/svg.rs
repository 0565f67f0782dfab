//! Shapes as the text of one SVG document that needs nothing beside it: no style sheet, no script, no other file.
//! Colours are resolved, fonts are named, text is text.

use std::fmt::Write;

use super::NAME;
use super::paint::{Palette, attributes};
use super::xml::escape;
use crate::core::decimal::decimal;
use crate::core::drawing::{FAMILY, Font, Measure, Shape, translated, wrapped};
use crate::core::geometry::{Point, Rect, Size, point};

/// How a picture is made.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Its colours.
    pub palette: Palette,
    /// Without paper below it.
    pub transparent: bool,
    /// The name of the map stands above it.
    pub heading: bool,
    /// The text of a document that the picture carries, so that it opens again.
    pub carries: Option<&'a str>,
}

/// A picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Picture {
    /// The SVG document.
    pub text: String,
    /// Its size in world units, which are its pixels at 100 %.
    pub size: Size,
}

/// Room around what is drawn, in world units.
const MARGIN: f64 = 40.0;
/// How high the name above the map is, with the room below it.
const HEADING: f64 = 48.0;
/// What the name is written in.
const HEADING_SIZE: f64 = 22.0;

/// The picture of shapes that cover an area, under the name of the map.
pub(super) fn drawn(name: &str, shapes: &[Shape], area: Rect, options: &Options, measure: &dyn Measure) -> Picture {
    let mut area = Rect::between(
        point((area.left() - MARGIN).floor(), (area.top() - MARGIN).floor()),
        point((area.right() + MARGIN).ceil(), (area.bottom() + MARGIN).ceil()),
    );
    let name = name.trim();
    let heading = options.heading && !name.is_empty();
    if heading {
        area.origin.y -= HEADING;
        area.size.height += HEADING;
    }
    let [x, y, width, height] = [area.left(), area.top(), area.size.width, area.size.height].map(decimal);
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"{x} {y} {width} {height}\" role=\"img\" font-family=\""
    );
    escape(&mut text, FAMILY);
    text.push_str("\">\n<title>");
    escape(&mut text, name);
    text.push_str("</title>\n");
    if let Some(document) = options.carries {
        text.push_str("<metadata id=\"");
        text.push_str(NAME);
        text.push_str("\">");
        escape(&mut text, &plain(document));
        text.push_str("</metadata>\n");
    }
    let mut pen = Pen { text, palette: options.palette, transparent: options.transparent };
    if !options.transparent {
        let _ = write!(pen.text, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        pen.paint("fill=\"$paper\"");
        pen.text.push_str("/>\n");
    }
    if heading {
        let room = (area.size.width - 2.0 * MARGIN) * Font::Name.size() / HEADING_SIZE;
        let at = point(area.left() + MARGIN, area.top() + MARGIN + HEADING_SIZE - 2.0);
        let _ = write!(pen.text, "<text{} font-size=\"{}\" font-weight=\"600\"", Place(at), decimal(HEADING_SIZE));
        pen.paint("fill=\"$ink\"");
        pen.text.push('>');
        pen.words(&wrapped(measure, Font::Name, name, room, 1).concat());
        pen.text.push_str("</text>\n");
    }
    shapes.iter().for_each(|shape| pen.shape(shape));
    pen.text.push_str("</svg>\n");
    Picture { text: pen.text, size: area.size }
}

/// A document without the two characters that it may hold and XML may not: JSON, in whose texts alone they stand, has
/// another way to write them.
fn plain(document: &str) -> String {
    document.replace('\u{fffe}', "\\ufffe").replace('\u{ffff}', "\\uffff")
}

/// The coordinates of a shape, without those that go without saying.
struct Place(Point);

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (name, value) in [("x", self.0.x), ("y", self.0.y)].into_iter().filter(|(_, value)| *value != 0.0) {
            write!(formatter, " {name}=\"{}\"", decimal(value))?;
        }
        Ok(())
    }
}

/// Writes shapes.
struct Pen {
    text: String,
    palette: Palette,
    transparent: bool,
}

impl Pen {
    /// Adds attributes, with the colours in the place of their names.
    fn paint(&mut self, attributes: &str) {
        let mut parts = attributes.split('$');
        self.text.push(' ');
        self.text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (name, after) = part.split_at(part.find('"').unwrap_or(part.len()));
            // Below words the paper shows; without it, what nodes are filled with: most likely white on white.
            let name = if self.transparent && name == "paper" { "surface" } else { name };
            self.text.push_str(self.palette.colour(name));
            self.text.push_str(after);
        }
    }

    fn shape(&mut self, shape: &Shape) {
        // Writing to a string cannot fail.
        let _ = match shape {
            Shape::Rect { role, area, radius } => {
                let (width, height) = (decimal(area.size.width), decimal(area.size.height));
                let place = Place(area.origin);
                let radius = decimal(*radius);
                let _ = write!(self.text, "<rect{place} width=\"{width}\" height=\"{height}\" rx=\"{radius}\"");
                self.paint(attributes(*role));
                self.text.write_str("/>\n")
            }
            Shape::Path { role, path } => {
                let _ = write!(self.text, "<path d=\"{path}\"");
                self.paint(attributes(*role));
                self.text.write_str("/>\n")
            }
            Shape::Text { role, at, anchor, words } => {
                let _ = write!(self.text, "<text{}", Place(*at));
                if let Some(anchor) = anchor.word() {
                    let _ = write!(self.text, " text-anchor=\"{anchor}\"");
                }
                if let Some(font) = role.font() {
                    let (size, weight) = (decimal(font.size()), font.weight());
                    let _ = write!(self.text, " font-size=\"{size}\" font-weight=\"{weight}\"");
                }
                self.paint(attributes(*role));
                self.text.push('>');
                self.words(words);
                self.text.write_str("</text>\n")
            }
            Shape::Group { class, at, shapes } => {
                // What steps back does so as a whole.
                let opacity = if class.ends_with(" dim") { " opacity=\".4\"" } else { "" };
                let _ = writeln!(self.text, "<g transform=\"{}\"{opacity}>", translated(*at));
                shapes.iter().for_each(|shape| self.shape(shape));
                self.text.write_str("</g>\n")
            }
        };
    }

    fn words(&mut self, words: &str) {
        // Whatever turns the direction of a text ends with it.
        let turns = words.contains(|letter| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
        let (open, close) = if turns { ("\u{2068}", "\u{2069}") } else { ("", "") };
        self.text.push_str(open);
        escape(&mut self.text, words);
        self.text.push_str(close);
    }
}
