//! Which charts are on the screen: "Download numbers" and `window.stagecraft.report()` tell of them.

use std::cell::{Cell, RefCell};

use crate::ui::prelude::*;

use crate::core::chart::Chart;

thread_local! {
    static SHOWN: RefCell<Vec<(u32, Memo<Chart>)>> = RefCell::default();
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// A chart is on the screen for as long as the view that calls this lives.
pub fn show(chart: Memo<Chart>) {
    let number = NEXT.get();
    NEXT.set(number.wrapping_add(1));
    SHOWN.with_borrow_mut(|shown| shown.push((number, chart)));
    on_cleanup(move || SHOWN.with_borrow_mut(|shown| shown.retain(|(known, _)| *known != number)));
}

/// The charts on the screen, in the order in which they came.
pub fn charts() -> Vec<Chart> {
    let shown: Vec<Memo<Chart>> = SHOWN.with_borrow(|shown| shown.iter().map(|(_, chart)| *chart).collect());
    shown.iter().filter_map(|chart| chart.try_with_untracked(Chart::clone)).collect()
}
