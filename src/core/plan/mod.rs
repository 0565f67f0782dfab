//! The way back from a goal: how many deals must enter every stage, when, and what has to be done for them.

mod broken;
mod calendar;
mod gap;
mod handle;
mod outline;
mod period;
mod pipeline;
mod required;
#[cfg(test)]
mod tests;
mod tornado;
mod week;

pub use broken::broken;
pub use calendar::{Month, months, seasons};
pub use gap::{Gap, gaps};
pub use handle::Handle;
pub use outline::{Row, Way, outline};
pub use period::period;
pub use pipeline::{open, pipeline};
pub use required::{Driver, Impossible, Required, Settings, Work, follow, required, settings, solved};
pub use tornado::{Swing, tornado};
pub use week::{WeekStart, Weekly, weekly};
