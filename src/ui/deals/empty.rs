//! What stands where there is nothing yet.

use crate::ui::prelude::*;

use crate::ui::language::{Text, say};
use crate::ui::shell;
use crate::ui::workspace::{Dialog, View, workspace};

/// No stage that a deal could be in.
#[component(transparent)]
pub fn NoStages() -> Fragment {
    let workspace = workspace();
    view! {
        <div class="empty">
            <h2>{say(Text::DealsNoStagesTitle)}</h2>
            <p>{say(Text::DealsNoStagesText)}</p>
            <button class="primary" on:click=move |_| workspace.view.set(View::Map)>{say(Text::DealsToMap)}</button>
        </div>
    }
}

/// Stages, but no deal.
#[component(transparent)]
pub fn NoDeals() -> Fragment {
    let workspace = workspace();
    view! {
        <div class="empty over-board">
            <h2>{say(Text::DealsEmptyTitle)}</h2>
            <p>{say(Text::DealsEmptyText)}</p>
            <button class="primary" on:click=move |_| workspace.dialog.set(Some(Dialog::Paste(String::new())))>
                {say(Text::DealsPasteYours)}
            </button>
            <button on:click=move |_| shell::open_file()>{say(Text::ImportAction)}</button>
        </div>
    }
}
