//! The directly-follows graph as WebAssembly, for `tools/follows.mjs` to call from outside a browser.

#![allow(unsafe_code, reason = "functions that JavaScript calls have to keep their names")]

use std::cell::RefCell;

use stagecraft::core::analytics::directly_follows;
use stagecraft::core::model::{Date, Document};

#[path = "../../deals/mod.rs"]
mod deals;

thread_local! {
    static DOCUMENT: RefCell<Option<Document>> = const { RefCell::new(None) };
}

/// Makes so many deals; answers with the number of their stays.
#[unsafe(no_mangle)]
pub extern "C" fn prepare(count: u32) -> u32 {
    let Some(today) = Date::new(2026, 11, 24) else { return 0 };
    let document = deals::document(count as usize, today);
    let events = document.deals.values().map(|deal| deal.visits.len()).sum::<usize>();
    DOCUMENT.with_borrow_mut(|known| *known = Some(document));
    events as u32
}

/// Counts what follows what; answers with the number of counted moves.
#[unsafe(no_mangle)]
pub extern "C" fn count() -> u32 {
    let pairs = |document: &Document| directly_follows(document, |_| true).iter().map(|pair| pair.count).sum::<usize>();
    DOCUMENT.with_borrow(|known| known.as_ref().map_or(0, pairs)) as u32
}
