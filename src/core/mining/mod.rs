//! What really happened, held against what is drawn: which ways deals took, which of them the map has, and the map that
//! their histories alone would draw.

mod conformance;
mod discovery;
mod film;
mod lifts;
mod outliers;
mod replay;
#[cfg(test)]
mod tests;
mod variants;
mod ways;

pub use conformance::{Conformance, Ghost, conformance};
pub use discovery::{Discovery, Found, Moves, Thresholds};
pub use film::{Film, Reel, Scene};
pub use lifts::{FEWEST as FEWEST_WON, Factor, Fast, Shared, fast};
pub use outliers::{Outlier, Reason, outliers, waits};
pub use replay::{Fitness, fitness};
pub use variants::{Variant, variants};
pub use ways::Ways;
