//! The detail of one deal, in a panel over whatever view is shown.

mod checklist;
mod fields;
mod history;
mod markers;
mod onward;

use crate::ui::prelude::*;

pub use self::checklist::Tick;
use super::actions;
use super::desk::focus_deal;
use crate::core::ids::DealId;
use crate::core::model::Document;
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Text, say};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// The detail of the deal that is open, in a panel over whatever view is shown.
#[component(transparent)]
pub fn Detail() -> Fragment {
    let workspace = workspace();
    live(move || workspace.deal.get().map(|deal| view! { <Panel deal/> }))
}

/// Where a deal is, and its name.
fn heading(document: &Document, deal: DealId) -> (String, String) {
    let Some(deal) = document.deals.get(&deal) else { return Default::default() };
    let place = deal.node().map(|node| sentences::node_name(document, node)).unwrap_or_default();
    (place, actions::full_title(deal))
}

#[component(transparent)]
fn Panel(deal: DealId) -> Fragment {
    let workspace = workspace();
    let heading = workspace.memo(move |document| heading(document, deal));
    let panel: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    let close = move || {
        workspace.deal.set(None);
        request_animation_frame(move || focus_deal(deal));
    };
    Effect::new(move |_| {
        if let Some(panel) = panel.get() {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = panel.focus_with_options(&options);
        }
    });
    view! {
        <aside
            class="panel deal-detail"
            node_ref=panel
            tabindex="-1"
            aria-label=say(Text::DealsPanel)
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.stop_propagation();
                    close();
                }
            }
        >
            <header>
                <small class="user-text">{live(move || heading.get().0)}</small>
                <h2 class="user-text">{live(move || heading.get().1)}</h2>
                <button class="quiet close" aria-label=say(Text::DealsClose) on:click=move |_| close()>
                    <Icon shape=Shape::Close/>
                </button>
            </header>
            <onward::Onwards deal/>
            <checklist::Checklist deal/>
            <fields::Fields deal/>
            <markers::Markers deal/>
            <history::History deal/>
            <div class="actions">
                <button class="danger" on:click=move |_| actions::delete(&workspace, deal)>
                    <Icon shape=Shape::Bin/>
                    {say(Text::DealsDelete)}
                </button>
            </div>
        </aside>
    }
}
