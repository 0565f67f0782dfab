//! What is in progress and never saved: selection, tools, previews.

mod selection;
mod tool;

pub use selection::Selection;
pub use tool::{Band, Effect, Input, Press, Target, Tool, ToolKind, Wire};
