//! What is in progress and never saved: selection, tools, previews.

mod along;
mod bends;
mod edge;
mod grips;
mod guides;
mod landing;
mod naming;
mod nudges;
mod outlook;
mod overlays;
mod presses;
mod rows;
mod section;
mod selection;
mod splice;
mod tool;
mod tour;
mod view;

pub use along::along;
pub use edge::edge_pan;
pub use grips::{Hold, grips};
pub use guides::Guide;
pub use landing::landing;
pub use naming::{Naming, kind_of_digit};
pub use nudges::Nudges;
pub use outlook::Outlook;
pub use overlays::{Overlay, Overlays};
pub use presses::Presses;
pub use rows::{Row, towards};
pub use section::Section;
pub use selection::Selection;
pub use splice::splice;
pub use tool::{Band, Effect, End, Ghosts, Input, Press, Seek, Sight, Target, Tool, ToolKind, Wire};
pub use tour::Tour;
pub use view::View;
