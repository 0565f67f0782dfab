//! When to look at the map and its stages again: the days, and a quiet word when one has come.

use crate::ui::prelude::*;

use crate::core::command::{Command, MapEdit};
use crate::core::ids::NodeId;
use crate::core::model::Date;
use crate::core::reviews::{Review, reviews};
use crate::core::search::Found;
use crate::core::session::Section;
use crate::ui::kit::{Show, TextField};
use crate::ui::language::{Plural, Text, plural, say, text};
use crate::ui::shell;
use crate::ui::workspace::{Workspace, workspace};
use crate::ui::{format, sentences};

/// The day of the map, and those of its stages.
#[component(transparent)]
pub fn Reviews() -> Fragment {
    let workspace = workspace();
    let whole =
        workspace.memo(|document| document.map.purpose.review_on.map(|day| day.to_string()).unwrap_or_default());
    let commit = move |text: String| {
        let day = Date::parse(&text);
        if day.is_some() || text.is_empty() {
            workspace.commit(Command::EditMap(MapEdit::ReviewOn(day)));
        }
    };
    let stages = workspace.memo(|document| {
        let named = |review: &Review| Some((review.node?, sentences::node_name(document, review.node?), review.on));
        reviews(document).iter().filter_map(named).collect::<Vec<_>>()
    });
    let due = workspace.memo(|document| document.map.purpose.review_on);
    let row = move |(id, name, on): (NodeId, String, Date)| {
        view! {
            <li>
                <button class="quiet user-text" on:click=move |_| shell::show_found(workspace, Found::Node(id))>{name}</button>
                <span>{format::date(on)}</span>
                {mark(workspace, on)}
            </li>
        }
    };
    view! {
        <p class="teach">{say(Text::HistoryReviewsAbout)}</p>
        <div class="review">
            <label class="field">
                <span>{say(Text::HistoryReviewMap)}</span>
                <TextField label=say(Text::HistoryReviewMap) kind="date" value=whole commit patient=true/>
            </label>
            {live(move || due.get().map(|on| mark(workspace, on)))}
        </div>
        <Show when=move || stages.with(|stages| !stages.is_empty())>
            <ul class="entries reviews">{live(move || stages.get().into_iter().map(row).collect_view())}</ul>
        </Show>
        <Show when=move || stages.with(Vec::is_empty)><p class="muted">{say(Text::HistoryReviewStages)}</p></Show>
    }
}

/// A word for a day that has come.
fn mark(workspace: Workspace, on: Date) -> Fragment {
    live(move || {
        let days = workspace.today.get().days_since(on);
        let days = usize::try_from(days).ok()?;
        let words =
            if days == 0 { text(Text::HistoryDueToday).to_owned() } else { plural(Plural::HistoryOverdue, days) };
        Some(view! { <span class="badge warn">{words}</span> })
    })
}

/// Says which reviews are due whenever a map is opened, with the way there.
pub fn remind(workspace: Workspace) {
    Effect::new(move |_| {
        workspace.opened.track();
        let today = workspace.today_now();
        let due = workspace.read(|document| reviews(document).iter().filter(|review| review.is_due(today)).count());
        if due > 0 {
            untrack(|| workspace.say_of(plural(Plural::HistoryDue, due), Section::History));
        }
    });
}
