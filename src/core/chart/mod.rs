//! Charts: what one shows as data (`data.rs`), scales and labels, and the drawing as shapes (`draw/`); and the deals and
//! reasons behind a bar.

pub mod data;
pub mod draw;
pub mod funnel;
pub mod labels;
pub mod names;
pub mod pareto;
pub mod period;
pub mod reasons;
pub mod scale;
pub mod walk;

pub use data::{Chart, Form, Look, Row, Series, Unit, Voice, said, spoken};
pub use draw::{Drawing, Mark, draw};
pub use funnel::{Orientation, Slice, slices};
pub use names::fit;
pub use pareto::pareto;
pub use period::{Against, Period};
pub use reasons::{Reason, reasons};
