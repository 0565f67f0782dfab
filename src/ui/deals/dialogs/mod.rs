//! The questions that stand before a move, a deletion or a pasted list.

mod gate;
mod paste;
mod refusal;
mod rehome;

use leptos::prelude::*;

use super::desk::focus_deal;
use crate::core::ids::DealId;
use crate::ui::kit::live;
use crate::ui::workspace::{Dialog, Workspace, workspace};

/// The dialogs of gate, refusal, rehoming and pasting.
#[component]
pub fn Dialogs() -> impl IntoView {
    let workspace = workspace();
    move || match workspace.dialog.get() {
        Some(Dialog::Gate(moved, missing)) => view! { <gate::Gate moved missing/> }.into_any(),
        Some(Dialog::Refusal(moved, date)) => view! { <refusal::Refusal moved date/> }.into_any(),
        Some(Dialog::Rehome(command, deals, nodes)) => view! { <rehome::Rehome command deals nodes/> }.into_any(),
        Some(Dialog::Paste(text)) => view! { <paste::Paste text/> }.into_any(),
        _ => ().into_any(),
    }
}

/// What is wrong with the reason, right below its field, which is described by it.
const WRONG: &str = "move-wrong";

fn wrong_said(wrong: RwSignal<Option<String>>) -> AnyView {
    live(move || wrong.get().map(|wrong| view! { <p id=WRONG class="move-wrong" role="alert">{wrong}</p> }))
}

/// Closes the question about a deal and gives the focus back to its card.
fn close(workspace: &Workspace, deal: DealId) {
    workspace.dialog.set(None);
    // A frame for the dialog to go, one for a card that has moved to come.
    request_animation_frame(move || request_animation_frame(move || focus_deal(deal)));
}
