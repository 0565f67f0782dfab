//! The line below the map: whether the last change is kept, how complete the map is, how many deals it has.

use crate::core::geometry::within;
use crate::ui::prelude::*;

use super::state::shell;
use super::{files, keeping};
use crate::storage::disk::Disk;
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
        let words = fill(Text::ShellComplete, &[("percent", &format::percent(whole_percent(complete.get()?)))]);
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

/// A share rounded to whole percent, except that 100 is said only of all and 0 only of nothing.
fn whole_percent(share: f64) -> f64 {
    if share <= 0.0 || share >= 1.0 { share } else { within((share * 100.0).round(), 1.0, 99.0) / 100.0 }
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
        Keeping::Writing => text(Text::ShellWriting).to_owned(),
        trouble => keeping::trouble(&trouble).unwrap_or_default(),
    };
    let on_disk = move || keeping.get() == Keeping::Saved && shell().disk.get() == Disk::Caught && !drafting();
    let bad = move || keeping.with(Keeping::is_trouble);
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
            {live(move || {
                let words = words();
                let (first, rest) = words.split_at(words.find(' ').unwrap_or(words.len()));
                // On a phone that it is saved has room for one word.
                view! { {first.to_owned()}<span class="rest">{rest.to_owned()}</span> }
            })}
        </span>
        {live(move || on_disk().then(|| view! {
            <span class="on-disk muted" title=say(Text::ShellOnDiskMeans)>{say(Text::ShellOnDisk)}</span>
        }))}
        {live(move || bad().then(|| view! {
            <button class="quiet" on:click=move |_| files::download_map(&workspace)>{say(Text::ShellDownloadNow)}</button>
        }))}
    }
}
