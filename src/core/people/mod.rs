//! Who works for which stage, who has been heard, who meets about it, and who takes over from whom.

mod agenda;
mod leaving;
mod matrix;
mod voices;

pub use agenda::{Agenda, Point, USUAL_MINUTES, agenda, clock, minute_of};
pub use leaving::Leaving;
pub use matrix::{Group, Matrix, groups, next};
pub use voices::{Voice, heard, unheard, voice};

#[cfg(test)]
mod tests;
