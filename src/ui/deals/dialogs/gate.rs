//! The gate: what is open can be ticked here, or passed with a reason that is kept.

use crate::ui::prelude::*;

use super::{WRONG, close, wrong_said};
use crate::core::command::{DealMove, missing_items};
use crate::core::ids::ItemId;
use crate::core::model::ChecklistItem;
use crate::ui::deals::actions;
use crate::ui::deals::detail::Tick;
use crate::ui::kit::{Modal, Show};
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// The question.
#[component(transparent)]
pub fn Gate(moved: DealMove, missing: Vec<ItemId>) -> Fragment {
    let workspace = workspace();
    let (deal, to) = (moved.deal, moved.to);
    let reason = RwSignal::new(String::new());
    let open = workspace
        .memo(move |document| document.deals.get(&deal).map_or(0, |deal| missing_items(document, deal, to).len()));
    // What was open at first stays in the list, so that a tick can be taken back.
    let items: Vec<ChecklistItem> = workspace.read(|document| {
        let all = document.nodes.values().flat_map(|node| &node.card.exit);
        all.filter(|item| missing.contains(&item.id)).cloned().collect()
    });
    let about = workspace.memo(move |document| {
        let deal = document.deals.get(&deal);
        let from = deal.and_then(|deal| deal.node()).map(|node| sentences::node_name(document, node));
        let name = deal.map(|deal| actions::title(deal).to_owned()).unwrap_or_default();
        let to = sentences::node_name(document, to);
        fill(Text::GateAbout, &[("deal", &name), ("from", &from.unwrap_or_default()), ("to", &to)])
    });
    let title = Signal::derive(move || match open.get() {
        0 => text(Text::GateTitleDone).to_owned(),
        open => plural(Plural::GateTitle, open),
    });
    let moved = StoredValue::new(moved);
    let wrong = RwSignal::new(None::<String>);
    let pass = move || {
        let Some(mut moved) = moved.try_get_value() else { return };
        let reason = reason.get_untracked();
        moved.override_reason = (open.get_untracked() > 0).then(|| reason.trim().to_owned());
        if let Some(sentence) = actions::move_from(&workspace, moved, || close(&workspace, deal)) {
            wrong.set(Some(sentence));
        }
    };
    let ready = move || open.get() == 0 || reason.with(|reason| !reason.trim().is_empty());
    view! {
        <Modal title on_close=move || close(&workspace, deal)>
            <p class="user-text">{live(move || about.get())}</p>
            <ul class="gate-items">{items.into_iter().map(|item| view! { <li><Tick deal item/></li> }).collect_view()}</ul>
            <Show when=move || open.get() != 0>
                <label class="field">
                    <span>{say(Text::GateReason)}</span>
                    <textarea
                        rows=2
                        aria-invalid=move || wrong.with(Option::is_some).to_string()
                        aria-describedby=WRONG
                        placeholder=say(Text::GateReasonPlace)
                        prop:value=reason
                        on:input:target=move |event| reason.set(event.target().value())
                    ></textarea>
                </label>
            </Show>
            {wrong_said(wrong)}
            <footer>
                <button on:click=move |_| close(&workspace, deal)>{say(Text::ShellCancel)}</button>
                <button class="primary" disabled=move || !ready() on:click=move |_| pass()>
                    {live(move || text(if open.get() == 0 { Text::GateMove } else { Text::GateOverride }))}
                </button>
            </footer>
        </Modal>
    }
}
