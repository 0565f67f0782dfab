//! What the checks find, in words and with what can be done about it: for the playbook, the panels and the header.

mod actions;
mod here;
mod row;
mod score;
mod words;

pub use actions::hear;
pub use here::Here;
pub use row::{Muting, Row};
pub use score::Score;
pub use words::{family, place_name, rule, sentence};

use std::sync::Arc;

use crate::core::checks::Findings;
use crate::ui::kit::Memo;
use crate::ui::workspace::Workspace;

/// What is found, after every change.
pub fn found(workspace: Workspace) -> Memo<Arc<Findings>> {
    Memo::new(move |_| {
        workspace.revision.track();
        workspace.today.track();
        workspace.findings()
    })
}
