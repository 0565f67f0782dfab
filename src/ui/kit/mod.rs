//! Small parts that every view uses.

mod ask;
pub mod clipboard;
mod effect;
mod field;
mod grow;
mod icon;
mod memo;
mod menu;
mod modal;
mod more;
mod mover;
mod near;
mod nearest;
mod promise;
mod show;
mod signal;
mod width;

pub use ask::Ask;
pub use effect::Effect;
pub use field::{TextArea, TextField, drafting, flush_drafts};
pub use icon::{Icon, Shape};
pub use memo::Memo;
pub use menu::Menu;
pub use modal::Modal;
pub use more::{More, ROWS};
pub use mover::mover;
pub use near::follow_near;
pub use nearest::bring_into_sight;
pub use promise::{asked, attempt};
pub use show::Show;
pub use signal::RwSignal;
pub use width::{follow_width, letters};
