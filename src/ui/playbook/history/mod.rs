//! What was: versions of the map, what was said about it, and when to look at it again.

mod reviews;
mod versions;

use crate::ui::prelude::*;

pub use reviews::remind;
pub use versions::restore;

use crate::ui::comments::Comments;
use crate::ui::language::{Text, say};
use crate::ui::shell::Snapshots;

/// The section.
#[component(transparent)]
pub fn History() -> Fragment {
    view! {
        <section class="part" aria-label=say(Text::HistoryVersions)>
            <h3>{say(Text::HistoryVersions)}</h3>
            <versions::Versions/>
            <Snapshots/>
        </section>
        <section class="part" aria-label=say(Text::CommentTitle)>
            <h3>{say(Text::CommentTitle)}</h3>
            <Comments place=None/>
        </section>
        <section class="part" aria-label=say(Text::HistoryReviews)>
            <h3>{say(Text::HistoryReviews)}</h3>
            <reviews::Reviews/>
        </section>
    }
}
