//! How long the presentation has lasted. A press begins anew.

use crate::ui::prelude::*;
use std::time::Duration;

use crate::ui::language::{Text, fill, say};

/// Minutes and seconds since the presentation began.
#[component(transparent)]
pub fn Timer() -> Fragment {
    let begun = RwSignal::new(js_sys::Date::now());
    let now = RwSignal::new(js_sys::Date::now());
    let tick = set_interval_with_handle(move || now.set(js_sys::Date::now()), Duration::from_secs(1)).ok();
    on_cleanup(move || {
        if let Some(tick) = tick {
            tick.clear();
        }
    });
    let time = move || {
        let seconds = ((now.get() - begun.get()) / 1000.0).max(0.0) as u32;
        format!("{}:{:02}", seconds / 60, seconds % 60)
    };
    let again = move |_| {
        begun.set(js_sys::Date::now());
        now.set(js_sys::Date::now());
    };
    view! {
        <button
            class="quiet timer"
            title=say(Text::PresentTimerTitle)
            aria-label=move || fill(Text::PresentTimer, &[("time", &time())])
            on:click=again
        >
            {live(time)}
        </button>
    }
}
