//! What is in progress and never saved: selection, tools, previews.

mod along;
mod landing;
mod naming;
mod nudges;
mod outlook;
mod overlays;
mod selection;
mod still;
mod tool;
mod tour;
mod view;

pub use along::along;
pub use landing::landing;
pub use naming::{Naming, kind_of_digit};
pub use nudges::Nudges;
pub use outlook::Outlook;
pub use overlays::{Overlay, Overlays};
pub use selection::Selection;
pub use still::Still;
pub use tool::{Band, Effect, Input, Press, Target, Tool, ToolKind, Wire};
pub use tour::Tour;
pub use view::View;
