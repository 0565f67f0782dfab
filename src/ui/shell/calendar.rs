//! A page may stay open for days: the date is read again when somebody comes back to it, and after midnight.

use std::time::Duration;

use crate::ui::prelude::*;
use leptos::ev;

use crate::core::analytics::is_due;
use crate::core::session::Section;
use crate::ui::language::{Plural, plural};
use crate::ui::workspace::Workspace;

/// How often the clock is looked at. A timer set for midnight would ring late after the computer has slept.
const MINUTE: Duration = Duration::from_secs(60);

/// Watches the date for as long as the page lives.
pub fn begin(workspace: Workspace) {
    // Deals that were put off until a day are waited for on it: told when a map is opened, and when the day comes.
    Effect::new(move |_| {
        workspace.opened.track();
        let today = workspace.today.get();
        let due =
            workspace.read(|document| document.deals.values().filter(|deal| is_due(document, deal, today)).count());
        if due > 0 {
            // Another language is no new day.
            workspace.say_of(untrack(|| plural(Plural::NoDueNotice, due)), Section::No);
        }
    });
    let focus = window_event_listener(ev::focus, move |_| workspace.look_at_the_calendar());
    let visible = window_event_listener(ev::visibilitychange, move |_| workspace.look_at_the_calendar());
    let minute = set_interval_with_handle(move || workspace.look_at_the_calendar(), MINUTE);
    on_cleanup(move || {
        focus.remove();
        visible.remove();
        if let Ok(minute) = minute {
            minute.clear();
        }
    });
}
