//! The buyer: the phases of the journey, personas, what moves buyers on and what they trip over, what makes them buy.

mod evidence;
mod markers;
mod motivators;
mod personas;
mod phases;

pub use evidence::{Evidence, Sign};
pub use markers::{marker_place, markers};
pub use personas::personas;
pub use phases::Phases;

use crate::ui::prelude::*;

/// The section.
#[component(transparent)]
pub fn Buyer() -> Fragment {
    view! {
        <phases::Journey/>
        <personas::Personas/>
        <markers::Markers/>
        <motivators::Motivators/>
    }
}
