//! The line below the map: whether the last change is kept, how complete the map is, how many deals it has.

use crate::ui::prelude::*;

use super::state::shell;
use super::{files, keeping};
use crate::ui::format;
use crate::ui::kit::drafting;
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::workspace::{Keeping, View, workspace};

/// The line below the map; over the map it lies on it, below the other views it has its own room.
#[component(transparent)]
pub fn Footer() -> Fragment {
    let workspace = workspace();
    let open = shell().open;
    let complete = workspace.memo(|document| document.completeness());
    let deals = workspace.memo(|document| document.deals.len());
    let percent = move || {
        let share = complete.get()?;
        // Rounded down: 100 % is said only of a map that is complete.
        let words = fill(Text::ShellComplete, &[("percent", &format::percent((share * 100.0).floor() / 100.0))]);
        Some(view! { <span class="complete" title=say(Text::ShellCompleteTitle)>{words}</span> })
    };
    let line = move || {
        open.get().then(|| {
            view! {
                <footer class="foot" class:over=move || workspace.view.get() == View::Map>
                    <Kept/>
                    {live(percent)}
                    <span class="deals-count">{live(move || plural(Plural::ShellDealsCount, deals.get()))}</span>
                </footer>
            }
        })
    };
    view! { {live(line)} }
}

/// The truth about the last change.
#[component(transparent)]
fn Kept() -> Fragment {
    let workspace = workspace();
    let keeping = workspace.keeping;
    let words = move || match keeping.get() {
        Keeping::Nothing => text(Text::ShellNeverSaved).to_owned(),
        // What is being typed is in no storage yet.
        Keeping::Saved if drafting() => text(Text::ShellNotYetSaved).to_owned(),
        Keeping::Saved => text(Text::ShellSaved).to_owned(),
        trouble => keeping::trouble(&trouble).unwrap_or_default(),
    };
    let bad = move || keeping.with(|keeping| !matches!(keeping, Keeping::Nothing | Keeping::Saved));
    view! {
        <span
            class="kept"
            class:bad=bad
            class:good=move || keeping.get() == Keeping::Saved && !drafting()
            role="status"
            // Nobody wants to hear of every word that it is kept.
            aria-busy=move || drafting().to_string()
            title=words
        >
            {live(words)}
        </span>
        {live(move || bad().then(|| view! {
            <button class="quiet" on:click=move |_| files::download_map(&workspace)>{say(Text::ShellDownloadNow)}</button>
        }))}
    }
}
