//! The questions that stand before a move, a deletion or a pasted list.

mod gate;
mod paste;
mod refusal;
mod rehome;

pub use paste::column;

use crate::ui::prelude::*;

use super::desk::focus_deal;
use crate::core::ids::DealId;
use crate::ui::workspace::{Dialog, Workspace, workspace};

/// The dialogs of gate, refusal, rehoming and pasting.
#[component(transparent)]
pub fn Dialogs() -> Fragment {
    let workspace = workspace();
    live(move || match workspace.dialog.get() {
        Some(Dialog::Gate(moved, missing)) => view! { <gate::Gate moved missing/> },
        Some(Dialog::Refusal(moved, date)) => view! { <refusal::Refusal moved date/> },
        Some(Dialog::Rehome(command, deals, nodes)) => view! { <rehome::Rehome command deals nodes/> },
        Some(Dialog::Paste(text)) => view! { <paste::Paste text/> },
        _ => Fragment::default(),
    })
}

/// What is wrong with the reason, right below its field, which is described by it.
const WRONG: &str = "move-wrong";

fn wrong_said(wrong: RwSignal<Option<String>>) -> Fragment {
    live(move || wrong.get().map(|wrong| view! { <p id=WRONG class="move-wrong" role="alert">{wrong}</p> }))
}

/// Closes the question about a deal and gives the focus back to its card.
fn close(workspace: &Workspace, deal: DealId) {
    workspace.dialog.set(None);
    // A frame for the dialog to go, one for a card that has moved to come.
    request_animation_frame(move || request_animation_frame(move || focus_deal(deal)));
}
