//! When the buyer says no: deals that come back, what became of those that heard a no, why it was said, and where on
//! the map.

mod after;
mod paths;
mod reasons;
mod returning;

use crate::ui::prelude::*;

use crate::ui::language::{Text, say};

/// The section.
#[component(transparent)]
pub fn No() -> Fragment {
    view! {
        <p class="teach">{say(Text::NoAbout)}</p>
        <returning::ComingBack/>
        <after::After/>
        <reasons::Reasons/>
        <paths::Paths/>
    }
}
