//! Carrying a deal from the list in its stage's card onto another stage or an outcome of the map: with a mouse by its
//! row, with a finger by its handle, so that the panel still scrolls.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use crate::core::board::{Drag, DragInput};
use crate::core::geometry::Point;
use crate::core::ids::{DealId, Identifier};
use crate::core::model::NodeKind;
use crate::ui::prelude::*;
use crate::ui::workspace::{Workspace, workspace};
use crate::ui::{canvas, deals};

fn step(workspace: Workspace, input: DragInput) {
    let next = workspace.carry.with_untracked(|drag| drag.step(input).0);
    if workspace.carry.with_untracked(|drag| *drag != next) {
        workspace.carry.set(next);
    }
}

/// The pointer goes down on a row.
pub fn press(workspace: Workspace, event: &PointerEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let around = |selector: &str| target.as_ref()?.closest(selector).ok()?;
    let taken = if event.pointer_type() == "mouse" { around("button") } else { around(".grip") };
    let id = around("[data-deal]").and_then(|row| row.get_attribute("data-deal"));
    let Some((taken, deal)) = taken.zip(id.and_then(|id| DealId::parse(&id))) else { return };
    let from = workspace.read(|document| document.deals.get(&deal).and_then(|deal| deal.node()));
    if let Some(from) = from.filter(|_| event.button() == 0 && event.is_primary()) {
        // The first move may already be beside the list.
        let _ = taken.set_pointer_capture(event.pointer_id());
        step(workspace, DragInput::Press { deal, from, at: canvas::client(event) });
    }
}

/// The pointer moves.
pub fn moved(workspace: Workspace, event: &PointerEvent) {
    let before = workspace.carry.get_untracked();
    if before == Drag::Idle || !event.is_primary() {
        return;
    }
    // It went up where nobody saw it.
    if event.buttons() == 0 {
        return cancel(workspace);
    }
    look(workspace, canvas::client(event));
    if before.carried().is_none() && workspace.carry.with_untracked(|drag| drag.carried().is_some()) {
        // From the row to the list: what is carried ends without a click on the row.
        let list = event.current_target().and_then(|list| list.dyn_into::<Element>().ok());
        let _ = list.map(|list| list.set_pointer_capture(event.pointer_id()));
    }
}

/// What is below the pointer, here.
fn look(workspace: Workspace, at: Point) {
    let holds = |kind: NodeKind| kind.holds_deals();
    let over = canvas::node_at(at).filter(|id| workspace.read(|map| map.node_kind(*id).is_some_and(holds)));
    step(workspace, DragInput::Move { at, over });
}

/// The map moved below the pointer.
pub fn moved_below(workspace: Workspace) {
    if let Drag::Carried { at, .. } = workspace.carry.get_untracked() {
        look(workspace, at);
    }
}

/// The pointer goes up: the deal moves as it does on the board, through the gate and with the same questions.
pub fn release(workspace: Workspace) {
    let (next, dropped) = workspace.carry.with_untracked(|drag| drag.step(DragInput::Release));
    workspace.carry.set(next);
    if let Some((deal, to)) = dropped {
        deals::move_today(&workspace, deal, to);
    }
}

/// Nothing happened.
pub fn cancel(workspace: Workspace) {
    step(workspace, DragInput::Cancel);
}

/// The list loses the pointer. A row loses it to the list when the drag begins: that is no loss.
pub fn lost(workspace: Workspace, event: &PointerEvent) {
    if event.target() == event.current_target() {
        cancel(workspace);
    }
}

/// The name that follows the pointer.
#[component(transparent)]
pub fn Ghost() -> Fragment {
    let workspace = workspace();
    // A panel that goes takes what is carried with it.
    on_cleanup(move || {
        workspace.let_go();
    });
    let carried = Memo::new(move |_| workspace.carry.with(Drag::carried));
    let place = move || match workspace.carry.get() {
        Drag::Carried { at, .. } => {
            let [x, y] = [at.x as i64 + 10, at.y as i64 - 16].map(|length| length.to_string());
            ["translate(", &x, "px,", &y, "px)"].concat()
        }
        _ => String::new(),
    };
    live(move || {
        let deal = carried.get()?;
        let name = workspace.read(|document| document.deals.get(&deal).map(|deal| deal.name.clone()));
        Some(view! { <p class="carried surface user-text" aria-hidden="true" style:transform=place>{name}</p> })
    })
}
