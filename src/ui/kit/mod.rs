//! Small parts that every view uses.

mod field;
mod icon;
mod memo;
mod menu;
mod modal;

pub use field::{TextArea, TextField};
pub use icon::{Icon, Shape};
pub use memo::Memo;
pub use menu::Menu;
pub use modal::Modal;
