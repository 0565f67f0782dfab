//! Deals: board, table, detail, and the questions that moving one asks.

mod actions;
mod add;
mod board;
mod desk;
mod detail;
mod dialogs;
mod empty;
mod paste_event;
mod table;
mod toolbar;

use crate::ui::prelude::*;

pub use self::actions::{full_title, move_today, named_places, number};
use self::desk::{Desk, Tab};
pub use self::detail::Detail;
pub use self::dialogs::{Dialogs, column};
use super::workspace::workspace;
use crate::ui::kit::Show;

/// The deals view: board and table.
#[component(transparent)]
pub fn Deals() -> Fragment {
    let workspace = workspace();
    let desk = Desk::new(workspace);
    paste_event::listen(workspace);
    let holds =
        workspace.memo(|document| (document.nodes.values().any(|n| n.kind.holds_deals()), !document.deals.is_empty()));
    view! {
        <section class="deals" class:beside=move || workspace.deal.get().is_some()>
            <toolbar::Toolbar desk/>
            {live(move || match (holds.get(), desk.tab.get()) {
                ((false, _), _) => view! { <empty::NoStages/> },
                ((true, false), Tab::Table) => view! { <empty::NoDeals/> },
                ((true, any), Tab::Board) => view! {
                    <board::Board desk/>
                    <Show when=move || !any><empty::NoDeals/></Show>
                },
                (_, Tab::Table) => view! { <table::Table desk/> },
            })}
        </section>
    }
}
