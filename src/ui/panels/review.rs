//! When to look at a stage again.

use crate::ui::prelude::*;

use super::data::{about_node, edit_more, locked};
use super::frame::Labelled;
use crate::core::ids::NodeId;
use crate::core::model::Date;
use crate::ui::kit::{Show, TextField};
use crate::ui::language::{Text, say, text};
use crate::ui::workspace::workspace;

/// The day, with a word where it has come.
#[component(transparent)]
pub fn Review(
    /// The stage or step.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let locked = locked(workspace);
    let day = about_node(workspace, id, |_, node| node.card.more.review_on);
    let commit = move |text: String| {
        let day = Date::parse(&text);
        if day.is_some() || text.is_empty() {
            edit_more(workspace, id, |more| more.review_on = day);
        }
    };
    let due = move || day.get().is_some_and(|day| day <= workspace.today.get());
    let shown = move || !locked.get() || day.get().is_some();
    view! {
        <Show when=shown>
            <section class="facts">
                <Labelled title=Text::HistoryReviewOn>
                    <TextField
                        label=say(Text::HistoryReviewOn)
                        kind="date"
                        value=Signal::derive(move || day.get().map(|day| day.to_string()).unwrap_or_default())
                        commit
                        readonly=locked
                        patient=true
                    />
                    <small class="warn">{live(move || due().then(|| text(Text::HistoryReviewDue)))}</small>
                </Labelled>
            </section>
        </Show>
    }
}
