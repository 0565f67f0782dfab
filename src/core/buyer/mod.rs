//! The buyer behind the stages: what a persona needs where, what the deals say of triggers and friction, where most deals
//! are lost, and the phases of the journey.

mod evidence;
mod exodus;
mod journey;
mod needs;
mod risk;

pub use evidence::{Evidence, FEWEST, Moved, evidence, moved_on};
pub use exodus::{Exodus, exodus};
pub use journey::{Preset, journey, renamed, surplus};
pub use needs::{needs, write_need};
pub use risk::{Lift, lift};

#[cfg(test)]
mod tests;
