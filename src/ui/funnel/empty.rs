//! What is said while there is nothing to count.

use crate::ui::prelude::*;

use super::state::{Asked, State};
use crate::ui::language::{Text, say};
use crate::ui::shell;
use crate::ui::workspace::{Dialog, View, workspace};

/// A map without stages.
#[component(transparent)]
pub fn NoStages() -> Fragment {
    let workspace = workspace();
    view! {
        <div class="empty funnel-empty">
            <h2>{say(Text::FunnelNoStages)}</h2>
            <p>{say(Text::FunnelNoStagesHint)}</p>
            <button class="primary" on:click=move |_| workspace.view.set(View::Map)>{say(Text::FunnelToMap)}</button>
        </div>
    }
}

/// A map without deals.
#[component(transparent)]
pub fn NoDeals() -> Fragment {
    let workspace = workspace();
    view! {
        <div class="empty funnel-empty">
            <h2>{say(Text::FunnelNoDeals)}</h2>
            <p>{say(Text::FunnelNoDealsHint)}</p>
            <div class="actions">
                <button class="primary" on:click=move |_| workspace.view.set(View::Deals)>
                    {say(Text::FunnelToDeals)}
                </button>
                <button on:click=move |_| workspace.dialog.set(Some(Dialog::Paste(String::new())))>
                    {say(Text::FunnelPaste)}
                </button>
                <button on:click=move |_| shell::open_file()>{say(Text::ImportAction)}</button>
            </div>
        </div>
    }
}

/// Filters that no deal passes.
#[component(transparent)]
pub fn NoMatch() -> Fragment {
    let state = State::here();
    let clear = move |_| {
        state.asked.update(|asked| *asked = Asked { value: asked.value, counting: asked.counting, ..Asked::default() });
    };
    view! {
        <div class="empty">
            <h3>{say(Text::FunnelNoMatch)}</h3>
            <p>{say(Text::FunnelNoMatchHint)}</p>
            <button on:click=clear>{say(Text::FunnelClear)}</button>
        </div>
    }
}
