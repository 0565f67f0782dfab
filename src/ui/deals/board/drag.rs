//! Carrying a card with a mouse, or with a finger by its handle, and the card that follows the pointer.

use crate::ui::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;

use super::card::CardFace;
use super::{Board, EDGE};
use crate::core::board::{Drag, DragInput, place_of};
use crate::core::geometry::{Point, point};
use crate::core::ids::NodeId;
use crate::ui::deals::actions;
use crate::ui::kit::Memo;
use crate::ui::workspace::Workspace;

/// How near to the edge the board begins to scroll, and how far in a frame.
const EDGE_ZONE: f64 = 56.0;
const EDGE_SPEED: f64 = 12.0;

fn step(board: Board, input: DragInput) {
    let next = board.drag.with_untracked(|drag| drag.step(input).0);
    if board.drag.with_untracked(|drag| *drag != next) {
        board.drag.set(next);
    }
}

fn at(event: &web_sys::PointerEvent) -> Point {
    point(f64::from(event.client_x()), f64::from(event.client_y()))
}

/// The column at a place of the window.
fn column_at(board: Board, at: Point) -> Option<NodeId> {
    let root = board.root.get_untracked()?;
    let bounds = root.get_bounding_client_rect();
    if at.y < bounds.top() || at.y > bounds.bottom() || at.x < bounds.left() || at.x > bounds.right() {
        return None;
    }
    let x = at.x - bounds.left() + f64::from(root.scroll_left()) - EDGE;
    let index = (x >= 0.0).then_some((x / board.column_pitch) as usize)?;
    board.columns.with_untracked(|columns| columns.get(index).map(|column| column.node))
}

/// The pointer goes down: on a card with a mouse, on its handle with a finger, so that cards still scroll.
pub fn press(board: Board, event: &web_sys::PointerEvent) {
    let grip = || {
        let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        target.closest(".grip").ok().flatten()
    };
    if event.button() != 0 || !event.is_primary() || (event.pointer_type() != "mouse" && grip().is_none()) {
        return;
    }
    let Some(deal) = crate::ui::deals::desk::deal_at(event) else { return };
    let from = board.columns.with_untracked(|columns| {
        let (column, _) = place_of(columns, deal)?;
        columns.get(column).map(|column| column.node)
    });
    if let Some(from) = from {
        step(board, DragInput::Press { deal, from, at: at(event) });
    }
}

/// The pointer moves.
pub fn moved(board: Board, event: &web_sys::PointerEvent) {
    let before = board.drag.get_untracked();
    if before == Drag::Idle || !event.is_primary() {
        return;
    }
    // It went up where nobody saw it.
    if event.buttons() == 0 {
        return cancel(board);
    }
    let at = at(event);
    step(board, DragInput::Move { at, over: column_at(board, at) });
    if before.carried().is_none() && board.drag.with_untracked(|drag| drag.carried().is_some()) {
        if let Some(root) = board.root.get_untracked() {
            // Refused for pointers that tests make up; dragging works without it inside the board.
            let _ = root.set_pointer_capture(event.pointer_id());
        }
        scroll_at_edges(board);
    }
}

/// The pointer goes up.
pub fn release(board: Board, workspace: Workspace) {
    let (next, dropped) = board.drag.with_untracked(|drag| drag.step(DragInput::Release));
    board.drag.set(next);
    if let Some((deal, to)) = dropped {
        actions::move_today(&workspace, deal, to);
    }
}

/// Nothing happened.
pub fn cancel(board: Board) {
    step(board, DragInput::Cancel);
}

/// The board loses the pointer. A card's handle loses it to the board when the drag begins: that is no loss.
pub fn lost(board: Board, event: &web_sys::PointerEvent) {
    if event.target() == event.current_target() {
        cancel(board);
    }
}

/// Escape lets go of the card without a trace.
pub fn listen(board: Board) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && board.drag.with_untracked(|drag| *drag != Drag::Idle) {
            event.prevent_default();
            cancel(board);
        }
    });
    on_cleanup(move || handle.remove());
}

fn scroll_at_edges(board: Board) {
    request_animation_frame(move || {
        let Some(Drag::Carried { at, .. }) = board.drag.try_get_untracked() else { return };
        if let Some(root) = board.root.get_untracked() {
            let bounds = root.get_bounding_client_rect();
            let left = (at.x < bounds.left() + EDGE_ZONE).then_some(-EDGE_SPEED);
            let right = (at.x > bounds.right() - EDGE_ZONE).then_some(EDGE_SPEED);
            if let Some(speed) = left.or(right) {
                root.set_scroll_left(root.scroll_left() + speed as i32);
                step(board, DragInput::Move { at, over: column_at(board, at) });
            }
        }
        scroll_at_edges(board);
    });
}

/// The card that follows the pointer.
#[component(transparent)]
pub fn Ghost(board: Board) -> Fragment {
    let carried = Memo::new(move |_| board.drag.with(Drag::carried));
    let place = move || match board.drag.get() {
        Drag::Carried { at, .. } => {
            let place = [at.x as i64 + 6, at.y as i64 - 20].map(|length| length.to_string());
            ["translate(", &place[0], "px,", &place[1], "px)"].concat()
        }
        _ => String::new(),
    };
    live(move || {
        carried.get().map(|deal| {
            view! { <div class="deal-card ghost" aria-hidden="true" style:transform=place><CardFace deal/></div> }
        })
    })
}
