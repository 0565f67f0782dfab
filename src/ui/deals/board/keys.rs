//! The board by keyboard: arrows go from card to card, with Shift or Ctrl they move the deal, Enter opens it.

use crate::ui::prelude::*;

use super::{Board, EDGE};
use crate::core::board::{Step, beside, neighbour, place_of, reveal};
use crate::core::ids::{DealId, Identifier, NodeId};
use crate::ui::deals::actions;
use crate::ui::deals::desk::{Desk, deal_at};
use crate::ui::workspace::Workspace;

/// A key on a card.
pub fn keydown(board: Board, desk: Desk, workspace: Workspace, event: &web_sys::KeyboardEvent) {
    // A key that is held down is faster than the focus, which waits for its card.
    let here = event.target() == event.current_target();
    let Some(deal) = desk.focus.get_untracked().filter(|_| here || deal_at(event).is_some()) else { return };
    let moving = event.shift_key() || event.ctrl_key() || event.meta_key();
    let step = match event.key().as_str() {
        "ArrowLeft" => Step::Left,
        "ArrowRight" => Step::Right,
        "ArrowUp" => Step::Up,
        "ArrowDown" => Step::Down,
        "Home" => Step::First,
        "End" => Step::Last,
        "Enter" | " " => {
            event.prevent_default();
            workspace.deal.set(Some(deal));
            return;
        }
        _ => return,
    };
    if event.alt_key() {
        return;
    }
    event.prevent_default();
    event.stop_propagation();
    if !moving {
        if let Some(next) = board.columns.with_untracked(|columns| neighbour(columns, deal, step)) {
            go_to(board, desk, next);
        }
    } else if matches!(step, Step::Left | Step::Right) {
        let to = board.columns.with_untracked(|columns| beside(columns, deal, step == Step::Right));
        if to.is_some_and(|to| actions::move_today(&workspace, deal, to)) {
            go_to(board, desk, deal);
        }
    }
}

/// How much of the board's right side lies under the detail that is open; on a phone it lies below instead.
fn covered(board: Board, root: &web_sys::Element) -> f64 {
    let panel = document().query_selector(".deal-detail").ok().flatten();
    let left = panel.map_or(f64::MAX, |panel| panel.get_bounding_client_rect().left());
    let bounds = root.get_bounding_client_rect();
    if left > bounds.left() + board.column_pitch { (bounds.right() - left).max(0.0) } else { 0.0 }
}

/// Brings a card into the window and gives it the focus. It may not be in the page yet: first the board is scrolled
/// so that its column is, then the column so that the card is; each takes a frame.
pub fn go_to(board: Board, desk: Desk, deal: DealId) {
    let Some((column, row)) = board.columns.with_untracked(|columns| place_of(columns, deal)) else { return };
    desk.focus.set(Some(deal));
    if let Some(root) = board.root.get_untracked() {
        let scroll = f64::from(root.scroll_left());
        let width = f64::from(root.client_width()) - covered(board, &root);
        let to = reveal(scroll, width - 2.0 * EDGE, board.column_pitch, column);
        if to != scroll {
            // The card that has the focus may leave the page; until the next has it, keys come to the board.
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = root.focus_with_options(&options);
            root.set_scroll_left(to as i32);
            board.measure();
        }
    }
    request_animation_frame(move || {
        let node = board.columns.try_with_untracked(|columns| columns.get(column).map(|column| column.node)).flatten();
        let list = |node: NodeId| {
            let selector = ["[data-column=\"", node.as_str(), "\"] > ol"].concat();
            document().query_selector(&selector).ok().flatten()
        };
        if let Some(list) = node.and_then(list) {
            let (scroll, height) = (f64::from(list.scroll_top()), f64::from(list.client_height()));
            list.set_scroll_top(reveal(scroll, height, board.card_pitch, row) as i32);
        }
        desk.focus_soon(deal);
    });
}
