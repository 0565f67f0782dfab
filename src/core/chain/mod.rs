//! The process as an absorbing Markov chain: what is likely to become of deals, through branches and loops.

mod process;
mod rates;
mod simulate;
mod solve;
#[cfg(test)]
mod tests;

pub use process::{End, Process, Prospect, Stuck, Wishes, process, unsolved};
pub use rates::{Gap, Observed, PRIOR, Rates, Source, Step, rates};
pub use simulate::{Forecast, Simulation};
pub use solve::{Moves, Trap};
