//! What the deals view shows at the moment: which tab, which deals, and which of them has the focus.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

use crate::core::board::{Filter, Order};
use crate::core::ids::DealId;
use crate::ui::kit::Memo;
use crate::ui::workspace::Workspace;

/// Board or table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tab {
    /// A column per stage.
    Board,
    /// A row per deal.
    Table,
}

/// Handles to the state of the deals view.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Which tab.
    pub tab: RwSignal<Tab>,
    /// What is typed into the filter.
    pub text: RwSignal<String>,
    /// Whose deals; `Some("")` is nobody's.
    pub owner: RwSignal<Option<String>>,
    /// The filter that both make.
    pub filter: Memo<Filter>,
    /// The order of the table.
    pub order: RwSignal<Order>,
    /// The deal that Tab goes to.
    pub focus: RwSignal<Option<DealId>>,
}

impl Desk {
    /// Everything is shown.
    pub fn new(workspace: Workspace) -> Desk {
        let (text, owner) = (RwSignal::new(String::new()), RwSignal::new(None));
        Desk {
            tab: RwSignal::new(Tab::Board),
            text,
            owner,
            filter: Memo::new(move |_| text.with(|text| Filter::new(text, owner.get()))),
            order: RwSignal::new(Order::default()),
            focus: RwSignal::new(workspace.deal.get_untracked()),
        }
    }

    /// Shows every deal.
    pub fn show_all(&self) {
        self.text.set(String::new());
        self.owner.set(None);
    }
}

impl Desk {
    /// Gives the focus to a deal in the next frame, unless another was chosen since.
    pub fn focus_soon(self, deal: DealId) {
        request_animation_frame(move || {
            if self.focus.try_get_untracked() == Some(Some(deal)) {
                focus_deal(deal);
            }
        });
    }
}

/// Gives the focus to a deal's card or row, where one is in the page.
pub fn focus_deal(deal: DealId) {
    let found = document().query_selector(&format!("[data-deal=\"{deal}\"]")).ok().flatten();
    if let Some(card) = found.and_then(|card| card.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = card.focus();
    }
}

/// The deal whose card or row an event happened on, and not on a control inside.
pub fn deal_at(event: &web_sys::Event) -> Option<DealId> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    if target.closest("input, select, textarea, button").ok()?.is_some() {
        return None;
    }
    let card = target.closest("[data-deal]").ok()??;
    crate::core::ids::Identifier::parse(&card.get_attribute("data-deal")?)
}

/// A length for a style.
pub fn px(length: f64) -> String {
    // The whole pixel is enough, and keeps the formatting of fractions out of the page.
    (length as i64).to_string() + "px"
}
