//! When the program breaks. What happens then lies outside of it, in `src/safe.js`; here it is told what that has to know.

use std::cell::Cell;

use crate::ui::prelude::*;

use crate::ui::language::{Text, text};
use crate::ui::workspace::{Keeping, Workspace};

thread_local! {
    static CRASHED: Cell<bool> = const { Cell::new(false) };
}

/// On the document's element: something of this page is kept nowhere, so it must not begin again by itself.
const UNKEPT: &str = "data-unkept";
/// The program was stopped.
const STOPPED: &str = "data-stopped";
/// The page has begun again because it was.
const RESTARTED: &str = "data-restarted";

fn has(name: &str) -> bool {
    document().document_element().is_some_and(|root| root.has_attribute(name))
}

/// Whether the program has broken.
pub fn crashed() -> bool {
    CRASHED.get() || has(STOPPED)
}

/// Tells whether everything is kept, and says that the page has begun again, where it has.
pub fn begin(workspace: Workspace) {
    std::panic::set_hook(Box::new(|info| {
        // Already now: the trap reaches the window only when everything waiting has had its turn.
        CRASHED.set(true);
        web_sys::console::error_1(&info.to_string().into());
    }));
    Effect::new(move |_| {
        let kept = workspace.keeping.with(Keeping::is_kept);
        if let Some(root) = document().document_element() {
            let _ = root.toggle_attribute_with_force(UNKEPT, !kept);
        }
    });
    if has(RESTARTED) {
        Effect::new(move |_| workspace.say(text(Text::ShellRestarted).to_owned()));
    }
}
