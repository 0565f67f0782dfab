//! The score in the header: small, quiet, and not there before somebody has begun to write what stages are.

use std::time::Duration;

use crate::ui::prelude::*;

use crate::core::checks::{calm, score};
use crate::core::session::Section;
use crate::ui::format;
use crate::ui::language::{Text, fill, say};
use crate::ui::workspace::workspace;

/// How long after a change the score is told: a number that jumps while somebody types or drags disturbs.
const LATER: Duration = Duration::from_millis(400);

/// The score, that leads to the findings.
#[component(transparent)]
pub fn Score() -> Fragment {
    let workspace = workspace();
    let shown: RwSignal<Option<u32>> = RwSignal::new(None);
    // Nothing is checked while changes follow each other.
    let waiting: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let tell = move || {
        let score = if workspace.read(calm) { None } else { score(&workspace.findings()) };
        if shown.try_get_untracked().is_some_and(|known| known != score) {
            shown.set(score);
        }
    };
    Effect::new(move |_| {
        workspace.revision.track();
        workspace.today.track();
        if let Some(before) = waiting.try_get_value().flatten() {
            before.clear();
        }
        waiting.set_value(set_timeout_with_handle(tell, LATER).ok());
    });
    on_cleanup(move || {
        if let Some(before) = waiting.try_get_value().flatten() {
            before.clear();
        }
    });
    let open = move |_| {
        workspace.open_playbook(Section::Findings);
    };
    live(move || {
        let score = format::number(f64::from(shown.get()?));
        let (words, label) =
            (fill(Text::CheckScore, &[("score", &score)]), fill(Text::CheckScoreLabel, &[("score", &score)]));
        Some(view! {
            <button class="quiet score" aria-label=label title=say(Text::CheckHowAbout) on:click=open>{words}</button>
        })
    })
}
