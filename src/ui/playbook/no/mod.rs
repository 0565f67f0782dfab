//! When the buyer says no: deals that come back, what became of those that heard a no, why it was said, and where on
//! the map.

mod after;
mod paths;
mod reasons;
mod returning;

use crate::ui::prelude::*;

use crate::ui::kit::Menu;
use crate::ui::language::{Text, fill, say, text};

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

/// The heading of a part, with where its numbers come from.
fn heading(title: Text, about: Text) -> Fragment {
    let label = Signal::derive(move || fill(Text::FunnelWhereFrom, &[("what", text(title))]));
    view! {
        <h3>
            <span>{say(title)}</span>
            <span class="ask"><Menu label=label button=|| "?"><p class="ask-text">{say(about)}</p></Menu></span>
        </h3>
    }
}
