//! How often parts of the canvas were computed anew: what tests of speed count, instead of seconds.

use std::cell::Cell;

thread_local! {
    static NODES: Cell<u32> = const { Cell::new(0) };
    static TRANSITIONS: Cell<u32> = const { Cell::new(0) };
}

/// A node's place was computed.
pub(super) fn node() {
    NODES.set(NODES.get().wrapping_add(1));
}

/// A transition's line was computed.
pub(super) fn transition() {
    TRANSITIONS.set(TRANSITIONS.get().wrapping_add(1));
}

/// Computations since the page was opened: of nodes, of transitions.
pub fn counts() -> (u32, u32) {
    (NODES.get(), TRANSITIONS.get())
}
