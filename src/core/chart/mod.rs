//! The maths of charts: shapes from numbers, texts that fit, and the deals and reasons behind a bar.

pub mod behind;
pub mod bullet;
pub mod funnel;
pub mod names;
pub mod pareto;
pub mod period;
pub mod reasons;

pub use behind::{Behind, Fate, behind};
pub use bullet::{Bullet, bullet};
pub use funnel::{Orientation, Slice, slices};
pub use names::fit;
pub use pareto::{pareto, running_line};
pub use period::Period;
pub use reasons::{Reason, reasons};
