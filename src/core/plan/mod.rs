//! The way back from a goal: how many deals must enter every stage, when, and what has to be done for them.

mod calendar;
mod gap;
mod required;
#[cfg(test)]
mod tests;

pub use calendar::{Month, months, seasons};
pub use gap::{Gap, gaps};
pub use required::{Driver, Impossible, Required, Settings, Work, required, settings};
