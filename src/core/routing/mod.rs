//! Orthogonal lines between nodes.
//!
//! A [`Drawing`] holds where everything stands and the settled line of every transition. A line is searched over a small
//! grid of its own (`tracks`, `search`, `way`), around the nodes, the lines and the labels that are settled, which all are
//! in one spatial `index`; its points of attachment (`exits`, `ports`) are part of the search. `settle` lays several lines
//! in a readable order, `spread` moves their parts apart in narrow channels, `labels` finds places for what stands on
//! them, and lines that turn out badly are tried on other sides. `update` does this for what a change concerns; the rest
//! stays as it is. While a node is dragged, `drag` keeps the shape of its lines.

mod bends;
mod curve;
mod drag;
mod drawing;
mod exits;
mod index;
mod labels;
mod line;
mod loops;
mod ports;
mod price;
mod quick;
mod search;
mod settle;
mod side;
mod site;
mod spread;
mod tracks;
mod update;
mod way;

pub use bends::part_at;
pub use drawing::{Drawing, End, LabelPlace, Route, Way};
pub use line::crosses;
pub use side::Side;
pub use site::{Outline, Site};

/// How far a line runs straight out of a node before its first bend where there is room, in world units.
const STUB: f64 = 20.0;
/// How close a line may come to a node it does not belong to.
const CLEARANCE: f64 = 8.0;
/// How far apart lines beside each other are where there is room.
const PITCH: f64 = 12.0;
/// What a bend costs, in world units of length.
const BEND: f64 = 60.0;
/// What it costs to cross another line.
const CROSSING: f32 = 60.0;
/// What it costs to run beside another line nearer than this: each step, and each world unit. On top of each other, too
/// near, a little near.
const CLOSE: [(f64, f32, f32); 3] = [(4.5, 200.0, 10.0), (6.5, 0.0, 0.8), (PITCH - 1.0, 0.0, 0.3)];
