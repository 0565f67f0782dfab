//! A map as a picture that stands alone: as SVG, and what a PNG of it carries. The document can be inside, so that the
//! picture opens again.

mod charted;
mod inside;
mod paint;
mod png;
mod scene;
mod svg;
pub mod xml;

use std::borrow::Cow;

pub use charted::chart;
pub use paint::Palette;
pub use png::furnished;
pub use scene::{Words, picture};
pub use svg::{Options, Picture};
pub use xml::escape;

use crate::core::geometry::Size;

/// What marks a document inside a picture: the identifier of the element in SVG, the keyword of the text in PNG.
const NAME: &str = "stagecraft";

/// Why a picture cannot be opened as a map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoMap {
    /// It carries none.
    Without,
    /// It is cut off, or somebody changed what it carries.
    Damaged,
    /// It carries more than one.
    Several,
}

/// What a file carries that is a picture: the text of a document, or the kind of picture and why it carries none. `None`
/// for everything that is no picture. Nothing is ever unpacked, so that no small file can become a large one.
pub fn carried(file: &[u8]) -> Option<Result<Cow<'_, str>, (&'static str, NoMap)>> {
    if png::is_png(file) {
        return Some(png::carried(file).map(Cow::Borrowed).map_err(|why| ("PNG", why)));
    }
    let text = std::str::from_utf8(file).ok()?;
    let carried = inside::carried(text.strip_prefix('\u{feff}').unwrap_or(text))?;
    Some(carried.map(Cow::Owned).map_err(|why| ("SVG", why)))
}

/// The size in pixels of a picture at so many pixels a world unit.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Raster {
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Pixels a world unit: what was asked for, or less.
    pub scale: f64,
}

/// The most columns, and the most rows, that every browser can draw.
const LONGEST: f64 = 16_384.0;
/// The most pixels together: what browsers on phones can draw, 256 MB.
const PIXELS: f64 = 67_108_864.0;

/// The pixels of a picture of this size, as many a world unit as asked for or as browsers can draw.
pub fn raster(size: Size, scale: f64) -> Raster {
    let (width, height) = (size.width.max(1.0), size.height.max(1.0));
    let scale = scale.min(LONGEST / width).min(LONGEST / height).min((PIXELS / width / height).sqrt());
    let pixels = |length: f64| (length * scale).floor().max(1.0) as u32;
    Raster { width: pixels(width), height: pixels(height), scale }
}
