//! Small parts that every view uses.

mod field;
mod icon;
mod live;
mod memo;
mod menu;
mod modal;

pub use field::{TextArea, TextField, drafting, flush_drafts};
pub use icon::{Icon, Shape};
pub use live::{Show, live};
pub use memo::Memo;
pub use menu::Menu;
pub use modal::Modal;
