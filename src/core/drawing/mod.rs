//! How things on the map look: shapes that the page turns into its elements, and a picture into its text.
//!
//! Core has neither a language nor fonts: words come in translated, and a [`Measure`] says how wide they are.

mod facts;
mod frame;
mod lanes;
mod look;
mod node;
mod part;
mod role;
mod sans;
mod shape;
mod signs;
mod text;
mod transition;

pub use facts::{Facts, WayFacts};
pub use lanes::{LaneWords, extent, lane_names, lanes};
pub use look::Look;
pub use node::{NodeWords, chip, node, outline};
pub use part::{Part, STRENGTHS};
pub use role::Role;
pub use sans::Sans;
pub use shape::{Anchor, Shape, translated};
pub use signs::Signs;
pub use text::{FAMILY, Font, Measure, wrapped};
pub use transition::{label, line, room_for, words_on};

#[cfg(test)]
mod tests;
